"""Consents: recorded from paper, given on screen, withdrawn."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import Problem, RuleViolation
from papers.models import Scan
from papers.rules import Source
from people.models import Person
from printing.formats import to_text
from registry import policies
from registry.models import Consent, MentorProfile
from registry.rules import ConsentKind, Published
from registry.rules.consent_texts import TITLES, consent_blocks, consent_paper
from registry.rules.consents import Signer, about, date_problem, signers_of

TEXT_CHANGED = "Пока страница была открыта, текст согласия изменился. Прочитайте его ещё раз."

FOR_A_MINOR = "За несовершеннолетнего согласие подписывает на бумаге законный представитель. Напечатайте бланк."


def text_of(kind: str, person: Person, *, on_screen: bool, **choices: Any) -> str:
    """The very words of a consent, as they are kept and hashed."""
    mentor = MentorProfile.objects.filter(organization_id=person.organization_id, person=person).first()
    blocks = consent_blocks(
        kind,
        person,
        person.organization,
        on_screen=on_screen,
        in_job_function=bool(mentor and mentor.in_job_function),
        **choices,
    )
    return to_text(consent_paper(blocks, TITLES[ConsentKind(kind)]))


def fingerprint(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@action("registry.consent_recorded", "Согласие внесено с бумаги")
def record_consent(
    person: Person,
    kind: str,
    *,
    actor: Actor,
    today: date,
    given_on: date,
    valid_until: date | None = None,
    scan: Scan | None = None,
    on_our_form: bool = True,
    published: Iterable[str] = (),
    conditions: str = "",
    as_is: bool = False,
) -> Consent:
    """Keep what somebody signed by hand. `on_our_form`: the printed form of the product, so its text is known."""
    person = lock(person)
    if not policies.can_record_consent(actor, person):
        raise PermissionDenied
    if problem := date_problem(given_on, valid_until, today):
        raise RuleViolation(problem)
    known = Consent.objects.holding(given_on).filter(person=person, kind=kind, source=Source.PAPER).first()
    if known is not None:
        text = f"{person.short_name}: согласие {about(kind)} уже внесено с бумаги."
        raise RuleViolation(Problem(text, known.get_absolute_url(), "Открыть"))
    publication = _publication(kind, published, conditions)
    text = text_of(kind, person, on_screen=False, on=given_on, **publication) if on_our_form and not as_is else ""
    paper = {"given_on": given_on, "valid_until": valid_until, "scan": scan, "entered_as_is": as_is}
    consent = _kept(person, kind, text, actor, source=Source.PAPER, **paper, **publication)
    record(consent, kind=str(kind), given_on=given_on)
    return consent


@action("registry.consents_recorded", "Согласия внесены с бумаги по списку")
def record_consents(
    people: Iterable[Person], kinds: Iterable[str], *, actor: Actor, today: date, given_on: date, **details: Any
) -> list[Consent]:
    """The same day and scan for a ticked list; whoever has the consent on paper already is passed over."""
    people, kinds = list(people), list(kinds)
    if not people or not kinds:
        raise RuleViolation("Отметьте людей и виды согласий.")
    held = Consent.objects.holding(given_on).filter(person__in=people, kind__in=kinds, source=Source.PAPER)
    known = set(held.values_list("person_id", "kind"))
    consents = [
        record_consent(person, kind, actor=actor, today=today, given_on=given_on, **details)
        for person in people
        for kind in kinds
        if (person.pk, str(kind)) not in known
    ]
    if not consents:
        raise RuleViolation("У всех отмеченных эти согласия уже внесены.")
    record(people[0].organization, kinds=[str(kind) for kind in kinds], count=len(consents), given_on=given_on)
    return consents


@action("registry.consent_given", "Согласие дано в системе")
def give_consent(
    person: Person,
    kind: str,
    *,
    actor: Actor,
    today: date,
    shown: str,
    published: Iterable[str] = (),
    conditions: str = "",
) -> Consent:
    """The person agrees on screen. `shown`: the SHA-256 of the text that the page showed (`shown_text`)."""
    person = lock(person)
    if not policies.can_give(actor, person):
        raise PermissionDenied
    if fingerprint(shown_text(kind, person)) != shown:
        raise RuleViolation(TEXT_CHANGED)
    if Signer.GUARDIAN in signers_of(person.birth_date, today):
        raise RuleViolation(FOR_A_MINOR)
    if Consent.objects.holding(today).filter(person=person, kind=kind).exists():
        raise RuleViolation(f"Согласие {about(kind)} уже дано.")
    publication = _publication(kind, published, conditions)
    if kind == ConsentKind.PUBLICATION and not publication["published"]:
        raise RuleViolation("Отметьте, что разрешаете публиковать.")
    text = text_of(kind, person, on_screen=True, **publication)
    consent = _kept(person, kind, text, actor, source=Source.SCREEN, given_on=today, **publication)
    record(consent, kind=str(kind), given_on=today, sha256=consent.text_sha256[:16])
    return consent


def shown_text(kind: str, person: Person) -> str:
    """What the page shows before the person decides (the boxes of a publication not yet ticked)."""
    return text_of(kind, person, on_screen=True)


@action("registry.consent_withdrawn", "Согласие отозвано")
def withdraw_consent(
    consent: Consent,
    *,
    actor: Actor,
    today: date,
    withdrawn_on: date | None = None,
    from_paper: bool = False,
    scan: Scan | None = None,
) -> Consent:
    """By the person on screen, or recorded from their paper. Every holding consent of the kind ends with it."""
    consent = lock(consent)
    if not policies.can_withdraw(actor, consent):
        raise PermissionDenied
    if not from_paper and not policies.is_own(actor, consent):
        raise RuleViolation("Отзыв другого человека записывают с его заявления.")
    day = withdrawn_on or today
    if day > today or day < consent.given_on:
        raise RuleViolation("День отзыва не раньше дня согласия и не позже сегодняшнего.")
    if consent.withdrawn_on is not None:
        raise RuleViolation("Это согласие уже отозвано.")
    same = Consent.objects.select_for_update(of=("self",)).filter(
        person_id=consent.person_id, kind=consent.kind, withdrawn_on=None, given_on__lte=day
    )
    for one in same:
        _end(one, day, Source.PAPER if from_paper else Source.SCREEN, actor, scan)
    consent.refresh_from_db()
    return consent


def _end(consent: Consent, day: date, source: str, actor: Actor, scan: Scan | None) -> None:
    consent.withdrawn_on, consent.withdrawal_source = day, source
    consent.withdrawal_recorded_by, consent.withdrawal_scan = actor.user, scan
    consent.save(update_fields=["withdrawn_on", "withdrawal_source", "withdrawal_recorded_by", "withdrawal_scan"])
    record(consent, kind=consent.kind, withdrawn_on=day)


def _publication(kind: str, published: Iterable[str], conditions: str) -> dict[str, Any]:
    """What only a consent to publication has: the ticked boxes in their order, the person's conditions."""
    if kind != ConsentKind.PUBLICATION:
        return {}
    codes = set(published)
    return {"published": [code for code in Published.values if code in codes], "conditions": conditions}


def _kept(person: Person, kind: str, text: str, actor: Actor, **details: Any) -> Consent:
    return Consent.objects.create(
        organization_id=person.organization_id,
        person=person,
        kind=kind,
        text=text,
        text_sha256=fingerprint(text) if text else "",
        recorded_by=actor.user,
        **details,
    )
