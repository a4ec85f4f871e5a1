"""A plan in one school year: its stages, activities and where each stands; the same queries however long the plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from core.actors import Actor
from core.schoolyear import SchoolYear
from roadmap.models import Activity, Occurrence, RoadMap, Stage
from roadmap.rules.occurrences import Standing, most_pressing, progress, years_of


@dataclass(frozen=True)
class Placed:
    """One occurrence and where it stands."""

    occurrence: Occurrence
    standing: Standing


@dataclass(frozen=True)
class ActivityYear:
    """An activity and its occurrences of the year, in the order of their terms."""

    activity: Activity
    placed: tuple[Placed, ...]

    @property
    def standing(self) -> Standing | None:
        """One word for all of them; none where the activity is not due this year."""
        return most_pressing(one.standing for one in self.placed) if self.placed else None

    @property
    def first(self) -> Placed | None:
        """The one to look at: the most pressing, the earliest of such."""
        return next((one for one in self.placed if one.standing == self.standing), None)

    @property
    def progress(self) -> tuple[int, int]:
        return progress(one.standing for one in self.placed)


@dataclass(frozen=True)
class StageYear:
    stage: Stage
    activities: tuple[ActivityYear, ...]

    @property
    def placed(self) -> Iterator[Placed]:
        return (one for row in self.activities for one in row.placed)

    @property
    def progress(self) -> tuple[int, int]:
        """Activities done and all that are due this year: «3 из 5»."""
        return progress(row.standing for row in self.activities if row.standing is not None)


@dataclass(frozen=True)
class PlanYear:
    """One version of the plan in one school year, as of a day."""

    road_map: RoadMap
    year: SchoolYear
    today: date
    stages: tuple[StageYear, ...]

    @property
    def placed(self) -> list[Placed]:
        return [one for stage in self.stages for one in stage.placed]

    @property
    def progress(self) -> tuple[int, int]:
        counts = [stage.progress for stage in self.stages]
        return sum(done for done, _ in counts), sum(total for _, total in counts)

    def count(self, standing: str) -> int:
        rows = [row for stage in self.stages for row in stage.activities]
        return sum(1 for row in rows if row.standing == standing)

    @property
    def overdue(self) -> int:
        return self.count(Standing.OVERDUE)

    @property
    def soon(self) -> int:
        return self.count(Standing.SOON)


def plan_year(road_map: RoadMap, year: SchoolYear, today: date) -> PlanYear:
    """The whole plan in the year."""
    held: dict[int, list[Occurrence]] = {}
    occurrences = Occurrence.objects.filter(activity__stage__road_map=road_map).in_year(year.first)
    for occurrence in occurrences.order_by("starts_on", "pk"):
        held.setdefault(occurrence.activity_id, []).append(occurrence)
    stages = []
    for stage in road_map.stages.prefetch_related("documents", "activities__responsible__person"):
        rows = (ActivityYear(activity, place(held.get(activity.pk, []), today)) for activity in stage.activities.all())
        stages.append(StageYear(stage, tuple(rows)))
    return PlanYear(road_map, year, today, tuple(stages))


def place(occurrences: Iterable[Occurrence], today: date) -> tuple[Placed, ...]:
    return tuple(Placed(occurrence, occurrence.standing(today)) for occurrence in occurrences)


def years(road_map: RoadMap) -> list[SchoolYear]:
    """The school years of the plan, in their order."""
    return [SchoolYear(first) for first in years_of(road_map.starts_on, road_map.ends_on)]


def year_shown(road_map: RoadMap, asked: str, today: date) -> SchoolYear:
    """The school year that a page shows: the one asked for, or the present one, within the plan's span."""
    offered = years(road_map)
    if asked.isdecimal() and len(asked) == 4 and SchoolYear(int(asked)) in offered:
        return SchoolYear(int(asked))
    return min(max(SchoolYear.containing(today), offered[0]), offered[-1])


def plan_in_force(actor: Actor, today: date) -> RoadMap | None:
    """The plan that the organization works by today: of several, the one that came into force last, with stages."""
    plans = RoadMap.objects.visible_to(actor).in_force().holding(today).filter(stages__isnull=False).distinct()
    return plans.order_by("-in_force_from", "-pk").first()


def activities_done(plan: RoadMap, year: SchoolYear) -> tuple[int, int]:
    """How many activities of the year are done and of how many, in one query: what the pages of the plan say too."""
    rows = Occurrence.objects.filter(activity__stage__road_map=plan).in_year(year.first).order_by()
    states: dict[int, set[str]] = {}
    for activity, state in rows.values_list("activity", "state"):
        states.setdefault(activity, set()).add(state)
    counted = [found for found in states.values() if found != {Standing.CANCELLED}]
    return sum(1 for found in counted if Standing.PLANNED not in found), len(counted)
