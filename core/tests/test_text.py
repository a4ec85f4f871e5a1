"""Sentences that end with initials, numbers that stay whole."""

import pytest
from django.utils.safestring import SafeString

from core.problems import Problem
from core.text import unbroken
from core.todo import Todo


def test_a_sentence_that_ends_with_initials_has_one_full_stop():
    assert Todo("Утвердите программу: Лаврова М. П. – Сизов И. О..", "/", "Открыть").text.endswith("Сизов И. О.")
    assert Problem("Сизов И. О.. Нет согласия.").text == "Сизов И. О. Нет согласия."


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Приказ № 112-ОД от 01.09.2026", 'Приказ <span class="nowrap">№ 112-ОД</span> от 01.09.2026'),
        ("по приказу № 57/1, п. 2", 'по приказу <span class="nowrap">№ 57/1</span>, п. 2'),
        ("14-а и 70-ОД.", '<span class="nowrap">14-а</span> и <span class="nowrap">70-ОД</span>.'),
        ("Голубева-Стриж А. Ю., 2025-2026", "Голубева-Стриж А. Ю., 2025-2026"),
        ("№ <b>-х", "№ &lt;b&gt;-х"),
    ],
)
def test_the_number_of_a_paper_stays_on_one_line_and_is_the_same_text(text, html):
    assert unbroken(text) == html


def test_what_is_markup_or_no_text_stays_as_it_is():
    ready = SafeString("<b>№ 112-ОД</b>")
    assert unbroken(ready) is ready
    assert unbroken(7) == 7
