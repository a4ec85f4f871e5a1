"""Dates, plurals and agreement."""

from datetime import date

import pytest

from printing.russian import agree, counted, long_date, numeric_date, plural


def test_both_legal_forms_of_a_date():
    assert numeric_date(date(2026, 6, 7)) == "07.06.2026"
    assert long_date(date(2026, 6, 7)) == "7 июня 2026 г."
    assert (numeric_date(None), long_date(None)) == ("", "")


def test_each_month_has_its_genitive():
    assert [long_date(date(2026, month, 1)).split()[1] for month in (1, 3, 5, 8, 12)] == [
        *("января", "марта", "мая", "августа", "декабря")
    ]


@pytest.mark.parametrize(
    ("number", "word"),
    [(0, "пар"), (1, "пара"), (2, "пары"), (4, "пары"), (5, "пар"), (11, "пар"), (14, "пар"), (21, "пара"),
     (22, "пары"), (111, "пар"), (112, "пар"), (1001, "пара")],
)  # fmt: skip
def test_the_word_goes_with_its_number(number, word):
    assert plural(number, "пара", "пары", "пар") == word


def test_the_number_with_its_word():
    assert counted(22, "пара", "пары", "пар") == "22 пары"


def test_words_agree_with_the_sex_and_leave_it_open_when_unknown():
    assert agree("m", "ознакомлен", "ознакомлена") == "ознакомлен"
    assert agree("f", "ознакомлен", "ознакомлена") == "ознакомлена"
    assert agree("", "ознакомлен", "ознакомлена") == "ознакомлен(а)"
    assert agree("", "принял", "приняла") == "принял(а)"
