"""The life of a pair: proposed → agreed by all → in an order → active → ended."""

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
END = transition("Завершить", sources={PairState.ACTIVE}, target=PairState.ENDED)
