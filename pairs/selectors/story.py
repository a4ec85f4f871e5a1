"""The page of one pair, narrowed to what its reader may see."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from core.actors import Actor
from orders.models import READERS
from pairs import policies
from pairs.models import Agreement, Application, Pair, PairMember
from pairs.rules import Answer, NextStep, PairPart, parts_of
from pairs.rules.applications import ApplicationKind, kinds_for_role
from pairs.states import TAKING_A_PLACE, TONES, PairState
from people.models import Person
from people.rules import Role
from printing.russian import numeric_date
from registry.models import MenteeProfile
from registry.rules import NEED_WEIGHTS

STEPS = ("Предложение", "Согласие участников", "Приказ", "Работа", "Завершение")
BUTTONS = {
    ApplicationKind.RELEASE: "Сложить обязанности наставника",
    ApplicationKind.REPLACEMENT: "Попросить другого наставника",
    ApplicationKind.END: "Завершить досрочно",
}
REACHED = {
    PairState.PROPOSED: 1,
    PairState.AGREED: 2,
    PairState.ORDERED: 2,
    PairState.ACTIVE: 3,
    PairState.SUSPENDED: 3,
    PairState.ENDED: 5,
}


@dataclass(frozen=True)
class Step:
    label: str
    state: str  # done, current or next


@dataclass(frozen=True)
class Participant:
    """One row of the page: who, as what, and what they answered as far as the reader may know."""

    person: Person
    role: str
    card_url: str
    answer: str
    tone: str
    agreement: Agreement | None
    paper: Agreement | None
    member_id: int | None = None
    until: date | None = None


@dataclass(frozen=True)
class MenteeFile:
    """What a mentor may know of a mentee: needs and strengths; no birth date, no category."""

    name: str
    post: str
    subjects: str
    request: str
    strengths: str
    contacts: str
    needs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Story:
    pair: Pair
    tone: str
    steps: list[Step]
    participants: list[Participant]
    files: list[MenteeFile]
    parts: list[PairPart]
    next_step: NextStep | None
    waiting: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)
    may_ask: list[tuple[str, str]] = field(default_factory=list)


def story(actor: Actor, pair: Pair, *, today: date) -> Story:
    can = policies.offered(actor, pair)
    parts = parts_of(pair, actor)
    next_step = _next_step(actor, pair, can, parts)
    return Story(
        pair=pair,
        tone=TONES[PairState(pair.state)],
        steps=_steps(pair),
        participants=_participants(actor, pair),
        files=mentee_files(actor, pair),
        parts=parts,
        next_step=next_step,
        waiting="" if next_step or can["answer"] else _waiting(pair),
        notes=_notes(pair, can),
        applications=list(Application.objects.visible_to(actor).filter(pair=pair).open()),
        may_ask=_may_ask(actor, pair) if can["apply"] else [],
    )


def _may_ask(actor: Actor, pair: Pair) -> list[tuple[str, str]]:
    """The applications open to this participant, as buttons."""
    is_mentor = policies.own_person(actor, pair) == pair.mentor.person
    return [(kind.value, BUTTONS[kind]) for kind in kinds_for_role(is_mentor)]


def _steps(pair: Pair) -> list[Step]:
    reached = REACHED.get(PairState(pair.state))
    if reached is None:  # declined or withdrawn: there is no way ahead to show
        return []
    names = ["done" if n < reached else "current" if n == reached else "next" for n in range(len(STEPS))]
    return [Step(label, state) for label, state in zip(STEPS, names, strict=True)]


def _participants(actor: Actor, pair: Pair) -> list[Participant]:
    answers = {agreement.person_id: agreement for agreement in pair.agreements.all()}
    reader = policies.can_see_everything(actor)
    rows: list[tuple[Any, str, PairMember | None]] = [(pair.mentor, "наставник", None)]
    rows += [(member.mentee, "наставляемый", member) for member in pair.members.all()]
    found = []
    for entry, role, member in rows:
        person = entry.person
        own = bool(person.user_id) and person.user_id == getattr(actor.user, "pk", None)
        agreement = answers.get(person.pk)
        label, tone = _answer_in_words(pair, agreement, open_to=reader or own)
        found.append(
            Participant(
                person=person,
                role=role,
                card_url=entry.get_absolute_url() if reader else "",
                answer=label,
                tone=tone,
                agreement=agreement,
                paper=agreement if agreement and agreement.is_from_paper and reader else None,
                member_id=member.pk if member else None,
                until=member.ended_on if member and member.end_ground else None,
            )
        )
    return found


def _answer_in_words(pair: Pair, agreement: Agreement | None, *, open_to: bool) -> tuple[str, str]:
    """Another participant learns that there is an answer, not that it was a refusal."""
    if pair.entered_as_is and agreement is None:
        return "", "neutral"
    if agreement is None:
        return ("ответа ещё нет", "info") if pair.state == PairState.PROPOSED else ("", "neutral")
    if agreement.answer == Answer.YES:
        return f"согласие дано {numeric_date(agreement.answered_on)}", "good"
    return (f"отказ {numeric_date(agreement.answered_on)}", "bad") if open_to else ("", "neutral")


def mentee_files(actor: Actor, pair: Pair) -> list[MenteeFile]:
    """The mentees' files for the mentor of this pair, while it is ahead or at work; nobody else reads them here."""
    if Role.MENTOR not in actor.roles or pair.mentor.person.user_id != getattr(actor.user, "pk", None):
        return []
    if pair.state not in TAKING_A_PLACE:
        return []
    staying = [member.mentee_id for member in pair.members.all() if not member.end_ground]
    profiles = (
        MenteeProfile.objects.filter(pk__in=staying).select_related("person").prefetch_related("needs__competence")
    )
    weights = dict(NEED_WEIGHTS)
    return [
        MenteeFile(
            name=str(profile.person),
            post=profile.person.post,
            subjects=profile.person.subjects,
            request=profile.request,
            strengths=profile.strengths,
            contacts=profile.contacts if pair.state == PairState.ACTIVE else "",
            needs=tuple((need.competence.title, weights[need.weight]) for need in profile.needs.all()),
        )
        for profile in profiles
    ]


def _next_step(actor: Actor, pair: Pair, can: dict[str, bool], parts: list[PairPart]) -> NextStep | None:
    if can["record"]:
        return NextStep(
            "Участники отвечают в системе. Если ответы получены на бумаге, внесите их.",
            reverse("pairs:answers", args=[pair.pk]),
            "Внести ответы с бумаги",
        )
    if can["change_order"]:
        url = reverse("pairs:draft_change", args=[pair.stems_from_id, pair.purpose])
        text = f"Все согласны: {pair.get_purpose_display()}. Подготовьте приказ."
        return NextStep(text, url, "Подготовить приказ")
    if can["draft_order"]:
        return NextStep(
            "Все согласны. Включите пару в приказ о закреплении.", reverse("pairs:order"), "Подготовить приказ"
        )
    if pair.state == PairState.ORDERED and actor.roles & READERS and pair.opened_by:
        return NextStep(
            "Пара включена в приказ. Она начнёт работу, когда приказ будет утверждён и зарегистрирован.",
            pair.opened_by.get_absolute_url(),
            "Открыть приказ",
        )
    if can["propose_again"]:
        mentees = "&".join(f"mentee={member.mentee_id}" for member in pair.members.all())
        return NextStep(
            "Предложение отклонено. Подберите другого наставника.",
            f"{reverse('pairs:mentors')}?{mentees}",
            "Подобрать наставника",
        )
    return next((part.next_step for part in parts if part.next_step), None)


def _waiting(pair: Pair) -> str:
    """What a participant waits for, where there is nothing to press."""
    return {
        PairState.PROPOSED: "Ждём ответов остальных участников.",
        PairState.AGREED: "Все согласны. Куратор готовит приказ о закреплении.",
        PairState.ORDERED: "Приказ о закреплении готовится к подписанию.",
    }.get(PairState(pair.state), "")


def _notes(pair: Pair, can: dict[str, bool]) -> list[tuple[str, str]]:
    """What the office wrote for itself."""
    notes = []
    if can["reason"] and pair.reason:
        notes.append(("Почему эта пара", pair.reason))
    if can["end_note"] and pair.end_note:
        notes.append(("Пояснение к завершению", pair.end_note))
    return notes
