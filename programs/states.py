"""The life of a program: composed → agreed by both → with the director → running → finished or stopped."""

from django.db.models import TextChoices

from core.states import transition


class ProgramState(TextChoices):
    DRAFT = "draft", "составляется"
    AGREED = "agreed", "согласована участниками"
    SENT = "sent", "у руководителя"
    RETURNED = "returned", "возвращена с замечанием"
    RUNNING = "running", "выполняется"
    COMPLETED = "completed", "выполнена в полном объёме"
    STOPPED = "stopped", "прекращена досрочно"
    DROPPED = "dropped", "проект снят"


class ChangeState(TextChoices):
    """Of an extension or a correction (S4 annex 1, 7.2)."""

    PROPOSED = "proposed", "ждёт согласия"
    APPLIED = "applied", "согласовано"
    WITHDRAWN = "withdrawn", "снято"


EDITABLE = frozenset({ProgramState.DRAFT, ProgramState.AGREED, ProgramState.RETURNED})
AHEAD = EDITABLE | {ProgramState.SENT}  # not approved yet
ENDED = frozenset({ProgramState.COMPLETED, ProgramState.STOPPED})
CLOSED = ENDED | {ProgramState.DROPPED}

AGREE = transition("Согласовать", sources={ProgramState.DRAFT, ProgramState.RETURNED}, target=ProgramState.AGREED)
RESUME = transition("Отправить без изменений", sources={ProgramState.RETURNED}, target=ProgramState.AGREED)
REVISE = transition("Изменить", sources=set(EDITABLE), target=ProgramState.DRAFT)
SEND = transition(
    "Отправить руководителю", sources={ProgramState.AGREED, ProgramState.RETURNED}, target=ProgramState.SENT
)
RETURN = transition("Вернуть с замечанием", sources={ProgramState.SENT}, target=ProgramState.RETURNED)
APPROVE = transition("Утвердить", sources={ProgramState.AGREED, ProgramState.SENT}, target=ProgramState.RUNNING)
COMPLETE = transition("Завершить в полном объёме", sources={ProgramState.RUNNING}, target=ProgramState.COMPLETED)
STOP = transition("Прекратить досрочно", sources={ProgramState.RUNNING}, target=ProgramState.STOPPED)
UNDO_APPROVAL = transition("Отменить утверждение", sources={ProgramState.RUNNING}, target=ProgramState.AGREED)
UNDO_END = transition("Отменить завершение", sources=set(ENDED), target=ProgramState.RUNNING)
DROP = transition("Снять проект", sources=set(AHEAD), target=ProgramState.DROPPED)

APPLY_CHANGE = transition("Внести согласованное", sources={ChangeState.PROPOSED}, target=ChangeState.APPLIED)
WITHDRAW_CHANGE = transition("Снять предложение", sources={ChangeState.PROPOSED}, target=ChangeState.WITHDRAWN)
