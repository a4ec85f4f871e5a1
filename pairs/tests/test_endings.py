"""The end of a pair, of one mentee's part, and what a staff fact means for pairs."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from core.actors import SYSTEM
from core.models import AuditEntry
from core.problems import RuleViolation
from pairs import actions, rules
from pairs.models import Pair, PairMember
from pairs.rules import EndGround
from pairs.selectors.consequences import concerned, memo
from pairs.selectors.obstacles import places_taken
from pairs.states import PairState
from pairs.tests import made
from people.models import StaffFact
from people.rules import StaffFactKind
from printing.formats import to_text

pytestmark = pytest.mark.django_db
LAST = date(2026, 12, 1)


def end(pair, *, ground=EndGround.INITIATIVE, ended_on=LAST, actor=SYSTEM, **fields):
    return actions.end_pair(pair, ground=ground, ended_on=ended_on, actor=actor, today=LAST, **fields)


def group(cast, number=3):
    return made.active(cast.school, None, [made.ready_mentee(cast.school) for _ in range(number)])


@pytest.mark.parametrize("ground", EndGround.values)
def test_a_pair_ends_by_each_ground_with_its_day(cast, ground):
    pair = made.active(cast.school)
    end(pair, ground=ground, note="не сложилось")
    pair = made.fresh(pair)
    assert (pair.state, pair.end_ground, pair.ended_on) == (PairState.ENDED, ground, LAST)
    assert pair.members.get().ended_on == LAST
    assert places_taken([pair.mentor_id]) == {}


def test_the_quiet_note_is_not_in_the_audit_trail(cast):
    pair = made.active(cast.school)
    end(pair, note="не сложилось")
    assert all("не сложилось" not in str(entry.facts) for entry in AuditEntry.objects.about(pair))


@pytest.mark.parametrize(
    ("ended_on", "text"),
    [(made.STARTS - timedelta(days=1), "раньше начала"), (LAST + timedelta(days=1), "позже сегодняшней")],
)
def test_the_last_day_lies_between_the_start_and_today(cast, ended_on, text):
    pair = made.active(cast.school)
    with pytest.raises(RuleViolation, match=text):
        end(pair, ended_on=ended_on)
    assert end(pair, ended_on=made.STARTS).ended_on == made.STARTS


@pytest.mark.parametrize("role", ["director", "mentor", "mentee", "secretary", "council"])
def test_only_the_curator_ends_a_pair(cast, role):
    with pytest.raises(PermissionDenied):
        end(made.active(cast.school), actor=cast.actor(cast.by_role(role)))


def test_a_pair_that_does_not_work_cannot_end(cast):
    with pytest.raises(RuleViolation, match="предложена"):
        end(made.proposed(cast.school))


def test_what_is_above_ends_in_the_same_transaction_or_refuses(cast, monkeypatch):
    told = []

    def above(pair, *, ground, ended_on, actor, today):
        told.append((pair.pk, ground, ended_on))
        if ground == EndGround.COMPLETED:
            raise RuleViolation("Сначала завершите программу.")

    monkeypatch.setattr(rules, "_endings", [above])
    pair = made.active(cast.school)
    with pytest.raises(RuleViolation, match="Сначала завершите программу"):
        end(pair, ground=EndGround.COMPLETED)
    assert made.fresh(pair).state == PairState.ACTIVE
    end(pair)
    assert told == [(pair.pk, "completed", LAST), (pair.pk, "initiative", LAST)]


def test_a_group_goes_on_without_one_mentee_until_one_is_left(cast):
    pair = group(cast)
    first, second, third = pair.members.all()
    for member in (first, second):
        actions.end_member(pair, member, ground=EndGround.LEFT, ended_on=LAST, actor=SYSTEM, today=LAST)
    pair = made.fresh(pair)
    assert (pair.state, [person.pk for person in pair.people[1:]]) == (PairState.ACTIVE, [third.mentee.person_id])
    assert PairMember.objects.get(pk=first.pk).ended_on == LAST
    with pytest.raises(RuleViolation, match="завершите пару целиком"):
        actions.end_member(pair, third, ground=EndGround.LEFT, ended_on=LAST, actor=SYSTEM, today=LAST)


def test_the_end_of_a_group_keeps_the_earlier_end_of_who_left_before(cast):
    pair = group(cast)
    early = LAST - timedelta(days=10)
    member = pair.members.first()
    actions.end_member(pair, member, ground=EndGround.TRANSFER, ended_on=early, actor=SYSTEM, today=LAST)
    end(pair)
    assert sorted(Pair.objects.get(pk=pair.pk).members.values_list("ended_on", flat=True)) == [early, LAST, LAST]


def fact(person, kind=StaffFactKind.LEFT):
    return StaffFact.objects.create(person=person, kind=kind, starts_on=LAST)


@pytest.mark.parametrize(
    ("make", "text", "button"),
    [
        (made.proposed, "предложена. Снимите предложение.", "Снять предложение"),
        (made.agreed, "согласована. Снимите предложение.", "Снять предложение"),
        (made.ordered, "стоит в проекте приказа: исключите её.", "Открыть приказ"),
        (made.active, "работает. Завершите её и подберите другого наставника.", "Завершить"),
    ],
)
def test_a_mentor_who_leaves_concerns_each_open_pair_with_its_next_step(cast, make, text, button):
    pair = make(cast.school)
    [found] = concerned(fact(pair.mentor.person), cast.actor(cast.curator))
    assert (found.text.endswith(text), found.button) == (True, button)
    assert bool(found.paper_url) is (make is made.active)


def test_a_mentee_of_a_group_is_led_out_of_it_and_an_ended_pair_concerns_nobody(cast):
    pair = group(cast)
    leaving = fact(pair.people[1])
    [found] = concerned(leaving, cast.actor(cast.curator))
    assert (found.button, found.url.split("?")[1]) == ("Вывести из группы", "ground=left")
    end(pair)
    assert concerned(leaving, cast.actor(cast.curator)) == []


def test_the_memo_names_cause_pair_and_order_in_the_right_cases(cast):
    pair = made.active(cast.school, number="70-ОД")
    mentor, mentee = (person.short_name.replace("\xa0", " ") for person in pair.people)
    leaving = fact(pair.people[1], StaffFactKind.ON_LEAVE)
    text = " ".join(to_text(memo(pair, None, fact=leaving, today=LAST)).replace("\xa0", " ").split())
    assert "СЛУЖЕБНАЯ ЗАПИСКА" in text
    assert text.count("В связи с длительным отсутствием") == 1
    assert (
        f"прошу прекратить работу наставнической пары «наставник — {mentor}, наставляемый — {mentee}», закреплённой "
        "приказом от 01.10.2026 № 70-ОД, с 01.12.2026."
    ) in text


def test_the_memo_of_a_group_asks_for_the_one_who_leaves_or_for_the_end(cast):
    pair = group(cast)

    def text(person) -> str:
        return to_text(memo(pair, None, fact=fact(person), today=LAST)).replace("\xa0", " ")

    leaving, staying = text(pair.people[1]), text(pair.mentor.person)
    assert "О выводе наставляемого из наставнической группы" in leaving
    assert "Остальные участники группы продолжают работу по программе." in leaving
    assert "О прекращении работы наставнической группы" in staying
    assert "подбирается другой наставник." in staying
