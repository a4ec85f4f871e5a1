"""A school year opens, a new version takes over, facts of the system close what they show."""

from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, record
from core.actors import Actor
from core.schoolyear import SchoolYear
from core.text import plain
from papers.rules import Source
from people.models import Organization
from roadmap import policies
from roadmap.kinds.facts import Found, fact_named
from roadmap.models import Activity, Evidence, NotedFact, Occurrence, RoadMap
from roadmap.rules.occurrences import REPLACED, openings
from roadmap.selectors.facts import FactsOfYear, shows
from roadmap.states import CANCEL, DO, REOPEN, OccurrenceState


@action("road_map.year_opened", "Открыт учебный год дорожной карты")
def open_year(road_map: RoadMap, year: SchoolYear, *, actor: Actor, today: date) -> list[Occurrence]:
    """Open the year's occurrences of a plan in force; safe to repeat. Returns the new ones.

    A new version takes over what the version before it has done this year; what that one had yet to do is cancelled
    in its favour.
    """
    if not policies.can_open_year(actor, road_map):
        raise PermissionDenied
    opened = _open(road_map, year)
    if road_map.previous is not None:
        _take_over(road_map, road_map.previous, year, today)
    record(road_map, year=year.first, opened=len(opened))
    return opened


def _open(road_map: RoadMap, year: SchoolYear) -> list[Occurrence]:
    activities = Activity.objects.filter(stage__road_map=road_map).order_by("stage__position", "position")
    there = Occurrence.objects.filter(activity__stage__road_map=road_map, year=year.first)
    known = set(there.values_list("activity", "starts_on", "ends_on"))
    span = (road_map.starts_on, road_map.ends_on)
    new = [
        Occurrence(
            organization_id=road_map.organization_id,
            activity=activity,
            year=year.first,
            starts_on=period.start,
            ends_on=period.end,
        )
        for activity in activities
        for period in openings(activity.deadlines, year.first, span)
        if (activity.pk, period.start, period.end) not in known
    ]
    return Occurrence.objects.bulk_create(new)


def _take_over(road_map: RoadMap, previous: RoadMap, year: SchoolYear, today: date) -> None:
    """Match by the words of the activity and its term: done stays done, evidence goes along, the rest is cancelled."""
    own = {_key(row): row for row in _open_ones(road_map, year)}
    old = Occurrence.objects.filter(activity__stage__road_map=previous, year__gte=year.first)
    for before in old.select_related("activity").prefetch_related("evidence"):
        after = own.get(_key(before))
        if after is not None and before.state != OccurrenceState.CANCELLED:
            _hand_over(before, after)
        if before.state == OccurrenceState.PLANNED:
            CANCEL.apply(before)
            before.reason, before.closed_on = REPLACED, today
            before.save(update_fields=["state", "reason", "closed_on"])


def _open_ones(road_map: RoadMap, year: SchoolYear) -> list[Occurrence]:
    rows = Occurrence.objects.filter(activity__stage__road_map=road_map, year=year.first)
    return list(rows.open().select_related("activity"))


def _key(occurrence: Occurrence) -> tuple[str, int, date | None, date | None]:
    return plain(occurrence.activity.text.strip()), occurrence.year, occurrence.starts_on, occurrence.ends_on


def _hand_over(before: Occurrence, after: Occurrence) -> None:
    for evidence in before.evidence.all():
        evidence.pk, evidence.occurrence = None, after
        evidence._state.adding = True
        evidence.save()
    before.events.update(occurrence=after)
    after.kept_open = before.kept_open
    if before.state == OccurrenceState.DONE:
        DO.apply(after)
        after.closed_on, after.closed_by, after.closed_by_fact = (
            before.closed_on,
            before.closed_by,
            before.closed_by_fact,
        )
    after.save()


@action("road_map.facts_followed", "Мероприятия сверены с данными системы")
def follow_facts(organization: Organization, *, actor: Actor, today: date) -> list[Occurrence]:
    """Close what the facts of the present school year show done. Safe to repeat; returns what it closed."""
    if not policies.can_follow_facts(actor, organization):
        raise PermissionDenied
    closed = _follow(organization, SchoolYear.containing(today), today)
    record(organization, closed=len(closed))
    return closed


def _follow(organization: Organization, year: SchoolYear, today: date, *facts: str) -> list[Occurrence]:
    """Of these facts alone, or of all."""
    rows = Occurrence.objects.filter(organization=organization).in_year(year.first).followed()
    rows = rows.filter(activity__fact__in=facts) if facts else rows.exclude(activity__fact="")
    grouped: dict[int, list[Occurrence]] = {}
    for row in rows.select_for_update(of=("self",)).select_related("activity").order_by("starts_on", "pk"):
        grouped.setdefault(row.activity_id, []).append(row)
    known, closed = FactsOfYear(organization, year, today), []
    for together in grouped.values():
        for row in together:
            found = known.of(row.activity) if row.state == OccurrenceState.PLANNED else None
            if found is not None and shows(found, row, today, alone=len(together) == 1):
                _close(row, found, today)
                closed.append(row)
    return closed


def _close(occurrence: Occurrence, found: Found, today: date) -> None:
    """The evidence keeps the figures of that day and opens the rows."""
    name = occurrence.activity.fact
    fact = fact_named(name)
    DO.apply(occurrence)
    occurrence.closed_on = min(found.day or today, today)
    occurrence.closed_by_fact = name
    occurrence.save(update_fields=["state", "closed_on", "closed_by_fact"])
    Evidence.objects.create(
        occurrence=occurrence,
        text=f"Закрыто автоматически: {fact.title if fact else name} — {found.text}"[:300],
        url=found.url,
        fact=name,
        figures=found.figures,
        source=Source.SCREEN,
    )
    record(occurrence, fact=name)


@action("road_map.fact_noted", "Отмечен факт для дорожной карты")
def note_fact(
    organization: Organization,
    fact: str,
    *,
    day: date,
    text: str,
    url: str,
    actor: Actor,
    today: date | None = None,
    year: SchoolYear | None = None,
) -> NotedFact:
    """An app above tells the plan what happened on a day: a report made, an event held. Noted once an address.

    `year`: the school year it belongs to, where that is not the day's own. Closes at once what the fact shows. An
    unknown fact is a mistake of the caller.
    """
    if not policies.can_note_fact(actor, organization):
        raise PermissionDenied
    if fact_named(fact) is None:
        raise LookupError(fact)
    year = year or SchoolYear.containing(day)
    noted, _ = NotedFact.objects.update_or_create(
        organization=organization, fact=fact, school_year=year.first, url=url, defaults={"day": day, "text": text[:300]}
    )
    _follow(organization, year, today or day, fact)
    record(noted, fact=fact, day=day)
    return noted


@action("road_map.fact_taken_back", "Факт для дорожной карты отозван")
def take_back_fact(
    organization: Organization, fact: str, *, url: str, year: SchoolYear, actor: Actor, today: date
) -> list[Occurrence]:
    """What was told is so no longer (a report reopened): what it alone had closed waits again. Returns those."""
    if not policies.can_note_fact(actor, organization):
        raise PermissionDenied
    NotedFact.objects.filter(organization=organization, fact=fact, school_year=year.first, url=url).delete()
    rows = Occurrence.objects.filter(organization=organization, closed_by_fact=fact).in_year(year.first).followed()
    reopened = list(rows.select_for_update(of=("self",)).filter(state=OccurrenceState.DONE))
    for row in reopened:
        REOPEN.apply(row)
        row.closed_on, row.closed_by_fact = None, ""
        row.save(update_fields=["state", "closed_on", "closed_by_fact"])
        row.evidence.filter(fact=fact).delete()
    _follow(organization, year, today, fact)
    record(organization, fact=fact, reopened=len(reopened))
    return reopened
