"""Orders of the banks drafted from answers, and what they print, line by line."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from orders import actions, selectors
from orders.models import Order
from people.models import Organization, Person
from people.rules import Sex
from printing.formats import to_text
from tests.cast import Cast, make_person

DAY = date(2026, 9, 1)
FIRST_PAGE_ENDS = "Лист ознакомления"


def person(organization: Organization, name: str, post: str = "учитель математики", **fields: Any) -> Person:
    """«Снегирёва Елена Ивановна»; without a patronymic as well."""
    family, given, *patronymic = name.split()
    sex = fields.pop("sex", Sex.MALE if (patronymic or ["а"])[0].endswith("ич") else Sex.FEMALE)
    names = {"family_name": family, "given_name": given, "patronymic": " ".join(patronymic), "sex": sex}
    return make_person(organization, post=post, **(names | fields))


def named_school(cast: Cast) -> Organization:
    """The school with known names of those whom items charge, and a «заведующий» at its head."""
    school = cast.school
    school.full_name, school.short_name, school.genitive_name = "Детский сад № 5 «Ручеёк»", "ДС № 5", "ДС № 5"
    school.head_post = "заведующий"
    school.save()
    for user, name, post in (
        (cast.director, "Снегирёва Елена Ивановна", "заведующий"),
        (cast.curator, "Рябинина Мария Петровна", "заместитель заведующего"),
        (cast.administrator, "Клёнов Олег Степанович", "системный администратор"),
    ):
        one = cast.person(user)
        one.family_name, one.given_name, one.patronymic = name.split()
        one.post, one.sex = post, Sex.MALE if one.patronymic.endswith("ич") else Sex.FEMALE
        one.save()
    return school


def drafted(cast: Cast, kind: str, data: dict[str, Any], today: date = DAY) -> Order:
    return actions.draft(
        kind, organization=cast.school, data=data, actor=cast.actor(cast.curator), today=today, control=""
    )


def approved(cast: Cast, order: Order, today: date = DAY) -> Order:
    """Sent, approved by the director, registered: in force."""
    actions.send(order, actor=cast.actor(cast.curator), today=today)
    order = actions.approve(Order.objects.get(pk=order.pk), actor=cast.actor(cast.director), today=today)
    return actions.register(order, number="57/1", dated=today, actor=cast.actor(cast.secretary), today=today)


def lines(order: Order) -> list[str]:
    """The paper from its heading to the sheet of acquaintance, spaces made plain."""
    text = to_text(selectors.paper_of(Order.objects.get(pk=order.pk))).replace("\xa0", " ").splitlines()
    start = text.index(order.title)
    end = text.index(FIRST_PAGE_ENDS) if FIRST_PAGE_ENDS in text else len(text)
    return text[start:end]


def golden(app: str, name: str) -> list[str]:
    """What a kind prints, kept as a text to be read: `<app>/tests/golden/<name>.txt`."""
    return (Path(settings.BASE_DIR) / app / "tests" / "golden" / f"{name}.txt").read_text().splitlines()
