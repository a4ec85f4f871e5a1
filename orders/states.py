"""The life of an order: draft → with the director → approved; registered before or after; in force."""

from django.db.models import TextChoices

from core.states import transition


class OrderState(TextChoices):
    DRAFT = "draft", "проект"
    SENT = "sent", "у руководителя"
    RETURNED = "returned", "возвращён с замечанием"
    APPROVED = "approved", "утверждён"
    IN_FORCE = "in_force", "действует"
    CANCELLED = "cancelled", "отменён"
    REVOKED = "revoked", "утратил силу"


class ChangeEffect(TextChoices):
    """What an order does to an earlier one."""

    CHANGES = "changes", "изменяет"
    CANCELS = "cancels", "отменяет"


EDITABLE = frozenset({OrderState.DRAFT, OrderState.RETURNED})
HELD = frozenset({OrderState.IN_FORCE, OrderState.REVOKED})  # came into force once
OPEN = EDITABLE | {OrderState.SENT}  # not signed yet: may still gain a number, lose a pair

SEND = transition("Отправить руководителю", sources=set(EDITABLE), target=OrderState.SENT)
RETURN = transition("Вернуть с замечанием", sources={OrderState.SENT}, target=OrderState.RETURNED)
APPROVE = transition("Утвердить", sources={OrderState.SENT}, target=OrderState.APPROVED)
MARK_SIGNED = transition("Отметить подписанным на бумаге", sources=set(OPEN), target=OrderState.APPROVED)
BRING_INTO_FORCE = transition("Ввести в действие", sources={OrderState.APPROVED}, target=OrderState.IN_FORCE)
REVOKE = transition("Признать утратившим силу", sources={OrderState.IN_FORCE}, target=OrderState.REVOKED)
DISCARD = transition("Отменить проект", sources=set(OPEN), target=OrderState.CANCELLED)

TONES: dict[str, str] = {  # how a state looks, always beside its word
    OrderState.DRAFT: "neutral",
    OrderState.SENT: "info",
    OrderState.RETURNED: "warn",
    OrderState.APPROVED: "info",
    OrderState.IN_FORCE: "good",
    OrderState.CANCELLED: "neutral",
    OrderState.REVOKED: "neutral",
}
