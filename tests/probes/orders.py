"""Probes of every address with an order."""

from datetime import date
from typing import Any

from core.actors import SYSTEM
from orders import actions
from orders.models import Acquaintance, Order
from orders.rules import ItemText
from orders.states import OrderState
from papers.actions import store_scan
from people.models import Organization, Person
from tests.cast import PASSWORD, Cast, make_person
from tests.probes import Probe
from tests.probes.papers import picture

DAY = date(2025, 10, 1)


def draft(organization: Organization, cast: Cast) -> Order:
    return actions.draft(
        "free",
        organization=organization,
        actor=SYSTEM,
        today=DAY,
        title="О назначении куратора",
        items=[ItemText("Назначить куратора."), ItemText("Разместить приказ на сайте.")],
    )


def sent(organization: Organization, cast: Cast) -> Order:
    return actions.send(draft(organization, cast), actor=SYSTEM, today=DAY)


def approved(organization: Organization, cast: Cast) -> Order:
    return actions.approve(sent(organization, cast), actor=SYSTEM, today=DAY)


def in_force(organization: Organization, cast: Cast) -> Order:
    """In force, with the mentor of the cast (or a person of the other school) named in it."""
    order = actions.register(approved(organization, cast), number="12-ОД", dated=DAY, actor=SYSTEM, today=DAY)
    actions.name_persons(order, [named(organization, cast)], actor=SYSTEM, today=DAY)
    order.refresh_from_db()
    return order


def named(organization: Organization, cast: Cast) -> Person:
    person = Person.objects.filter(user=cast.mentor, organization=organization).first()
    return person or make_person(organization)


def with_scan(organization: Organization, cast: Cast) -> Order:

    scan = store_scan(picture(), actor=SYSTEM, organization=organization)
    return actions.enter_as_is(
        "free",
        title="О системе наставничества",
        number="3",
        dated=DAY,
        scan=scan,
        organization=organization,
        actor=SYSTEM,
        today=DAY,
    )


def fresh(order: Order) -> Order:
    return Order.objects.get(pk=order.pk)


def is_in(*states: str) -> Any:
    return lambda order: fresh(order).state in states


def text(order: Order) -> dict[str, str]:
    items = list(order.items.all())
    data = {"title": "О кураторе", "preamble": "", "control": ""}
    data |= {"items-TOTAL_FORMS": str(len(items)), "items-INITIAL_FORMS": str(len(items))}
    for index, item in enumerate(items):
        data |= {f"items-{index}-text": item.text, f"items-{index}-position": str(item.position)}
    return data


def acquainted(order: Order) -> bool:
    return Acquaintance.objects.filter(order=order, acquainted_on__isnull=False).exists()


def council(organization: Organization, cast: Cast) -> Order:
    """A draft of a kind that is worded from answers."""
    chair, member = make_person(organization), make_person(organization)
    data = {"chair": chair.pk, "members": [member.pk], "starts_on": "2025-10-01", "until": "2025-10-15"}
    return actions.draft("council", organization=organization, actor=SYSTEM, today=DAY, data=data)


def other_day(order: Order) -> dict[str, Any]:
    return order.data | {"starts_on": "2025-10-20"}


def changed_since(organization: Organization, cast: Cast) -> Order:
    """A draft that cancels an order, with one item that parts from the data."""
    order = actions.draft_change(
        in_force(organization, cast), effect="cancels", ground="В связи с ошибкой", actor=SYSTEM, today=DAY
    )
    order.items.update(text="Признать утратившим силу прежний приказ.", composed="Прежняя формулировка.")
    return order


def is_settled(order: Order) -> bool:
    return order.items.get().text.endswith("«О назначении куратора».")


def is_named_by(effect: str) -> Any:
    return lambda order: order.changed_by.filter(effect=effect).exists()


PAPER = {"paper_date": "2025-10-02"}
PROBES = {
    "orders:detail": Probe(draft),
    "orders:pdf": Probe(sent),
    "orders:docx": Probe(sent),
    "orders:scan": Probe(with_scan),
    "orders:edit": Probe(
        draft,
        "post",
        data=text,
        effect=lambda order: fresh(order).title == "О кураторе",
        denied=("mentee", "director", "secretary", "municipal"),
    ),
    "orders:answers": Probe(
        council,
        "post",
        data=other_day,
        effect=lambda order: fresh(order).data["starts_on"] == "2025-10-20",
        denied=("mentee", "director", "secretary", "municipal"),
    ),
    "orders:send": Probe(draft, "post", effect=is_in(OrderState.SENT), denied=("mentor", "director", "secretary")),
    "orders:settle": Probe(
        changed_since,
        "post",
        data=lambda order: {"take": "cancel"},
        effect=is_settled,
        denied=("mentor", "director", "secretary", "municipal"),
    ),
    "orders:change": Probe(
        in_force,
        "post",
        data=lambda order: {"ground": "В связи с уточнением", "item_1": "Назначить куратора.", "words": "Добавить."},
        effect=is_named_by("changes"),
        denied=("mentor", "director", "secretary", "municipal"),
    ),
    "orders:cancel": Probe(
        in_force,
        "post",
        data=lambda order: {"ground": "В связи с ошибкой"},
        effect=is_named_by("cancels"),
        denied=("mentor", "director", "secretary", "municipal"),
    ),
    "orders:discard": Probe(draft, "post", effect=is_in(OrderState.CANCELLED), denied=("mentor", "director")),
    "orders:send_back": Probe(
        sent,
        "post",
        role="director",
        data=lambda order: {"remark": "Уточните срок."},
        effect=is_in(OrderState.RETURNED),
        denied=("curator", "secretary", "mentor"),
    ),
    "orders:approve": Probe(
        sent,
        "post",
        role="director",
        data=lambda order: {"password": PASSWORD},
        effect=is_in(OrderState.APPROVED),
        denied=("curator", "secretary", "administrator", "mentor", "municipal"),
    ),
    "orders:mark_signed": Probe(
        sent,
        "post",
        role="secretary",
        data=lambda order: PAPER,
        effect=is_in(OrderState.APPROVED),
        denied=("director", "mentor", "administrator"),
    ),
    "orders:add_original": Probe(
        approved,
        "post",
        role="secretary",
        effect=lambda order: fresh(order).signed_on_paper,
        denied=("director", "mentor"),
    ),
    "orders:register": Probe(
        sent,
        "post",
        role="secretary",
        data=lambda order: {"number": "70-ОД", "dated": "2025-10-02"},
        effect=lambda order: fresh(order).number == "70-ОД",
        denied=("director", "mentor", "administrator"),
    ),
    "orders:acquaint": Probe(in_force, "post", role="mentor", effect=acquainted, denied=("mentee", "curator")),
    "orders:record_acquaintance": Probe(
        in_force,
        "post",
        data=lambda order: PAPER | {"persons": [row.person_id for row in order.acquaintances.all()]},
        effect=acquainted,
        denied=("mentor", "director", "administrator"),
    ),
}
