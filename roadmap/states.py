"""The life of a plan: draft → in force by order → replaced by its next version; and of an activity in a school year."""

from django.db.models import TextChoices

from core.states import transition


class RoadMapState(TextChoices):
    DRAFT = "draft", "проект"
    IN_FORCE = "in_force", "действует"
    REPLACED = "replaced", "заменена новой редакцией"
    DROPPED = "dropped", "проект снят"


class RegulationState(TextChoices):
    """The same life as the plan's: its moves are those of the plan."""

    DRAFT = "draft", "проект"
    IN_FORCE = "in_force", "действует"
    REPLACED = "replaced", "больше не действует"
    DROPPED = "dropped", "проект снят"


TONES: dict[str, str] = {  # how a state looks, always beside its word
    RoadMapState.DRAFT: "info",
    RoadMapState.IN_FORCE: "good",
    RoadMapState.REPLACED: "neutral",
    RoadMapState.DROPPED: "neutral",
}


class OccurrenceState(TextChoices):
    """What is stored; «скоро срок» and «просрочено» are seen from the day (`rules`)."""

    PLANNED = "planned", "запланировано"
    DONE = "done", "выполнено"
    CANCELLED = "cancelled", "отменено"


BRING_INTO_FORCE = transition("Ввести в действие", sources={RoadMapState.DRAFT}, target=RoadMapState.IN_FORCE)
REPLACE = transition("Заменить новой редакцией", sources={RoadMapState.IN_FORCE}, target=RoadMapState.REPLACED)
RESTORE = transition("Вернуть в действие", sources={RoadMapState.REPLACED}, target=RoadMapState.IN_FORCE)
WITHDRAW = transition("Вернуть в проект", sources={RoadMapState.IN_FORCE}, target=RoadMapState.DRAFT)
DROP = transition("Снять проект", sources={RoadMapState.DRAFT}, target=RoadMapState.DROPPED)

DO = transition("Отметить выполненным", sources={OccurrenceState.PLANNED}, target=OccurrenceState.DONE)
CANCEL = transition("Отменить", sources={OccurrenceState.PLANNED}, target=OccurrenceState.CANCELLED)
REOPEN = transition(
    "Вернуть в план", sources={OccurrenceState.DONE, OccurrenceState.CANCELLED}, target=OccurrenceState.PLANNED
)


class EventState(TextChoices):
    PLANNED = "planned", "запланировано"
    HELD = "held", "состоялось"
    CANCELLED = "cancelled", "отменено"


EVENT_TONES: dict[str, str] = {
    EventState.PLANNED: "info",
    EventState.HELD: "good",
    EventState.CANCELLED: "neutral",
}

HOLD = transition("Отметить присутствовавших", sources={EventState.PLANNED}, target=EventState.HELD)
CALL_OFF = transition("Отменить мероприятие", sources={EventState.PLANNED}, target=EventState.CANCELLED)
PLAN_AGAIN = transition(
    "Вернуть в запланированные", sources={EventState.HELD, EventState.CANCELLED}, target=EventState.PLANNED
)
