"""One application as its page tells it."""

from dataclasses import dataclass
from datetime import date

from core.actors import Actor
from pairs import policies
from pairs.models import Application
from pairs.rules.applications import ApplicationKind
from pairs.selectors.application_paper import first_day_of_end, needs_notice
from pairs.states import ApplicationState
from printing.russian import numeric_date


@dataclass(frozen=True)
class Told:
    facts: list[tuple[str, str]]
    reason: str  # empty for whoever may not read it
    what_next: str
    notice: bool  # the employer must warn the mentor ahead


def read(actor: Actor, application: Application, *, today: date) -> Told:
    reason = application.reason if policies.can_read_reason(actor, application) else ""
    notice = application.state == ApplicationState.SUBMITTED and needs_notice(application)
    return Told(_facts(application), reason, _what_next(application, today), notice)


def _facts(application: Application) -> list[tuple[str, str]]:
    rows = [("Подано", numeric_date(application.submitted_on))]
    if application.accepted_on:
        rows.append(("Принято", numeric_date(application.accepted_on)))
    if application.last_day:
        rows.append(("Последний день, о котором просят", numeric_date(application.last_day)))
    if application.answer:
        rows.append(("Ответ руководителя", application.answer))
    return rows


def _what_next(application: Application, today: date) -> str:
    if application.state == ApplicationState.IN_ORDER:
        return "Приказ готовится: заявление исполнится, когда он вступит в силу."
    if application.state != ApplicationState.SUBMITTED:
        return ""
    if application.kind == ApplicationKind.RELEASE:
        return "Отказ наставника принят в день подачи. Куратор готовит приказ и подбирает другого наставника."
    if needs_notice(application):
        first = numeric_date(first_day_of_end(application, today))
        return (
            "Наставника предупреждают не менее чем за три рабочих дня (статья 351.8 ТК РФ). "
            f"Если вручить уведомление сегодня, последний день — не раньше {first}."
        )
    return "Куратор готовит приказ, решение принимает руководитель."
