"""Who entered a fact from paper, by name as the page shows it."""

from collections.abc import Iterable
from typing import Any

from people.models import Organization, Person


def with_recorders(rows: Iterable[Any], organization: Organization) -> list[Any]:
    """The `Recorded` rows, those from paper with `recorder`: the short name of whoever entered them."""
    listed = list(rows)
    names = names_of({row.recorded_by_id for row in listed if row.is_from_paper}, organization)
    for row in listed:
        row.recorder = names.get(row.recorded_by_id, "")
    return listed


def names_of(users: Iterable[int | None], organization: Organization) -> dict[int | None, str]:
    """Short names in the organization by the id of the user; no query when nobody is asked about."""
    wanted = [pk for pk in users if pk is not None]
    if not wanted:
        return {}
    return {p.user_id: p.short_name for p in Person.objects.filter(organization=organization, user__in=wanted)}
