"""How well a mentor suits mentees: a plain sum that can be said in words. No database.

The main criterion of S4 (annex 1, 6.1) is that the mentor's profile answers the mentee's needs; the share of needs
covered, by weight, makes up to 70 points. A subject in common, a fitting form or kind and free places add a little.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.text import plain
from printing.russian import counted

COVERS_NOTHING = "затруднения не закрывает"
POINTS_NEEDS = 70
POINTS_SUBJECT = 15
POINTS_FORM = 5
POINTS_PLACES = 10


@dataclass(frozen=True)
class Difficulty:
    """One need: the competences that answer it (itself and those above it), its name and weight."""

    answered_by: frozenset[int]
    title: str
    weight: int


@dataclass(frozen=True)
class Mentee:
    person: int
    name: str
    needs: tuple[Difficulty, ...] = ()
    subjects: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


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

    @property
    def free(self) -> int:
        return max(0, self.capacity - self.taken)


@dataclass(frozen=True)
class Suitability:
    """The score (0–100), why, and what forbids: sentences in Russian."""

    mentor: Mentor
    score: int
    reasons: tuple[str, ...]
    obstacles: tuple[str, ...]

    @property
    def is_suitable(self) -> bool:
        return not self.obstacles

    @property
    def reason(self) -> str:
        return "; ".join(self.reasons)

    @property
    def cause(self) -> str:
        return "; ".join(self.obstacles)


def subjects_of(text: str) -> frozenset[str]:
    """«Физика, астрономия» as comparable words."""
    parts = text.lower().replace("ё", "е").replace(";", ",").split(",")
    return frozenset(part.strip() for part in parts if part.strip())


def suitability(mentor: Mentor, mentees: Sequence[Mentee]) -> Suitability:
    """How well the mentor suits these mentees together."""
    obstacles = _obstacles(mentor, mentees)
    needs = [need for mentee in mentees for need in mentee.needs]
    covered = [need for need in needs if need.answered_by & mentor.offers]
    score, reasons = _needs(needs, covered)
    common = any(mentor.subjects & mentee.subjects for mentee in mentees)
    score += _places(mentor, len(mentees))
    reasons.append(_places_in_words(mentor))
    if common:
        score += POINTS_SUBJECT
        reasons.append("тот же предмет")
    if _fits(mentor, mentees):
        score += POINTS_FORM
        reasons.append("совпадают желаемые форма и вид")
    return Suitability(mentor, round(score), tuple(reasons), tuple(obstacles))


def ordered(found: Sequence[Suitability]) -> tuple[list[Suitability], list[Suitability]]:
    """The suitable ones, best first, and the others; equal ones by name."""
    by_merit = sorted(found, key=lambda one: (-one.score, plain(one.mentor.name)))
    return [one for one in by_merit if one.is_suitable], [one for one in by_merit if not one.is_suitable]


def _obstacles(mentor: Mentor, mentees: Sequence[Mentee]) -> list[str]:
    found = [text for text in (mentor.entry, mentor.away, mentor.consent) if text]
    if mentor.person in {mentee.person for mentee in mentees}:
        found.append("это тот же человек")
    if mentor.free < len(mentees):
        need = counted(len(mentees), "место", "места", "мест")
        found.append(
            f"нет свободных мест: занято {mentor.taken} из {mentor.capacity}"
            if not mentor.free
            else f"нужно {need}, свободно {mentor.free} из {mentor.capacity}"
        )
    found += [f"уже в паре: {name}" for name in mentor.already_with]
    return found


def _needs(needs: Sequence[Difficulty], covered: Sequence[Difficulty]) -> tuple[float, list[str]]:
    total = sum(need.weight for need in needs)
    if not total:
        return 0, ["затруднения не указаны"]
    if not covered:
        return 0, [COVERS_NOTHING]
    of_all = counted(len(needs), "затруднения", "затруднений", "затруднений")
    titles = ", ".join(dict.fromkeys(need.title for need in covered))
    share = sum(need.weight for need in covered) / total
    return POINTS_NEEDS * share, [f"закрывает {len(covered)} из {of_all}: {titles}"]


def _places(mentor: Mentor, wanted: int) -> float:
    """More room is better, so that work spreads over the mentors."""
    return POINTS_PLACES * max(0, mentor.free - wanted + 1) / mentor.capacity


def _places_in_words(mentor: Mentor) -> str:
    if not mentor.free:
        return "свободных мест нет"
    return f"свободно {counted(mentor.free, 'место', 'места', 'мест')} из {mentor.capacity}"


def _fits(mentor: Mentor, mentees: Sequence[Mentee]) -> bool:
    """Both named wishes, and each mentee shares one form and one kind with the mentor."""
    for mentee in mentees:
        if not (mentor.forms & mentee.forms and mentor.kinds & mentee.kinds):
            return False
    return bool(mentees)
