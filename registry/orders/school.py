"""«Школа наставников»: who learns, by which plan; once it is over, who has gone through it (S2)."""

from datetime import date, timedelta
from typing import Any

from django import forms

from core.problems import Problem
from orders.kinds import register
from people.forms.chosen import PeopleAnswersForm, PeopleLineForm, PersonField
from people.models import Person
from people.rules import Role
from people.selectors.naming import Told, holders
from printing.document import Annex, Table
from printing.russian import numeric_date
from registry import policies
from registry.models import MentorProfile
from registry.orders.asked import AskedOrder, curator_is_to, person_is_made, person_is_to, unanswered
from registry.orders.entries import EntriesField, entries_of, proposed_entries
from registry.rules.orders import SCHOOL

DAYS = 7


class SessionForm(PeopleLineForm):
    day = forms.DateField(label="Дата")
    topic = forms.CharField(label="Тема занятия", max_length=300)
    hours = forms.IntegerField(label="Часов", min_value=1, max_value=24)
    leader = PersonField("Кто проводит")


class SchoolForm(PeopleAnswersForm):
    head = PersonField("Руководитель школы")
    entries = EntriesField(MentorProfile, "Кто учится")
    place = forms.CharField(label="Где проходят занятия", max_length=200, required=False)
    until = forms.DateField(label="Итоги — до", help_text="До какого дня внести в банк, кто прошёл обучение.")
    line_form = SessionForm
    lines_title = "План занятий"
    lines_needed = "Внесите хотя бы одно занятие."


@register
class SchoolOrder(AskedOrder):
    name = SCHOOL
    title = "Об организации «Школы наставников»"
    label = "школа наставников"
    about = "Перед обучением наставников: кто учится, когда и чему, кто проводит занятия."
    form_class = SchoolForm
    names = ("head", "leader")
    aim = "в целях подготовки наставников"

    def proposed(self, actor: Any, *, today: date) -> dict[str, Any]:
        untrained = MentorProfile.objects.visible_to(actor).filter(trained_on=None).values_list("pk", flat=True)
        chosen = [pk for pk in proposed_entries(actor, MentorProfile) if pk in set(untrained)]
        return {"entries": chosen, "until": (today + timedelta(days=DAYS * 8)).isoformat()}

    def words(self, told: Told, order: Any, *, today: date) -> dict[str, str]:
        head, until = told.person("head"), told.on("until")
        days = sorted(filter(None, (told.day("day", line) for line in told.lines)))
        term = f" с {numeric_date(days[0])} по {numeric_date(days[-1])}" if len(set(days)) > 1 else ""
        place = f" Место проведения занятий: {told.text('place').rstrip('.')}." if told.text("place") else ""
        return {
            "school": f"Организовать работу «Школы наставников»{term} по плану занятий (приложение № 1).{place}",
            "students": "Утвердить список слушателей «Школы наставников» (приложение № 2).",
            "head": person_is_made("руководителем «Школы наставников»", head),
            "sessions": person_is_to(head, "провести занятия по плану, отмечать присутствующих."),
            "curator": curator_is_to(
                order, f"внести сведения о прошедших обучение в банк наставников в срок до {until}.", today=today
            ),
        }

    def persons(self, order: Any) -> list[Person]:
        people = {person.pk: person for person in super().persons(order)}
        people |= {entry.person_id: entry.person for entry in entries_of(order, MentorProfile)}
        return sorted(people.values(), key=str)

    def charged(self, order: Any) -> list[Person]:
        return holders(order.organization, Role.CURATOR, order.dated or order.organization.today())

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        found = super().problems(order, today=today)
        if not order.entered_as_is and not self.told(order).lines:
            found.append(unanswered(order, "В плане нет ни одного занятия."))
        return found

    def annexes(self, order: Any) -> list[Annex]:
        told = self.told(order)
        lines = sorted(told.lines, key=lambda line: line.get("day") or "")
        sessions = tuple(
            (
                str(n),
                told.on("day", line),
                told.text("topic", line),
                told.text("hours", line),
                _who(told.person("leader", line)),
            )
            for n, line in enumerate(lines, start=1)
        )
        people = [entry.person for entry in entries_of(order, MentorProfile)]
        students = tuple((str(n), str(person), person.post) for n, person in enumerate(people, start=1))
        plan = Table(
            ("№", "Дата", "Тема занятия", "Часов", "Ответственный"),
            sessions,
            widths=(0.5, 1.3, 4, 0.9, 2.6),
            centered=(0, 1, 3),
        )
        who = Table(("№", "Фамилия, имя, отчество", "Должность"), students, widths=(0.5, 4, 4), centered=(0,))
        return [
            Annex("План занятий «Школы наставников»", (plan,)),
            Annex("Список слушателей «Школы наставников»", (who,)),
        ]

    def rows_template(self) -> str:
        return "registry/_trained.html"

    def page_context(self, order: Any, actor: Any) -> dict[str, Any]:
        return {
            "students": entries_of(order, MentorProfile),
            "may_mark": policies.can_mark_trained(actor, order),
        }


def _who(person: Person | None) -> str:
    return f"{person.short_name}, {person.post}" if person and person.post else person.short_name if person else ""
