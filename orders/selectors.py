"""Reads of orders: the paper composed by GOST R 7.0.97-2025, numbers taken, what an actor must do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse

from core.actors import Actor
from core.problems import Problem
from core.text import plain, plain_column
from core.todo import Todo
from orders.models import Acquaintance, NumberPattern, Order, OrderItem
from orders.rules import DEFAULT_PATTERN, RESOLUTION, next_number
from orders.states import EDITABLE, OPEN, OrderState
from papers.models import Act
from papers.rules import ActState, laid_out
from people.models import Membership, Organization, Person
from people.rules import Role
from people.selectors.wording import doubts
from printing import document as printed
from printing.document import Item, Letterhead, PrintedDocument, Signature
from printing.russian import counted, numeric_date

MANY = 3  # more orders than this are one line of the home page, with a list of their own


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


def wording_problems(order: Order) -> list[Problem]:
    """Whose name or post may be printed in a wrong case; each leads to «Как склоняется»."""
    return [
        Problem(f"{person}: {doubt}", reverse("people:forms", args=[person.pk]), "Как склоняется")
        for person in order.kind.persons(order)
        for doubt in doubts(person)
    ]


@dataclass(frozen=True)
class Divergence:
    """An item whose rows have changed since it was worded; `text`: how the kind words it now, empty for no longer."""

    source: str
    item: OrderItem
    text: str


def divergences(order: Order, today: date) -> list[Divergence]:
    """Where the text of an unsigned order parts from the data, until somebody settles it."""
    if order.state not in OPEN:
        return []
    now = {item.source: item.text.strip() for item in order.kind.items(order, today=today) if item.source}
    written = {item.source: item for item in order.items.all() if item.source}
    return [Divergence(key, item, now.get(key, "")) for key, item in written.items() if now.get(key) != item.composed]


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


def acquaintances_of(order: Order, actor: Actor) -> list[Acquaintance]:
    """Who is named in the order and when they became acquainted, as far as the reader may see it."""
    rows = Acquaintance.objects.visible_to(actor).filter(order=order).select_related("person", "scan")
    return list(rows.order_by(plain_column("person__family_name"), plain_column("person__given_name"), "pk"))


@dataclass(frozen=True)
class Step:
    """One step of an order's way: `state` is done, current or next."""

    label: str
    state: str


def acts_to_cite(actor: Actor) -> list[Act]:
    """What a preamble may refer to: the organization's own acts first, then the common ones, as long as they hold."""
    acts = Act.objects.visible_to(actor).filter(state=ActState.IN_FORCE)
    return list(acts.order_by(F("organization").asc(nulls_last=True), "kind", "dated", "pk"))


def steps(order: Order) -> list[Step]:
    """«проект → у руководителя → зарегистрирован → действует», with the present one."""
    signed = order.state in {OrderState.APPROVED, OrderState.IN_FORCE}
    reached = {
        "проект": order.state not in EDITABLE,
        "утверждён" if signed else "у руководителя": signed,
        "зарегистрирован": bool(order.number),
        "действует": order.state == OrderState.IN_FORCE,
    }
    shown, current_seen = [], False
    for label, done in reached.items():
        current = not done and not current_seen
        current_seen = current_seen or current
        shown.append(Step(label, "done" if done else "current" if current else "next"))
    return shown


def next_step(order: Order) -> str:
    """What comes next, in words."""
    if order.state == OrderState.IN_FORCE:
        return ""
    if order.state == OrderState.CANCELLED:
        return "Проект отменён, ничего делать не нужно."
    number = f" Номер уже присвоен: {order.number}." if order.number else ""
    return NEXT[order.state] + number


NEXT: dict[str, str] = {
    OrderState.DRAFT: "Куратор проверяет текст и отправляет приказ руководителю.",
    OrderState.RETURNED: "Куратор исправляет приказ по замечанию и отправляет его снова.",
    OrderState.SENT: (
        "Руководитель утверждает приказ на экране или подписывает напечатанный лист. "
        "Подписанный лист отмечает куратор или секретарь."
    ),
    OrderState.APPROVED: "Куратор или секретарь регистрирует приказ: номер и дата. С этого он вступает в силу.",
}


def todo(actor: Actor, today: date) -> list[Todo]:
    """What this actor must do with orders now."""
    orders = Order.objects.visible_to(actor)
    tasks = _to_read(actor)
    if Role.DIRECTOR in actor.roles:
        tasks += _to_approve(orders)
    if Role.CURATOR in actor.roles:
        tasks += _of_curator(orders, actor)
    if actor.roles & {Role.CURATOR, Role.SECRETARY}:
        tasks += _to_register(orders, actor, today)
    return tasks


def _to_approve(orders: QuerySet) -> list[Todo]:
    sent = list(orders.filter(state=OrderState.SENT).order_by("sent_at", "pk"))
    if len(sent) > MANY:
        url = reverse("orders:queue")
        return [Todo(f"Утвердите приказы: {len(sent)} ждут вашего решения", url, "Открыть список", urgent=True)]
    return [Todo(f"Утвердите приказ «{one.title}»", one.get_absolute_url(), "Открыть", urgent=True) for one in sent]


def _of_curator(orders: QuerySet, actor: Actor) -> list[Todo]:
    tasks = []
    for one in orders.filter(state__in=[OrderState.RETURNED, OrderState.DRAFT, OrderState.SENT]).order_by("pk"):
        if one.state == OrderState.RETURNED:
            edit = reverse("orders:edit", args=[one.pk])
            tasks.append(Todo(f"Исправьте по замечанию приказ «{one.title}»", edit, "Исправить", urgent=True))
        elif one.state == OrderState.DRAFT:
            tasks.append(Todo(f"Отправьте руководителю приказ «{one.title}»", one.get_absolute_url(), "Открыть"))
        elif not actor.organization.electronic_act:
            text = f"Приказ «{one.title}» у руководителя. Когда лист подпишут, отметьте это"
            tasks.append(Todo(text, reverse("orders:mark_signed", args=[one.pk]), "Отметить подписанным"))
    return tasks + _to_show_on_paper(orders)


def _to_show_on_paper(orders: QuerySet) -> list[Todo]:
    """People without a sign-in of their own become acquainted under their signature."""
    waiting = Count("acquaintances", filter=Q(acquaintances__acquainted_on=None, acquaintances__person__user=None))
    unread = orders.filter(state=OrderState.IN_FORCE, entered_as_is=False).annotate(waiting=waiting)
    tasks = []
    for one in unread.filter(waiting__gt=0).order_by("pk"):
        people = counted(one.waiting, "человек", "человека", "человек")
        text = f"Ознакомьте под подпись с приказом № {one.number}: {people}"
        tasks.append(Todo(text, reverse("orders:record_acquaintance", args=[one.pk]), "Внести с бумаги"))
    return tasks


def _to_register(orders: QuerySet, actor: Actor, today: date) -> list[Todo]:
    """The secretary's; the curator's only where nobody is the secretary."""
    if Role.SECRETARY not in actor.roles and _has_secretary(actor.organization, today):
        return []
    approved = orders.filter(state=OrderState.APPROVED, number="").order_by("approved_on", "pk")
    return [
        Todo(
            f"Зарегистрируйте приказ «{one.title}»: номер и дата",
            reverse("orders:register", args=[one.pk]),
            "Зарегистрировать",
            urgent=True,
        )
        for one in approved
    ]


def _has_secretary(organization: Organization, today: date) -> bool:
    secretaries = Membership.objects.current(today).filter(role=Role.SECRETARY, person__organization=organization)
    return secretaries.filter(person__user__is_active=True).exists()


def _to_read(actor: Actor) -> list[Todo]:
    if actor.user is None:
        return []
    rows = Acquaintance.objects.visible_to(actor).filter(
        person__user=actor.user, acquainted_on=None, order__state=OrderState.IN_FORCE
    )
    return [
        Todo(
            f"Ознакомьтесь с приказом № {row.order.number} «{row.order.title}»", row.order.get_absolute_url(), "Открыть"
        )
        for row in rows.select_related("order").order_by("order__dated", "pk")
    ]
