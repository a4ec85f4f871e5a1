"""Orders that change a pair: drafted from the event, in force on their day, undone with the order that cancels them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse

from core.actors import SYSTEM
from core.problems import RuleViolation
from orders.actions import discard
from orders.selectors import compose
from pairs import actions
from pairs.models import Application, Pair, PairChange, PairMember
from pairs.rules import Answer, EndGround
from pairs.rules.applications import ApplicationKind
from pairs.rules.changes import ChangeAct, Purpose
from pairs.selectors.candidates import without_a_pair
from pairs.selectors.changes import change_of
from pairs.selectors.rematch import terms_like
from pairs.states import ApplicationState, ChangeState, PairState
from pairs.tests import made
from people.models import Person
from people.rules import Sex
from printing.formats import to_text
from tests.cast import guards, make_person

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 20)  # a Tuesday
THIRD = date(2026, 10, 23)
REASON = "не сложились отношения"


def person(cast, family, given, patronymic, sex=Sex.FEMALE, post="учитель физики"):
    names = {"family_name": family, "given_name": given, "patronymic": patronymic, "sex": sex, "post": post}
    return make_person(cast.school, **names)


@pytest.fixture
def pair(cast):
    mentor = made.ready_mentor(cast.school, person(cast, "Лаврова", "Мария", "Петровна"))
    mentee = made.ready_mentee(cast.school, person(cast, "Сизов", "Илья", "Олегович", Sex.MALE))
    return made.active(cast.school, mentor, [mentee], number="70-ОД")


@pytest.fixture
def other(cast):
    return made.ready_mentor(cast.school, person(cast, "Ёлкина", "Анна", "Юрьевна"))


def draft(pair, act, *, day=ON, today=ON, actor=SYSTEM, **told):
    return actions.draft_change(made.fresh(pair), act, day=day, actor=actor, today=today, **told)


def in_force(order, *, number="71-ОД", today=ON):
    return made.bring_into_force(order, number=number, today=today)


def agreed(pair, purpose, mentor=None, mentees=None, today=ON):
    """Another pair that stems from this one, agreed by everybody."""
    pair = made.fresh(pair)
    mentees = mentees or [member.mentee for member in pair.members.all() if not member.end_ground]
    terms = terms_like(pair, len(mentees), today) | {"stems_from": pair, "purpose": purpose}
    return made.agreed(pair.organization, mentor or pair.mentor, mentees, today=today, **terms)


def text_of(order) -> str:
    return " ".join(to_text(compose(order)).replace("\xa0", " ").split())


def refused(pair, act, text, **told):
    with pytest.raises(RuleViolation, match=text):
        draft(pair, act, **told)


def test_an_end_from_a_mentors_refusal_holds_the_same_day(pair):
    application = made.application(pair, ApplicationKind.RELEASE, on=ON, reason=REASON)
    order = draft(pair, ChangeAct.END, application=application, ground=EndGround.INITIATIVE)
    application.refresh_from_db()
    assert (application.state, application.order) == (ApplicationState.IN_ORDER, order)
    in_force(order)
    pair = made.fresh(pair)
    assert (pair.state, pair.ended_on, pair.end_ground) == (PairState.ENDED, ON, EndGround.INITIATIVE)
    assert pair.closed_by == order
    assert pair.members.get().closed_by == order
    application.refresh_from_db()
    assert application.state == ApplicationState.DONE


def test_the_order_of_an_end_word_by_word(pair):
    application = made.application(pair, ApplicationKind.RELEASE, on=ON, reason=REASON)
    text = text_of(draft(pair, ChangeAct.END, application=application, ground=EndGround.INITIATIVE))
    assert (
        "1. Прекратить работу наставнической пары (наставник — Лаврова М. П., наставляемый — Сизов И. О.), "
        "закреплённой приказом от 01.10.2026 № 70-ОД, по инициативе наставника; последний день — 20.10.2026. "
        "2. Освободить Лаврову Марию Петровну, учителя физики, от обязанностей наставника Сизова И. О. "
        "с 21.10.2026. "
        "3. Реализацию персонализированной программы наставничества завершить в тот же день. "
    ) in text
    assert "подобрать Сизову И. О. другого наставника." in text
    assert "Основание: заявление Лавровой М. П. от 20.10.2026." in text
    assert REASON not in text


def test_an_employer_cancels_three_working_days_after_the_notice(pair):
    application = made.application(pair, ApplicationKind.REPLACEMENT, mentor=False, on=ON)
    told = {"application": application, "ground": EndGround.INITIATIVE, "told_on": ON}
    refused(pair, ChangeAct.END, r"не раньше 23\.10\.2026", day=THIRD - timedelta(days=1), **told)
    order = draft(pair, ChangeAct.END, day=THIRD, **told)
    assert change_of(order).day == THIRD


def test_the_friday_before_the_may_holidays(cast):
    friday = date(2027, 4, 30)  # 3 May is a day off too: it is moved from Saturday, 1 May
    pair = made.active(cast.school)
    told = {"ground": EndGround.CURATOR, "told_on": friday, "today": friday}
    refused(pair, ChangeAct.END, r"не раньше 06\.05\.2027", day=date(2027, 5, 5), **told)
    assert draft(pair, ChangeAct.END, day=date(2027, 5, 6), **told).pk


def test_a_worker_who_leaves_needs_no_notice(pair):
    assert draft(pair, ChangeAct.END, ground=EndGround.LEFT, basis="служебная записка куратора от 19.10.2026").pk


def test_a_day_ahead_waits_and_is_carried_out_by_the_nightly_command(pair, time_machine_at):
    told = {"ground": EndGround.CURATOR, "told_on": ON, "basis": "служебная записка куратора"}
    order = in_force(draft(pair, ChangeAct.END, day=THIRD, **told))
    change = PairChange.objects.get(order=order)
    assert (change.state, made.fresh(pair).state) == (ChangeState.WAITING, PairState.ACTIVE)
    time_machine_at(THIRD - timedelta(days=1))
    call_command("follow_orders")
    assert made.fresh(pair).state == PairState.ACTIVE
    time_machine_at(THIRD)
    call_command("follow_orders")
    call_command("follow_orders")
    pair = made.fresh(pair)
    assert (pair.state, pair.ended_on) == (PairState.ENDED, THIRD)


@pytest.fixture
def time_machine_at(time_machine):
    return lambda day: time_machine.move_to(f"{day}T09:00:00+03:00", tick=False)


def test_a_dropped_draft_lets_everything_wait_again(pair, other):
    application = made.application(pair, ApplicationKind.RELEASE, on=ON)
    new = agreed(pair, Purpose.REPLACE, other)
    order = draft(pair, ChangeAct.REPLACE, opened=new, application=application, ground=EndGround.INITIATIVE)
    assert made.fresh(new).state == PairState.ORDERED
    discard(order, actor=SYSTEM, today=ON)
    application.refresh_from_db()
    assert (made.fresh(new).state, application.state) == (PairState.AGREED, ApplicationState.SUBMITTED)
    assert PairChange.objects.get().state == ChangeState.DROPPED
    assert draft(pair, ChangeAct.END, application=application, ground=EndGround.INITIATIVE).pk


def replaced(pair, other):
    application = made.application(pair, ApplicationKind.RELEASE, on=ON)
    new = agreed(pair, Purpose.REPLACE, other)
    return draft(pair, ChangeAct.REPLACE, opened=new, application=application, ground=EndGround.INITIATIVE), new


def test_a_replacement_closes_one_period_and_opens_the_next_day(pair, other):
    order, new = replaced(pair, other)
    in_force(order)
    old, new = made.fresh(pair), made.fresh(new)
    assert (old.state, old.ended_on, old.closed_by) == (PairState.ENDED, ON, order)
    assert (new.state, new.started_on, new.opened_by) == (PairState.ACTIVE, ON + timedelta(days=1), order)
    assert new.members.get().started_on == ON + timedelta(days=1)


def test_the_order_of_a_replacement_word_by_word(pair, other):
    order, _ = replaced(pair, other)
    text = text_of(order)
    assert "О замене наставника" in text
    assert (
        "1. Заменить наставника Лаврову М. П. на Ёлкину А. Ю. в наставнической паре (наставник — Лаврова М. П., "
        "наставляемый — Сизов И. О.), закреплённой приказом от 01.10.2026 № 70-ОД, с 21.10.2026. "
        "2. Освободить Лаврову Марию Петровну, учителя физики, от обязанностей наставника Сизова И. О. "
        "с 21.10.2026. "
        "3. Закрепить наставника Ёлкину Анну Юрьевну, учителя физики, за Сизовым И. О. на период с 21.10.2026 "
        "по 31.05.2027. "
        "4. Наставнику Ёлкиной А. Ю. продолжить реализацию персонализированной программы наставничества. "
    ) in text
    assert "Основание: заявление Лавровой М. П. от 20.10.2026; письменные согласия Ёлкиной А. Ю. от " in text


def test_nobody_is_replaced_before_everybody_agrees(pair, other):
    terms = terms_like(made.fresh(pair), 1, ON) | {"stems_from": pair, "purpose": Purpose.REPLACE}
    mentees = [member.mentee for member in pair.members.all()]
    new = made.proposed(pair.organization, other, mentees, today=ON, **terms)
    refused(pair, ChangeAct.REPLACE, "ещё не согласились", opened=new, ground=EndGround.LEFT)
    with pytest.raises(RuleViolation, match="уже предложено"):
        made.proposed(pair.organization, made.ready_mentor(pair.organization), mentees, today=ON, **terms)


def test_a_pair_for_another_purpose_goes_into_no_common_order(pair, other):
    new = agreed(pair, Purpose.REPLACE, other)
    with pytest.raises(RuleViolation, match="отдельный приказ"):
        actions.draft_order([new], actor=SYSTEM, today=ON)


def test_a_cancelled_replacement_brings_the_former_mentor_back(pair, other):
    order, new = replaced(pair, other)
    order = in_force(order)
    order.kind.on_cancel(order, actor=SYSTEM, today=ON)
    old, new = made.fresh(pair), made.fresh(new)
    assert (old.state, old.ended_on, old.end_ground, old.closed_by) == (PairState.ACTIVE, None, "", None)
    assert old.members.get().ended_on is None
    assert (new.state, new.started_on, new.opened_by) == (PairState.AGREED, None, None)
    assert Application.objects.get().state == ApplicationState.SUBMITTED


def test_a_cancelled_end_before_its_day_changes_nothing(pair):
    order = in_force(draft(pair, ChangeAct.END, day=THIRD, ground=EndGround.CURATOR, told_on=ON))
    order.kind.on_cancel(order, actor=SYSTEM, today=ON)
    assert (made.fresh(pair).state, PairChange.objects.get().state) == (PairState.ACTIVE, ChangeState.DROPPED)


def test_a_substitute_leads_for_a_time_and_the_mentor_comes_back(pair, other):
    until = date(2026, 11, 10)
    new = agreed(pair, Purpose.SUBSTITUTE, other)
    order = draft(pair, ChangeAct.SUBSTITUTE, opened=new, until=until, basis="служебная записка куратора")
    assert (
        "1. На период временного отсутствия наставника Лавровой М. П. с 20.10.2026 по 10.11.2026 возложить "
        "обязанности наставника Сизова И. О. на Ёлкину Анну Юрьевну, учителя физики,"
    ) in text_of(order)
    in_force(order)
    assert (made.fresh(pair).state, made.fresh(new).state) == (PairState.SUSPENDED, PairState.ACTIVE)

    back = until + timedelta(days=1)
    order = draft(pair, ChangeAct.RETURN, day=back, today=back, basis="служебная записка куратора")
    assert "Освободить Ёлкину А. Ю. от обязанностей наставника Сизова И. О., возложенных на период" in text_of(order)
    in_force(order, number="72-ОД", today=back)
    new = made.fresh(new)
    assert made.fresh(pair).state == PairState.ACTIVE
    assert (new.state, new.ended_on, new.end_ground) == (PairState.ENDED, until, EndGround.RETURNED)

    order.refresh_from_db()
    order.kind.on_cancel(order, actor=SYSTEM, today=back)
    assert (made.fresh(pair).state, made.fresh(new).state) == (PairState.SUSPENDED, PairState.ACTIVE)


def test_a_pause_without_a_substitute_names_both_days_and_no_reason(pair):
    refused(pair, ChangeAct.SUSPEND, "до какого дня")
    refused(pair, ChangeAct.SUSPEND, "раньше первого", until=ON - timedelta(days=1))
    order = draft(pair, ChangeAct.SUSPEND, until=date(2026, 11, 10))
    assert "с 20.10.2026 по 10.11.2026 в связи с временным отсутствием участника." in text_of(order)
    in_force(order)
    refused(pair, ChangeAct.SUSPEND, "приостановлена", until=date(2026, 11, 10))
    in_force(draft(pair, ChangeAct.RETURN, day=ON), number="72-ОД")
    assert made.fresh(pair).state == PairState.ACTIVE


def test_a_mentee_joins_and_the_pair_becomes_a_group(cast, pair):
    mentee = made.ready_mentee(cast.school, person(cast, "Черных", "Пётр", "", Sex.MALE))
    brought = agreed(pair, Purpose.JOIN, mentees=[mentee])
    order = draft(pair, ChangeAct.JOIN, opened=brought)
    assert "Включить в наставническую пару (наставник — Лаврова М. П., наставляемый — Сизов И. О.)" in text_of(order)
    in_force(order)
    pair = made.fresh(pair)
    assert [member.started_on for member in pair.members.all()] == [made.STARTS, ON]
    assert pair.is_group
    assert "group" in pair.kinds
    assert made.fresh(brought).state == PairState.MERGED

    order.refresh_from_db()
    order.kind.on_cancel(order, actor=SYSTEM, today=ON)
    pair = made.fresh(pair)
    assert (len(pair.members.all()), pair.kinds) == (1, ["traditional"])
    assert made.fresh(brought).state == PairState.AGREED


def test_a_mentee_leaves_a_group_by_order_and_comes_back_with_its_cancelling(cast):
    group = made.active(cast.school, None, [made.ready_mentee(cast.school) for _ in range(3)])
    member = group.members.first()
    order = draft(group, ChangeAct.LEAVE, member=member, ground=EndGround.TRANSFER)
    assert "Остальным участникам группы продолжить работу" in text_of(order)
    in_force(order)
    member.refresh_from_db()
    assert (member.ended_on, member.end_ground, member.closed_by) == (ON, EndGround.TRANSFER, order)
    assert made.fresh(group).state == PairState.ACTIVE
    order.refresh_from_db()
    order.kind.on_cancel(order, actor=SYSTEM, today=ON)
    assert PairMember.objects.filter(pair=group, ended_on=None).count() == 3


def test_the_last_mentee_does_not_leave_a_pair(pair):
    refused(pair, ChangeAct.LEAVE, "завершите пару", member=pair.members.get(), ground=EndGround.LEFT)


def test_one_change_of_a_pair_at_a_time(pair):
    draft(pair, ChangeAct.END, ground=EndGround.LEFT)
    refused(pair, ChangeAct.SUSPEND, "уже готовится приказ", until=THIRD)


@pytest.mark.parametrize("who", ["mentor", "mentee", "director", "secretary", "stranger"])
def test_only_the_curator_drafts(cast, pair, who):
    with pytest.raises(PermissionDenied):
        draft(pair, ChangeAct.END, ground=EndGround.LEFT, actor=cast.actor(getattr(cast, who)))


def test_who_lost_a_mentor_is_first_in_the_queue_without_a_word_of_blame(client, cast, pair):
    person_ = person(cast, "Аверина", "Ольга", "Ивановна")
    made.ready_mentee(cast.school, person_)
    application = made.application(pair, ApplicationKind.REPLACEMENT, mentor=False, on=ON, reason=REASON)
    told = {"application": application, "ground": EndGround.INITIATIVE, "told_on": date(2026, 10, 14)}
    in_force(draft(pair, ChangeAct.END, **told))
    names = [str(row.person) for row in without_a_pair(cast.actor(cast.curator))]
    assert names == ["Сизов Илья Олегович", "Аверина Ольга Ивановна"]
    client.force_login(cast.curator)
    page = client.get(reverse("pairs:new")).content.decode()
    assert "Ждёт нового наставника с 20.10.2026" in page
    assert "инициатива" not in page


def test_the_rematch_is_one_screen(client, cast, pair, other):
    application = made.application(pair, ApplicationKind.RELEASE, on=ON)
    client.force_login(cast.curator)
    draft_url = reverse("pairs:draft_change", args=[pair.pk, "replace"])
    screen = reverse("pairs:rematch", args=[pair.pk, "replace"])
    assert client.get(draft_url).url == screen
    page = client.get(screen).content.decode()
    assert "Ёлкина Анна Юрьевна" in page
    propose = reverse("pairs:propose_instead", args=[pair.pk, "replace"])
    client.post(propose, guards(cast.school, pair) | {"mentor": other.pk})
    new = Pair.objects.get(stems_from=pair)
    assert (new.mentor, new.purpose, new.ends_on) == (other, Purpose.REPLACE, pair.ends_on)
    everybody = [(new, one) for one in made.fresh(new).people]
    actions.record_answers(everybody, answer=Answer.YES, answered_on=made.TODAY, actor=SYSTEM, today=ON)
    asked = f"{draft_url}?application={application.pk}"
    assert f'href="{asked}"' in client.get(screen).content.decode()
    form = {"opened": new.pk, "day": "2026-10-20"}
    response = client.post(asked, guards(cast.school, pair) | form)
    assert response.status_code == 302, response.context["form"].errors
    assert change_of(made.fresh(new).opened_by).application == application


def test_the_page_of_the_order_tells_a_participant_no_application(client, cast):
    mentor = made.ready_mentor(cast.school, Person.objects.get(user=cast.mentor))
    pair = made.active(cast.school, mentor, [made.ready_mentee(cast.school, Person.objects.get(user=cast.mentee))])
    application = made.application(pair, ApplicationKind.RELEASE, on=ON, reason=REASON)
    order = in_force(draft(pair, ChangeAct.END, application=application, ground=EndGround.INITIATIVE))
    client.force_login(cast.mentee)
    page = client.get(order.get_absolute_url()).content.decode()
    assert "по инициативе наставника" in page
    assert REASON not in page
    assert application.get_absolute_url() not in page
