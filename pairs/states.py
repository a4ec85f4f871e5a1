"""The life of a pair: proposed → agreed by all → in an order → active → ended; of what is asked about it."""

from django.db.models import TextChoices

from core.states import transition


class PairState(TextChoices):
    PROPOSED = "proposed", "предложена"
    AGREED = "agreed", "согласована"
    DECLINED = "declined", "отклонена"
    ORDERED = "ordered", "в приказе"
    ACTIVE = "active", "действует"
    SUSPENDED = "suspended", "приостановлена"
    ENDED = "ended", "завершена"
    MERGED = "merged", "вошла в группу"
    WITHDRAWN = "withdrawn", "снята с предложения"


AHEAD = frozenset({PairState.PROPOSED, PairState.AGREED, PairState.ORDERED})  # take a place of the mentor already
AT_WORK = frozenset({PairState.ACTIVE, PairState.SUSPENDED})
TAKING_A_PLACE = AHEAD | AT_WORK

CLOSED = frozenset({PairState.DECLINED, PairState.ENDED, PairState.MERGED, PairState.WITHDRAWN})

TONES = {  # how pages colour a state, beside its words
    PairState.PROPOSED: "info",
    PairState.AGREED: "good",
    PairState.DECLINED: "bad",
    PairState.ORDERED: "info",
    PairState.ACTIVE: "good",
    PairState.SUSPENDED: "warn",
    PairState.ENDED: "neutral",
    PairState.MERGED: "neutral",
    PairState.WITHDRAWN: "neutral",
}

AGREE = transition("Согласовать", sources={PairState.PROPOSED}, target=PairState.AGREED)
DECLINE = transition("Отклонить", sources={PairState.PROPOSED, PairState.AGREED}, target=PairState.DECLINED)
REVISE = transition("Изменить условия", sources={PairState.PROPOSED, PairState.AGREED}, target=PairState.PROPOSED)
WITHDRAW = transition("Снять предложение", sources={PairState.PROPOSED, PairState.AGREED}, target=PairState.WITHDRAWN)
PUT_IN_ORDER = transition("Включить в приказ", sources={PairState.AGREED}, target=PairState.ORDERED)
TAKE_OUT = transition("Исключить из приказа", sources={PairState.ORDERED}, target=PairState.AGREED)
ACTIVATE = transition("Начать работу", sources={PairState.ORDERED}, target=PairState.ACTIVE)
SUSPEND = transition("Приостановить", sources={PairState.ACTIVE}, target=PairState.SUSPENDED)
RESUME = transition("Возобновить", sources={PairState.SUSPENDED}, target=PairState.ACTIVE)
END = transition("Завершить", sources={PairState.ACTIVE, PairState.SUSPENDED}, target=PairState.ENDED)
MERGE = transition("Войти в группу", sources={PairState.ORDERED}, target=PairState.MERGED)
LET_GO = transition(
    "Вернуть из отменённого приказа", sources={PairState.ACTIVE, PairState.MERGED}, target=PairState.AGREED
)
UNDO_END = transition("Отменить завершение", sources={PairState.ENDED}, target=PairState.ACTIVE)


class ApplicationState(TextChoices):
    """Of a mentor's or mentee's application, of the curator's memo."""

    SUBMITTED = "submitted", "подано"
    IN_ORDER = "in_order", "готовится приказ"
    DONE = "done", "исполнено"
    DECLINED = "declined", "отклонено руководителем"
    WITHDRAWN = "withdrawn", "отозвано"


OPEN_APPLICATIONS = frozenset({ApplicationState.SUBMITTED, ApplicationState.IN_ORDER})

APPLICATION_TONES = {
    ApplicationState.SUBMITTED: "info",
    ApplicationState.IN_ORDER: "info",
    ApplicationState.DONE: "good",
    ApplicationState.DECLINED: "neutral",
    ApplicationState.WITHDRAWN: "neutral",
}

ANSWER_BY_ORDER = transition(
    "Подготовить приказ", sources={ApplicationState.SUBMITTED}, target=ApplicationState.IN_ORDER
)
LEAVE_ORDER = transition("Отменить проект", sources={ApplicationState.IN_ORDER}, target=ApplicationState.SUBMITTED)
SATISFY = transition("Исполнить", sources={ApplicationState.IN_ORDER}, target=ApplicationState.DONE)
REOPEN = transition("Вернуть к рассмотрению", sources={ApplicationState.DONE}, target=ApplicationState.SUBMITTED)
REFUSE = transition("Отклонить", sources={ApplicationState.SUBMITTED}, target=ApplicationState.DECLINED)
TAKE_BACK = transition("Отозвать", sources={ApplicationState.SUBMITTED}, target=ApplicationState.WITHDRAWN)


class ChangeState(TextChoices):
    """Of what an order changes in a pair."""

    DRAFTED = "drafted", "в проекте приказа"
    WAITING = "waiting", "ждёт своего дня"
    DONE = "done", "исполнено"
    DROPPED = "dropped", "проект снят"
    UNDONE = "undone", "отменено"


OPEN_CHANGES = frozenset({ChangeState.DRAFTED, ChangeState.WAITING})

AWAIT_DAY = transition("Ждать дня", sources={ChangeState.DRAFTED}, target=ChangeState.WAITING)
CARRY_OUT = transition("Исполнить", sources={ChangeState.DRAFTED, ChangeState.WAITING}, target=ChangeState.DONE)
DROP_CHANGE = transition("Снять", sources={ChangeState.DRAFTED, ChangeState.WAITING}, target=ChangeState.DROPPED)
UNDO_CHANGE = transition("Отменить исполненное", sources={ChangeState.DONE}, target=ChangeState.UNDONE)
