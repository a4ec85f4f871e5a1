"""The order as a paper, composed by GOST R 7.0.97-2025 until it is frozen."""

from collections.abc import Iterable

from core.text import plain
from orders.models import Order, OrderItem
from orders.rules import RESOLUTION
from orders.states import EDITABLE
from papers.rules import laid_out
from people.models import Organization, Person
from printing import document as printed
from printing.document import Item, Letterhead, PrintedDocument, Signature
from printing.russian import numeric_date


def paper_of(order: Order) -> PrintedDocument:
    """What the order prints: the frozen document once in force, else composed as things stand now."""
    return order.document.paper() if order.document is not None else compose(order)


def compose(order: Order) -> PrintedDocument:
    """The order as a paper by GOST R 7.0.97-2025, from its items and the rows of its kind."""
    kind = order.kind
    blocks = kind.blocks(order)
    post, name = signer_of(order)
    paper = PrintedDocument(
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
    return laid_out(paper, order.organization)


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
    return person.signed_name


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


def _sheet(persons: Iterable[Person]) -> printed.Acquaintance | None:
    by_name = sorted(persons, key=lambda person: plain(str(person)))
    rows = tuple(printed.AcquaintanceRow(str(person), person.post) for person in by_name)
    return printed.Acquaintance(rows) if rows else None
