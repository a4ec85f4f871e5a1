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


EDITABLE = frozenset({ProgramState.DRAFT, ProgramState.AGREED, ProgramState.RETURNED})

AGREE = transition("Согласовать", sources={ProgramState.DRAFT, ProgramState.RETURNED}, target=ProgramState.AGREED)
REVISE = transition("Изменить", sources=set(EDITABLE), target=ProgramState.DRAFT)
SEND = transition("Отправить руководителю", sources={ProgramState.AGREED}, target=ProgramState.SENT)
RETURN = transition("Вернуть с замечанием", sources={ProgramState.SENT}, target=ProgramState.RETURNED)
APPROVE = transition("Утвердить", sources={ProgramState.AGREED, ProgramState.SENT}, target=ProgramState.RUNNING)
COMPLETE = transition("Завершить в полном объёме", sources={ProgramState.RUNNING}, target=ProgramState.COMPLETED)
STOP = transition("Прекратить досрочно", sources={ProgramState.RUNNING}, target=ProgramState.STOPPED)
