"""How numbers are written and proposed."""

from datetime import date

import pytest

from orders.rules import ItemText, clean_number, items_problems, next_number, pattern_problem

DAY = date(2024, 8, 30)


@pytest.mark.parametrize(
    ("pattern", "taken", "expected"),
    [
        ("{n}-ОД", [], "1-ОД"),
        ("{n}-ОД", ["69-ОД", "70-ОД", "9-ОД"], "71-ОД"),
        ("{n}-ОД", ["69-од", "12-п", "99"], "70-ОД"),
        ("{n}", ["574", "575", "14-а"], "576"),
        ("{n}/{k}", ["56/1", "57/3"], "58/3"),
        ("{n}/{k}-р", [], "1/1-р"),
        ("{n}-а", ["14-а"], "15-а"),
        ("01/{n}", ["01/288"], "01/289"),
        ("{yy}.{mm}.{n}", ["24.08.29", "24.07.44"], "24.08.30"),
        ("{n} – ОД", ["17 – ОД"], "18 – ОД"),
        ("{n}.{n}", ["1.1"], ""),
    ],
)
def test_the_next_number_follows_the_pattern_of_the_school(pattern, taken, expected):
    assert next_number(pattern, taken, DAY) == expected


@pytest.mark.parametrize(
    "number",
    ["70-ОД", "470-п", "57/1", "25", "14-а", "97о", "52-0/3", "1/5-О", "17 – ОД", "45/2-р", "01/288", "24.08.30"],
)
def test_every_format_that_schools_use_is_kept_as_it_is(number):
    assert clean_number(f" № {number} ") == number


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("{n}-ОД", ""),
        ("{yy}.{mm}.{n}", ""),
        ("ОД", "В образце должно один раз стоять {n} — порядковый номер."),
        ("{n}{n}", "В образце должно один раз стоять {n} — порядковый номер."),
        ("{number}", "Неизвестная подстановка {number}. Можно: {n}, {k}, {yy}, {yyyy}, {mm}, {dd}."),
        ("{n}-{", "Скобки { } в образце не закрыты."),
    ],
)
def test_a_pattern_is_checked_before_it_is_kept(pattern, problem):
    assert pattern_problem(pattern) == problem


def test_an_order_has_items_and_each_table_once():
    assert [str(problem) for problem in items_problems([])] == ["В приказе должен быть хотя бы один пункт."]
    twice = [ItemText("А", "rows"), ItemText("Б", "rows")]
    assert [str(problem) for problem in items_problems(twice)] == ["Одна и та же таблица стоит в приказе дважды."]
    assert items_problems([ItemText("А", "rows"), ItemText("Б"), ItemText("В")]) == []
