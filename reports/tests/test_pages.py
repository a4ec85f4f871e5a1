"""The pages of the report: every number equals its rows, edits, the end, what each role is shown."""

import re
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from core.schoolyear import SchoolYear
from reports.actions import finish, write
from reports.kinds.indicators import ALL
from reports.models import Report
from reports.selectors.figures import figures_of
from reports.selectors.years import report_of
from reports.tests.make import (
    TODAY,
    YEAR,
    make_meeting,
    make_mentee,
    make_mentor,
    make_pair,
    make_report,
    make_round,
    make_small_school,
)
from tests.cast import guards, make_person

THIS_YEAR = SchoolYear(YEAR)
PARTS = [(i.code, part) for i in ALL for part in ("numerator", "denominator") if part == "numerator" or i.denominator]


@pytest.fixture(autouse=True)
def today():
    """The pages ask the organization's clock."""
    with time_machine.travel(f"{TODAY:%Y-%m-%d}T12:00:00+03:00", tick=False):
        yield TODAY


@pytest.fixture
def curator(client, cast, today):
    client.force_login(cast.curator)
    return client


def page_of(client, name="reports:year", *args):
    return client.get(reverse(name, args=[YEAR, *args]))


def finished(cast):
    actor = cast.actor(cast.curator)
    report = write(report_of(cast.school, THIS_YEAR), actor=actor, today=TODAY, conclusions="Продолжить.")
    return finish(report, actor=actor, today=TODAY)


def test_every_number_of_the_page_equals_the_rows_it_opens(client, cast):
    """For every indicator: the figure, the rows of the list, the rows shown are one number."""
    make_small_school(cast.school)
    make_small_school(cast.next_door)
    client.force_login(cast.director)
    figures, found = figures_of(cast.school, THIS_YEAR, TODAY), {}
    for code, part in PARTS:
        counted = getattr(figures[code], part)
        page = page_of(client, "reports:figure", code, part)
        rows = {row.record.pk for row in page.context["table"].rows}
        figure = page.context["counted"].figure
        added = sum(counted.amounts[pk] for pk in rows) if counted.amounts else page.context["count"]
        found[code, part] = (rows == set(counted.rows), figure == counted.figure == added)
    assert [name for name, equal in found.items() if equal != (True, True)] == []
    assert len(found) == len(PARTS) > len(ALL)


def test_every_number_of_the_page_is_a_link_to_its_rows(curator, cast):
    make_small_school(cast.school)
    html = page_of(curator).content.decode()
    links = re.findall(rf'href="/reports/{YEAR}/figures/(\w+)/(\w+)/">([\d,]+)', html)
    shown = {(code, part): number for code, part, number in links}
    figures = figures_of(cast.school, THIS_YEAR, TODAY)
    for (code, part), number in shown.items():
        figure = figures[code]
        plain = figure.words if figure.indicator.denominator is None and not figure.indicator.formula else None
        assert number == (plain or str(getattr(figure, part).figure)), code
    in_tables = {f.indicator.code for f in figures.by_code.values() if f.indicator.group and not f.numerator.figure}
    assert {code for code, _ in shown} == {i.code for i in ALL} - in_tables


def test_an_unknown_figure_or_part_does_not_exist(curator, cast):
    for code, part in (("nonsense", "numerator"), ("mentors", "denominator"), ("mentors", "indicator")):
        assert page_of(curator, "reports:figure", code, part).status_code == 404


def test_anonymous_answers_are_counted_and_show_nobody(curator, cast):
    people = [make_person(cast.school, family_name=f"Скрытова{number}") for number in range(5)]
    make_round(cast.school, dict.fromkeys(people, 9), anonymous=True)
    page = page_of(curator, "reports:figure", "satisfaction_mentees", "numerator")
    assert page.context["count"] == 5
    html = page.content.decode()
    assert html.count("анонимный ответ") == 5
    assert "Скрытова" not in html


def test_hidden_anonymous_answers_are_not_listed(curator, cast):
    make_round(cast.school, {make_person(cast.school): 9 for _ in range(4)}, anonymous=True)
    page = page_of(curator, "reports:figure", "satisfaction_mentees", "numerator")
    assert page.context["count"] == 0
    assert "Список скрыт" in page.content.decode()


def test_the_rows_are_searched_and_exported(curator, cast):
    make_small_school(cast.school)
    make_person(cast.school, family_name="Ёжикова", post="логопед")
    url = reverse("reports:figure", args=[YEAR, "teachers", "numerator"])
    assert [str(row.record)[:7] for row in curator.get(url, {"q": "ежик"}).context["table"].rows] == ["Ёжикова"]
    sheet = load_workbook(BytesIO(curator.get(url, {"q": "ежик", "export": "xlsx"}).content)).active
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["Фамилия, имя, отчество", "Должность"],
        [str(curator.get(url, {"q": "ежик"}).context["table"].rows[0].record), "логопед"],
    ]


def test_a_sum_shows_what_each_row_adds(curator, cast):
    make_small_school(cast.school)
    page = page_of(curator, "reports:figure", "days_to_pair", "numerator")
    assert sorted(int(row.get_cell("amount")) for row in page.context["table"].rows) == [10, 30, 30]
    assert "Сумма: 70." in page.content.decode()


def test_the_closed_category_is_nowhere_on_the_page(client, cast):
    make_small_school(cast.school)
    for user in (cast.director, cast.curator):
        client.force_login(user)
        html = page_of(client).content.decode()
        assert "выгорание" not in html
        assert f"/reports/{YEAR}/figures/mentees_difficulties/numerator/" in html
        assert page_of(client, "reports:figure", "mentees_burnt_out", "numerator").status_code == 404


def test_a_year_of_which_nothing_is_known_has_no_page(curator):
    assert curator.get(reverse("reports:year", args=[2019])).status_code == 404
    assert curator.get(reverse("reports:year", args=[2027])).status_code == 404
    assert curator.get(reverse("reports:year", args=[99999])).status_code == 404


def test_the_list_names_every_year_since_the_first_entry(curator, cast):
    make_pair(make_mentor(cast.school), make_mentee(cast.school), started_on=TODAY.replace(year=2023))
    page = curator.get(reverse("reports:list"))
    assert [str(row.report.year) for row in page.context["rows"]] == [
        "2025/2026",
        "2024/2025",
        "2023/2024",
        "2022/2023",
    ]


def test_the_curator_writes_and_finishes_on_the_page(curator, cast):
    make_small_school(cast.school)
    edit = reverse("reports:edit", args=[YEAR])
    unsaved = report_of(cast.school, THIS_YEAR)
    texts = {"aims": "Цель", "training": "", "results": "", "events": "", "problems": "", "conclusions": "Вывод"}
    fields = guards(cast.school) | {"version": str(unsaved.version)} | texts
    assert curator.post(edit, fields).status_code == 302
    assert curator.post(edit, fields).status_code == 409  # the same stale page once more
    report = Report.objects.get()
    html = page_of(curator, "reports:finish").content.decode()
    assert "станут окончательным документом" in html
    answer = curator.post(reverse("reports:finish", args=[YEAR]), guards(cast.school, report), follow=True)
    assert "Отчёт завершён. Документ печатается" in answer.content.decode()
    assert Report.objects.get().is_finished
    assert page_of(curator, "reports:edit").status_code == 403


def test_the_page_of_the_end_names_what_is_missing(curator, cast):
    make_report(cast.school, year=YEAR)
    html = page_of(curator, "reports:finish").content.decode()
    assert "Нет выводов и задач на следующий год." in html
    assert "Завершить отчёт</button>" not in html


def test_a_finished_report_tells_what_changed_since(curator, cast):
    make_small_school(cast.school)
    finished(cast)
    assert page_of(curator).context["changed"] == []
    pair = make_pair(make_mentor(cast.school), make_mentee(cast.school))
    make_meeting(pair, TODAY)
    changed = {one.title: (one.reported, one.now) for one in page_of(curator).context["changed"]}
    assert changed["Проведено встреч"] == ("3", "4")
    assert changed["Наставники в банке"] == ("2", "3")


def test_the_director_reads_and_prints_but_does_not_write(client, cast):
    make_small_school(cast.school)
    client.force_login(cast.director)
    html = page_of(client).content.decode()
    assert reverse("reports:pdf", args=[YEAR]) in html
    assert reverse("reports:edit", args=[YEAR]) not in html
    assert page_of(client, "reports:edit").status_code == 403


def grow(cast, times):
    """One more pair with everything about it."""
    for _ in range(times):
        pair = make_pair(make_mentor(cast.school), make_mentee(cast.school))
        make_meeting(pair, TODAY, reply="confirmed")
        make_round(cast.school, {pair.mentor.person: 9})


@pytest.mark.parametrize("rows", [1, 3])
def test_the_report_costs_the_same_however_much_it_counts(curator, cast, rows, django_assert_num_queries):
    grow(cast, rows)
    page_of(curator)
    with django_assert_num_queries(34):
        page_of(curator)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("code", "queries"), [("mentors", 30), ("pairs", 31), ("meetings", 32), ("load", 30), ("satisfaction_mentees", 30)]
)
def test_the_rows_cost_the_same_however_many(curator, cast, rows, code, queries, django_assert_num_queries):
    grow(cast, rows)
    page_of(curator, "reports:figure", code, "numerator")
    with django_assert_num_queries(queries):
        page = page_of(curator, "reports:figure", code, "numerator")
    assert page.context["count"] == rows
