"""What the system knows of a school year, for the activities that name a fact."""

from datetime import date
from functools import cached_property
from typing import Any

from core.schoolyear import SchoolYear
from people.models import Organization
from roadmap.kinds.facts import Found, Source, fact_named, narrowed
from roadmap.models import NotedFact, Occurrence
from roadmap.rules.occurrences import is_shown_by


class FactsOfYear:
    """The facts of one organization and school year as of a day, each counted once, and only when it is asked for."""

    def __init__(self, organization: Organization, year: SchoolYear, today: date):
        self.organization, self.year, self.today = organization, year, today
        self._counted: dict[str, Found] = {}

    def of(self, activity: Any) -> Found | None:
        """What is known of the activity's fact; None where it names none that the product knows."""
        fact = fact_named(activity.fact)
        if fact is None:
            return None
        if fact.name not in self._counted:
            count = fact.count
            found = self._told(fact.name) if count is None else count(self.organization, self.year, self.today)
            self._counted[fact.name] = found
        return narrowed(fact, self._counted[fact.name], activity)

    def _told(self, name: str) -> Found:
        rows = [row for row in self._noted if row.fact == name]
        if not rows:
            return Found("пока нет", "")
        sources = tuple(Source(row.text, row.url, row.day) for row in rows)
        last = sources[-1]
        return Found(last.title, last.url, len(rows), None, is_complete=True, day=last.day, sources=sources)

    @cached_property
    def _noted(self) -> list[NotedFact]:
        noted = NotedFact.objects.filter(organization=self.organization, school_year=self.year.first)
        return list(noted.order_by("day", "pk"))


def shows(found: Found | None, occurrence: Occurrence, today: date, *, alone: bool) -> bool:
    """Whether the fact shows this occurrence done; not where somebody has said otherwise."""
    if found is None or occurrence.kept_open:
        return False
    return is_shown_by(found, occurrence.starts_on, occurrence.ends_on, today, alone=alone)
