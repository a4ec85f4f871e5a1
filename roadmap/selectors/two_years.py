"""Two school years side by side: what was planned and what became of it, stage by stage."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.actors import Actor
from core.schoolyear import SchoolYear
from core.text import plain
from roadmap.models import Occurrence, RoadMap
from roadmap.rules.occurrences import Standing, most_pressing, progress
from roadmap.selectors.year import place
from roadmap.states import RoadMapState


@dataclass(frozen=True)
class Half:
    """An activity in one of the years; no standing where the year does not have it."""

    standing: Standing | None = None
    url: str = ""
    closed_on: date | None = None


@dataclass(frozen=True)
class ComparedActivity:
    text: str
    earlier: Half
    later: Half

    @property
    def differs(self) -> bool:
        return self.earlier.standing != self.later.standing


@dataclass(frozen=True)
class ComparedStage:
    title: str
    activities: tuple[ComparedActivity, ...]

    @property
    def earlier(self) -> tuple[int, int]:
        return progress(row.earlier.standing for row in self.activities if row.earlier.standing)

    @property
    def later(self) -> tuple[int, int]:
        return progress(row.later.standing for row in self.activities if row.later.standing)


Told = dict[tuple[str, str], Half]  # by the plain words of stage and activity


def years_with_plans(actor: Actor) -> list[SchoolYear]:
    """School years that the organization has followed a plan in, the latest first."""
    followed = Occurrence.objects.visible_to(actor).exclude(activity__stage__road_map__state=RoadMapState.DRAFT)
    firsts = followed.order_by("-year").values_list("year", flat=True).distinct()
    return [SchoolYear(first) for first in firsts]


def compare(actor: Actor, earlier: SchoolYear, later: SchoolYear, today: date) -> list[ComparedStage]:
    """Activities of both years, matched by their words: the wording of a stage is that of the later year."""
    names: dict[tuple[str, str], tuple[str, str]] = {}
    before, after = _told(actor, earlier, today, names), _told(actor, later, today, names)
    stages: dict[str, list[ComparedActivity]] = {}
    titles: dict[str, str] = {}
    for key in dict.fromkeys([*after, *before]):
        title, text = names[key]
        row = ComparedActivity(text, before.get(key, Half()), after.get(key, Half()))
        stages.setdefault(key[0], []).append(row)
        titles[key[0]] = title
    return [ComparedStage(titles[key], tuple(rows)) for key, rows in stages.items()]


def _told(actor: Actor, year: SchoolYear, today: date, names: dict[tuple[str, str], tuple[str, str]]) -> Told:
    occurrences = Occurrence.objects.visible_to(actor).in_year(year.first)
    states = [RoadMapState.IN_FORCE, RoadMapState.REPLACED]
    plans = RoadMap.objects.visible_to(actor).filter(state__in=states)
    rows = occurrences.filter(activity__stage__road_map__in=plans).select_related("activity__stage__road_map")
    order = ("activity__stage__road_map", "activity__stage__position", "activity__position", "starts_on", "pk")
    grouped: dict[tuple[str, str], list[Occurrence]] = {}
    for occurrence in rows.order_by(*order):
        activity = occurrence.activity
        key = (plain(activity.stage.title), plain(activity.text))
        names[key] = (str(activity.stage), activity.text)
        grouped.setdefault(key, []).append(occurrence)
    return {key: _half(group, today) for key, group in grouped.items()}


def _half(occurrences: Iterable[Occurrence], today: date) -> Half:
    """The latest version of the plan tells: what it replaced was handed on to it."""
    rows = list(occurrences)
    last = rows[-1].activity
    told = place([row for row in rows if row.activity_id == last.pk], today)
    standing = most_pressing(one.standing for one in told)
    shown = next(one for one in told if one.standing == standing)
    return Half(standing, shown.occurrence.get_absolute_url(), shown.occurrence.closed_on)
