"""An order is in force once it is both approved and registered, in whichever order."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django_tasks_db.models import DBTaskResult

from core.models import AuditEntry
from core.problems import RuleViolation
from core.states import IllegalMove
from orders import actions, selectors
from orders.models import Acquaintance, Order
from orders.states import OrderState
from orders.tests import made
from papers.actions import store_scan
from papers.models import Document
from tests.cast import make_user
from tests.probes.papers import picture

pytestmark = pytest.mark.django_db


def trail(order):
    return list(AuditEntry.objects.about(order).done().order_by("pk").values_list("action", flat=True))


def refused(call, *args, **kwargs):
    with pytest.raises(RuleViolation) as refusal:
        call(*args, **kwargs)
    return [problem.text for problem in refusal.value.problems]


@pytest.fixture
def roles(cast):
    return {role: cast.actor(cast.by_role(role)) for role in ("director", "curator", "secretary", "mentor")}


def test_approved_then_registered_it_is_in_force(cast, kind):
    kind.named = [cast.person(cast.mentor), cast.person(cast.mentee)]
    order = made.in_force(cast)
    assert (order.state, order.number, order.approved_on, order.in_force_from) == (
        OrderState.IN_FORCE,
        "70-ОД",
        made.DAY,
        made.DAY,
    )
    assert kind.told == [("in force", order.pk)]
    assert order.document.sha256 == Document.objects.get().sha256
    assert [row.person for row in order.acquaintances.order_by("pk")] == kind.named
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.all()] == [[order.document.pk]]
    assert trail(order) == [
        "orders.drafted",
        "orders.sent",
        "orders.approved",
        "orders.registered",
        "orders.in_force",
    ]


def test_registered_then_approved_it_is_in_force_from_the_later_day(cast, kind, roles):
    order = made.registered(cast, made.sent(cast), dated=made.DAY)
    assert (order.state, kind.told) == (OrderState.SENT, [])
    order = actions.approve(order, actor=roles["director"], today=made.LATER)
    assert (order.state, order.in_force_from) == (OrderState.IN_FORCE, made.LATER)
    assert trail(order)[-3:] == ["orders.registered", "orders.approved", "orders.in_force"]


def test_a_sheet_signed_by_hand_is_as_good_as_an_approval_on_screen(cast, kind, roles):
    order = made.registered(cast, made.sent(cast))
    scan = store_scan(picture(), actor=roles["secretary"])
    order = actions.mark_signed(order, on=made.DAY, scan=scan, actor=roles["secretary"], today=made.LATER)
    assert (order.state, order.signed_on_paper, order.scan, order.approved_on, order.approved_by) == (
        OrderState.IN_FORCE,
        True,
        scan,
        made.DAY,
        None,
    )


def test_only_the_director_approves(cast, kind, roles):
    order = made.sent(cast)
    for role in ("curator", "secretary", "mentor"):
        with pytest.raises(PermissionDenied):
            actions.approve(order, actor=roles[role], today=made.DAY)
    assert AuditEntry.objects.filter(action="orders.approved", outcome="refused").count() == 3
    assert Order.objects.get().state == OrderState.SENT


def test_a_director_of_another_school_does_not_approve(cast, kind):
    with pytest.raises(PermissionDenied):
        actions.approve(made.sent(cast), actor=cast.actor(cast.foreign_director), today=made.DAY)


def test_what_the_kind_reports_forbids_both_signatures_and_sending(cast, kind, roles):
    order, draft = made.sent(cast), made.drafted(cast)
    kind.hindrance = "Нет согласия: Ёлкина А. Ю."
    expected = ["Нет согласия: Ёлкина А. Ю."]
    assert refused(actions.send, draft, actor=roles["curator"], today=made.DAY) == expected
    assert refused(actions.approve, order, actor=roles["director"], today=made.DAY) == expected
    assert refused(actions.mark_signed, order, on=made.DAY, actor=roles["curator"], today=made.DAY) == expected
    assert {one.state for one in Order.objects.all()} == {OrderState.SENT, OrderState.DRAFT}


def test_a_consent_withdrawn_after_the_approval_stops_no_registration(cast, kind):
    order = made.approved(cast)
    kind.hindrance = "Согласие отозвано"
    assert made.registered(cast, order).state == OrderState.IN_FORCE


@pytest.mark.parametrize("state", ["draft", "returned", "approved", "in_force"])
def test_only_an_order_on_the_directors_desk_is_approved(cast, kind, roles, state):
    order = getattr(made, {"draft": "drafted", "returned": "sent"}.get(state, state))(cast)
    if state == "returned":
        order = actions.send_back(order, remark="Срок?", actor=roles["director"], today=made.DAY)
    with pytest.raises(IllegalMove):
        actions.approve(order, actor=roles["director"], today=made.DAY)


def test_a_taken_number_is_refused_with_the_order_that_has_it(cast, kind, roles):
    made.in_force(cast, number="70-ОД", title="О кураторе")
    order = made.approved(cast)
    with pytest.raises(RuleViolation) as refusal:
        made.registered(cast, order, "№ 70-ОД")
    problem = refusal.value.problems[0]
    assert problem.text == "Номер 70-ОД в 2025 году уже занят: Приказ № 70-ОД «О кураторе». Следующий свободный — 1."
    assert problem.url == Order.objects.get(title="О кураторе").get_absolute_url()
    assert Order.objects.get(pk=order.pk).number == ""


def test_the_same_number_is_free_in_another_year_series_and_school(cast, kind):
    made.in_force(cast, number="1")
    assert made.registered(cast, made.approved(cast), "1", series="по учащимся").number == "1"
    assert made.registered(cast, made.approved(cast), "1", dated=date(2024, 12, 31)).number == "1"
    other = actions.enter_as_is(
        "free",
        title="О наставничестве",
        number="1",
        dated=made.DAY,
        organization=cast.next_door,
        actor=cast.actor(cast.stranger),
        today=made.DAY,
    )
    assert other.number == "1"


def test_an_order_is_registered_once_and_not_in_the_future(cast, kind, roles):
    order = made.approved(cast)
    tomorrow = {"number": "1", "dated": made.LATER, "actor": roles["secretary"], "today": made.DAY}
    assert refused(actions.register, order, **tomorrow) == ["Дата приказа не может быть позже сегодняшнего дня."]
    made.registered(cast, order, "1")
    assert refused(made.registered, cast, order, "2") == ["Приказ уже зарегистрирован: № 1."]


def test_several_orders_are_approved_together_or_not_at_all(cast, kind, roles):
    first, second = made.sent(cast, title="О первом"), made.sent(cast, title="О втором")
    assert [o.state for o in actions.approve_all([second, first], actor=roles["director"], today=made.DAY)] == [
        OrderState.APPROVED,
        OrderState.APPROVED,
    ]
    third, fourth = made.sent(cast, title="О третьем"), made.sent(cast, title="О четвёртом")
    kind.hindrance = "Нет согласия"
    assert refused(actions.approve_all, [third, fourth], actor=roles["director"], today=made.DAY) == [
        "«О третьем»: Нет согласия",
        "«О четвёртом»: Нет согласия",
    ]
    assert Order.objects.filter(state=OrderState.SENT).count() == 2


def test_a_signed_sheet_is_added_to_an_order_approved_on_screen(cast, kind, roles):
    order = made.in_force(cast)
    scan = store_scan(picture(), actor=roles["curator"])
    order = actions.add_original(order, scan=scan, actor=roles["curator"], today=made.LATER)
    assert (order.signed_on_paper, order.scan) == (True, scan)
    assert refused(actions.add_original, order, scan=None, actor=roles["curator"], today=made.LATER) == [
        "Подписанный лист к этому приказу уже приложен."
    ]


def test_the_signature_below_is_of_whoever_approved(cast, kind, roles):
    deputy = make_user(
        cast.school,
        "director",
        family_name="Котова",
        given_name="Нина",
        patronymic="Львовна",
        post="заместитель директора по УВР",
    )
    order = actions.approve(made.sent(cast), actor=cast.actor(deputy), today=made.DAY)
    assert (order.signer_post, order.signer_name) == ("Заместитель директора по УВР", "Н.\xa0Л.\xa0Котова")
    cast.school.head_post = "и.о. директора"
    cast.school.save()
    order = actions.approve(made.sent(cast), actor=roles["director"], today=made.DAY)
    assert order.signer_post == "И.о. директора"
    assert order.signer_name == selectors.name_of_head(cast.school)


def test_whoever_is_named_says_once_that_they_have_read_it(cast, kind, roles):
    kind.named = [cast.person(cast.mentor), cast.person(cast.mentee)]
    order = made.in_force(cast)
    row = actions.acquaint(order, actor=roles["mentor"], today=made.LATER)
    assert (row.person, row.acquainted_on, row.is_from_paper) == (kind.named[0], made.LATER, False)
    for actor in (roles["mentor"], roles["curator"]):
        with pytest.raises(PermissionDenied):
            actions.acquaint(order, actor=actor, today=made.LATER)


def test_acquaintance_from_paper_leaves_what_was_said_on_screen(cast, kind, roles):
    kind.named = [cast.person(cast.mentor), cast.person(cast.mentee)]
    order = made.in_force(cast)
    actions.acquaint(order, actor=roles["mentor"], today=made.LATER)
    paper = {"on": made.DAY, "actor": roles["curator"], "today": made.LATER}
    assert actions.record_acquaintance(order, kind.named, **paper) == 1
    told = Acquaintance.objects.order_by("pk").values_list("acquainted_on", "source", "recorded_by")
    assert list(told) == [(made.LATER, "screen", cast.mentor.pk), (made.DAY, "paper", cast.curator.pk)]
    early = paper | {"on": date(2025, 9, 30)}
    assert refused(actions.record_acquaintance, order, kind.named, **early) == [
        "С приказом нельзя ознакомиться раньше его даты."
    ]
