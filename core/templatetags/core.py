"""What every template may say: plurals, form guards, dates in words."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import template
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.submissions import typed_texts
from core.text import unbroken

register = template.Library()
MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]


@register.filter
def plural(number: int, forms: str) -> str:
    """`{{ n|plural:"пара,пары,пар" }}` gives «3 пары»."""
    return f"{number}\xa0{plural_word(number, forms)}"


@register.filter
def plural_word(number: int, forms: str) -> str:
    """The word alone, for a number printed elsewhere."""
    one, few, many = forms.split(",")
    tail, last = abs(number) % 100, abs(number) % 10
    if 10 < tail < 20 or last == 0 or last > 4:
        return many
    return one if last == 1 else few


@register.filter
def sentence(text: str) -> str:
    """With one full stop, whether the writer set it or not, also after initials."""
    text = text.replace("№ ", "№\xa0")
    return text if text.endswith("?") else f"{text.rstrip('.')}."


register.filter("unbroken", unbroken)


@register.filter
def long_date(day: date | None) -> str:
    """17 июня 2020 г."""
    return f"{day.day}\xa0{MONTHS[day.month - 1]} {day.year}\xa0г." if day else ""


@register.filter
def percent(share: float | None) -> str:
    """0.857 as «86 %»; nothing to divide by reads «нет данных»."""
    return "нет данных" if share is None else f"{round(share * 100)}\xa0%"


def request_of(context: Any) -> Any:
    """The request, also inside `{% include … only %}`, which hides the variable."""
    return getattr(context, "request", None) or context["request"]


@register.simple_tag(takes_context=True)
def form_guards(context: Any, row: Any = None) -> SafeString:
    """Hidden fields of every form: against forgery, a stale tab, a stale row, a double submit."""
    request = request_of(context)
    version = getattr(row, "version", None)
    fields = [
        ("csrfmiddlewaretoken", get_token(request)),
        ("organization", request.actor.organization.pk if getattr(request, "actor", None) else ""),
        ("form_key", uuid4()),
    ]
    if version is not None:
        fields.append(("version", version))
    html = [format_html('<input type="hidden" name="{}" value="{}">', name, value) for name, value in fields]
    return SafeString("".join(html))


@register.inclusion_tag("components/typed.html", takes_context=True)
def typed(context: Any) -> dict[str, Any]:
    """What was written in a form that was not accepted."""
    request = request_of(context)
    return {"texts": typed_texts(request), "was_sent": request.method == "POST"}


@register.simple_tag(takes_context=True)
def query_with(context: Any, **changes: Any) -> str:
    """The page's own query string with some values changed: links of sorting, paging, export."""
    query = request_of(context).GET.copy()
    for name, value in changes.items():
        query[name] = value
    return f"?{query.urlencode()}"
