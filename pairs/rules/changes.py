"""What an order changes in a pair that works: grounds, days, how the change is called."""

from datetime import date, timedelta

from django.db.models import TextChoices


class ChangeAct(TextChoices):
    END = "end", "досрочное завершение"
    LEAVE = "leave", "выход из группы"
    REPLACE = "replace", "замена наставника"
    SUSPEND = "suspend", "приостановление"
    SUBSTITUTE = "substitute", "временная замена наставника"
    RETURN = "return", "возобновление"
    JOIN = "join", "вхождение в группу"


class Purpose(TextChoices):
    """What a proposed pair is for, when it stems from another one."""

    REPLACE = "replace", "вместо прежнего наставника"
    SUBSTITUTE = "substitute", "на время отсутствия наставника"
    JOIN = "join", "войти в группу"


WITH_ANOTHER_PAIR = {
    ChangeAct.REPLACE: Purpose.REPLACE,
    ChangeAct.SUBSTITUTE: Purpose.SUBSTITUTE,
    ChangeAct.JOIN: Purpose.JOIN,
}
ENDING = frozenset({ChangeAct.END, ChangeAct.LEAVE, ChangeAct.REPLACE})  # these name a ground
FOR_A_TIME = frozenset({ChangeAct.SUSPEND, ChangeAct.SUBSTITUTE})
CANCELS_DUTIES = frozenset({ChangeAct.END, ChangeAct.REPLACE})  # the mentor is free from then on (ТК РФ 351.8)


def first_day_of_new(act: str, day: date) -> date:
    """A replacement begins the day after the former mentor's last one; everything else on its own day."""
    return day + timedelta(days=1) if act == ChangeAct.REPLACE else day


def until_problem(act: str, day: date, until: date | None) -> str:
    if act not in FOR_A_TIME:
        return ""
    if until is None:
        return "Укажите, до какого дня: наставник вернётся, и пара продолжит работу."
    return "Последний день раньше первого. Проверьте даты." if until < day else ""
