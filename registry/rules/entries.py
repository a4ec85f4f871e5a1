"""Rules of an entry: the closed category, labels, who should be included."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from core.schoolyear import add_months
from people.rules import NOVICE_YEARS
from registry.rules.choices import CLOSED_CATEGORY, OPEN_READING, InclusionReason, MenteeCategory

RECENT_MONTHS = 12  # «вновь принятые», «после перерыва»


def shown_categories(stored: Iterable[str], *, closed_too: bool) -> list[str]:
    """The categories as this reader may see them: the closed one reads as «иные затруднения»."""
    shown = [code if closed_too or code != CLOSED_CATEGORY else OPEN_READING.value for code in stored]
    return [code for code in MenteeCategory.values if code in shown]


def stored_categories(chosen: Iterable[str], before: Iterable[str], *, closed_too: bool) -> list[str]:
    """What to store of a choice: who does not see the closed category must not lose or reveal it."""
    chosen, before = set(chosen), set(before)
    if not closed_too:
        chosen.discard(CLOSED_CATEGORY)
        if CLOSED_CATEGORY in before and OPEN_READING in chosen:
            chosen.add(CLOSED_CATEGORY)
            chosen -= {OPEN_READING} - before
    return [code for code in MenteeCategory.values if code in chosen]


def categories_to_find(code: str, *, closed_too: bool) -> list[str]:
    """Which stored categories a filter by `code` means for this reader."""
    if closed_too or code not in {OPEN_READING, CLOSED_CATEGORY}:
        return [code]
    return [OPEN_READING.value, CLOSED_CATEGORY.value] if code == OPEN_READING else []


def labels(choices: Any, codes: Iterable[str]) -> list[str]:
    """The words of codes in the order of their list."""
    codes = set(codes)
    return [str(label) for code, label in choices.choices if code in codes]


def in_words(choices: Any, codes: Iterable[str]) -> str:
    return ", ".join(labels(choices, codes))


def agreement_problem(number: str, dated: date | None) -> str:
    """ТК РФ 351.8: an additional agreement is named by number and date together."""
    if bool(number) != bool(dated):
        return "Укажите и номер, и дату дополнительного соглашения."
    return ""


def experience_on(months: int | None, as_of: date | None, today: date) -> int | None:
    """Months of teaching experience on that day, before or after the day they were told for."""
    if months is None or as_of is None:
        return months
    return max(0, months + (today.year - as_of.year) * 12 + today.month - as_of.month - (today.day < as_of.day))


def is_newcomer(hired_on: date | None, today: date) -> bool:
    return hired_on is not None and add_months(today, -RECENT_MONTHS) <= hired_on <= today


def in_first_years(months: int | None, as_of: date | None, today: date) -> bool:
    experience = experience_on(months, as_of, today)
    return experience is not None and experience <= NOVICE_YEARS * 12


def has_returned(absences: Iterable[tuple[date, date | None]], today: date) -> bool:
    """A long absence ended within the year; one that goes on does not count."""
    recent = add_months(today, -RECENT_MONTHS)
    return any(end is not None and recent <= end < today for _, end in absences)


def inclusion_reasons(
    person: Any, absences: Iterable[tuple[date, date | None]], today: date
) -> tuple[InclusionReason, ...]:
    """Why somebody of the staff should be thought of as a mentee (S4 4.4.4)."""
    reasons = []
    if is_newcomer(person.hired_on, today):
        reasons.append(InclusionReason.NEWCOMER)
    novice = in_first_years(person.teaching_experience_months, person.experience_as_of, today)
    if novice or person.is_young_specialist(today):
        reasons.append(InclusionReason.FIRST_YEARS)
    if has_returned(absences, today):
        reasons.append(InclusionReason.RETURNED)
    return tuple(reasons)


def suggested_categories(reasons: Iterable[str]) -> list[str]:
    """Categories of S4 5.2.3 that follow from the staff list; the curator may change them."""
    following: dict[str, MenteeCategory] = {
        InclusionReason.NEWCOMER: MenteeCategory.NEWCOMER,
        InclusionReason.FIRST_YEARS: MenteeCategory.YOUNG,
        InclusionReason.RETURNED: MenteeCategory.RETURNED,
    }
    found = {following[reason] for reason in reasons if reason in following}
    return [code for code in MenteeCategory.values if code in found]
