"""Figures above the organization: counts alone, small groups hidden, own organizations only."""

from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from core.actors import SYSTEM
from core.schoolyear import SchoolYear
from people.models import Person
from reports.actions import take_snapshot
from reports.kinds.indicators import BY_CODE
from reports.rules import TOO_FEW
from reports.selectors.below import cell_of
from reports.tests.make import TODAY, YEAR, make_mentee, make_mentor, make_pair, make_small_school
from tests.cast import make_organization

BELOW = "reports:below"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(f"{TODAY:%Y-%m-%d}T12:00:00+03:00", tick=False):
        yield TODAY


def send(organization):
    take_snapshot(organization, SchoolYear(YEAR), actor=SYSTEM, today=TODAY)


def school_with_pairs(organization, pairs):
    for _ in range(pairs):
        make_pair(make_mentor(organization), make_mentee(organization))
    send(organization)


def shown(client, user, **query):
    client.force_login(user)
    page = client.get(reverse(BELOW), query)
    return {row.record.organization: row.record.cells for row in page.context["table"].rows}


def totals(client, user):
    client.force_login(user)
    return {one.code: (one.words, one.how) for one in client.get(reverse(BELOW)).context["totals"]}


def test_a_municipality_sees_its_own_schools_and_the_region_all(client, cast):
    assert set(shown(client, cast.municipal)) == {cast.school, cast.neighbour}
    assert set(shown(client, cast.regional)) == {cast.school, cast.neighbour, cast.next_door}


@pytest.mark.parametrize("role", ["director", "curator", "mentor", "administrator", "psychologist", "council"])
def test_nobody_of_a_school_sees_it(client, cast, role):
    client.force_login(getattr(cast, role))
    assert client.get(reverse(BELOW)).status_code == 403


def test_the_list_of_reports_leads_a_coordinator_there(client, cast):
    client.force_login(cast.municipal)
    assert client.get(reverse("reports:list")).url == reverse(BELOW)


@pytest.mark.parametrize(("count", "words"), [(0, "0"), (1, TOO_FEW), (4, TOO_FEW), (5, "5")])
def test_fewer_than_five_people_are_not_told(count, words):
    assert str(cell_of(BY_CODE["mentors"], {"numerator": count, "denominator": None})) == words


def test_the_number_of_pairs_is_no_number_of_people():
    assert str(cell_of(BY_CODE["pairs"], {"numerator": 3, "denominator": None})) == "3"


@pytest.mark.parametrize(
    ("code", "top", "bottom", "words"),
    [
        ("involved", 4, 40, TOO_FEW),
        ("involved", 5, 40, "12,5\xa0%"),
        ("involved", 38, 40, "95\xa0%"),
        ("satisfaction_mentees", 38, 40, TOO_FEW),
        ("satisfaction_mentees", 35, 40, "87,5\xa0%"),
        ("completion", 1, 2, "50\xa0%"),
        ("completion", 0, 0, "нет данных"),
    ],
)
def test_a_share_is_hidden_when_it_tells_of_few(code, top, bottom, words):
    assert str(cell_of(BY_CODE[code], {"numerator": top, "denominator": bottom})) == words


def test_hidden_figures_sort_alike_whatever_they_are():
    one, four = (cell_of(BY_CODE["mentors"], {"numerator": n, "denominator": None}) for n in (1, 4))
    assert (one < four, four < one, one.rank == four.rank) == (False, False, True)


def test_no_name_and_no_person_is_in_any_answer(client, cast):
    for school in (cast.school, cast.neighbour):
        make_small_school(school)
        send(school)
    names = set(
        Person.objects.filter(organization__in=[cast.school, cast.neighbour]).values_list("family_name", flat=True)
    )
    for user in (cast.municipal, cast.regional):
        client.force_login(user)
        own = {cast.person(user).family_name}
        pages = [client.get(reverse(BELOW)).content.decode()]
        pages += [client.get(reverse(BELOW), {"counted": code}).content.decode() for code in ("mentors", "pairs")]
        book = load_workbook(BytesIO(client.get(reverse(BELOW), {"export": "xlsx"}).content)).active
        pages.append(" ".join(str(cell.value) for row in book.rows for cell in row))
        assert [name for name in names - own for page in pages if name in page] == []
        assert not any(f"/reports/{YEAR}/figures/" in page for page in pages)


@pytest.mark.parametrize("name", ["reports:year", "reports:pdf", "reports:docx", "reports:edit", "reports:finish"])
def test_a_coordinator_opens_no_report_of_a_school(client, cast, name):
    make_small_school(cast.school)
    client.force_login(cast.municipal)
    assert client.get(reverse(name, args=[YEAR])).status_code == 403


def test_a_coordinator_opens_no_rows(client, cast):
    make_small_school(cast.school)
    client.force_login(cast.regional)
    assert client.get(reverse("reports:figure", args=[YEAR, "mentors", "numerator"])).status_code == 403


def test_totals_are_sums_over_all_organizations_with_their_formula(client, cast):
    school_with_pairs(cast.school, 5)
    school_with_pairs(cast.neighbour, 6)
    found = totals(client, cast.municipal)
    assert found["mentors"] == ("11", "Σ по организациям = 11")
    assert found["coverage"][0] == "100\xa0%"
    assert found["coverage"][1].startswith("Σ 11 / Σ 11 × 100: ")


def test_a_total_does_not_tell_a_single_hidden_school_by_the_difference(client, cast):
    school_with_pairs(cast.school, 7)
    school_with_pairs(cast.neighbour, 2)
    cells = shown(client, cast.municipal)
    assert (str(cells[cast.school]["mentors"]), str(cells[cast.neighbour]["mentors"])) == ("7", TOO_FEW)
    words, how = totals(client, cast.municipal)["mentors"]
    assert words == "больше 7"
    assert "9" not in words + how


def test_two_hidden_schools_hide_each_other_in_the_total(client, cast):
    school_with_pairs(cast.school, 3)
    school_with_pairs(cast.neighbour, 4)
    assert totals(client, cast.municipal)["mentors"][0] == "7"


def test_totals_do_not_follow_the_search(client, cast):
    school_with_pairs(cast.school, 5)
    school_with_pairs(cast.neighbour, 6)
    client.force_login(cast.municipal)
    page = client.get(reverse(BELOW), {"q": cast.school.short_name})
    assert page.context["count"] == 1
    assert {one.code: one.words for one in page.context["totals"]}["mentors"] == "11"


def test_the_share_of_working_systems_counts_a_regulation_a_curator_and_a_pair(client, cast):
    make_small_school(cast.school)  # the cast gives it a curator
    make_small_school(cast.neighbour)  # nobody is its curator
    for school in (cast.school, cast.neighbour):
        send(school)
    words, how = totals(client, cast.municipal)["has_system"]
    assert words == "50\xa0%"
    assert how.startswith("1 / 2 × 100: ")
    assert how.endswith("цель 100\xa0%")
    assert set(shown(client, cast.municipal, counted="has_system")) == {cast.school}


def test_a_total_opens_the_organizations_it_was_counted_from(client, cast):
    school_with_pairs(cast.school, 5)
    send(cast.neighbour)
    assert set(shown(client, cast.municipal, counted="mentors")) == {cast.school}
    assert set(shown(client, cast.municipal, counted="nonsense")) == {cast.school, cast.neighbour}


def test_a_school_that_sent_nothing_is_in_the_list_and_says_so(client, cast):
    client.force_login(cast.municipal)
    html = client.get(reverse(BELOW)).content.decode()
    assert html.count("не переданы") == 2
    assert {str(cells["mentors"]) for cells in shown(client, cast.municipal).values()} == {"—"}


def test_another_year_shows_its_own_figures(client, cast):
    school_with_pairs(cast.school, 5)
    take_snapshot(cast.school, SchoolYear(2024), actor=SYSTEM, today=TODAY)
    assert str(shown(client, cast.municipal, year="2024")[cast.school]["mentors"]) == "0"
    assert str(shown(client, cast.municipal, year="2025")[cast.school]["mentors"]) == "5"


def test_the_list_sorts_by_a_figure_and_exports_numbers(client, cast):
    school_with_pairs(cast.school, 5)
    school_with_pairs(cast.neighbour, 6)
    assert list(shown(client, cast.municipal, sort="-mentors")) == [cast.neighbour, cast.school]
    client.force_login(cast.municipal)
    book = load_workbook(BytesIO(client.get(reverse(BELOW), {"export": "xlsx", "sort": "mentors"}).content)).active
    header, first, second = [[cell.value for cell in row] for row in book.rows]
    column = header.index("Наставники")
    assert (first[column], second[column]) == (5, 6)


def test_a_partner_and_a_closed_school_report_nothing(client, cast):
    make_organization("partner", cast.municipality)
    make_organization(parent=cast.municipality, is_active=False)
    assert set(shown(client, cast.municipal)) == {cast.school, cast.neighbour}


@pytest.mark.parametrize("more", [0, 3])
def test_the_list_costs_the_same_however_many_organizations(client, cast, more, django_assert_num_queries):
    for _ in range(more):
        send(make_organization(parent=cast.municipality))
    send(cast.school)
    client.force_login(cast.municipal)
    client.get(reverse(BELOW))
    with django_assert_num_queries(9):
        client.get(reverse(BELOW))
