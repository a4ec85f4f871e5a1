"""Reads of orders: the paper composed by GOST R 7.0.97-2025, numbers taken, what an actor must do."""

import json
from collections.abc import Iterable
from datetime import date

from orders.models import Acquaintance, NumberPattern, Order, OrderItem
from orders.rules import DEFAULT_PATTERN, RESOLUTION, next_number
from orders.states import EDITABLE
from people.models import Organization, Person
from printing.document import (
    Acquaintance as AcquaintanceSheet,
)
from printing.document import (
    AcquaintanceRow,
    Item,
    Letterhead,
    PrintedDocument,
    Signature,
    to_json,
)
from printing.russian import initials_before, numeric_date


def paper_of(order: Order) -> PrintedDocument:
    """What the order prints: the frozen document once in force, else composed as things stand now."""
    return order.document.paper() if order.document is not None else compose(order)


def compose(order: Order) -> PrintedDocument:
    """The order as a paper by GOST R 7.0.97-2025, from its items and the rows of its kind."""
    kind = order.kind
    blocks = kind.blocks(order)
    post, name = signer_of(order)
    return PrintedDocument(
        title=str(order),
        marks=("Проект",) if order.state in EDITABLE else (),
        letterhead=_letterhead(order.organization),
        kind_title="ПРИКАЗ",
        date=numeric_date(order.dated),
        number=order.number,
        heading=order.title,
        preamble=order.preamble,
        resolution=RESOLUTION,
        items=(*(_item(item, blocks) for item in order.items.all()), *_control(order)),
        basis=kind.basis(order),
        signature=Signature(post, name),
        annexes=tuple(kind.annexes(order)),
        acquaintance=_sheet(kind.persons(order)),
    )


def signer_of(order: Order) -> tuple[str, str]:
    """Post and name below the order: who signed it, or who heads the organization now."""
    if order.signer_post:
        return order.signer_post, order.signer_name
    return post_of_head(order.organization), name_of_head(order.organization)


def post_of_head(organization: Organization) -> str:
    """«Директор», «И.о. директора»: data of the organization, with a capital as a line begins."""
    return organization.head_post[:1].upper() + organization.head_post[1:]


def name_of_head(organization: Organization) -> str:
    return initials(organization.head) if organization.head else ""


def initials(person: Person) -> str:
    """«М. П. Иванова»: how a name stands beside a signature."""
    return initials_before(person.family_name, person.given_name, person.patronymic)


def _letterhead(organization: Organization) -> Letterhead:
    """The place is left out when the name tells it (the standard asks for it only then)."""
    bare = organization.place.removeprefix("г. ").strip()
    told = bool(bare) and bare.lower() in organization.full_name.lower()
    return Letterhead(organization.full_name, organization.short_name, "" if told else organization.place)


def _item(item: OrderItem, blocks: dict) -> Item:
    text, *below = [line.strip() for line in item.text.splitlines() if line.strip()] or [""]
    return Item(text, subitems=tuple(Item(line) for line in below), table=blocks.get(item.block))


def _control(order: Order) -> tuple[Item, ...]:
    return (Item(order.control),) if order.control else ()


def _sheet(persons: Iterable[Person]) -> AcquaintanceSheet | None:
    rows = tuple(AcquaintanceRow(str(person), person.post) for person in persons)
    return AcquaintanceSheet(rows) if rows else None


def paper_as_plain(order: Order) -> dict:
    return json.loads(to_json(compose(order)))


def propose_number(organization: Organization, series: str, dated: date) -> str:
    """The next number by the organization's pattern of the series; taken numbers of that year are skipped."""
    pattern = NumberPattern.objects.filter(organization=organization, series=series).first()
    taken = Order.objects.filter(organization=organization, series=series, number_year=dated.year)
    numbers = taken.exclude(number="").values_list("number", flat=True)
    return next_number(pattern.pattern if pattern else DEFAULT_PATTERN, numbers, dated)


def holder_of_number(order: Order, number: str, series: str, year: int) -> Order | None:
    """Another order of the organization that has this number."""
    same = Order.objects.filter(organization_id=order.organization_id, series=series, number_year=year, number=number)
    return same.exclude(pk=order.pk).first()


def acquaintances_of(order: Order) -> list[Acquaintance]:
    """Who is named in the order, by name, with when they became acquainted."""
    rows = order.acquaintances.select_related("person", "scan", "recorded_by")
    return list(rows.order_by("person__family_name", "person__given_name", "pk"))
