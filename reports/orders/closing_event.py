"""The event that sums the year up: a council, a conference, a celebration (S2, S3)."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import TextChoices

from core.problems import Problem
from orders.kinds import register
from people.forms.chosen import PeopleAnswersForm, PeopleLineForm, PersonField
from people.models import Person
from people.rules import Role
from people.selectors.naming import Told, holders
from printing.document import Annex, Table
from registry.orders.asked import (
    AskedOrder,
    curator_is_to,
    person_is_made,
    person_is_to,
    site_is_to_show,
    unanswered,
    with_post,
)

DAYS = 14
REPORT_DAYS = 7


class EventKind(TextChoices):
    """In the accusative after «провести» it reads as here."""

    COUNCIL = "council", "педагогический совет"
    CONFERENCE = "conference", "научно-практическую конференцию"
    SEMINAR = "seminar", "семинар"
    ROUND_TABLE = "round_table", "круглый стол"
    MEETING = "meeting", "итоговую встречу наставников и наставляемых"
    CELEBRATION = "celebration", "торжественное мероприятие"


class PointForm(PeopleLineForm):
    topic = forms.CharField(label="Вопрос или выступление", max_length=300)
    speaker = PersonField("Кто выступает", required=False)


class ClosingForm(PeopleAnswersForm):
    kind = forms.ChoiceField(label="Провести", choices=[("", "не выбрано"), *EventKind.choices])
    topic = forms.CharField(label="Тема", max_length=200, help_text="Без кавычек и точки.")
    day = forms.DateField(label="День")
    time = forms.CharField(label="Время", max_length=20, required=False, help_text="Например: 14:00")
    place = forms.CharField(label="Место", max_length=200, required=False, help_text="Например: актовый зал")
    responsible = PersonField("Ответственный")
    until = forms.DateField(label="Итоги — до", help_text="До какого дня подготовить решения и материалы для сайта.")
    line_form = PointForm
    lines_title = "Программа"


@register
class ClosingEventOrder(AskedOrder):
    name = "closing_event"
    title = "О проведении итогового мероприятия по наставничеству"
    label = "итоговое мероприятие"
    about = "В конце года или программы: что, когда и где проводится, кто отвечает и выступает."
    form_class = ClosingForm
    names = ("responsible", "speaker")
    aim = "в целях подведения итогов наставничества и распространения лучших практик"

    def proposed(self, actor: Any, *, today: date) -> dict[str, Any]:
        day = today + timedelta(days=DAYS)
        curators = holders(actor.organization, Role.CURATOR, today)
        return {
            "topic": "Итоги наставничества",
            "day": day.isoformat(),
            "until": (day + timedelta(days=REPORT_DAYS)).isoformat(),
            "responsible": curators[0].pk if curators else None,
        }

    def words(self, told: Told, order: Any, *, today: date) -> dict[str, str]:
        responsible, until = told.person("responsible"), told.on("until")
        return {
            "event": f"Провести {told.on('day')} {_event(told)}.",
            "program": "Утвердить программу мероприятия (приложение)." if told.lines else "",
            "responsible": person_is_made("ответственным за подготовку и проведение мероприятия", responsible),
            "preparation": person_is_to(
                responsible, f"подготовить мероприятие и ознакомить с приказом его участников до {told.on('day')}."
            ),
            "results": curator_is_to(order, f"подготовить материалы об итогах в срок до {until}.", today=today),
            "site": site_is_to_show(order, "материалы об итогах", until, today=today),
        }

    def annexes(self, order: Any) -> list[Annex]:
        told = self.told(order)
        if not told.lines:
            return []
        rows = tuple(
            (str(n), told.text("topic", line), with_post(told.person("speaker", line)))
            for n, line in enumerate(told.lines, start=1)
        )
        table = Table(("№", "Вопрос, выступление", "Кто выступает"), rows, widths=(0.5, 5, 3.5), centered=(0,))
        return [Annex("Программа мероприятия", (table,))]

    def charged(self, order: Any) -> list[Person]:
        day = order.dated or order.organization.today()
        roles = (Role.CURATOR, Role.ADMINISTRATOR)
        return [person for role in roles for person in holders(order.organization, role, day)]

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        found = super().problems(order, today=today)
        told = self.told(order)
        if not order.entered_as_is and (told.day("day") is None or told.text("kind") not in EventKind.values):
            found.append(unanswered(order, "Не указано, что и когда проводится."))
        return found


def _event(told: Told) -> str:
    """«круглый стол «Итоги наставничества» в 14:00, место проведения — актовый зал»."""
    kind = told.text("kind")
    event = EventKind(kind).label if kind in EventKind.values else "итоговое мероприятие"
    topic = told.text("topic").strip("«». ")
    time = f" в {told.text('time')}" if told.text("time") else ""
    place = f", место проведения: {told.text('place').rstrip('.')}" if told.text("place") else ""
    return f"{event} «{topic}»{time}{place}" if topic else f"{event}{time}{place}"
