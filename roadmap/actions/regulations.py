"""The regulation: drafted from the model one, written section by section, entered as it is, renewed."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import Problem, RuleViolation
from orders.models import Order
from papers.models import Scan
from papers.rules import Source
from people.models import Organization
from roadmap import policies
from roadmap.actions.approving import cited_as, end_regulations
from roadmap.actions.editing import opened
from roadmap.kinds.regulation import SECTIONS, TITLE
from roadmap.models import Regulation
from roadmap.states import DROP, RegulationState


@action("regulation.drafted", "Составлен проект положения")
def draft_regulation(*, organization: Organization | None = None, actor: Actor, today: date) -> Regulation:
    """From the structure of the model regulation, in the product's words, with the organization's data."""
    organization = organization or actor.organization
    if not policies.can_enter(actor, organization):
        raise PermissionDenied
    if begun := Regulation.objects.filter(organization=organization, state=RegulationState.DRAFT).first():
        raise RuleViolation(Problem("Проект положения уже есть.", begun.get_absolute_url(), "Открыть проект"))
    said = _said_of(organization)
    regulation = Regulation.objects.create(
        organization=organization,
        title=TITLE.format(**said)[:300],
        sections=[{"code": one.code, "title": one.title, "text": one.text.format(**said)} for one in SECTIONS],
        previous=Regulation.objects.filter(organization=organization).in_force().first(),
        recorded_by=actor.user,
    )
    record(regulation, sections=len(SECTIONS))
    return regulation


def _said_of(organization: Organization) -> dict[str, str]:
    return {
        "organization": organization.genitive_name or organization.short_name,
        "head": organization.head_post,
        "site": f" ({organization.site})" if organization.site else "",
    }


@action("regulation.renewed", "Составлен проект новой редакции положения")
def renew_regulation(regulation: Regulation, *, actor: Actor, today: date) -> Regulation:
    """A draft with the text that holds; one entered without text begins from the model regulation."""
    regulation = lock(regulation)
    if not policies.can_change(actor, regulation):
        raise PermissionDenied
    if regulation.state != RegulationState.IN_FORCE:
        raise RuleViolation("Новая редакция составляется для действующего положения.")
    renewed = draft_regulation(organization=regulation.organization, actor=actor, today=today)
    renewed.previous = regulation
    if regulation.sections:
        renewed.title, renewed.sections = regulation.title, regulation.sections
    renewed.save(update_fields=["previous", "title", "sections"])
    record(renewed, previous=regulation.pk)
    return renewed


@action("regulation.section_written", "Раздел положения изменён")
def write_section(regulation: Regulation, code: str, *, title: str, text: str, actor: Actor) -> Regulation:
    """`code`: of the section, or empty for a new one, which goes before the last."""
    regulation = opened(regulation, actor)
    sections = [dict(section) for section in regulation.sections]
    here = next((section for section in sections if section["code"] == code), None) if code else None
    if code and here is None:
        raise RuleViolation("Такого раздела в положении нет.")
    if here is None:
        here = {"code": _free_code(sections)}
        sections.insert(max(len(sections) - 1, 0), here)
    here |= {"title": title.strip(), "text": text.strip()}
    regulation.sections = sections
    regulation.save(update_fields=["sections"])
    record(regulation, section=here["code"])
    return regulation


def _free_code(sections: list[dict[str, str]]) -> str:
    taken = {section["code"] for section in sections}
    return next(f"own{number}" for number in range(1, len(sections) + 2) if f"own{number}" not in taken)


@action("regulation.section_dropped", "Раздел положения убран")
def drop_section(regulation: Regulation, code: str, *, actor: Actor) -> Regulation:
    regulation = opened(regulation, actor)
    kept = [section for section in regulation.sections if section["code"] != code]
    if len(kept) == len(regulation.sections):
        raise RuleViolation("Такого раздела в положении нет.")
    regulation.sections = kept
    regulation.save(update_fields=["sections"])
    record(regulation, section=code)
    return regulation


@action("regulation.section_restored", "Разделы примерного положения добавлены")
def add_missing_sections(regulation: Regulation, *, actor: Actor) -> Regulation:
    """Sections of the model regulation that are not here, in their places."""
    regulation = opened(regulation, actor)
    here = {section["code"]: section for section in regulation.sections}
    said = _said_of(regulation.organization)
    model = [{"code": one.code, "title": one.title, "text": one.text.format(**said)} for one in SECTIONS]
    known = {section["code"] for section in model}
    own = [section for section in regulation.sections if section["code"] not in known]
    sections = [here.get(section["code"], section) for section in model]
    regulation.sections = [*sections[:-1], *own, sections[-1]]
    regulation.save(update_fields=["sections"])
    record(regulation, sections=len(regulation.sections))
    return regulation


@action("regulation.dropped", "Проект положения снят")
def drop_regulation(regulation: Regulation, *, actor: Actor) -> Regulation:
    regulation = lock(regulation)
    if not policies.can_draft(actor, regulation):
        raise PermissionDenied
    if regulation.order is not None:
        text = "Проект стоит в приказе. Сначала отмените проект приказа."
        raise RuleViolation(Problem(text, regulation.order.get_absolute_url(), "Открыть приказ"))
    DROP.apply(regulation)
    regulation.save(update_fields=["state"])
    record(regulation)
    return regulation


@action("regulation.entered", "Положение внесено")
def enter_regulation(
    *,
    title: str,
    in_force_from: date,
    in_force_until: date | None = None,
    order: Order | None = None,
    scan: Scan | None = None,
    organization: Organization | None = None,
    actor: Actor,
    today: date,
) -> Regulation:
    """As it is: the one that holds, or one of earlier years (`in_force_until`). Orders cite the one that holds."""
    organization = organization or actor.organization
    if not policies.can_enter(actor, organization):
        raise PermissionDenied
    _check(in_force_from, in_force_until, order, organization, today)
    holds = in_force_until is None or in_force_until >= today
    regulation = Regulation(organization=organization, source=Source.PAPER, recorded_by=actor.user, scan=scan)
    if holds:
        end_regulations(organization, in_force_from)
    regulation.recorded_at, regulation.title, regulation.order = timezone.now(), title.strip(), order
    regulation.state = RegulationState.IN_FORCE if holds else RegulationState.REPLACED
    regulation.in_force_from, regulation.in_force_until = in_force_from, in_force_until
    if holds:
        number, dated = (order.number, order.dated) if order else ("", in_force_from)
        regulation.act = cited_as(organization, regulation.title, number, dated, in_force_from)
    regulation.save()
    record(regulation, since=in_force_from, until=in_force_until)
    return regulation


def _check(since: date, until: date | None, order: Order | None, organization: Organization, today: date) -> None:
    if since > today:
        raise RuleViolation("Положение, которое вносится готовым, уже действует: дата не может быть в будущем.")
    if until is not None and until < since:
        raise RuleViolation("Положение не может перестать действовать раньше, чем начало.")
    if order is not None and order.organization_id != organization.pk:
        raise RuleViolation("Приказ принадлежит другой организации.")
