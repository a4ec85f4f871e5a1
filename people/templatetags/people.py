"""Values of a person's fields in the words of the pages."""

from datetime import date
from typing import Any

from django import template

from people.rules import Category, Sex, experience_in_words

register = template.Library()


@register.filter
def value_in_words(value: Any, field: str) -> str:
    if value in ("", None):
        return "—"
    if field == "teaching_experience_months":
        return experience_in_words(value)
    if field == "category":
        return str(Category(value).label)
    if field == "sex":
        return str(Sex(value).label)
    if isinstance(value, bool):
        return "да" if value else "нет"
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)
