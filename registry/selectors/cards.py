"""What the card of an entry shows: consents, the whole history, the parts of apps above."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from core.actors import Actor
from core.models import AuditEntry
from people.models import Membership
from registry.models import Consent, MenteeProfile, MentorProfile
from registry.models.banks import Profile
from registry.rules import REQUIRED_CONSENTS, ConsentKind
from registry.rules.hooks import card_sections
from registry.selectors.consents import BoardRow, board


@dataclass(frozen=True)
class Event:
    """A line of the history: a moment or a day, what happened, who did it."""

    at: date | datetime
    label: str
    who: str = ""


@dataclass(frozen=True)
class Section:
    template: str
    data: Any


def history(actor: Actor, profile: Profile) -> list[Event]:
    """Acts on the entry, roles by the bank, consents given and withdrawn: newest first."""
    entries = AuditEntry.objects.visible_to(actor).about(profile).done()
    events = [Event(entry.at, entry.label, entry.who) for entry in entries.told()]
    for membership in Membership.objects.filter(person=profile.person, role=profile.role):
        events.append(Event(membership.started_on, f"Роль «{membership.get_role_display()}» дана"))
        if membership.ended_on:
            events.append(Event(membership.ended_on, f"Роль «{membership.get_role_display()}» снята"))
    events += _of_consents(profile)
    return sorted(events, key=lambda event: _moment(event.at), reverse=True)


def _of_consents(profile: Profile) -> list[Event]:
    events = []
    for consent in consents_of(profile):
        paper = " (внесено с бумаги)" if consent.is_from_paper else ""
        events.append(Event(consent.given_on, f"Дано согласие {consent.about}{paper}"))
        if consent.withdrawn_on:
            events.append(Event(consent.withdrawn_on, f"Отозвано согласие {consent.about}"))
    return events


def card_facts(entry: MentorProfile | MenteeProfile, actor: Actor) -> list[tuple[str, Any]]:
    """What the entry says, as this reader may see it."""
    person = entry.person
    facts = [
        ("Должность", person.post),
        ("Предметы", person.subjects),
        ("В банке с", f"{entry.entered_on:%d.%m.%Y}"),
        ("Утверждён приказом", entry.listed_in_words),
        ("Выбыл", f"{entry.left_on:%d.%m.%Y}" if entry.left_on else ""),
        *(_of_mentor(entry) if isinstance(entry, MentorProfile) else _of_mentee(entry, actor)),
        ("Формы", entry.forms_in_words),
        ("Виды", entry.kinds_in_words),
        ("Контакты", entry.known_contacts),
        *[(f"{title} (из прежнего банка)", text) for title, text in entry.imported.items()],
    ]
    return [fact for fact in facts if fact[1] not in ("", None)]


def _of_mentor(entry: MentorProfile) -> list[tuple[str, Any]]:
    return [
        ("Категории", entry.categories_in_words),
        ("Место работы", entry.place_of_work),
        ("Внешний наставник", "да" if entry.is_external else ""),
        ("Наставляемых", f"{getattr(entry, 'load', 0)} из {entry.capacity}"),
        ("В чём может помочь", ", ".join(offer.competence.title for offer in entry.offers.all())),
        ("Достижения", entry.achievements),
        ("Интересы", entry.interests),
        ("Желаемый возраст наставляемых", entry.desired_age),
        ("Часов в месяц", entry.hours_a_month),
        ("Оформление работы наставника", entry.agreement),
        ("Обучение", _training(entry)),
    ]


def _training(entry: MentorProfile) -> str:
    if entry.trained_on is None:
        return ""
    return f"{entry.training or 'пройдено'}, {entry.trained_on:%d.%m.%Y}"


def _of_mentee(entry: MenteeProfile, actor: Actor) -> list[tuple[str, Any]]:
    young = entry.person.is_young_specialist(entry.organization.today())
    return [
        ("Статус", "молодой специалист" if young else ""),
        ("Категории", entry.categories_for(actor)),
        ("Основной запрос", entry.request),
        ("Затруднения", ", ".join(f"{n.competence.title} ({n.get_weight_display()})" for n in entry.needs.all())),
        ("Сильные стороны", entry.strengths),
    ]


def consents_of(profile: Profile):
    from_all = Consent.objects.filter(organization_id=profile.organization_id, person_id=profile.person_id)
    return from_all.for_list().order_by("given_on", "pk")


def consent_row(actor: Actor, profile: Profile, today: date) -> BoardRow:
    return board(actor, [profile.person], today)[0]


def required_kinds(profile: Profile) -> tuple[ConsentKind, ...]:
    return REQUIRED_CONSENTS[profile.bank]


def sections(actor: Actor, profile: Profile) -> list[Section]:
    """What apps above add to the card."""
    return [Section(s.template, s.context(actor, profile)) for s in card_sections(profile.bank)]


def _moment(at: date | datetime) -> datetime:
    if isinstance(at, datetime):
        return at
    return timezone.make_aware(datetime(at.year, at.month, at.day))  # noqa: DTZ001 -- made aware right here
