"""The life of a round."""

from django.db.models import TextChoices

from core.states import transition


class SurveyState(TextChoices):
    DRAFT = "draft", "готовится"
    OPEN = "open", "идёт"
    CLOSED = "closed", "завершено"


OPEN_ROUND = transition("Открыть", sources={SurveyState.DRAFT}, target=SurveyState.OPEN)
CLOSE_ROUND = transition("Завершить", sources={SurveyState.OPEN}, target=SurveyState.CLOSED)
