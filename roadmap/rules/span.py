"""What a road map entered as it is must satisfy."""

from datetime import date

from core.schoolyear import add_months

MOST_YEARS = 5  # plans of three years are met (S1); a longer span is a slip of the pen


def span_problem(starts_on: date, ends_on: date) -> str:
    """Why a plan may not last so, in Russian; empty when it may."""
    if ends_on <= starts_on:
        return "Окончание должно быть позже начала."
    if ends_on > add_months(starts_on, 12 * MOST_YEARS):
        return f"Срок дорожной карты — не больше {MOST_YEARS} лет. Проверьте даты."
    return ""
