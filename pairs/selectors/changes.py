"""What an order changes in a pair: what stands in its way, and what a form may offer."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from core.problems import Problem
from orders.models import Order
from pairs.models import Pair, PairChange, PairMember
from pairs.rules import FEWEST_IN_A_GROUP, EndGround
from pairs.rules.applications import last_day_problem
from pairs.rules.changes import (
    CANCELS_DUTIES,
    ENDING,
    WITH_ANOTHER_PAIR,
    ChangeAct,
    Purpose,
    until_problem,
)
from pairs.selectors.order_state import problems_by_pair
from pairs.selectors.order_text import works_by_the_code
from pairs.states import AT_WORK, PairState

KINDS = {act: f"pair_{act}" for act in ChangeAct}
BY_EMPLOYER_OR_WORKER = frozenset({EndGround.INITIATIVE, EndGround.CURATOR})
FROM = {
    ChangeAct.SUSPEND: frozenset({PairState.ACTIVE}),
    ChangeAct.SUBSTITUTE: frozenset({PairState.ACTIVE}),
    ChangeAct.JOIN: frozenset({PairState.ACTIVE}),
    ChangeAct.RETURN: frozenset({PairState.SUSPENDED}),
}


def change_of(order: Order) -> PairChange | None:
    """The change that the order is about; none for an order entered as it is."""
    return PairChange.objects.for_list().filter(pk=order.data.get("change")).first()


def agreed_for(pair: Pair, purpose: str) -> QuerySet[Pair]:
    """Pairs that stem from this one and wait for an order: everybody has agreed."""
    return Pair.objects.for_list().filter(stems_from=pair, purpose=purpose, state=PairState.AGREED).order_by("pk")


def substitute_of(pair: Pair) -> Pair | None:
    """Who stands in for the mentor now."""
    found = Pair.objects.for_list().filter(stems_from=pair, purpose=Purpose.SUBSTITUTE, state=PairState.ACTIVE)
    return found.order_by("-pk").first()


def staying(pair: Pair) -> list[PairMember]:
    return [member for member in pair.members.all() if not member.end_ground]


def change_problems(change: PairChange, *, today: date) -> list[Problem]:
    """Everything that forbids to draft this change, or to sign its order."""
    pair = change.pair
    if pair.state not in FROM.get(ChangeAct(change.act), AT_WORK):
        return [Problem(f"Это невозможно: пара — «{pair.get_state_display()}».", pair.get_absolute_url(), "Открыть")]
    found = [Problem(text) for text in _texts(change, today) if text]
    return found + _other_open(change) + _of_opened(change, today)


def _texts(change: PairChange, today: date) -> list[str]:
    pair, day = change.pair, change.day
    texts = [until_problem(change.act, day, change.until), _notice_problem(change, today)]
    if pair.started_on and day < pair.started_on:
        texts.append(f"Пара работает с {pair.started_on:%d.%m.%Y}: день не может быть раньше.")
    if change.act in ENDING and not change.ground:
        texts.append("Выберите основание.")
    if change.act == ChangeAct.LEAVE:
        texts.append(_leave_problem(change))
    return texts


def _leave_problem(change: PairChange) -> str:
    members = staying(change.pair)
    if change.member not in members:
        return "Выберите наставляемого, который выходит из группы."
    return "" if len(members) >= FEWEST_IN_A_GROUP else "В паре один наставляемый: завершите пару целиком."


def _notice_problem(change: PairChange, today: date) -> str:
    """A worker's refusal holds at once; an employer's cancellation three working days after the notice."""
    if change.act not in CANCELS_DUTIES or change.ground not in BY_EMPLOYER_OR_WORKER:
        return ""
    application = change.application
    mentor_asked = application is not None and application.mentor_asks
    told_on = application.told_on if application and mentor_asked else change.told_on or today
    by_code = works_by_the_code(change.pair.mentor)
    return last_day_problem(change.day, told_on, mentor_asked=mentor_asked, by_code=by_code)


def _other_open(change: PairChange) -> list[Problem]:
    if change.act in (ChangeAct.JOIN, ChangeAct.LEAVE):
        return []
    others = change.pair.changes.open().exclude(pk=change.pk).exclude(act__in=[ChangeAct.JOIN, ChangeAct.LEAVE])
    return [
        Problem(f"О паре уже готовится приказ: {one.get_act_display()}.", one.get_absolute_url(), "Открыть приказ")
        for one in others.select_related("order")
    ]


def _of_opened(change: PairChange, today: date) -> list[Problem]:
    purpose = WITH_ANOTHER_PAIR.get(ChangeAct(change.act))
    if purpose is None:
        return []
    opened = change.opened
    mine = opened is not None and opened.stems_from_id == change.pair_id and opened.purpose == purpose
    if opened is None or not mine:
        return [Problem("Сначала предложите наставника и получите согласие участников.")]
    in_this_order = change.order_id is not None and opened.opened_by_id == change.order_id
    is_ready = opened.state == PairState.AGREED or in_this_order
    if not is_ready:
        text = f"Участники ещё не согласились: пара — «{opened.get_state_display()}»."
        return [Problem(text, opened.get_absolute_url(), "Открыть")]
    return problems_by_pair([opened], today)[opened.pk]


def done_changes(pair: Pair) -> Sequence[PairChange]:
    return list(PairChange.objects.for_list().filter(pair=pair, done_on__isnull=False).order_by("done_on", "pk"))
