"""The parts of an order's text, each with its name and the way to it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from core.problems import Problem
from orders.models import Order
from printing.document import Annex, Heading, Listing, Paragraph


@dataclass(frozen=True)
class Place:
    """A part of the text: «Пункт 2», its words, and where they are mended."""

    name: str
    text: str
    url: str
    link: str = "Исправить"
    is_operative: bool = False  # an item, not the words around the items

    def problem(self, text: str) -> Problem:
        return Problem(f"{self.name}: {text}", self.url, self.link)


def places_of(order: Order) -> list[Place]:
    """Heading, preamble, items, control, and what the annexes say in words."""
    edit = reverse("orders:edit", args=[order.pk])
    around = [
        Place("Заголовок", order.title, f"{edit}#id_title"),
        Place("Преамбула", order.preamble, f"{edit}#id_preamble"),
        Place("Контроль", order.control, f"{edit}#id_control"),
    ]
    items = [
        Place(f"Пункт {item.position}", item.text, f"{edit}#item-{item.position}", is_operative=True)
        for item in order.items.all()
    ]
    annexes = [
        Place(f"Приложение № {number}", _words(annex), order.get_absolute_url(), "Открыть приказ")
        for number, annex in enumerate(order.kind.annexes(order), start=1)
    ]
    return [place for place in (*around, *items, *annexes) if place.text]


def _words(annex: Annex) -> str:
    """The running text of an annex; its tables are drawn from rows and cannot differ from them."""
    return "\n".join([annex.title, *(_said(block) for block in annex.blocks)]).strip()


def _said(block: Any) -> str:
    if isinstance(block, Paragraph | Heading):
        return block.text
    return "\n".join(block.items) if isinstance(block, Listing) else ""
