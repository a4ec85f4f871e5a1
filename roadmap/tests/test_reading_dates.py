"""Dates of a spreadsheet mean what the sheet shows, never more."""

import io
from datetime import date

import openpyxl
import pytest

from core.spreadsheets import DateCell, read_sheets
from roadmap.rules.reading import read_plan
from roadmap.rules.reading.sheet import date_words, shown_parts

HEAD = ("№", "Мероприятие", "Срок", "Ответственный")
FIRST = date(2022, 9, 1)


def book(*rows, formats=()) -> bytes:
    """A sheet with one term a row, each shown in a format."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(HEAD)
    for number, (day, shown) in enumerate(zip(rows, formats, strict=True), start=1):
        sheet.append((number, f"Провести мероприятие {number}", day, "Куратор"))
        sheet.cell(number + 1, 3).number_format = shown
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("dd.mm.yyyy", "dmy"),
        ("mm-dd-yy", "dmy"),
        ("mmm-yy", "my"),
        ("[$-419]mmmm\\ yyyy;@", "my"),
        ('mmmm yyyy" г. сдать"', "my"),
        ("d-mmm", "dm"),
        ("[$-FC19]d mmmm;@", "dm"),
        ("mmmm", "m"),
        ("yyyy", "y"),
        ("dddd, mmmm yyyy", "my"),
        ("dd.mm.yyyy hh:mm", "dmy"),
        ("General", ""),
        ("", ""),
    ],
)
def test_a_format_says_what_the_sheet_shows(number_format, shown):
    assert shown_parts(number_format) == shown


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ("dmy", "01.09.2022"),
        ("my", "сентябрь 2022"),
        ("dm", "1 сентября"),
        ("m", "сентябрь"),
        ("y", "2022 г."),
        ("", "01.09.2022 (день или весь месяц?)"),
    ],
)
def test_a_date_reads_as_it_is_shown(shown, words):
    assert date_words(FIRST, shown) == words


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_own_name(month):
    days = [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ]
    assert date_words(date(2023, month, 1), "my") == f"{days[month - 1]} 2023"


def test_the_format_of_each_date_comes_with_it():
    [sheet] = read_sheets(book(FIRST, date(2022, 9, 15), formats=("mmmm yyyy", "dd.mm.yyyy")), "план.xlsx")
    days = [row[2] for row in sheet.rows[1:]]
    assert [(day, day.shown_as) for day in days if isinstance(day, DateCell)] == [
        (FIRST, "mmmm yyyy"), (date(2022, 9, 15), "dd.mm.yyyy"),
    ]  # fmt: skip


def test_a_month_of_the_sheet_is_the_whole_month_of_the_plan():
    content = book(FIRST, FIRST, date(2022, 10, 15), formats=("mmmm yyyy", "dd.mm.yyyy", "d mmmm"))
    month, day, every_year = read_plan(content, "план.xlsx").stages[0].activities
    assert (month.deadline, day.deadline, every_year.deadline) == ("сентябрь 2022", "01.09.2022", "15 октября")
    assert month.deadlines[0].occurrences(2022) == [(FIRST, date(2022, 9, 30))]
    assert day.deadlines[0].occurrences(2022) == [(FIRST, FIRST)]
    assert every_year.deadlines[0].term.start.year is None
    assert month.doubts == day.doubts == []


def test_a_date_of_unknown_look_is_asked_about_and_has_no_day():
    [row] = read_plan(book(FIRST, formats=("@",)), "план.xlsx").stages[0].activities
    assert row.doubts or row.deadlines[0].uncertain
    assert row.deadlines[0].occurrences(2022) == []
