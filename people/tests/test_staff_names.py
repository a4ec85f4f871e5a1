"""Names of a staff list: taken apart, put in order, doubted where a doubt is due."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.kinds.staff_names import looks_like_a_name, read_full_name, read_name_part


def parts(cell: str) -> tuple[str, str, str]:
    read = read_full_name(cell)
    assert read.problem == ""
    return read.family_name, read.given_name, read.patronymic


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Кедрина Ольга Львовна", ("Кедрина", "Ольга", "Львовна")),
        ("  Кедрина   Ольга\u00a0Львовна ", ("Кедрина", "Ольга", "Львовна")),
        ("КЕДРИНА ОЛЬГА ЛЬВОВНА", ("Кедрина", "Ольга", "Львовна")),
        ("кедрина ольга львовна", ("Кедрина", "Ольга", "Львовна")),
        ("КЕДРИНА Ольга Львовна", ("Кедрина", "Ольга", "Львовна")),
        ("Дуб-Каменский Лев Ильич", ("Дуб-Каменский", "Лев", "Ильич")),
        ("ДУБ - КАМЕНСКИЙ ЛЕВ ИЛЬИЧ", ("Дуб-Каменский", "Лев", "Ильич")),
        ("МАМЕД-ЗАДЕ РАУФ АЛИЕВИЧ", ("Мамед-заде", "Рауф", "Алиевич")),
        ("Мухтаров Тимур Ильяс оглы", ("Мухтаров", "Тимур", "Ильяс оглы")),
        ("МУХТАРОВА ЛЕЙЛА ИЛЬЯС КЫЗЫ", ("Мухтарова", "Лейла", "Ильяс кызы")),
        ("Мухтаров Тимур Ильяс-оглы", ("Мухтаров", "Тимур", "Ильяс-оглы")),
        ("Стриж Лада", ("Стриж", "Лада", "")),
        ("Пак Ын Хи", ("Пак", "Ын Хи", "")),
        ("О'Хара Анна Львовна", ("О'Хара", "Анна", "Львовна")),
        ("МакКинли Анна Львовна", ("МакКинли", "Анна", "Львовна")),
        ("Кедри\u0301на Ольга Львовна".replace("\u0301", "\u00ad"), ("Кедрина", "Ольга", "Львовна")),
        ("Бои\u0306ко Анна Львовна", ("Бойко", "Анна", "Львовна")),
        ("Лукин Кузьма Лукич", ("Лукин", "Кузьма", "Лукич")),
    ],
)
def test_a_whole_name_is_taken_apart(cell, expected):
    assert parts(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected", "words"),
    [
        ("Кедрина Oльга Львовна", ("Кедрина", "Ольга", "Львовна"), "латинские буквы"),
        ("Ольга Львовна Кедрина", ("Кедрина", "Ольга", "Львовна"), "фамилия стоит последней"),
        ("Кедрин Олег Львовчи", ("Кедрин", "Олег Львовчи", ""), "Не похоже на отчество: «Львовчи»"),
        ("Дуб Каменский Лев Ильич", ("Дуб", "Каменский Лев", "Ильич"), "больше трёх слов"),
    ],
)
def test_a_doubtful_name_is_written_and_told(cell, expected, words):
    read = read_full_name(cell)

    assert (read.family_name, read.given_name, read.patronymic) == expected
    assert words in read.problem
    assert not read.blocking


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("Кедрина", "Указано одно слово"), ("Кедрина О.Л.", "инициалы"), ("Кедрина О. Л.", "инициалы"),
        ("Кедр1на Ольга", "есть цифры"), ("Smith John", "латинскими буквами"), ("Кедрина Olga", "латинскими буквами"),
        ("<b>Кедрина</b> Ольга", "формулы или разметки"), ("=HYPERLINK(1)", "формулы или разметки"),
        ("Кедрина* Ольга", "посторонние знаки"), ("???", "посторонние знаки"), ("李 小龙", "посторонние знаки"),
        ("Кедрина Ольга " + "о" * 100, "Слишком длинно"),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_taken_keeps_the_row_out_and_stays_visible(cell, words):
    read = read_full_name(cell)

    assert words in read.problem
    assert read.blocking
    assert read.family_name == cell[:100]
    assert (read.given_name, read.patronymic) == ("", "")


def test_a_maiden_name_in_brackets_is_set_aside():
    read = read_full_name("Кедрина (Осинина) Ольга Львовна")

    assert (read.family_name, read.given_name, read.patronymic) == ("Кедрина", "Ольга", "Львовна")
    assert read.aside == "Осинина"


def test_one_column_of_three_is_put_in_order():
    assert read_name_part("ДУБ-КАМЕНСКИЙ").family_name == "Дуб-Каменский"
    assert read_name_part("ильяс ОГЛЫ").family_name == "Ильяс оглы"
    assert read_name_part("—").family_name == ""
    assert read_name_part("Ол3г").blocking


@pytest.mark.parametrize(
    ("text", "is_name"),
    [("Кедрина Ольга Львовна", True), ("Ветлугина Р. К.", True), ("Учителя начальных классов", False), ("Всего", False),
     ("Мухтаров Тимур Ильяс оглы", True)],
)  # fmt: skip
def test_a_name_is_told_from_a_title(text, is_name):
    assert looks_like_a_name(text) is is_name


@given(st.text(max_size=150))
def test_any_text_is_a_name_or_a_problem(cell):
    read = read_full_name(cell)

    assert read.problem or (read.family_name and read.given_name)
    assert len(read.family_name) <= 100
    read_name_part(cell)
