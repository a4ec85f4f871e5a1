"""What is known of mentees and mentors when they are matched: values, read by the selectors."""

import re
from dataclasses import dataclass

AGES = re.compile(r"(?:(от|до|с|старше|младше)\s*)?(\d{2})")
FLOORS = frozenset({"от", "с", "старше"})
CEILINGS = frozenset({"до", "младше"})


@dataclass(frozen=True)
class Difficulty:
    """One need: the competences that answer it (itself and those above it), those near it, its name and weight."""

    answered_by: frozenset[int]
    title: str
    weight: int
    near: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Mentee:
    """`obstacle` says in words why nobody may be proposed to this person now; empty when all is well."""

    person: int
    name: str
    needs: tuple[Difficulty, ...] = ()
    subjects: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    pk: int = 0
    experience: float | None = None  # years of teaching
    age: float | None = None
    waiting: int = 0  # months without a pair
    obstacle: str = ""


@dataclass(frozen=True)
class Mentor:
    """`entry`, `consent` and `away` say in words what is wrong; empty when all is well."""

    pk: int
    person: int
    name: str
    capacity: int
    taken: int
    offers: frozenset[int] = frozenset()
    subjects: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    entry: str = ""
    consent: str = ""
    away: str = ""
    already_with: tuple[str, ...] = ()
    experience: float | None = None
    hours: int | None = None  # a month
    ages: tuple[float, float] | None = None  # of mentees, as wished
    no_minors: str = ""  # why no minor may be entrusted, in words

    @property
    def free(self) -> int:
        return max(0, self.capacity - self.taken)

    @property
    def obstacle(self) -> str:
        return self.entry or self.away or self.consent


def subjects_of(text: str) -> frozenset[str]:
    """«Физика, астрономия» as comparable words."""
    parts = text.lower().replace("ё", "е").replace(";", ",").split(",")
    return frozenset(part.strip() for part in parts if part.strip())


def ages_of(text: str) -> tuple[float, float] | None:
    """«От 22 до 35», «25–40», «до 30 лет» as the least and the greatest age; None when no age is said."""
    found = AGES.findall(text.lower())
    if not found:
        return None
    low, high = 0.0, 120.0
    for word, number in found:
        if word in CEILINGS:
            high = float(number)
        elif word in FLOORS or not low:
            low = float(number)
        else:
            high = float(number)
    return (low, high) if low <= high else (high, low)
