"""The story of a pair in one line of time, for each reader as much as they may see; and the same on paper."""

from collections.abc import Iterable, Iterator
from datetime import date

from core.actors import Actor
from orders.models import Order
from orders.states import OrderState
from pairs import policies
from pairs.models import Application, Pair, PairChange
from pairs.rules import Answer, EndGround, Event, events_above
from pairs.states import CLOSED, PairState
from printing.document import Letterhead, Paragraph, PrintedDocument, Table
from printing.russian import numeric_date
from surveys.models import Invitee, Survey

TOLD = frozenset({OrderState.IN_FORCE, OrderState.REVOKED})


def timeline(actor: Actor, pair: Pair) -> list[Event]:
    """Everything that happened, the earliest first; of one day, as things go.

    No reasons, no refusals of others, no answers to questionnaires.
    """
    found = [*_beginning(actor, pair), *_asked(actor, pair), *_of_orders(actor, pair), *_of_members(pair)]
    found += [*_surveys(actor, pair), *_ending(pair), *events_above(pair, actor)]
    return sorted(dict.fromkeys(found), key=lambda event: event.on)


def _beginning(actor: Actor, pair: Pair) -> Iterator[Event]:
    purpose = f" ({pair.get_purpose_display()})" if pair.purpose else ""
    if not pair.entered_as_is:
        yield Event(pair.proposed_on, f"Пара предложена{purpose}")
    reader = policies.can_see_everything(actor)
    for agreement in pair.agreements.all():
        name = agreement.person.short_name
        own = agreement.person.user_id is not None and agreement.person.user_id == getattr(actor.user, "pk", None)
        if agreement.answer == Answer.YES:
            yield Event(agreement.answered_on, f"{name}: согласие")
        elif reader or own:
            yield Event(agreement.answered_on, f"{name}: отказ")
    if pair.started_on:
        yield Event(pair.started_on, "Пара начала работу")


def _of_orders(actor: Actor, pair: Pair) -> Iterator[Event]:
    """Orders in force: the one that opened the pair, those that changed it."""
    changes = list(PairChange.objects.filter(pair=pair, order__state__in=TOLD).select_related("order"))
    orders = {change.order.pk: (change.order, change.get_act_display()) for change in changes if change.order}
    for order, what in ((pair.opened_by, "закрепление"), (pair.closed_by, "завершение")):
        if order is not None and order.state in TOLD:
            orders.setdefault(order.pk, (order, what))
    seen = set(Order.objects.visible_to(actor).filter(pk__in=orders).values_list("pk", flat=True))
    for pk, (order, what) in orders.items():
        if order.dated:
            yield Event(order.dated, f"Приказ № {order.number}: {what}", order.get_absolute_url() if pk in seen else "")


def _of_members(pair: Pair) -> Iterator[Event]:
    for member in pair.members.all():
        name = member.mentee.person.short_name
        if member.started_on and pair.started_on and member.started_on > pair.started_on:
            yield Event(member.started_on, f"В группу входит {name}")
        if member.end_ground and member.ended_on:
            yield Event(member.ended_on, f"Из группы выходит {name}")


def _asked(actor: Actor, pair: Pair) -> Iterator[Event]:
    for one in Application.objects.visible_to(actor).filter(pair=pair):
        text = f"{one.get_kind_display().capitalize()}: {one.get_state_display()}"
        yield Event(one.submitted_on, text, one.get_absolute_url())


def _surveys(actor: Actor, pair: Pair) -> Iterator[Event]:
    """That somebody of the pair answered while it worked: the office learns how many, a participant of their own."""
    if pair.started_on is None:
        return
    people = {person.pk: person for person in pair.people}
    rounds = Survey.objects.visible_to(actor).filter(opened_on__gte=pair.started_on)
    if pair.ended_on:
        rounds = rounds.filter(opened_on__lte=pair.ended_on)
    asked = Invitee.objects.filter(survey__in=rounds, person__in=people).select_related("survey")
    own = getattr(actor.user, "pk", None)
    if not policies.can_see_everything(actor):
        asked = asked.filter(person__user=own)
    by_round: dict[Survey, list[Invitee]] = {}
    for invitee in asked.order_by("survey__opened_on", "pk"):
        by_round.setdefault(invitee.survey, []).append(invitee)
    for survey, invitees in by_round.items():
        answered = sum(invitee.answered_on is not None for invitee in invitees)
        if survey.opened_on:
            yield Event(survey.opened_on, f"Анкетирование «{survey.title}»: ответили {answered} из {len(invitees)}")


def _ending(pair: Pair) -> Iterable[Event]:
    if pair.state in CLOSED and pair.ended_on and pair.end_ground:
        return [Event(pair.ended_on, f"Пара завершена: {EndGround(pair.end_ground).label}")]
    return [Event(pair.ended_on, "Пара завершена")] if pair.state == PairState.ENDED and pair.ended_on else []


def story_paper(actor: Actor, pair: Pair, *, today: date) -> PrintedDocument:
    """The same lines as a paper; it says for whom it was drawn by what it holds, never more."""
    organization = pair.organization
    rows = tuple((numeric_date(event.on), event.text) for event in timeline(actor, pair))
    kind = "Наставническая группа" if pair.is_group else "Наставническая пара"
    return PrintedDocument(
        title=f"История пары: {pair}",
        letterhead=Letterhead(organization.full_name, organization.short_name, organization.place),
        kind_title="ИСТОРИЯ НАСТАВНИЧЕСКОЙ ПАРЫ" if not pair.is_group else "ИСТОРИЯ НАСТАВНИЧЕСКОЙ ГРУППЫ",
        numbered=False,
        heading=f"{kind}: {pair}",
        body=(
            Paragraph(f"{pair.get_form_display()}; {', '.join(pair.kind_labels)}.", indent=False),
            Table(("Дата", "Событие"), rows, widths=(1.4, 7), centered=(0,)),
            Paragraph(f"Составлено {numeric_date(today)}.", indent=False, small=True),
        ),
    )
