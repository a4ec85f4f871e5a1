"""Who acts: every read and every write takes an actor first."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils import timezone


class Actor(Protocol):
    """A user in one active organization, with the roles that hold there today (made in `people`)."""

    @property
    def user(self) -> Any: ...
    @property
    def person(self) -> Any: ...
    @property
    def organization(self) -> Any: ...
    @property
    def roles(self) -> frozenset[str]: ...
    @property
    def ip(self) -> str: ...
    def today(self) -> date: ...


@dataclass(frozen=True)
class System:
    """The product itself (periodic commands, demo data): a policy admits it by name, `actor is SYSTEM`."""

    user: None = None
    person: None = None
    organization: None = None
    roles: frozenset[str] = frozenset()
    ip: str = ""

    def today(self) -> date:
        return timezone.localdate()


SYSTEM = System()
