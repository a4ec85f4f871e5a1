"""Pairs in their order: what forbids signing, who moves on, what comes into force."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from core.actors import SYSTEM
from core.problems import RuleViolation
from orders.actions import discard, draft_change, edit, mark_signed, register, send, settle_item
from orders.models import Order
from orders.selectors import as_text, divergences, missing_items, told_apart
from orders.states import OrderState
from pairs import actions
from pairs.models import PairMember
from pairs.selectors import order_state
from pairs.states import PairState
from pairs.tests import made
from people.models import StaffFact
from people.rules import StaffFactKind
from registry.models import Consent, MentorProfile

pytestmark = pytest.mark.django_db


def problems(order) -> list[str]:
    return [problem.text for problem in order.kind.problems(order, today=made.TODAY)]


def texts(order) -> list[str]:
    return [item.text for item in Order.objects.get(pk=order.pk).items.all()]


def test_one_act_makes_a_draft_of_the_ticked_pairs(cast):
    pairs = [made.agreed(cast.school), made.agreed(cast.school)]
    order = actions.draft_order(pairs, actor=cast.actor(cast.curator), today=made.TODAY)
    assert (order.kind_name, order.state, order.title) == (
        "pairs",
        OrderState.DRAFT,
        "О закреплении наставнических пар и групп",
    )
    assert {made.fresh(pair).state for pair in pairs} == {PairState.ORDERED}
    assert order_state.pairs_of(order) == pairs
    assert problems(order) == []


@pytest.mark.parametrize("role", ["director", "secretary", "mentor", "council"])
def test_only_the_curator_drafts(cast, role):
    with pytest.raises(PermissionDenied):
        actions.draft_order([made.agreed(cast.school)], actor=cast.actor(cast.by_role(role)), today=made.TODAY)


def test_a_pair_not_agreed_by_all_enters_no_order(cast):
    with pytest.raises(RuleViolation, match="Включить в приказ"):
        actions.draft_order([made.proposed(cast.school)], actor=SYSTEM, today=made.TODAY)
    assert Order.objects.count() == 0


def test_nothing_ticked_makes_no_order(cast):
    with pytest.raises(RuleViolation, match="Отметьте хотя бы одну"):
        actions.draft_order([], actor=SYSTEM, today=made.TODAY)


def test_a_missing_or_withdrawn_written_consent_is_named_with_its_mend(cast):
    mentee = made.ready_mentee(cast.school, written=False)
    pair = made.ordered(cast.school, None, [mentee])
    mentor = pair.mentor.person
    Consent.objects.filter(person=mentor, kind="mentor_duties").update(withdrawn_on=made.TODAY)
    found = pair.opened_by.kind.problems(pair.opened_by, today=made.TODAY)
    assert len(found) == 2
    assert [person.short_name in one.text for person, one in zip(pair.people, found, strict=True)] == [True, True]
    assert found[1].url == f"/registry/consents/record/?kind=being_mentored&person={mentee.person_id}"
    with pytest.raises(RuleViolation):
        send(pair.opened_by, actor=SYSTEM, today=made.TODAY)


def test_a_consent_given_on_screen_is_not_written_while_paper_is_the_original(cast):
    mentor = made.ready_mentor(cast.school, written=False)
    made.make_consent(mentor.person, "mentor_duties", source="screen")
    pair = made.ordered(cast.school, mentor)
    assert len(problems(pair.opened_by)) == 1
    cast.school.electronic_act = "Положение об электронных документах"
    cast.school.save()
    assert problems(pair.opened_by) == []


def test_who_left_or_is_one_too_many_hinders_the_order(cast):
    pair = made.ordered(cast.school)
    StaffFact.objects.create(person=pair.people[1], kind=StaffFactKind.LEFT, starts_on=made.TODAY)
    MentorProfile.objects.filter(pk=pair.mentor_id).update(capacity=1)
    member = made.ready_mentee(cast.school)
    PairMember.objects.create(pair=pair, mentee=member)
    name, mentor = pair.people[1].short_name, pair.mentor.person.short_name
    assert problems(pair.opened_by) == [
        f"{name} больше не работает в организации.",
        f"{mentor}: наставляемых 2, а мест 1.",
    ]


def test_an_order_without_pairs_is_not_signed(cast):
    pair = made.ordered(cast.school)
    actions.take_out(pair, actor=SYSTEM, today=made.TODAY)
    assert problems(pair.opened_by) == ["В приказе нет ни одной пары."]
    assert made.fresh(pair).state == PairState.AGREED


def test_a_mentor_without_agreement_or_job_function_is_a_warning(cast):
    pair = made.ordered(cast.school)
    order = pair.opened_by

    def warned() -> bool:
        return any("351.8" in warning.text for warning in order.kind.warnings(order, today=made.TODAY))

    assert warned()
    MentorProfile.objects.filter(pk=pair.mentor_id).update(in_job_function=True)
    assert not warned()
    MentorProfile.objects.filter(pk=pair.mentor_id).update(in_job_function=False, is_external=True)
    assert not warned()


def test_a_consent_later_than_the_order_is_a_warning(cast):
    pair = made.ordered(cast.school)
    Consent.objects.filter(person=pair.people[1], kind="being_mentored").update(given_on=date(2026, 9, 30))
    order = register(pair.opened_by, number="1", dated=date(2026, 9, 29), actor=SYSTEM, today=made.TODAY)
    late = [w.text for w in order.kind.warnings(order, today=made.TODAY) if "позже даты приказа" in w.text]
    assert len(late) == 1


def test_a_pair_moves_into_a_new_draft_and_then_into_the_same_one(cast):
    pairs = [made.agreed(cast.school) for _ in range(3)]
    order = actions.draft_order(pairs, actor=SYSTEM, today=made.TODAY)
    following = actions.move_to_next_draft(made.fresh(pairs[0]), actor=SYSTEM, today=made.TODAY)
    again = actions.move_to_next_draft(made.fresh(pairs[1]), actor=SYSTEM, today=made.TODAY)
    assert following == again != order
    assert order_state.pairs_of(order) == [pairs[2]]
    assert order_state.pairs_of(following) == pairs[:2]


def test_names_of_a_pair_that_moved_on_leave_the_text_and_edited_words_stay(cast):
    pairs = [made.agreed(cast.school), made.agreed(cast.school)]
    order = actions.draft_order(pairs, actor=SYSTEM, today=made.TODAY)
    items = [as_text(item) for item in order.items.all()]
    items[2] = replace(items[2], text="Куратору координировать работу.")
    edit(order, title=order.title, preamble="", control="", items=items, actor=SYSTEM, today=made.TODAY)
    family = pairs[0].mentor.person.family_name[:4]
    assert family in texts(order)[1]
    actions.move_to_next_draft(made.fresh(pairs[0]), actor=SYSTEM, today=made.TODAY)
    found = texts(order)
    assert found[0] == "Закрепить наставническую пару на следующих условиях:"
    assert (family in found[1], "15.10.2026" in found[1]) == (False, True)
    assert found[2] == "Куратору координировать работу."
    assert [one.source for one in divergences(order, made.TODAY)] == ["coordination"]


def test_an_edited_item_waits_to_be_settled_when_its_pair_moved_on(cast):
    pairs = [made.agreed(cast.school), made.agreed(cast.school)]
    order = actions.draft_order(pairs, actor=SYSTEM, today=made.TODAY)
    items = [as_text(item) for item in order.items.all()]
    items[1] = replace(items[1], text=items[1].text.replace("15.10.2026", "20.10.2026"))
    edit(order, title=order.title, preamble="", control="", items=items, actor=SYSTEM, today=made.TODAY)
    actions.move_to_next_draft(made.fresh(pairs[0]), actor=SYSTEM, today=made.TODAY)
    order = Order.objects.get(pk=order.pk)
    assert "20.10.2026" in texts(order)[1]
    assert [one.source for one in divergences(order, made.TODAY)] == ["programs"]
    with pytest.raises(RuleViolation, match="Пункт 2: текст расходится с данными"):
        send(order, actor=SYSTEM, today=made.TODAY)
    settle_item(order, source="programs", take=True, actor=SYSTEM, today=made.TODAY)
    assert pairs[0].mentor.person.family_name[:4] not in texts(order)[1]
    assert send(order, actor=SYSTEM, today=made.TODAY).state == OrderState.SENT


def test_the_days_that_pass_change_no_word(cast):
    order = made.ordered(cast.school).opened_by
    assert divergences(order, made.TODAY + timedelta(days=30)) == []


def test_an_agreement_entered_after_the_draft_asks_for_an_item_of_its_own(cast):
    pair = made.ordered(cast.school)
    order = pair.opened_by
    MentorProfile.objects.filter(pk=pair.mentor_id).update(agreement_number="3-Н", agreement_date=made.TODAY)
    assert [item.source for item in missing_items(order, made.TODAY)] == ["payments"]
    settle_item(order, source="payments", take=True, actor=SYSTEM, today=made.TODAY)
    assert missing_items(order, made.TODAY) == []
    assert "№ 3-Н" in texts(order)[-2]


def test_a_signed_order_keeps_its_pairs(cast):
    pair = made.ordered(cast.school)
    mark_signed(pair.opened_by, on=made.TODAY, actor=SYSTEM, today=made.TODAY)
    with pytest.raises(RuleViolation, match="уже подписан"):
        actions.take_out(made.fresh(pair), actor=SYSTEM, today=made.TODAY)


@pytest.mark.parametrize(
    ("dated", "started"), [(date(2026, 9, 20), date(2026, 10, 1)), (date(2026, 10, 9), date(2026, 10, 9))]
)
def test_in_force_the_pair_works_since_the_later_of_order_and_plan(cast, dated, started):
    pair = made.ordered(cast.school)
    made.bring_into_force(pair.opened_by, today=dated)
    pair = made.fresh(pair)
    assert (pair.state, pair.started_on, pair.members.get().started_on) == (PairState.ACTIVE, started, started)
    order = Order.objects.get(pk=pair.opened_by_id)
    named = set(order.acquaintances.values_list("person_id", flat=True))
    assert named == {person.pk for person in pair.people}


def test_a_dropped_draft_lets_its_pairs_go(cast):
    pair = made.ordered(cast.school)
    discard(pair.opened_by, actor=SYSTEM, today=made.TODAY)
    pair = made.fresh(pair)
    assert (pair.state, pair.opened_by) == (PairState.AGREED, None)


def test_a_list_of_orders_names_the_pairs_of_each_and_counts_the_others(cast, django_assert_num_queries):
    pairs = [made.agreed(cast.school) for _ in range(4)]
    curator = cast.actor(cast.curator)
    large = actions.draft_order(pairs[:3], actor=curator, today=made.TODAY)
    small = actions.draft_order(pairs[3:], actor=curator, today=made.TODAY)
    drafter = f"проект от {made.TODAY:%d.%m.%Y}, {cast.person(cast.curator).short_name}"
    with django_assert_num_queries(3):  # pairs, their members, who drafted
        told = told_apart([large, small])
    assert told == {
        large.pk: f"{pairs[0]}; {pairs[1]} и ещё 1, {drafter}",
        small.pk: f"{pairs[3]}, {drafter}",
    }


def cancelled(order, day):
    """The order on the pairs is cancelled by another one, signed on paper that day."""
    by = draft_change(order, effect="cancels", ground="В связи с ошибкой", actor=SYSTEM, today=day)
    mark_signed(by, on=day, actor=SYSTEM, today=day)
    return register(by, number="2", dated=day, actor=SYSTEM, today=day)


def test_a_pair_that_has_not_begun_is_agreed_again_once_its_order_is_cancelled(cast):
    pair = made.ordered(cast.school)
    made.bring_into_force(pair.opened_by, today=date(2026, 9, 20))
    cancelled(Order.objects.get(), date(2026, 9, 25))
    pair = made.fresh(pair)
    assert (pair.state, pair.opened_by, pair.started_on) == (PairState.AGREED, None, None)
    assert pair.members.get().started_on is None
    assert actions.draft_order([pair], actor=SYSTEM, today=made.TODAY).state == OrderState.DRAFT


def test_a_pair_at_work_ends_the_day_its_order_is_cancelled(cast):
    pair = made.ordered(cast.school)
    made.bring_into_force(pair.opened_by, today=date(2026, 9, 20))
    cancelled(Order.objects.get(), date(2026, 10, 12))
    pair = made.fresh(pair)
    assert (pair.state, pair.ended_on, pair.end_ground) == (PairState.ENDED, date(2026, 10, 12), "cancelled")
    assert pair.members.get().ended_on == date(2026, 10, 12)
    assert Order.objects.get(pk=pair.opened_by_id).state == OrderState.REVOKED
