"""«О внедрении системы (целевой модели) наставничества»: terms, working group, monitoring, results (S1, S2)."""

from datetime import date, timedelta
from typing import Any

from django import forms

from core.problems import Problem
from core.schoolyear import SchoolYear
from orders.kinds import register
from people.forms.chosen import PeopleAnswersForm, PeopleField, PersonField
from people.models import Person
from people.rules import Role
from people.selectors.naming import Told, holders, listed
from printing.document import Table
from registry.orders.asked import (
    AskedOrder,
    curator_is_to,
    person_is_made,
    person_is_to,
    site_is_to_show,
    unanswered,
)
from registry.selectors.grounds import CONCEPT

BLOCK = "group"
DAYS = 14
RESULTS = (
    "наставничеством охвачены все педагогические работники, которым нужна поддержка",
    "для каждой наставнической пары и группы выполняется персонализированная программа",
    "молодые и вновь принятые педагоги закрепляются в организации",
    "лучшие практики наставничества описаны и доступны всем",
)


class TargetModelForm(PeopleAnswersForm):
    starts_on = forms.DateField(label="Внедрить с")
    ends_on = forms.DateField(label="Внедрить по")
    head = PersonField("Руководитель рабочей группы")
    members = PeopleField("Члены рабочей группы")
    supplier = PersonField("Кто отвечает за материально-техническое и организационное обеспечение")
    interim_on = forms.DateField(label="Промежуточный мониторинг — до")
    final_on = forms.DateField(label="Итоговый мониторинг — до")
    results = forms.CharField(
        label="Планируемые результаты", widget=forms.Textarea(attrs={"rows": 5}), help_text="Каждый с новой строки."
    )
    until = forms.DateField(label="План работы группы — до", help_text="До этого же дня сведения появятся на сайте.")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        days = [data.get(name) for name in ("starts_on", "interim_on", "final_on", "ends_on")]
        if all(days) and days != sorted(days):  # type: ignore[type-var]
            self.add_error("ends_on", "Дни идут по порядку: начало, промежуточный и итоговый мониторинг, окончание.")
        return data


@register
class TargetModelOrder(AskedOrder):
    name = "target_model"
    title = "О внедрении системы (целевой модели) наставничества педагогических работников"
    label = "внедрение системы наставничества"
    about = "Когда организация начинает работать по целевой модели: сроки, рабочая группа, мониторинг, результаты."
    form_class = TargetModelForm
    names = ("head", "members", "supplier")
    blocks_by_source = {"group": BLOCK}
    acts = (CONCEPT,)
    aim = "в целях создания системы наставничества педагогических работников"

    def proposed(self, actor: Any, *, today: date) -> dict[str, Any]:
        year = SchoolYear.containing(today)
        ends_on = max(year.lessons_end_on, today)
        middle = today + (ends_on - today) / 2
        supplier = actor.organization.head_id
        curators = holders(actor.organization, Role.CURATOR, today)
        return {
            "starts_on": today.isoformat(),
            "ends_on": ends_on.isoformat(),
            "interim_on": middle.isoformat(),
            "final_on": ends_on.isoformat(),
            "head": curators[0].pk if curators else supplier,
            "results": "\n".join(RESULTS),
            "until": (today + timedelta(days=DAYS)).isoformat(),
        }

    def words(self, told: Told, order: Any, *, today: date) -> dict[str, str]:
        until, place = told.on("until"), order.organization.in_genitive
        supply = "ответственным за материально-техническое и организационное обеспечение внедрения"
        stages = f"промежуточный — в срок до {told.on('interim_on')}, итоговый — в срок до {told.on('final_on')}"
        return {
            "model": f"Внедрить систему (целевую модель) наставничества педагогических работников {place} в период с "
            f"{told.on('starts_on')} по {told.on('ends_on')}.",
            "group": "Создать рабочую группу по внедрению системы наставничества в следующем составе:",
            "head": person_is_to(
                told.person("head"), f"организовать работу группы и представить план её работы в срок до {until}."
            ),
            "supply": person_is_made(supply, told.person("supplier")),
            "monitoring": curator_is_to(order, f"провести мониторинг внедрения: {stages}.", today=today),
            "results": f"Утвердить планируемые результаты внедрения:\n{listed(told.text('results').splitlines())}"
            if told.text("results")
            else "",
            "site": site_is_to_show(order, "сведения о внедрении системы наставничества", until, today=today),
        }

    def group(self, order: Any) -> list[Person]:
        """The head first, then the members by name."""
        told = self.told(order)
        head = told.person("head")
        return [*([head] if head else []), *(one for one in told.people("members") if one != head)]

    def blocks(self, order: Any) -> dict[str, Table]:
        head = self.told(order).person("head")
        rows = tuple(
            (str(n), str(one), one.post, "руководитель группы" if one == head else "член группы")
            for n, one in enumerate(self.group(order), start=1)
        )
        columns = ("№", "Фамилия, имя, отчество", "Должность", "В группе")
        return {BLOCK: Table(columns, rows, widths=(0.5, 3.2, 3, 1.8), centered=(0,))}

    def charged(self, order: Any) -> list[Person]:
        day = order.dated or order.organization.today()
        roles = (Role.CURATOR, Role.ADMINISTRATOR)
        return [person for role in roles for person in holders(order.organization, role, day)]

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        found = super().problems(order, today=today)
        if not order.entered_as_is and len(self.group(order)) < 2:
            found.append(unanswered(order, "В рабочей группе нет никого, кроме руководителя."))
        return found
