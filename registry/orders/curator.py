"""«О назначении куратора»: S4 4.4.3, 4.4.4."""

from datetime import date, timedelta
from typing import Any

from django import forms

from core.actors import SYSTEM
from core.problems import Problem
from orders.kinds import register
from people.actions import close_membership, open_membership, pass_curatorship
from people.forms.chosen import PeopleAnswersForm, PersonField
from people.models import Membership, Person
from people.rules import Role
from people.selectors.naming import Told, holders, listed, named
from registry.orders.asked import AskedOrder, opened_on, site_is_to_show, unanswered

DAYS = 7
FUNCTIONS = (  # S4 4.4.4, in words of our own
    "вести персонифицированный учёт (базы) наставников и наставляемых, не реже одного раза в год обновлять список "
    "педагогических работников, которым нужен наставник",
    "разработать дорожную карту системы наставничества и организовать её выполнение",
    "подбирать наставнические пары и группы, готовить проекты приказов об их закреплении",
    "помогать наставникам и наставляемым составлять персонализированные программы, вести их банк",
    "проводить мониторинг программ наставничества и готовить ежегодный аналитический отчёт",
    "собирать и распространять лучшие практики наставничества",
)


class CuratorForm(PeopleAnswersForm):
    person = PersonField("Кого назначить")
    starts_on = forms.DateField(label="С какого дня")
    former = PersonField("Вместо кого", required=False, help_text="Пусто, если прежнего куратора нет или он остаётся.")
    until = forms.DateField(label="Срок исполнения", help_text="До какого дня передать дела и обновить сайт.")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        curators = Membership.objects.current(self.actor.today()).filter(role=Role.CURATOR)
        field: Any = self.fields["former"]
        field.queryset = field.queryset.filter(pk__in=curators.values("person"))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("person") and data.get("person") == data.get("former"):
            self.add_error("former", "Прежний и новый куратор — разные люди.")
        return data


@register
class CuratorOrder(AskedOrder):
    """On force the person is the curator from the day on, with the former one's work if told so."""

    name = "curator"
    title = "О назначении куратора реализации программ наставничества"
    label = "назначение куратора"
    about = "Когда в организации ещё нет куратора или его работа переходит к другому."
    form_class = CuratorForm
    names = ("person", "former")

    def proposed(self, actor: Any, *, today: date) -> dict[str, Any]:
        return {"starts_on": today.isoformat(), "until": (today + timedelta(days=DAYS)).isoformat()}

    def words(self, told: Told, order: Any, *, today: date) -> dict[str, str]:
        person, since, until = told.person("person"), told.on("starts_on"), told.on("until")
        if person is None:
            return {"appointment": "Назначить куратора реализации программ наставничества."}
        return {
            "appointment": f"Назначить куратором реализации программ наставничества с {since} {named(person, 'acc')}.",
            "former": _relieve(told.person("former"), person, since, until),
            "functions": f"Возложить на куратора следующие функции:\n{listed(FUNCTIONS)}",
            "site": site_is_to_show(order, "сведения о кураторе", until, today=today),
        }

    def charged(self, order: Any) -> list[Person]:
        return holders(order.organization, Role.ADMINISTRATOR, order.dated or order.organization.today())

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        found = super().problems(order, today=today)
        if not order.entered_as_is and self.told(order).person("person") is None:
            found.append(unanswered(order, "Не указано, кого назначить куратором."))
        return found

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        told = self.told(order)
        person, former = told.person("person"), told.person("former")
        since = self.since(order)
        if person is None:
            return
        if former is not None and _is_curator(former):
            pass_curatorship(former, person, actor=SYSTEM, today=since)
        else:
            open_membership(person, Role.CURATOR, actor=SYSTEM, today=since)

    def on_cancel(self, order: Any, *, actor: Any, today: date) -> None:
        told = self.told(order)
        person, former = told.person("person"), told.person("former")
        if person is None or not opened_on(person, Role.CURATOR, self.since(order)):
            return
        if former is not None:
            pass_curatorship(person, former, actor=SYSTEM, today=today)
        else:
            close_membership(person, Role.CURATOR, actor=SYSTEM, today=today)

    def since(self, order: Any) -> date:
        return self.told(order).day("starts_on") or order.in_force_from


def _relieve(former: Person | None, person: Person, since: str, until: str) -> str:
    if former is None:
        return ""
    giver, taker = former.short_name_in("dat"), person.short_name_in("dat")
    return (
        f"Освободить {named(former, 'acc')}, от обязанностей куратора с {since}. {giver} передать {taker} "
        f"материалы по наставничеству в срок до {until}."
    )


def _is_curator(person: Person) -> bool:
    return Membership.objects.filter(person=person, role=Role.CURATOR, ended_on=None).exists()
