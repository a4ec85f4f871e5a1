"""The life of a pair: proposed → agreed by all → in an order → active → ended; of what is asked about it."""

from django.db.models import TextChoices

from core.states import transition


class PairState(TextChoices):
    PROPOSED = "proposed", "предложена"
    AGREED = "agreed", "согласована"
    DECLINED = "declined", "отклонена"
    ORDERED = "ordered", "в приказе"
    ACTIVE = "active", "действует"
    ENDED = "ended", "завершена"
    WITHDRAWN = "withdrawn", "снята с предложения"


AHEAD = frozenset({PairState.PROPOSED, PairState.AGREED, PairState.ORDERED})  # take a place of the mentor already
TAKING_A_PLACE = AHEAD | {PairState.ACTIVE}

CLOSED = frozenset({PairState.DECLINED, PairState.ENDED, PairState.WITHDRAWN})

TONES = {  # how pages colour a state, beside its words
    PairState.PROPOSED: "info",
    PairState.AGREED: "good",
    PairState.DECLINED: "bad",
    PairState.ORDERED: "info",
    PairState.ACTIVE: "good",
    PairState.ENDED: "neutral",
    PairState.WITHDRAWN: "neutral",
}

AGREE = transition("Согласовать", sources={PairState.PROPOSED}, target=PairState.AGREED)
DECLINE = transition("Отклонить", sources={PairState.PROPOSED, PairState.AGREED}, target=PairState.DECLINED)
REVISE = transition("Изменить условия", sources={PairState.PROPOSED, PairState.AGREED}, target=PairState.PROPOSED)
WITHDRAW = transition("Снять предложение", sources={PairState.PROPOSED, PairState.AGREED}, target=PairState.WITHDRAWN)
PUT_IN_ORDER = transition("Включить в приказ", sources={PairState.AGREED}, target=PairState.ORDERED)
TAKE_OUT = transition("Исключить из приказа", sources={PairState.ORDERED}, target=PairState.AGREED)
ACTIVATE = transition("Начать работу", sources={PairState.ORDERED}, target=PairState.ACTIVE)
LET_GO = transition("Вернуть из отменённого приказа", sources={PairState.ACTIVE}, target=PairState.AGREED)
END = transition("Завершить", sources={PairState.ACTIVE}, target=PairState.ENDED)


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
