"""Payments for mentoring, by the additional agreements to employment contracts (ТК РФ 351.8)."""

from datetime import date
from typing import Any

from django import forms

from core.problems import Problem
from core.schoolyear import SchoolYear
from orders.kinds import register
from people.forms.chosen import PeopleAnswersForm, PersonField
from people.models import Person
from people.selectors.naming import Told, named
from printing.document import Table
from printing.russian import numeric_date
from registry.models import MentorProfile
from registry.orders.asked import AskedOrder, person_is_to, unanswered, with_post
from registry.orders.entries import EntriesField, entries_of
from registry.selectors.grounds import CODE

BLOCK = "payments"


class PaymentsForm(PeopleAnswersForm):
    entries = EntriesField(MentorProfile, "Кому", help_text="Наставники, с которыми заключены соглашения.")
    starts_on = forms.DateField(label="С какого дня")
    ends_on = forms.DateField(label="По какой день")
    accountant = PersonField("Кто начисляет выплаты")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["entries"]
        field.queryset = with_agreement(field.queryset)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "Последний день не может быть раньше первого.")
        return data


def with_agreement(mentors: Any) -> Any:
    return mentors.exclude(agreement_number="").filter(agreement_date__isnull=False, in_job_function=False)


@register
class PaymentsOrder(AskedOrder):
    name = "payments"
    title = "Об установлении выплат за наставничество"
    label = "выплаты наставникам"
    about = "Когда с наставниками заключены дополнительные соглашения к трудовым договорам."
    form_class = PaymentsForm
    names = ("accountant",)
    blocks_by_source = {"payments": BLOCK}
    acts = (CODE,)
    aim = "в целях оплаты труда наставников"

    def proposed(self, actor: Any, *, today: date) -> dict[str, Any]:
        mentors = with_agreement(MentorProfile.objects.visible_to(actor).active())
        year = SchoolYear.containing(today)
        return {
            "entries": list(mentors.values_list("pk", flat=True)),
            "starts_on": today.isoformat(),
            "ends_on": year.lessons_end_on.isoformat(),
        }

    def words(self, told: Told, order: Any, *, today: date) -> dict[str, str]:
        mentors = entries_of(order, MentorProfile)
        term = f"с {told.on('starts_on')} по {told.on('ends_on')}"
        if len(mentors) == 1:
            one = mentors[0]
            size = f"{one.agreement_payment}; " if one.agreement_payment else ""
            opening = (
                f"Установить {term} {named(one.person, 'dat')}, выплату за наставничество ({size}дополнительное "
                f"соглашение от {numeric_date(one.agreement_date)} № {one.agreement_number})."
            )
            paid = {"payment": opening}
        else:
            paid = {"payments": f"Установить {term} выплаты за наставничество следующим работникам:"}
        what = "начислять выплаты за время фактической работы наставника в сроки выплаты заработной платы."
        return paid | {"accounting": person_is_to(told.person("accountant"), what)}

    def blocks(self, order: Any) -> dict[str, Table]:
        mentors = entries_of(order, MentorProfile)
        if len(mentors) < 2:
            return {}
        rows = tuple(
            (
                str(n),
                with_post(mentor.person),
                f"от {numeric_date(mentor.agreement_date)} № {mentor.agreement_number}",
                mentor.agreement_payment,
            )
            for n, mentor in enumerate(mentors, start=1)
        )
        columns = ("№", "Работник, должность", "Дополнительное соглашение", "Размер выплаты")
        return {BLOCK: Table(columns, rows, widths=(0.5, 3.4, 2.4, 2.2), centered=(0,))}

    def persons(self, order: Any) -> list[Person]:
        people = {person.pk: person for person in super().persons(order)}
        people |= {entry.person_id: entry.person for entry in entries_of(order, MentorProfile)}
        return sorted(people.values(), key=str)

    def basis(self, order: Any) -> str:
        agreements = [
            f"от {numeric_date(one.agreement_date)} № {one.agreement_number}"
            for one in entries_of(order, MentorProfile)
            if one.agreement_date
        ]
        if not agreements:
            return ""
        word = "дополнительное соглашение" if len(agreements) == 1 else "дополнительные соглашения"
        contract = "трудовому договору" if len(agreements) == 1 else "трудовым договорам"
        return f"Основание: {word} к {contract} {', '.join(agreements)}."

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        found = super().problems(order, today=today)
        if order.entered_as_is:
            return found
        mentors = entries_of(order, MentorProfile)
        if not mentors:
            found.append(unanswered(order, "Не указано, кому установить выплату."))
        for mentor in mentors:
            if mentor.in_job_function:
                text = f"{mentor.person.short_name}: наставничество входит в трудовую функцию, выплаты не положены."
                found.append(Problem(text, mentor.get_absolute_url(), "Открыть запись"))
            elif not mentor.agreement_number or not mentor.agreement_payment:
                text = f"{mentor.person.short_name}: не указано соглашение или размер выплаты."
                found.append(Problem(text, f"{mentor.get_absolute_url()}edit/", "Указать"))
        return found
