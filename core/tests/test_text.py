"""Sentences that end with initials."""

from core.problems import Problem
from core.todo import Todo


def test_a_sentence_that_ends_with_initials_has_one_full_stop():
    assert Todo("Утвердите программу: Лаврова М. П. – Сизов И. О..", "/", "Открыть").text.endswith("Сизов И. О.")
    assert Problem("Сизов И. О.. Нет согласия.").text == "Сизов И. О. Нет согласия."
