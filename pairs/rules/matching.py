"""Rules of a run of matching and of the preferences before it."""

from django.db.models import TextChoices

from pairs.rules import EndGround

INLINE_UP_TO = 1_000  # mentees or mentors matched while one waits; more go to the background
MOST_WISHES = 5
FALL_OF_A_RANK, LEAST_WISH = 0.15, 0.25
ENDED_WELL = frozenset({EndGround.COMPLETED})
ENDED_FOR_CAUSE = frozenset({EndGround.CURATOR, EndGround.INITIATIVE})  # such two are never proposed by themselves


class MatchMode(TextChoices):
    TOTAL = "total", "лучший итог для всей школы"
    STABLE = "stable", "сначала взаимный выбор"


class RunState(TextChoices):
    WAITING = "waiting", "в очереди"
    RUNNING = "running", "идёт подбор"
    DONE = "done", "готов"
    FAILED = "failed", "не удался"


class PreferenceSide(TextChoices):
    MENTOR = "mentor", "наставник"
    MENTEE = "mentee", "наставляемый"


def wish_of_rank(rank: int) -> float:
    """What the place in a list of wishes is worth: 1 for the first, less for each next."""
    return max(LEAST_WISH, 1 - FALL_OF_A_RANK * rank)


def wishes_problem(wished: list[int], unwished: list[int]) -> str:
    """Why these lists contradict themselves, in Russian; empty when they do not."""
    if len(set(wished)) != len(wished):
        return "Один человек указан дважды. Выберите разных людей."
    if set(wished) & set(unwished):
        return "Один и тот же человек указан и в желаемых, и в нежелательных. Оставьте его в одном списке."
    return ""
