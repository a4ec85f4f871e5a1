"""Agreement to a pair: everybody answers for themselves, on screen or on paper."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import SYSTEM, Actor
from core.problems import RuleViolation
from core.states import IllegalMove
from pairs import policies
from pairs.models import Agreement, Pair
from pairs.rules import Answer
from pairs.states import AGREE, DECLINE
from papers.rules import Source
from people.models import Person


@action("pair.answered", "Дан ответ на предложение пары")
def answer(pair: Pair, answer: str, *, actor: Actor, today: date) -> Pair:
    """A participant agrees or declines (voluntary: S4 annex 1, 6.1); nobody is asked why."""
    pair = lock(pair)
    if not policies.can_answer(actor, pair):
        raise PermissionDenied
    person = policies.own_person(actor, pair)
    _keep(pair, person, answer, today, source=Source.SCREEN, actor=actor, scan=None)
    record(pair, answer=answer, person=person.pk)
    return pair


@action("pair.answers_recorded", "Ответы о паре внесены с бумаги")
def record_answers(
    answers: Sequence[tuple[Pair, Person]],
    *,
    answer: str,
    answered_on: date,
    scan: Any = None,
    actor: Actor,
    today: date,
) -> list[Pair]:
    """The curator records from paper what people of a ticked list answered. A later answer does not replace one."""
    if answered_on > today:
        raise RuleViolation("Дата на бумаге не может быть позже сегодняшней.")
    if not answers:
        raise RuleViolation("Отметьте хотя бы одного человека.")
    pairs = {pair.pk: lock(pair) for pair, _ in sorted(answers, key=lambda one: one[0].pk)}
    for pk, fresh in pairs.items():
        if not policies.can_keep(actor, fresh):
            raise PermissionDenied
        people = [person for pair, person in answers if pair.pk == pk]
        for person in people:
            if person not in fresh.people:
                raise RuleViolation(f"{person.short_name} не участвует в этой паре.")
            _keep(fresh, person, answer, answered_on, source=Source.PAPER, actor=actor, scan=scan)
        record(fresh, answer=answer, persons=[person.pk for person in people], answered_on=answered_on)
    return list(pairs.values())


def _keep(pair: Pair, person: Person, answer: str, day: date, *, source: str, actor: Actor, scan: Any) -> None:
    """Keep one answer and move the pair: the last agreement agrees it, a refusal declines it at once."""
    move = AGREE if answer == Answer.YES else DECLINE
    if not AGREE.allows(pair):  # only a proposed pair is answered
        raise IllegalMove(f"Ответ уже не нужен: пара — «{pair.get_state_display()}».")
    if pair.agreements.filter(person=person).exists():
        raise RuleViolation(f"{person.short_name}: ответ уже записан.")
    Agreement.objects.create(
        pair=pair,
        person=person,
        answer=answer,
        answered_on=day,
        source=source,
        recorded_by=None if actor is SYSTEM else actor.user,
        scan=scan,
    )
    everybody = {one.pk for one in pair.people}
    agreed = set(pair.agreements.filter(answer=Answer.YES).values_list("person_id", flat=True))
    if move is DECLINE or everybody <= agreed:
        move.apply(pair)
        pair.save(update_fields=["state"])
