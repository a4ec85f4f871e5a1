"""What a staff fact (leaving, long leave, transfer) means for pairs: the next step and a drafted paper."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from core.actors import Actor
from orders.states import OPEN
from pairs.models import Pair
from pairs.rules import FEWEST_IN_A_GROUP, EndGround
from pairs.selectors.wording import name_of, post_of, short_name_of
from pairs.states import PairState
from people.models import Organization, Person, StaffFact
from people.rules import Consequence, StaffFactKind
from printing.document import Paragraph, PrintedDocument, Signature
from printing.russian import numeric_date

GROUNDS = {
    StaffFactKind.LEFT: EndGround.LEFT,
    StaffFactKind.ON_LEAVE: EndGround.ABSENCE,
    StaffFactKind.TRANSFERRED: EndGround.TRANSFER,
}
REASONS = {
    EndGround.LEFT: "в связи с увольнением",
    EndGround.ABSENCE: "в связи с длительным отсутствием",
    EndGround.TRANSFER: "в связи с переводом",
}
BLANK = "____________________"


def concerned(staff_fact: StaffFact, actor: Actor) -> list[Consequence]:
    """Every open pair of the person of the fact, each with its next step."""
    pairs = Pair.objects.visible_to(actor).taking_a_place().with_person(staff_fact.person).for_list()
    return [_consequence(pair, staff_fact) for pair in pairs.order_by("proposed_on", "pk")]


def _consequence(pair: Pair, fact: StaffFact) -> Consequence:
    what = "Группа" if pair.is_group else "Пара"
    if pair.state == PairState.ACTIVE:
        return _of_active(pair, fact, what)
    if pair.state == PairState.ORDERED and pair.opened_by and pair.opened_by.state in OPEN:
        text = f"{what} {pair} стоит в проекте приказа: исключите её."
        return Consequence(text, pair.opened_by.get_absolute_url(), "Открыть приказ")
    if pair.state == PairState.ORDERED:
        text = f"{what} {pair}: приказ подписан, но ещё не зарегистрирован. После регистрации завершите пару."
        return Consequence(text, pair.get_absolute_url(), "Открыть пару")
    text = f"{what} {pair}: {pair.get_state_display()}. Снимите предложение."
    return Consequence(text, reverse("pairs:withdraw", args=[pair.pk]), "Снять предложение")


def _of_active(pair: Pair, fact: StaffFact, what: str) -> Consequence:
    paper = f"{reverse('pairs:memo', args=[pair.pk])}?{urlencode({'fact': fact.pk})}"
    query = urlencode({"ground": GROUNDS[StaffFactKind(fact.kind)]})
    member = next((m for m in pair.members.all() if m.mentee.person_id == fact.person_id and not m.end_ground), None)
    if member is not None and len(pair.people) > FEWEST_IN_A_GROUP:
        url = reverse("pairs:end_member", args=[pair.pk, member.pk])
        text = f"{what} {pair}: группа продолжит работу без этого наставляемого."
        return Consequence(text, f"{url}?{query}", "Вывести из группы", paper)
    verb = "Если отсутствие надолго, завершите её" if fact.kind == StaffFactKind.ON_LEAVE else "Завершите её"
    text = f"{what} {pair} работает. {verb}{_and_then(pair, fact)}."
    return Consequence(text, f"{reverse('pairs:end', args=[pair.pk])}?{query}", "Завершить", paper)


def _and_then(pair: Pair, fact: StaffFact) -> str:
    """A mentee whose mentor is gone needs another one."""
    if pair.mentor.person_id != fact.person_id:
        return ""
    return " и подберите наставляемым другого наставника" if pair.is_group else " и подберите другого наставника"


def memo(pair: Pair, author: Person | None, *, fact: StaffFact | None, today: date) -> PrintedDocument:
    """«Служебная записка» of the curator to the head: to end the pair, or to let one mentee go."""
    organization = pair.organization
    return PrintedDocument(
        title=f"Служебная записка: {pair}",
        addressee=tuple(addressee(organization, author)),
        kind_title="СЛУЖЕБНАЯ ЗАПИСКА",
        numbered=False,
        heading=_heading(pair, fact),
        body=tuple(Paragraph(text) for text in _sentences(pair, fact)),
        date=numeric_date(today),
        signature=Signature("Куратор реализации программ наставничества", initials(author)),
    )


def addressee(organization: Organization, author: Person | None) -> list[str]:
    """«Директору …», «от …»: whom a paper goes to and from whom."""
    post = organization.head_post_in("dat")
    lines = [f"{post[:1].upper()}{post[1:]} {organization.in_genitive}"]
    lines.append(short_name_of(organization.head, "dat") if organization.head else BLANK)
    if author is not None:
        lines.append(f"от {short_name_of(author, 'gen')}")
        lines += [post_of(author, "gen")] if author.post else []
    return lines


def _heading(pair: Pair, fact: StaffFact | None) -> str:
    if _leaves_a_group(pair, fact):
        return "О выводе наставляемого из наставнической группы"
    return f"О прекращении работы наставнической {'группы' if pair.is_group else 'пары'}"


def _leaves_a_group(pair: Pair, fact: StaffFact | None) -> bool:
    """One mentee goes, the group stays."""
    several = len(pair.people) > FEWEST_IN_A_GROUP
    return fact is not None and fact.person_id != pair.mentor.person_id and several


def _sentences(pair: Pair, fact: StaffFact | None) -> list[str]:
    names = "; ".join(person.short_name for person in pair.people[1:])
    label = "наставляемые" if len(pair.people) > FEWEST_IN_A_GROUP else "наставляемый"
    what = f"«наставник — {pair.mentor.person.short_name}, {label} — {names}»"
    kind = "наставнической группы" if pair.is_group else "наставнической пары"
    reason, since = f"в связи с {BLANK}", f"с {BLANK}"
    person = fact.person if fact else None
    if fact is not None:
        ground = GROUNDS[StaffFactKind(fact.kind)]
        reason, since = f"{REASONS[ground]} {name_of(fact.person, 'gen')}", f"с {numeric_date(fact.starts_on)}"
    opening = f"{reason[:1].upper()}{reason[1:]}"
    order = f", закреплённой приказом{_order(pair)}" if _order(pair) else ""
    if person and _leaves_a_group(pair, fact):
        text = f"{opening} {since} прошу вывести {short_name_of(person, 'acc')} из {kind} {what}{order}."
        return [text, "Остальные участники группы продолжают работу по программе."]
    sentences = [f"{opening} прошу прекратить работу {kind} {what}{order}, {since}."]
    if person and person.pk == pair.mentor.person_id:
        mentees = ", ".join(short_name_of(one, "dat") for one in pair.people[1:])
        sentences.append(f"{mentees} подбирается другой наставник.")
    return sentences


def _order(pair: Pair) -> str:
    order = pair.opened_by
    return f" от {numeric_date(order.dated)} № {order.number}" if order and order.number else ""


def initials(author: Any) -> str:
    return author.signed_name if author else ""
