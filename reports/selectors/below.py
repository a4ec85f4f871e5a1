"""The figures of the organizations below a coordinator: counts alone, small groups of people hidden."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef

from core.actors import Actor
from core.schoolyear import SchoolYear
from people.models import Organization
from people.rules import OrganizationKind
from reports.kinds.indicator import Indicator, value_of
from reports.kinds.indicators import BY_CODE, SYSTEM_NEEDS, has_working_system
from reports.models import Snapshot
from reports.rules import GOAL_WORKING_SYSTEMS, HIDDEN_ABOVE, NO_DATA, TOO_FEW, is_too_few, number_in_words

SHOWN = (
    "teachers",
    "mentors",
    "mentees",
    "pairs",
    "involved",
    "coverage",
    "completion",
    "meetings",
    "satisfaction_mentees",
)
EXPORTED_TOO = (
    "young",
    "trained",
    "groups",
    "programs",
    "plans",
    "hours",
    "answered_mentees",
    "satisfaction_mentors",
    "answered_mentors",
)
CODES = (*SHOWN, *EXPORTED_TOO)
SENSITIVE = frozenset(
    {"satisfaction_mentees", "satisfaction_mentors"}
)  # the rest of a share tells as much as the share


@dataclass(frozen=True, order=True)
class Cell:
    """One figure as shown above the organization; a hidden one sorts as a small one, whatever it is."""

    rank: float
    words: str = field(compare=False)
    number: float | None = field(compare=False, default=None)

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class BelowRow:
    """An organization and its figures of the year as last sent up."""

    organization: Organization
    above: str
    cells: dict[str, Cell]
    has_system: bool
    taken_at: datetime | None
    is_final: bool


@dataclass(frozen=True)
class Total:
    """A figure of all organizations below, with the sum it comes from. `code` names the list it opens."""

    code: str
    title: str
    words: str
    how: str


def organizations_below(actor: Actor) -> Any:
    """Working organizations below: those whose figures go up (a social partner reports nothing)."""
    below = Organization.objects.below(actor.organization).filter(is_active=True)
    visible = Organization.objects.visible_to(actor).filter(pk__in=below).exclude(kind=OrganizationKind.PARTNER)
    return visible.select_related("parent").order_by("short_name", "pk")


def with_figure(organizations: Any, code: str, year: SchoolYear) -> Any:
    """Those that a total was counted from: organizations with anything to count in the year."""
    if code == "has_system":
        sent = _snapshots(year).filter(**{f"figures__{need}__numerator__gt": 0 for need in SYSTEM_NEEDS})
    else:
        part = "denominator" if BY_CODE[code].denominator else "numerator"
        sent = _snapshots(year).filter(**{f"figures__{code}__{part}__gt": 0})
    return organizations.filter(Exists(sent.filter(organization=OuterRef("pk"))))


def _snapshots(year: SchoolYear):
    return Snapshot.objects.filter(school_year=year.first)


def rows_below(actor: Actor, organizations: Any, year: SchoolYear) -> list[BelowRow]:
    """One row an organization, in two queries however many."""
    sent = {s.organization_id: s for s in Snapshot.objects.visible_to(actor).filter(school_year=year.first)}
    return [_row(organization, sent.get(organization.pk)) for organization in organizations]


def _row(organization: Organization, snapshot: Snapshot | None) -> BelowRow:
    figures = snapshot.figures if snapshot else {}
    return BelowRow(
        organization=organization,
        above=str(organization.parent or ""),
        cells={code: cell_of(BY_CODE[code], figures.get(code)) for code in CODES},
        has_system=has_working_system({code: one["numerator"] for code, one in figures.items()}),
        taken_at=snapshot.taken_at if snapshot else None,
        is_final=bool(snapshot and snapshot.is_final),
    )


def cell_of(indicator: Indicator, kept: dict[str, Any] | None) -> Cell:
    """A kept figure as a coordinator may see it."""
    if kept is None:
        return Cell(-2, "—")
    top, bottom = kept["numerator"], kept["denominator"]
    if kept.get("hidden"):
        return Cell(-1, HIDDEN_ABOVE)
    if is_hidden(indicator, top, bottom):
        return Cell(1, TOO_FEW)
    value = value_of(indicator, top, bottom)
    if value is None:
        return Cell(-1, NO_DATA)
    return Cell(float(value), number_in_words(value, unit=indicator.unit), round(float(value), 1))


def is_hidden(indicator: Indicator, top: int, bottom: int | None) -> bool:
    """Whether a figure would tell of fewer than five people."""
    if not indicator.counts_people:
        return False
    rest = bottom - top if bottom is not None and indicator.code in SENSITIVE else None
    return any(is_too_few(part) for part in (top, bottom, rest))


def totals_below(actor: Actor, year: SchoolYear) -> list[Total]:
    """Sums over all organizations below, whatever the list is narrowed to: two narrow lists tell no third."""
    organizations = organizations_below(actor)
    sent = list(Snapshot.objects.visible_to(actor).filter(school_year=year.first, organization__in=organizations))
    working = sum(has_working_system({code: one["numerator"] for code, one in s.figures.items()}) for s in sent)
    everybody = len(organizations)
    share = number_in_words(100 * working / everybody if everybody else None, unit="%")
    goal = f"цель {GOAL_WORKING_SYSTEMS}\xa0%"
    how = f"{working} / {everybody} × 100: есть положение, куратор и хотя бы одна пара / все организации; {goal}"
    first = Total("has_system", "Организации с действующей системой наставничества", share, how)
    return [first, *(_total(BY_CODE[code], sent) for code in SHOWN)]


def _total(indicator: Indicator, sent: list[Snapshot]) -> Total:
    """Σ of the numerators by Σ of the denominators; a single hidden organization would be told by the difference."""
    kept = [s.figures[indicator.code] for s in sent if indicator.code in s.figures]
    known = [one for one in kept if not one.get("hidden")]
    top = sum(one["numerator"] for one in known)
    bottom = sum(one["denominator"] or 0 for one in known) if indicator.denominator else None
    hidden = [one for one in known if is_hidden(indicator, one["numerator"], one["denominator"])]
    if len(hidden) == 1 or is_hidden(indicator, top, bottom):
        shown = sum(one["numerator"] for one in known if one not in hidden)
        words = TOO_FEW if not shown else HIDDEN_ABOVE if indicator.denominator else f"больше {shown}"
        return Total(indicator.code, indicator.title, words, "скрыто, чтобы по разности не узнать о группе меньше пяти")
    return Total(indicator.code, indicator.title, _words(indicator, top, bottom), _how(indicator, top, bottom))


def _words(indicator: Indicator, top: int, bottom: int | None) -> str:
    return number_in_words(value_of(indicator, top, bottom), unit=indicator.unit)


def _how(indicator: Indicator, top: int, bottom: int | None) -> str:
    if bottom is None:
        return f"Σ по организациям = {top}"
    return f"Σ {top} / Σ {bottom} × 100: {indicator.formula.removesuffix(' × 100')}"


def years_below(actor: Actor, today: date) -> list[SchoolYear]:
    """The years of which figures were sent up, and the present one."""
    present = SchoolYear.containing(today).first
    sent = Snapshot.objects.visible_to(actor).values_list("school_year", flat=True).distinct()
    return [SchoolYear(first) for first in sorted({present, *sent}, reverse=True)]


def countable() -> list[tuple[str, str]]:
    """What organizations may be asked by: the totals of the page."""
    return [("has_system", "Действующая система"), *((code, BY_CODE[code].title) for code in SHOWN)]
