"""The terms of a stage seen together: what an empty cell takes over, what a person should look at."""

from roadmap.rules.deadline import Deadline
from roadmap.rules.plan import PlanActivity, PlanStage
from roadmap.rules.terms import Kind, Period, Span

TAKEN_OVER = "Срок не указан, взят из строки выше."
SEVERAL = "В ячейке несколько сроков и несколько мероприятий: уточните, какой срок относится к этому."
OUTSIDE = "Срок выходит за время действия плана."
_WHY = {
    Kind.WORDS: "Срок не распознан: укажите его датами.",
    Kind.STAGE: "Срок зависит от другого этапа: укажите его датами.",
    Kind.OPEN: "У срока есть начало, но нет окончания.",
    Kind.HALF: "Полугодие учебного года или календарного? Укажите месяцы.",
    Kind.UNTIL: "Неясно, входит ли названный месяц в срок: укажите день.",
    Kind.YEARS: "Два календарных года или один учебный? Уточните.",
}


def settle_terms(stage: PlanStage) -> None:
    """Fill empty terms from the row above, mark them and those that share several terms of one cell."""
    above: PlanActivity | None = None
    for activity in stage.activities:
        if activity.deadlines or activity.deadline.strip():
            above = activity
        elif above is not None and above.deadlines:
            activity.deadlines = list(above.deadlines)
            _mark(activity, TAKEN_OVER)
    for one, other in zip(stage.activities, stage.activities[1:], strict=False):
        if _dated(one) > 1 and one.deadlines == other.deadlines:
            _mark(one, SEVERAL)
            _mark(other, SEVERAL)


def doubts(deadline: Deadline, span: Span | None = None) -> list[str]:
    """What a person should look at in a term, in Russian."""
    found = []
    if deadline.uncertain:
        found.append(_why(deadline))
    if span is not None and _outside(deadline, span):
        found.append(OUTSIDE)
    return found


def periods_of(deadlines: list[Deadline], year: int) -> list[Period]:
    """All days on which an activity is due in a school year, in order and each once."""
    found = {period for deadline in deadlines for period in deadline.occurrences(year)}
    return sorted(found, key=lambda period: (period.start, period.end or period.start))


def _why(deadline: Deadline) -> str:
    if deadline.kind == Kind.RANGE:
        if deadline.term.years is not None:
            return _WHY[Kind.YEARS]
        if deadline.term.bare:
            return "Год не назван: каждый год или один раз? Уточните."
        return "Неясно, до какого дня: проверьте окончание."
    if deadline.kind == Kind.UNTIL and deadline.term.end and deadline.term.end.day:
        return (
            "Проверьте, к чему относится срок."
            if not deadline.term.bare
            else "Год не назван: каждый год или один раз? Уточните."
        )
    return _WHY.get(deadline.kind, "Проверьте срок.")


def _outside(deadline: Deadline, span: Span) -> bool:
    """Names days before the plan begins or after it ends; years only when none of them is the plan's."""
    days = deadline.named_days()
    if days is None:
        return False
    first, last = days
    if deadline.kind in {Kind.YEARS, Kind.SCHOOL_YEAR}:
        return last < span[0] or first > span[1]
    return first < span[0] or last > span[1]


def _dated(activity: PlanActivity) -> int:
    return sum(deadline.dated for deadline in activity.deadlines)


def _mark(activity: PlanActivity, doubt: str) -> None:
    if doubt not in activity.doubts:
        activity.doubts.append(doubt)
