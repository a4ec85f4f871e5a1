"""«О создании совета наставников»: S4 4.4.5; its members hold the role while the order does."""

from datetime import date, timedelta
from typing import Any

from django import forms

from core.actors import SYSTEM
from core.problems import Problem
from orders.kinds import register
from people.actions import close_membership, open_membership
from people.forms.chosen import PeopleAnswersForm, PeopleField, PersonField
from people.models import Membership, Person
from people.rules import Role
from people.selectors.naming import Told, holders, listed
from printing.document import Table
from registry.orders.asked import AskedOrder, opened_on, person_is_made, person_is_to, unanswered

BLOCK = "council"
DAYS = 14
FUNCTIONS = (  # S4 4.4.5, in words of our own
    "вести учёт молодых специалистов и педагогических работников, которым нужна поддержка",
    "помогать в подборе наставнических пар и групп",
    "участвовать в разработке персонализированных программ наставничества и в их мониторинге",
    "готовить предложения о поощрении наставников",
    "помогать наставникам и наставляемым разрешать спорные вопросы",
)


class CouncilForm(PeopleAnswersForm):
    chair = PersonField("Председатель")
    members = PeopleField("Члены совета")
    starts_on = forms.DateField(label="С какого дня")
    replaces = forms.BooleanField(
        label="Прежний состав прекращает работу", required=False, help_text="Роль снимается с тех, кого в новом нет."
    )
    until = forms.DateField(label="План работы — до", help_text="До какого дня председатель представит план работы.")


@register
class CouncilOrder(AskedOrder):
    name = "council"
    title = "О создании совета наставников"
    label = "совет наставников"
    about = "Когда создаётся методическое объединение (совет) наставников или меняется его состав."
    form_class = CouncilForm
    names = ("chair", "members")
    blocks_by_source = {"members": BLOCK}
    aim = "в целях координации работы наставников и методической помощи им"

    def proposed(self, actor: Any, *, today: date) -> dict[str, Any]:
        members = [person.pk for person in holders(actor.organization, Role.COUNCIL, today)]
        until = (today + timedelta(days=DAYS)).isoformat()
        return {"members": members, "starts_on": today.isoformat(), "until": until, "replaces": bool(members)}

    def words(self, told: Told, order: Any, *, today: date) -> dict[str, str]:
        chair = told.person("chair")
        former = (
            "Прежний состав совета наставников прекращает работу с того же дня." if told.data.get("replaces") else ""
        )
        return {
            "members": f"Создать с {told.on('starts_on')} совет наставников в следующем составе:",
            "former": former,
            "chair": person_is_made("председателем совета наставников", chair),
            "functions": f"Определить основные задачи совета наставников:\n{listed(FUNCTIONS)}",
            "plan": person_is_to(chair, f"представить план работы совета на утверждение в срок до {told.on('until')}."),
        }

    def composition(self, order: Any) -> list[Person]:
        """The chair first, then the members by name."""
        told = self.told(order)
        chair = told.person("chair")
        return [*([chair] if chair else []), *(one for one in told.people("members") if one != chair)]

    def blocks(self, order: Any) -> dict[str, Table]:
        chair = self.told(order).person("chair")
        rows = tuple(
            (str(n), str(person), person.post, "председатель" if person == chair else "член совета")
            for n, person in enumerate(self.composition(order), start=1)
        )
        columns = ("№", "Фамилия, имя, отчество", "Должность", "В совете")
        return {BLOCK: Table(columns, rows, widths=(0.5, 3.2, 3, 1.6), centered=(0,))}

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        found = super().problems(order, today=today)
        if not order.entered_as_is and len(self.composition(order)) < 2:
            found.append(unanswered(order, "В совете нет никого, кроме председателя."))
        return found

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        since = self.told(order).day("starts_on") or order.in_force_from
        council = self.composition(order)
        if order.data.get("replaces"):
            for person in _sitting(order):
                if person not in council:
                    close_membership(person, Role.COUNCIL, actor=SYSTEM, today=since)
        for person in council:
            open_membership(person, Role.COUNCIL, actor=SYSTEM, today=since)

    def on_cancel(self, order: Any, *, actor: Any, today: date) -> None:
        since = self.told(order).day("starts_on") or order.in_force_from
        for person in self.composition(order):
            if opened_on(person, Role.COUNCIL, since):
                close_membership(person, Role.COUNCIL, actor=SYSTEM, today=today)
        if order.data.get("replaces"):
            for person in _dismissed(order, since):
                open_membership(person, Role.COUNCIL, actor=SYSTEM, today=today)


def _dismissed(order: Any, since: date) -> list[Person]:
    ended = Membership.objects.filter(role=Role.COUNCIL, ended_on=since, person__organization=order.organization)
    return [row.person for row in ended.select_related("person")]


def _sitting(order: Any) -> list[Person]:
    held = Membership.objects.filter(role=Role.COUNCIL, ended_on=None, person__organization=order.organization)
    return [row.person for row in held.select_related("person")]
