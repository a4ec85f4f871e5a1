"""The change «before → after» by parameter: who is counted, what the page and the paper show, where numbers lead."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from docx import Document as WordFile

from core.schoolyear import SchoolYear
from printing.formats import to_docx, to_text
from reports.rules import number_in_words
from reports.selectors.figures import figures_of
from reports.selectors.paper import compose
from reports.selectors.years import report_of
from reports.tests.make import FIRST, TODAY, YEAR, make_round
from surveys.rules import Purpose
from tests.cast import make_organization, make_person

AUTUMN, SPRING = date(2025, 9, 10), date(2026, 4, 20)
QUESTION = "Насколько уверенно вы ведёте урок?"


def ask(school, marks, opened_on, **kwargs):
    return make_round(school, marks, purpose=Purpose.NEEDS, opened_on=opened_on, **kwargs)


def changes(school, today=TODAY, year=YEAR):
    return figures_of(school, SchoolYear(year), today).changes


@pytest.fixture
def school(db):
    return make_organization()


@pytest.fixture
def people(school):
    return [make_person(school) for _ in range(3)]


def test_the_first_and_the_last_mark_of_everyone_asked_twice(school, people):
    first, second, once = people
    ask(school, {first: 4, second: 6, once: 9}, AUTUMN)
    ask(school, {first: 1, second: 1}, date(2026, 1, 15))  # between the two: no matter
    ask(school, {first: 7, second: 6}, SPRING)
    (change,) = changes(school)
    assert change.text == QUESTION
    assert [figure.words for figure in change.figures] == ["5", "6,5", "+1,5"]
    assert [figure.parts for figure in change.figures] == [(10, 2), (13, 2), (3, 2)]
    assert change.people == 2
    assert change.change.numerator.amounts == {first.pk: 3, second.pk: 0}


def test_a_fall_is_written_with_its_sign(school, people):
    ask(school, dict.fromkeys(people, 8), AUTUMN)
    ask(school, {people[0]: 7, people[1]: 8, people[2]: 8}, SPRING)
    assert [figure.words for figure in changes(school)[0].figures] == ["8", "7,7", "\N{MINUS SIGN}0,3"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (1.5, "+1,5"), (-1.5, "\N{MINUS SIGN}1,5"), (-0.25, "\N{MINUS SIGN}0,3"), (-0.01, "0")],
)
def test_a_difference_in_words(number, words):
    assert number_in_words(number, is_signed=True) == words


@pytest.mark.parametrize(
    ("before", "after", "counted"),
    [
        (date(2025, 6, 1), SPRING, 1),  # asked while the year was prepared
        (date(2025, 5, 31), SPRING, 0),
        (date(2025, 6, 1), date(2025, 8, 31), 0),  # both before the year began
        (date(2025, 6, 1), FIRST, 1),
        (AUTUMN, TODAY, 1),
        (AUTUMN, date(2026, 6, 11), 0),  # after the day counted
        (AUTUMN, AUTUMN, 0),  # two rounds of one day tell of no change
    ],
)
def test_before_and_after_belong_to_one_year(school, people, before, after, counted):
    for opened_on, mark in ((before, 4), (after, 6)):
        ask(school, {people[0]: mark}, opened_on)
    assert len(changes(school)) == counted


def test_anonymous_answers_and_satisfaction_tell_of_no_change(school, people):
    for opened_on in (AUTUMN, SPRING):
        ask(school, dict.fromkeys(people, 5), opened_on, anonymous=True)
        make_round(school, dict.fromkeys(people, 5), opened_on=opened_on)
    assert changes(school) == []


def test_nothing_of_another_school_and_nothing_sent_up(school, people):
    for opened_on in (AUTUMN, SPRING):
        ask(school, dict.fromkeys(people, 5), opened_on)
    assert changes(make_organization()) == []
    kept = figures_of(school, SchoolYear(YEAR), TODAY).plain()
    assert [code for code in kept if code.startswith(("before_", "after_", "change_"))] == []


@pytest.fixture
def asked_twice(cast):
    people = [make_person(cast.school, family_name=name) for name in ("Ясенева", "Ольхова")]
    ask(cast.school, dict(zip(people, (4, 6), strict=True)), AUTUMN)
    ask(cast.school, dict(zip(people, (7, 5), strict=True)), SPRING)
    return people


def test_every_number_of_the_table_opens_its_people_with_their_marks(client, cast, asked_twice):
    client.force_login(cast.director)
    with time_machine.travel(f"{TODAY:%Y-%m-%d}T12:00:00+03:00", tick=False):
        page = client.get(reverse("reports:year", args=[YEAR])).content.decode()
        assert QUESTION in page
        links = re.findall(rf'href="(/reports/{YEAR}/figures/(before|after|change)_\d+/\w+/)">([^<]+)<', page)
        assert [(name, words) for _, name, words in links] == [
            ("before", "5"),
            ("after", "6"),
            ("change", "+1"),
            ("change", "2"),
        ]
        opened = [client.get(url).context for url, _, _ in links]
    for context in opened:
        assert {row.record for row in context["table"].rows} == set(asked_twice)
    shown = [dict(context["table"].amounts) for context in opened[:3]]
    first, second = (person.pk for person in asked_twice)
    assert shown == [{first: 4, second: 6}, {first: 7, second: 5}, {first: 3, second: -1}]


def test_an_unknown_parameter_does_not_exist(client, cast, asked_twice):
    client.force_login(cast.director)
    with time_machine.travel(f"{TODAY:%Y-%m-%d}T12:00:00+03:00", tick=False):
        for code in ("change_0", "before_x"):
            assert client.get(reverse("reports:figure", args=[YEAR, code, "numerator"])).status_code == 404


def test_the_paper_and_the_word_file_show_the_change(cast, asked_twice, tmp_path):
    year = SchoolYear(YEAR)
    paper = compose(report_of(cast.school, year), figures_of(cast.school, year, TODAY), today=TODAY)
    text = to_text(paper)
    assert "Изменение «до → после»" in text
    file = tmp_path / "report.docx"
    file.write_bytes(to_docx(paper))
    rows = [[cell.text for cell in row.cells] for table in WordFile(file).tables for row in table.rows]
    assert [QUESTION, "5", "6", "+1", "2"] in rows
    for title in ("Доля наставников, прошедших обучение", "Программы, продлённые по согласию участников"):
        assert any(row[0] == title for row in rows), title
