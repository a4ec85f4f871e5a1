"""Costly calls are limited by user: one impatient reader must not keep the processors from all the others."""

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from core.models import CostlyCalls


class TooMany(Exception):
    """The user has made this minute's share of costly calls."""


def count_costly(user: Any) -> None:
    """Count one more call of the user. Raises TooMany past `COSTLY_CALLS_A_MINUTE`."""
    minute = timezone.now().replace(second=0, microsecond=0)
    with transaction.atomic():
        CostlyCalls.objects.bulk_create([CostlyCalls(user=user, minute=minute)], ignore_conflicts=True)
        counted = CostlyCalls.objects.select_for_update().get(user=user)
        calls = counted.calls + 1 if counted.minute == minute else 1
        if calls <= settings.COSTLY_CALLS_A_MINUTE:
            CostlyCalls.objects.filter(user=user).update(minute=minute, calls=calls)
            return
    raise TooMany


def count_visitor(address: str) -> None:
    """Count one more call of a public page from that address. Raises TooMany past `VISITOR_CALLS_A_MINUTE`."""
    key = f"visitor:{address}:{timezone.now():%Y%m%d%H%M}"
    if not cache.add(key, 1, timeout=120) and cache.incr(key) > settings.VISITOR_CALLS_A_MINUTE:
        raise TooMany
