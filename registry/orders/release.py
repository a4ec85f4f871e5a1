"""Released from lessons for a mentoring event, in exceptional cases and with who replaces whom (S4 1.5)."""

from datetime import date
from typing import Any

from django import forms

from core.problems import Problem
from orders.kinds import register
from people.forms.chosen import PeopleAnswersForm, PeopleLineForm, PersonField
from people.selectors.naming import Told, shortly
from printing.document import Table
from registry.orders.asked import AskedOrder, person_is_to, unanswered, with_post

BLOCK = "lessons"


class LessonsForm(PeopleLineForm):
    person = PersonField("Кого освободить")
    lessons = forms.CharField(label="Какие уроки", max_length=200, help_text="Например: 2 и 3 уроки, 5 «А» и 7 «Б»")
    substitute = PersonField("Кто замещает")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("person") and data.get("person") == data.get("substitute"):
            self.add_error("substitute", "Замещает другой педагог.")
        return data


class ReleaseForm(PeopleAnswersForm):
    day = forms.DateField(label="В какой день")
    event = forms.CharField(label="Мероприятие", max_length=200, help_text="Название без кавычек.")
    ground = forms.CharField(
        label="Основание",
        max_length=300,
        help_text="Например: служебная записка куратора от 12.10.2026. От уроков освобождают только в исключительных "
        "случаях.",
    )
    scheduler = PersonField("Кто изменит расписание")
    accountant = PersonField("Кто оплатит замещение", required=False)
    line_form = LessonsForm
    lines_title = "Кого и от каких уроков освободить"
    lines_needed = "Внесите хотя бы одного педагога."


@register
class ReleaseOrder(AskedOrder):
    name = "release"
    title = "Об освобождении от уроков для участия в наставническом мероприятии"
    label = "освобождение от уроков"
    about = "В исключительных случаях, когда встреча или мероприятие наставников не может пройти в другое время."
    form_class = ReleaseForm
    names = ("person", "substitute", "scheduler", "accountant")
    blocks_by_source = {"release": BLOCK}
    aim = "в целях проведения наставнического мероприятия без нарушения расписания уроков"

    def proposed(self, actor: Any, *, today: date) -> dict[str, Any]:
        return {"day": today.isoformat()}

    def words(self, told: Told, order: Any, *, today: date) -> dict[str, str]:
        day, event = told.on("day"), told.text("event").strip("«». ")
        replacing = {found.pk: found for line in told.lines if (found := told.person("substitute", line))}
        names = "; ".join(shortly(person, "dat") for person in replacing.values())
        return {
            "release": f"Освободить {day} от проведения уроков с сохранением заработной платы для участия в "
            f"наставническом мероприятии «{event}»:",
            "replacement": f"{names}, провести {day} уроки в порядке замещения." if names else "",
            "schedule": person_is_to(told.person("scheduler"), f"внести изменения в расписание уроков на {day}."),
            "payment": person_is_to(told.person("accountant"), f"произвести оплату замещённых {day} уроков."),
        }

    def blocks(self, order: Any) -> dict[str, Table]:
        told = self.told(order)
        rows = tuple(
            (
                str(n),
                with_post(told.person("person", line)),
                told.text("lessons", line),
                with_post(told.person("substitute", line)),
            )
            for n, line in enumerate(told.lines, start=1)
        )
        columns = ("№", "Кто освобождается, должность", "Уроки", "Кто замещает, должность")
        return {BLOCK: Table(columns, rows, widths=(0.5, 3, 2.2, 3), centered=(0,))}

    def basis(self, order: Any) -> str:
        ground = self.told(order).text("ground").rstrip(".")
        return f"Основание: {ground}." if ground else ""

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        found = super().problems(order, today=today)
        if order.entered_as_is:
            return found
        told = self.told(order)
        if not told.lines:
            found.append(unanswered(order, "Не указано, кого освободить от уроков."))
        released = {told.person("person", line) for line in told.lines}
        busy = {told.person("substitute", line) for line in told.lines} & released - {None}
        found += [unanswered(order, f"{person}: и освобождается от уроков, и замещает.") for person in busy]
        return found

    def warnings(self, order: Any, *, today: date) -> list[Problem]:
        day = self.told(order).day("day")
        if not order.entered_as_is and day is not None and day < today:
            return [unanswered(order, "День мероприятия уже прошёл.")]
        return []
