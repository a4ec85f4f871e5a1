"""The register of mentors (S2; S4 4.4.2) and the list of mentees (S4 4.4.3), each for a school year."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms

from core.problems import Problem
from core.schoolyear import SchoolYear
from orders.kinds import register
from people.forms.chosen import PeopleAnswersForm
from people.models import Person
from people.rules import experience_in_words
from people.selectors.naming import Told
from printing.document import Annex, Table
from registry.actions import list_by_order, unlist_by_order
from registry.models import MenteeProfile, MentorProfile
from registry.orders.asked import AskedOrder, curator_is_to, left_problem, site_is_to_show, unanswered
from registry.orders.entries import EntriesField, direction_of, entries_of, proposed_entries
from registry.rules import ConsentKind
from registry.rules.entries import experience_on
from registry.selectors.consents import consent_problems

DAYS = 10


class ListForm(PeopleAnswersForm):
    school_year = forms.TypedChoiceField(label="Учебный год", coerce=int)
    until = forms.DateField(label="Срок исполнения", help_text="До какого дня ознакомить людей и обновить сведения.")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        this = SchoolYear.containing(self.actor.today())
        field: Any = self.fields["school_year"]
        field.choices = [(year, str(SchoolYear(year))) for year in (this.first, this.first + 1)]


class MentorListForm(ListForm):
    entries = EntriesField(MentorProfile, "Наставники")
    field_order = ("school_year", "entries", "until")


class MenteeListForm(ListForm):
    entries = EntriesField(MenteeProfile, "Наставляемые")
    field_order = ("school_year", "entries", "until")


class ListOrder(AskedOrder):
    """Approves entries of a bank for a school year; they are marked by it."""

    model: ClassVar[Any]
    consent: ClassVar[ConsentKind]

    def proposed(self, actor: Any, *, today: date) -> dict[str, Any]:
        return {
            "school_year": SchoolYear.containing(today).first,
            "entries": proposed_entries(actor, self.model),
            "until": (today + timedelta(days=DAYS)).isoformat(),
        }

    def persons(self, order: Any) -> list[Person]:
        return [entry.person for entry in entries_of(order, self.model)]

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        if order.entered_as_is:
            return []
        people = self.persons(order)
        if not people:
            return [unanswered(order, "В списке никого нет.")]
        here = set(Person.objects.filter(pk__in=[p.pk for p in people]).working(today).values_list("pk", flat=True))
        gone = [left_problem(person) for person in people if person.pk not in here]
        return gone + consent_problems([(person, self.consent) for person in people], today)

    def year(self, order: Any) -> SchoolYear:
        return SchoolYear(order.data.get("school_year") or order.school_year)

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        for entry in entries_of(order, self.model):
            list_by_order(entry, order, self.year(order).first, actor=actor)

    def on_cancel(self, order: Any, *, actor: Any, today: date) -> None:
        for entry in self.model.objects.filter(listed_by=order):
            unlist_by_order(entry, order, actor=actor)


@register
class MentorRegisterOrder(ListOrder):
    name = "mentor_register"
    title = "Об утверждении реестра наставников"
    label = "реестр наставников"
    about = "Раз в учебный год, когда банк наставников составлен: кто может быть наставником и в чём."
    form_class = MentorListForm
    model = MentorProfile
    consent = ConsentKind.MENTOR_DUTIES

    def words(self, told: Told, order: Any, *, today: date) -> dict[str, str]:
        year = self.year(order)
        until = told.on("until")
        return {
            "register": f"Утвердить реестр наставников {order.organization.in_genitive} на {year} учебный год "
            "(приложение).",
            "term": f"Установить срок действия реестра по {year.ends_on:%d.%m.%Y}.",
            "curator": curator_is_to(
                order, f"ознакомить наставников с приказом в срок до {until}, вести реестр.", today=today
            ),
            "site": site_is_to_show(
                order, "сведения о наставниках, давших согласие на публикацию,", until, today=today
            ),
        }

    def annexes(self, order: Any) -> list[Annex]:
        day = order.dated or order.organization.today()
        rows = tuple(
            (
                str(n),
                str(mentor),
                mentor.person.post,
                _grade(mentor.person, day),
                direction_of(mentor),
                mentor.forms_in_words,
            )
            for n, mentor in enumerate(entries_of(order, self.model), start=1)
        )
        columns = ("№", "Фамилия, имя, отчество", "Должность", "Категория, стаж", "Направление", "Форма")
        table = Table(columns, rows, widths=(0.5, 2.4, 1.8, 1.8, 2.6, 1.8), centered=(0,), small=True)
        return [Annex(f"Реестр наставников на {self.year(order)} учебный год", (table,), landscape=True)]


@register
class MenteeListOrder(ListOrder):
    """Never prints a category: which one a mentee has is told to the curator (S4 5.2.3)."""

    name = "mentee_list"
    title = "Об утверждении списка наставляемых"
    label = "список наставляемых"
    about = "Раз в учебный год, когда список тех, кому нужен наставник, обновлён. Категории в приказ не попадают."
    form_class = MenteeListForm
    model = MenteeProfile
    consent = ConsentKind.PERSONAL_DATA
    aim = "в целях оказания методической поддержки педагогическим работникам"

    def words(self, told: Told, order: Any, *, today: date) -> dict[str, str]:
        until = told.on("until")
        return {
            "list": f"Утвердить список наставляемых {order.organization.in_genitive} на {self.year(order)} учебный "
            "год (приложение).",
            "curator": curator_is_to(
                order,
                f"ознакомить наставляемых с приказом и предложить им кандидатуры наставников в срок до {until}.",
                today=today,
            ),
        }

    def annexes(self, order: Any) -> list[Annex]:
        people = self.persons(order)
        rows = tuple((str(n), str(person), person.post) for n, person in enumerate(people, start=1))
        table = Table(("№", "Фамилия, имя, отчество", "Должность"), rows, widths=(0.5, 4, 4), centered=(0,))
        return [Annex(f"Список наставляемых на {self.year(order)} учебный год", (table,))]


def _grade(person: Person, day: date) -> str:
    """«высшая, 24 года»."""
    months = experience_on(person.teaching_experience_months, person.experience_as_of, day)
    years = months - months % 12 if months and months >= 12 else months
    return ", ".join(filter(None, [person.get_category_display(), experience_in_words(years)]))
