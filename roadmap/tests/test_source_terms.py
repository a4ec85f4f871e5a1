"""The terms of all 71 dated rows of five real road maps, laid on the school year 2022/2023."""

import pytest

from roadmap.rules import Deadline
from roadmap.tests.test_deadline import told

AUTUMN = ("2022-09-01", "2022-09-30")
OCTOBER = ("2022-10-01", "2022-10-31")
LESSONS = ("2022-09-01", "2023-05-31")
WHOLE_YEAR = ("2022-09-01", "2023-08-31")
YEAR_END = ("2023-08-31", "2023-08-31")

# (rows that read so, the cell, what is due, whether a person is asked)
GYMNASIUM = [
    (1, "Апрель 2022 Сентябрь (ежегодно)", [AUTUMN], False),
    (2, "Сентябрь (ежегодно) (дополнительно по запросу)", [AUTUMN], False),
    (1, "Сентябрь (ежегодно) (дополнительно по запросу) в течение учебного года", [AUTUMN, LESSONS], False),
    (1, "октябрь (ежегодно) (дополнительно по запросу)\n\nв течение учебного года", [OCTOBER, LESSONS], False),
    (1, "Ежегодно апрель-май", [("2023-04-01", "2023-05-31")], False),
    (1, "в течение учебного года", [LESSONS], False),
]
KINDERGARTEN = [
    (1, "Сентябрь -\nноябрь\nежегодно", [("2022-09-01", "2022-11-30")], False),
    (2, "Сентябрь-\nоктябрь\nежегодно", [("2022-09-01", "2022-10-31")], False),
    (1, "Октябрь\nежегодно", [OCTOBER], False),
    (1, "В течение учебного года", [LESSONS], False),
    (1, "Август ежегодно", [("2023-08-01", "2023-08-31")], False),
    (1, "Апрель - май\nежегодно", [("2023-04-01", "2023-05-31")], False),
    (1, "Май ежегодно", [("2023-05-01", "2023-05-31")], False),
    (2, "В течение\nучебного\nгода", [LESSONS], False),
]
TASKS = [
    (3, "2020-2024гг", [WHOLE_YEAR], False),
    (1, "2020-2024 гг", [WHOLE_YEAR], False),
    (10, "2020-2024гг (сентябрь)", [AUTUMN], False),
    (1, "2020-2021гг (сентябрь)", [], False),
    (4, "2020-2024гг (октябрь)", [OCTOBER], False),
    (3, "2020-2024г г. (октябрь)", [OCTOBER], False),
    (1, "2020-2024гг. (октябрь-апрель)", [("2022-10-01", "2023-04-30")], False),
    (2, "2020-2024гг. (апрель)", [("2023-04-01", "2023-04-30")], False),
    (2, "2020-2024гг (май)", [("2023-05-01", "2023-05-31")], False),
    (7, "В конце отчетного периода (ежегодно)", [YEAR_END], False),
]
STAGES = [
    (5, "В течение первого полугодия", [], True),
    (1, "В течение года после этапа 5 до завершения отчетного периода", [], True),
    (1, "Конец отчетного периода", [YEAR_END], False),
]
# (start, end, what is due, whether a person is asked)
TWO_COLUMNS = [
    ("сентябрь 2022", "ноябрь 2022 и далее по мере необходимости", [("2022-09-01", "2022-11-30")], False),
    ("20.07.2022", "31.08.2022", [], False),
    ("15.08.2022", "30.08.2022", [], False),
    ("До 1 сентября 2022г", "Дополнение по мере необходимости ежегодно", [("2022-09-01", "2022-09-01")], True),
    ("5 сентября 2022 г", "Дополнение по мере необходимости ежегодно", [("2022-09-05", None)], True),
    ("31.08.2022 г.", "ежегодно (по отдельному плану)", [], True),
    ("Сентябрь 2022 г.", "(по отдельному плану)", [("2022-09-01", None)], True),
    ("Октябрь 2022 г.", "Апрель 2024 г", [("2022-10-01", "2023-08-31")], False),
    ("Октябрь 2022 г.", "Апрель 2024 г.", [("2022-10-01", "2023-08-31")], False),
    ("Октябрь 2022 г.", "далее ежегодно (по отдельному плану)", [("2022-10-01", None)], True),
    ("Октябрь 2021г", "2024 г.", [WHOLE_YEAR], False),
    ("февраль 2021г", "2024 далее ежегодно (по отдельному плану)", [WHOLE_YEAR], True),
    ("декабрь 2022", "далее ежегодно", [("2022-12-01", None)], True),
]
ONE_COLUMN = [*GYMNASIUM, *KINDERGARTEN, *TASKS, *STAGES]


def test_no_dated_row_is_left_out():
    assert sum(rows for rows, *_ in ONE_COLUMN) + len(TWO_COLUMNS) == 71


@pytest.mark.parametrize(("rows", "cell", "due", "asked"), ONE_COLUMN, ids=[cell for _, cell, *_ in ONE_COLUMN])
def test_a_cell_of_a_real_road_map(rows, cell, due, asked):
    deadlines = Deadline.parse(cell)
    assert told(deadlines) == due
    assert any(deadline.uncertain for deadline in deadlines) is asked
    assert {deadline.text for deadline in deadlines} == {cell}


@pytest.mark.parametrize(("start", "end", "due", "asked"), TWO_COLUMNS)
def test_a_start_and_an_end_of_a_real_road_map(start, end, due, asked):
    deadlines = Deadline.between(start, end)
    assert told(deadlines) == due
    assert any(deadline.uncertain for deadline in deadlines) is asked
    assert {deadline.text for deadline in deadlines} == {f"{start} – {end}"}


@pytest.mark.parametrize(
    ("start", "end", "year", "due"),
    [
        ("20.07.2022", "31.08.2022", 2021, [("2022-07-20", "2022-08-31")]),
        ("15.08.2022", "30.08.2022", 2021, [("2022-08-15", "2022-08-30")]),
        ("31.08.2022 г.", "ежегодно (по отдельному плану)", 2021, [("2022-08-31", None)]),
        ("Октябрь 2022 г.", "Апрель 2024 г", 2023, [("2023-09-01", "2024-04-30")]),
        ("Октябрь 2022 г.", "Апрель 2024 г", 2024, []),
        ("Октябрь 2021г", "2024 г.", 2024, [("2024-09-01", "2024-12-31")]),
        ("Октябрь 2021г", "2024 г.", 2021, [("2021-10-01", "2022-08-31")]),
        ("Сентябрь 2022 г.", "(по отдельному плану)", 2023, []),
        ("декабрь 2022", "далее ежегодно", 2023, [("2023-12-01", None)]),
        ("декабрь 2022", "далее ежегодно", 2021, []),
    ],
)
def test_what_falls_into_another_school_year(start, end, year, due):
    assert told(Deadline.between(start, end), year) == due


@pytest.mark.parametrize(
    ("cell", "year", "due"),
    [
        ("Апрель 2022 Сентябрь (ежегодно)", 2021, [("2022-04-01", "2022-04-30"), ("2021-09-01", "2021-09-30")]),
        ("2020-2021гг (сентябрь)", 2020, [("2020-09-01", "2020-09-30")]),
        ("2020-2024гг (сентябрь)", 2019, []),
        ("2020-2024гг (сентябрь)", 2025, []),
        ("2020-2024гг. (октябрь-апрель)", 2019, []),
        ("2020-2024гг. (октябрь-апрель)", 2024, []),  # it would end in 2025
        ("2020-2024гг", 2024, [("2024-09-01", "2024-12-31")]),
        ("2020-2024гг", 2025, []),
    ],
)
def test_a_span_of_years_keeps_to_its_years(cell, year, due):
    assert told(Deadline.parse(cell), year) == due
