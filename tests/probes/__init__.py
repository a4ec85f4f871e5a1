"""One probe for every address with a row: who asks, with what, and what it must do to the own row alone.

Each app has a module here with `PROBES: dict[str, Probe]`, keyed by the address's name («orders:approve»).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.test import Client
from django.urls import reverse

from people.models import Organization
from tests.cast import Cast, guards


def nothing(row: Any) -> bool:
    """The probe of an address that only shows."""
    return True


@dataclass(frozen=True)
class Probe:
    """How an address with a row is tried.

    `make(organization, cast)` makes the row (a model instance) fit for the act, in either school.
    `ask` is "get" or "post"; `data(row)` the valid fields of a post. `role` who may; `effect(row)` whether it happened
    (read anew from the database), never true before. `kwargs(row)` the address's arguments, its pk by default.
    `denied`: roles of the own school that must be answered 403 or 404 (with no effect).
    """

    make: Callable[[Organization, Cast], Any]
    ask: str = "get"
    role: str = "curator"
    data: Callable[[Any], dict] = field(default=lambda row: {})
    effect: Callable[[Any], bool] = nothing
    kwargs: Callable[[Any], dict] = field(default=lambda row: {"pk": row.pk})
    denied: tuple[str, ...] = ("mentee", "no_role", "municipal")
    guarded: Callable[[Any], Any] = field(default=lambda row: row)  # the row whose version the form carries

    def send(self, client: Client, name: str, row: Any, organization: Organization) -> Any:
        url = reverse(name, kwargs=self.kwargs(row))
        if self.ask == "get":
            return client.get(url)
        return client.post(url, guards(organization, self.guarded(row)) | self.data(row))


def all_probes() -> dict[str, Probe]:
    found: dict[str, Probe] = {}
    for module in iter_modules(__path__):
        found |= import_module(f"{__name__}.{module.name}").PROBES
    return found
