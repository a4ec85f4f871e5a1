"""What an actor must do with orders now."""

from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from core.actors import Actor
from core.todo import Todo
from orders.models import Acquaintance, Order, OrderQuerySet
from orders.selectors.telling import named
from orders.states import OrderState
from people.models import Membership, Organization
from people.rules import Role
from printing.russian import counted

MANY = 3  # more orders than this are one line of the home page, with a list of their own


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


def _to_approve(orders: OrderQuerySet) -> list[Todo]:
    sent = list(orders.for_list().filter(state=OrderState.SENT).order_by("sent_at", "pk"))
    if len(sent) > MANY:
        url = reverse("orders:queue")
        return [Todo(f"Утвердите приказы: {len(sent)} ждут вашего решения", url, "Открыть список", urgent=True)]
    return [Todo(f"Утвердите {name}", one.get_absolute_url(), "Открыть", urgent=True) for one, name in named(sent)]


def _of_curator(orders: OrderQuerySet, actor: Actor) -> list[Todo]:
    tasks = []
    waiting = orders.for_list().filter(state__in=[OrderState.RETURNED, OrderState.DRAFT, OrderState.SENT])
    for one, name in named(waiting.order_by("pk")):
        if one.state == OrderState.RETURNED:
            edit = reverse("orders:edit", args=[one.pk])
            tasks.append(Todo(f"Исправьте по замечанию {name}", edit, "Исправить", urgent=True))
        elif one.state == OrderState.DRAFT:
            tasks.append(Todo(f"Отправьте руководителю {name}", one.get_absolute_url(), "Открыть"))
        elif not actor.organization.electronic_act:
            text = f"У руководителя {name}. Когда лист подпишут, отметьте это"
            tasks.append(Todo(text, reverse("orders:mark_signed", args=[one.pk]), "Отметить подписанным"))
    return tasks + _to_show_on_paper(orders)


def _to_show_on_paper(orders: OrderQuerySet) -> list[Todo]:
    """People without a sign-in of their own become acquainted under their signature."""
    waiting = Count("acquaintances", filter=Q(acquaintances__acquainted_on=None, acquaintances__person__user=None))
    unread = orders.filter(state=OrderState.IN_FORCE, entered_as_is=False).annotate(waiting=waiting)
    tasks = []
    for one in unread.filter(waiting__gt=0).order_by("pk"):
        people = counted(one.waiting, "человек", "человека", "человек")
        text = f"Ознакомьте под подпись с приказом № {one.number}: {people}"
        tasks.append(Todo(text, reverse("orders:record_acquaintance", args=[one.pk]), "Внести с бумаги"))
    return tasks


def _to_register(orders: OrderQuerySet, actor: Actor, today: date) -> list[Todo]:
    """The secretary's; the curator's only where nobody is the secretary."""
    if Role.SECRETARY not in actor.roles and _has_secretary(actor.organization, today):
        return []
    approved = orders.for_list().filter(state=OrderState.APPROVED, number="").order_by("approved_on", "pk")
    return [
        Todo(
            f"Зарегистрируйте {name}: номер и дата",
            reverse("orders:register", args=[one.pk]),
            "Зарегистрировать",
            urgent=True,
        )
        for one, name in named(approved)
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
