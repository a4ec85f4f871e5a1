"""Every write of orders: drafting, approval, numbering, acquaintance."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import Problem, RuleViolation
from core.schoolyear import SchoolYear
from orders import policies, rules, selectors
from orders.kinds import kind_named
from orders.models import Acquaintance, NumberPattern, Order, OrderItem
from orders.rules import ItemText
from orders.states import (
    APPROVE,
    BRING_INTO_FORCE,
    DISCARD,
    EDITABLE,
    MARK_SIGNED,
    OPEN,
    RETURN,
    SEND,
    OrderState,
)
from papers.actions import freeze
from papers.models import Scan
from papers.rules import Source
from people.models import Organization, Person


@action("orders.drafted", "Проект приказа составлен")
def draft(
    kind_name: str,
    *,
    organization: Organization,
    actor: Actor,
    today: date,
    title: str = "",
    preamble: str = "",
    control: str = rules.CONTROL,
    items: Sequence[ItemText] = (),
    series: str = "",
) -> Order:
    """A new draft. A kind's own draft attaches its rows in the same transaction, right after this."""
    if not policies.can_draft(actor, organization):
        raise PermissionDenied
    if problems := rules.items_problems(items):
        raise RuleViolation(problems)
    order = Order.objects.create(
        organization=organization,
        kind_name=kind_name,
        school_year=SchoolYear.containing(today).first,
        title=(title or kind_named(kind_name).title).strip(),
        preamble=preamble.strip(),
        control=control.strip(),
        series=series.strip(),
        created_by=actor.user,
    )
    _write_items(order, items)
    record(order, kind=kind_name, items=len(items))
    return order


@action("orders.edited", "Проект приказа изменён")
def edit(
    order: Order, *, title: str, preamble: str, control: str, items: Sequence[ItemText], actor: Actor, today: date
) -> Order:
    """Write the text anew: items in their new order. What the kind draws (its blocks) stays in the order."""
    order = lock(order)
    if not policies.can_edit(actor, order):
        raise PermissionDenied
    _must_be(order, EDITABLE, "Изменить проект")
    problems = rules.items_problems(items)
    kept = {item.block for item in items}
    if any(item.block and item.block not in kept for item in order.items.all()):
        problems.append(Problem("Пункт с таблицей нельзя удалить: без неё приказ не говорит, о ком он."))
    if not title.strip():
        problems.append(Problem("Укажите заголовок приказа."))
    if problems:
        raise RuleViolation(problems)
    order.title, order.preamble, order.control = title.strip(), preamble.strip(), control.strip()
    order.items.all().delete()
    _write_items(order, items)
    order.save(update_fields=["title", "preamble", "control"])
    record(order, items=len(items))
    return order


@action("orders.rows_changed", "Состав приказа изменён")
def note_changed_rows(order: Order, *, items: Sequence[ItemText] | None = None, actor: Actor, today: date) -> Order:
    """A kind took rows out of an unsigned order or put them in: pages rendered before that are stale from now on.

    `items`: the operative part as the kind words it now; without it the text stays as it is.
    """
    order = lock(order)
    if not policies.can_edit(actor, order):
        raise PermissionDenied
    _must_be(order, OPEN, "Изменить состав приказа")
    if items is not None:
        order.items.all().delete()
        _write_items(order, items)
    order.save(update_fields=["title"])
    record(order)
    return order


@action("orders.sent", "Приказ отправлен руководителю")
def send(order: Order, *, actor: Actor, today: date) -> Order:
    """Lay the draft before the director. Refused while something forbids signing it: he must not be asked in vain."""
    order = lock(order)
    if not policies.can_send(actor, order):
        raise PermissionDenied
    if problems := order.kind.problems(order, today=today):
        raise RuleViolation(problems)
    SEND.apply(order)
    order.sent_at, order.remark = timezone.now(), ""
    order.save(update_fields=["state", "sent_at", "remark"])
    record(order)
    return order


@action("orders.sent_back", "Приказ возвращён с замечанием")
def send_back(order: Order, *, remark: str, actor: Actor, today: date) -> Order:
    """The director does not sign yet and says what to change."""
    order = lock(order)
    if not policies.can_send_back(actor, order):
        raise PermissionDenied
    if not remark.strip():
        raise RuleViolation("Напишите, что нужно изменить в приказе.")
    RETURN.apply(order)
    order.remark = remark.strip()
    order.save(update_fields=["state", "remark"])
    record(order)
    return order


@action("orders.approved", "Приказ утверждён")
def approve(order: Order, *, actor: Actor, today: date) -> Order:
    """Sign the order; once it is registered as well, it comes into force with all that it brings about.

    Raises PermissionDenied, or RuleViolation with every problem the kind of the order reports.
    """
    order = lock(order)
    if not policies.can_approve(actor, order):
        raise PermissionDenied
    _sign(order, APPROVE, on=today, actor=actor, today=today)
    record(order, approved_on=today)
    _bring_into_force_when_ready(order, actor=actor, today=today)
    return order


@action("orders.approved_together", "Утверждены несколько приказов")
def approve_all(orders: Iterable[Order], *, actor: Actor, today: date) -> list[Order]:
    """Sign several orders by one confirmation: all of them, or none with every problem named."""
    approved, problems = [], []
    for order in sorted(orders, key=lambda one: one.pk):  # always in one order: two directors do not block each other
        try:
            approved.append(approve(order, actor=actor, today=today))
        except RuleViolation as violation:
            about = f"«{order.title}»: "
            problems += [Problem(about + problem.text, problem.url, problem.link) for problem in violation.problems]
    if problems or not approved:
        raise RuleViolation(problems or "Отметьте хотя бы один приказ.")
    record(approved[0].organization, orders=[order.pk for order in approved])
    return approved


@action("orders.marked_signed", "Приказ отмечен подписанным на бумаге")
def mark_signed(order: Order, *, on: date, scan: Scan | None = None, actor: Actor, today: date) -> Order:
    """The head has signed the printed sheet by hand on that day; whoever has the sheet says so."""
    order = lock(order)
    if not policies.can_mark_signed(actor, order):
        raise PermissionDenied
    if problem := rules.date_problem("Дата подписания", on, today):
        raise RuleViolation(problem)
    order.signed_on_paper, order.scan = True, scan
    _sign(order, MARK_SIGNED, on=on, actor=actor, today=today)
    record(order, signed_on=on, scan=scan.pk if scan else None)
    _bring_into_force_when_ready(order, actor=actor, today=today)
    return order


@action("orders.original_added", "Подписанный лист приложен к приказу")
def add_original(order: Order, *, scan: Scan | None, actor: Actor, today: date) -> Order:
    """The sheet signed by hand after an approval on screen, or its scan brought later."""
    order = lock(order)
    if not policies.can_add_original(actor, order):
        raise PermissionDenied
    if not policies.needs_original(order):
        raise RuleViolation("Подписанный лист к этому приказу уже приложен.")
    order.signed_on_paper, order.scan = True, scan or order.scan
    order.save(update_fields=["signed_on_paper", "scan"])
    record(order, scan=scan.pk if scan else None)
    return order


@action("orders.registered", "Приказ зарегистрирован")
def register(order: Order, *, number: str, dated: date, series: str = "", actor: Actor, today: date) -> Order:
    """Give the order its number and date, before the signature or after it; the director is never asked for them."""
    order = lock(order)
    if not policies.can_register(actor, order):
        raise PermissionDenied
    if not policies.may_be_registered(order):
        raise RuleViolation(_why_not_registered(order))
    if problem := rules.date_problem("Дата приказа", dated, today):
        raise RuleViolation(problem)
    order.registered_at, order.registered_by = timezone.now(), actor.user
    _take_number(order, number, dated, series)
    record(order, number=order.number, dated=dated, series=order.series)
    _bring_into_force_when_ready(order, actor=actor, today=today)
    return order


@action("orders.discarded", "Проект приказа отменён")
def discard(order: Order, *, actor: Actor, today: date) -> Order:
    """Drop an unsigned order; its kind lets go of the rows, its number (if it had one) is free again."""
    order = lock(order)
    if not policies.can_discard(actor, order):
        raise PermissionDenied
    DISCARD.apply(order)
    freed = order.number
    order.number, order.dated, order.number_year = "", None, None
    order.save(update_fields=["state", "number", "dated", "number_year"])
    order.kind.on_discard(order, actor=actor, today=today)
    record(order, freed=freed)
    return order


@action("orders.acquainted", "Ознакомлен с приказом")
def acquaint(order: Order, *, actor: Actor, today: date) -> Acquaintance:
    """The person named in an order in force says on screen that they have read it."""
    order = lock(order)
    if not policies.can_acquaint(actor, order):
        raise PermissionDenied
    _must_be(order, {OrderState.IN_FORCE}, "Ознакомиться с приказом")
    row = Acquaintance.objects.get(order=order, person__user=actor.user)
    row.acquainted_on, row.source, row.recorded_by, row.recorded_at = (
        today,
        Source.SCREEN,
        actor.user,
        timezone.now(),
    )
    row.save()
    record(order, acquaintance=row.pk)
    return row


@action("orders.acquaintance_recorded", "Ознакомление внесено с бумаги")
def record_acquaintance(
    order: Order, persons: Iterable[Person], *, on: date, scan: Scan | None = None, actor: Actor, today: date
) -> int:
    """Those persons signed the sheet of acquaintance on that day. Who is acquainted already stays as recorded."""
    order = lock(order)
    if not policies.can_record_acquaintance(actor, order):
        raise PermissionDenied
    _must_be(order, {OrderState.IN_FORCE}, "Отметить ознакомление")
    problem = rules.date_problem("Дата ознакомления", on, today)
    if not problem and order.dated and on < order.dated:
        problem = "С приказом нельзя ознакомиться раньше его даты."
    if problem:
        raise RuleViolation(problem)
    rows = order.acquaintances.filter(person__in=list(persons), acquainted_on=None)
    count = rows.update(
        acquainted_on=on, source=Source.PAPER, recorded_by=actor.user, recorded_at=timezone.now(), scan=scan
    )
    if not count:
        raise RuleViolation("Отметьте хотя бы одного человека, который ещё не ознакомлен.")
    record(order, count=count, on=on)
    return count


@action("orders.persons_named", "Названы те, кого касается приказ")
def name_persons(order: Order, persons: Iterable[Person], *, actor: Actor, today: date) -> int:
    """Whom an order entered as it is concerns: they see it and may say that they have read it."""
    order = lock(order)
    if not policies.can_name_persons(actor, order):
        raise PermissionDenied
    count = _name(order, persons)
    record(order, count=count)
    return count


@action("orders.entered_as_is", "Внесён приказ, изданный раньше")
def enter_as_is(
    kind_name: str,
    *,
    title: str,
    number: str,
    dated: date,
    organization: Organization,
    actor: Actor,
    today: date,
    scan: Scan | None = None,
    series: str = "",
    persons: Iterable[Person] = (),
) -> Order:
    """An order signed and numbered before the product: in force since its date, never composed here."""
    if not policies.can_enter(actor, organization):
        raise PermissionDenied
    if problem := rules.date_problem("Дата приказа", dated, today):
        raise RuleViolation(problem)
    order = Order(
        organization=organization,
        kind_name=kind_name,
        school_year=SchoolYear.containing(dated).first,
        title=(title or kind_named(kind_name).title).strip(),
        state=OrderState.IN_FORCE,
        approved_on=dated,
        in_force_from=dated,
        signed_on_paper=True,
        entered_as_is=True,
        signer_post=selectors.post_of_head(organization),
        scan=scan,
        created_by=actor.user,
        registered_by=actor.user,
        registered_at=timezone.now(),
    )
    _take_number(order, number, dated, series)
    _name(order, persons)
    record(order, number=order.number, dated=dated, kind=kind_name)
    return order


@action("orders.pattern_kept", "Образец номера сохранён")
def keep_pattern(*, organization: Organization, series: str, pattern: str, actor: Actor) -> NumberPattern:
    """How the organization writes the numbers of a series; one pattern a series."""
    if not policies.can_keep_patterns(actor):
        raise PermissionDenied
    if problem := rules.pattern_problem(pattern):
        raise RuleViolation(problem)
    kept, _ = NumberPattern.objects.update_or_create(
        organization=organization, series=series.strip(), defaults={"pattern": pattern.strip()}
    )
    record(kept)
    return kept


def _must_be(order: Order, states: Iterable[str], verb: str) -> None:
    if order.state not in set(states):
        raise RuleViolation(f"«{verb}» сейчас невозможно: состояние — «{order.get_state_display()}».")


def _write_items(order: Order, items: Iterable[ItemText]) -> None:
    OrderItem.objects.bulk_create(
        OrderItem(order=order, position=position, text=item.text.strip(), block=item.block)
        for position, item in enumerate(items, start=1)
    )


def _sign(order: Order, verb, *, on: date, actor: Actor, today: date) -> None:
    """What both signatures share: nothing may forbid it, and whose name stands below is settled."""
    verb.apply(order)
    if problems := order.kind.problems(order, today=today):
        raise RuleViolation(problems)
    order.signer_post, order.signer_name = _signer(order, actor)
    order.approved_on = on
    order.approved_by = None if order.signed_on_paper else actor.user
    order.save(
        update_fields=["state", "approved_on", "approved_by", "signed_on_paper", "scan", "signer_post", "signer_name"]
    )


def _signer(order: Order, actor: Actor) -> tuple[str, str]:
    """On screen it is the one who approves; on paper whoever heads the organization."""
    organization = order.organization
    person = None if order.signed_on_paper else getattr(actor, "person", None)
    if person is None or person.pk == organization.head_id:
        return selectors.post_of_head(organization), selectors.name_of_head(organization)
    post = organization.head_post if organization.head_id is None else person.post or organization.head_post
    return post[:1].upper() + post[1:], selectors.initials(person)


def _take_number(order: Order, number: str, dated: date, series: str) -> None:
    """Save the order with its number; a taken one is refused by name, also when two take it at once."""
    number = rules.clean_number(number)
    if not number or len(number) > rules.LONGEST_NUMBER:
        raise RuleViolation(f"Укажите номер приказа, не длиннее {rules.LONGEST_NUMBER} знаков.")
    order.number, order.dated, order.series, order.number_year = number, dated, series.strip(), dated.year
    try:
        with transaction.atomic():
            order.save()
    except IntegrityError as error:
        holder = selectors.holder_of_number(order, number, order.series, dated.year)
        if holder is None:
            raise
        text = f"Номер {number} в {dated.year} году уже занят: {holder}."
        raise RuleViolation(Problem(text, holder.get_absolute_url(), "Открыть этот приказ")) from error


def _why_not_registered(order: Order) -> str:
    if order.number:
        return f"Приказ уже зарегистрирован: № {order.number}."
    return f"Зарегистрировать нельзя: состояние — «{order.get_state_display()}»."


def _bring_into_force_when_ready(order: Order, *, actor: Actor, today: date) -> None:
    if order.number and order.state == OrderState.APPROVED:
        _bring_into_force(order, actor=actor, today=today)


@action("orders.in_force", "Приказ вступил в силу")
def _bring_into_force(order: Order, *, actor: Actor, today: date) -> None:
    """Effects, acquaintance, frozen text: in the transaction of the act that was the last of the two."""
    BRING_INTO_FORCE.apply(order)
    order.in_force_from = max(order.approved_on, order.dated)  # type: ignore[type-var]
    order.save(update_fields=["state", "in_force_from"])
    order.kind.on_force(order, actor=actor, today=today)
    _name(order, order.kind.persons(order))
    order.document = freeze(order, selectors.compose(order), str(order), actor=actor)
    order.save(update_fields=["document"])
    record(order, since=order.in_force_from, document=order.document.pk)


def _name(order: Order, persons: Iterable[Person]) -> int:
    named = {person.pk for person in persons}
    rows = [Acquaintance(order=order, person_id=pk) for pk in sorted(named)]
    return len(Acquaintance.objects.bulk_create(rows, ignore_conflicts=True))
