"""Values of a person's fields in the words of the pages."""

from datetime import date
from typing import Any

from django import template

from core.templatetags.core import request_of
from people.models import Person, User
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


@register.simple_tag(takes_context=True)
def name_of(context: Any, user: Any) -> str:
    """The short name of a user in the reader's organization; one query a page, however many names it shows."""
    if not isinstance(user, User):
        return str(user or "")
    request = request_of(context)
    if not hasattr(request, "short_names"):
        here = Person.objects.filter(organization=request.actor.organization, user__isnull=False)
        request.short_names = {person.user_id: person.short_name for person in here}
    return request.short_names.get(user.pk) or user.username
