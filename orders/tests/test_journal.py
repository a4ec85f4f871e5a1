"""Numbers: by the pattern, in turn, with gaps and doubles shown; papers follow them until they are frozen."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from core.problems import RuleViolation
from orders import actions, selectors
from orders.models import Order
from orders.rules import Gap, gaps, number_key
from orders.tests import made, worded
from printing.formats import to_text
from tests.cast import guards

pytestmark = pytest.mark.django_db


def entered(cast, number, title="О прежнем", dated=date(2025, 9, 1), **fields):
    curator = cast.actor(cast.curator)
    return actions.enter_as_is(
        "free",
        title=title,
        number=number,
        dated=dated,
        organization=cast.school,
        actor=curator,
        today=made.DAY,
        **fields,
    )


@pytest.mark.parametrize(
    ("pattern", "numbers", "expected"),
    [
        ("{n}-ОД", ["70-ОД", "71-ОД"], []),
        ("{n}-ОД", ["70-ОД", "72-од"], [Gap("70-ОД", "71-ОД", "71-ОД", 1)]),
        ("{n}-ОД", ["75-ОД", "70-ОД", "пять"], [Gap("70-ОД", "71-ОД", "74-ОД", 4)]),
        ("{n}/{k}-р", ["1/1-р", "3/2-р"], [Gap("1/1-р", "2/1-р", "2/1-р", 1)]),
        ("{yy}.{mm}.{n}", ["24.07.44", "24.08.29", "24.08.31"], [Gap("24.08.29", "24.08.30", "24.08.30", 1)]),
        ("{n}", ["9", "11"], [Gap("9", "10", "10", 1)]),
        ("{n}", [], []),
    ],
)
def test_gaps_are_counted_by_the_pattern(pattern, numbers, expected):
    assert gaps(pattern, numbers) == expected


@pytest.mark.parametrize("written", ["70 – од", "70-OД", "№70-ОД".removeprefix("№"), "70—ОД"])
def test_one_number_is_known_in_any_writing(written):
    assert number_key(written) == number_key("70-ОД")


def test_another_writing_of_a_taken_number_is_refused(cast, kind):
    made.in_force(cast, number="70-ОД")
    order = made.approved(cast)
    with pytest.raises(RuleViolation, match="уже занят"):
        made.registered(cast, order, "70 – oд")
    assert made.registered(cast, order, "70-ОД", series="кадры").number == "70-ОД"


def test_an_old_number_given_twice_is_entered_once_it_is_said_so(client, cast):
    first = entered(cast, "21/1")
    with pytest.raises(RuleViolation, match="уже занят"):
        entered(cast, "21/1")
    client.force_login(cast.curator)
    posted = {"kind_name": "free", "title": "О другом", "number": "21/1", "dated": "2025-09-03"}
    refused = client.post("/orders/enter/", guards(cast.school) | posted)
    assert refused.status_code == 422
    assert f"Такой номер уже есть: {first}." in refused.content.decode()
    client.post("/orders/enter/", guards(cast.school) | posted | {"twice": "on"})
    assert Order.objects.filter(number="21/1").count() == 2


def test_the_journal_shows_gaps_doubles_and_the_other_years(client, cast, kind):
    actions.keep_pattern(organization=cast.school, series="", pattern="{n}-ОД", actor=cast.actor(cast.secretary))
    for number in ("9-ОД", "70-ОД", "12-ОД"):
        made.in_force(cast, number=number, title=f"О {number}")
    entered(cast, "12-ОД", title="О двойнике", twice=True)
    entered(cast, "3", dated=date(2022, 3, 1))
    client.force_login(cast.secretary)
    response = client.get("/orders/journal/?year=2025")
    journal = response.context["journal"]
    assert [row.order.number for row in journal.rows] == ["9-ОД", "12-ОД", "12-ОД", "70-ОД"]
    assert [(gap.first, gap.last, gap.count) for gap in journal.gaps] == [("10-ОД", "11-ОД", 2), ("13-ОД", "69-ОД", 57)]
    assert sorted(order.title for order in journal.doubles) == ["О 12-ОД", "О двойнике"]
    assert journal.others == [("", 2025), ("", 2022)]
    page = response.content.decode()
    assert "Нет номеров с 13-ОД по 69-ОД (57)" in page
    assert [row.order.number for row in client.get("/orders/journal/?year=2022").context["journal"].rows] == ["3"]
    assert "ещё нет номеров" in client.get("/orders/journal/?year=1999").content.decode()


@pytest.mark.parametrize(("user", "status"), [("curator", 200), ("director", 200), ("mentor", 403), ("municipal", 403)])
def test_the_journal_is_for_those_who_see_all_orders(client, cast, user, status):
    client.force_login(getattr(cast, user))
    assert client.get("/orders/journal/").status_code == status


def test_nothing_of_another_school_is_in_the_journal(cast, kind):
    made.in_force(cast)
    assert selectors.journal(cast.actor(cast.stranger), "", 2025).rows == []


@pytest.mark.parametrize("first", ["register", "approve"])
def test_annex_heads_and_references_follow_the_number_until_frozen(cast, trip, first):
    trip.taken = [cast.person(cast.mentor)]
    order = worded.sent(cast)
    before = text_of(order)
    assert "к приказу от 02.10.2025 № 71-ОД" not in before
    acts = {
        "register": lambda one: made.registered(cast, one, "71-ОД", dated=date(2025, 10, 2)),
        "approve": lambda one: actions.approve(one, actor=cast.actor(cast.director), today=made.DAY),
    }
    for act in (acts.pop(first), *acts.values()):
        order = act(Order.objects.get(pk=order.pk))
    text = text_of(order)
    assert "к приказу от 02.10.2025 № 71-ОД" in text
    assert text.count("71-ОД") == 3  # the head, the annex, the sheet of acquaintance
    Order.objects.filter(pk=order.pk).update(number="99-ОД")
    assert "71-ОД" in text_of(Order.objects.get(pk=order.pk))


def text_of(order):
    return to_text(selectors.paper_of(order)).replace("\xa0", " ")


def test_only_who_registers_enters_orders(cast):
    with pytest.raises(PermissionDenied):
        actions.enter_as_is(
            "free",
            title="О",
            number="1",
            dated=made.DAY,
            organization=cast.school,
            actor=cast.actor(cast.mentor),
            today=made.DAY,
        )
