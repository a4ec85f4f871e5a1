"""«О проведении мониторинга»: two stages, who is responsible, by which questionnaires (S4 4.4.4, 7)."""

from datetime import date, timedelta
from typing import Any

from django import forms

from core.problems import Problem
from core.schoolyear import SchoolYear
from orders.kinds import register
from people.forms.chosen import PeopleAnswersForm, PersonField
from people.models import Person
from people.rules import Role
from people.selectors.naming import Told, holders, listed
from registry.orders.asked import AskedOrder, person_is_made, person_is_to, unanswered
from surveys.models import Questionnaire

REPORT_DAYS = 14


class MonitoringForm(PeopleAnswersForm):
    interim_on = forms.DateField(label="Промежуточный этап — до")
    final_on = forms.DateField(label="Итоговый этап — до")
    responsible = PersonField("Ответственный")
    questionnaires: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        Questionnaire.objects.filter(is_archived=False).order_by("title", "pk"),
        label="Анкеты",
        widget=forms.CheckboxSelectMultiple,
    )
    report_on = forms.DateField(label="Аналитическая справка — до")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        days = [data.get(name) for name in ("interim_on", "final_on", "report_on")]
        if all(days) and days != sorted(days):  # type: ignore[type-var]
            self.add_error("final_on", "Дни идут по порядку: промежуточный этап, итоговый этап, справка.")
        return data


@register
class MonitoringOrder(AskedOrder):
    name = "monitoring"
    title = "О проведении мониторинга программ наставничества"
    label = "мониторинг"
    about = "Раз в учебный год: сроки промежуточного и итогового этапов, анкеты, ответственный."
    form_class = MonitoringForm
    names = ("responsible",)
    aim = "в целях оценки качества программ наставничества и их влияния на участников"

    def proposed(self, actor: Any, *, today: date) -> dict[str, Any]:
        year = SchoolYear.containing(today)
        final = max(year.lessons_end_on, today)
        interim = max(date(year.first + 1, 1, 31), today) if today < final else today
        curators = holders(actor.organization, Role.CURATOR, today)
        return {
            "interim_on": min(interim, final).isoformat(),
            "final_on": final.isoformat(),
            "report_on": (final + timedelta(days=REPORT_DAYS)).isoformat(),
            "responsible": curators[0].pk if curators else None,
        }

    def words(self, told: Told, order: Any, *, today: date) -> dict[str, str]:
        responsible = told.person("responsible")
        interim, final = told.on("interim_on"), told.on("final_on")
        return {
            "stages": "Провести мониторинг программ наставничества в два этапа:\n"
            + listed(
                [
                    f"промежуточный этап (качество реализации программ) — в срок до {interim}",
                    f"итоговый этап (влияние программ на участников, удовлетворённость) — в срок до {final}",
                ]
            ),
            "responsible": person_is_made("ответственным за проведение мониторинга", responsible),
            "questionnaires": _questionnaires(order),
            "participants": f"Наставникам и наставляемым заполнить анкеты промежуточного этапа в срок до {interim}, "
            f"итогового этапа — в срок до {final}.",
            "report": person_is_to(
                responsible,
                f"обобщить результаты и представить аналитическую справку в срок до {told.on('report_on')}.",
            ),
        }

    def charged(self, order: Any) -> list[Person]:
        return holders(order.organization, Role.CURATOR, order.dated or order.organization.today())

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        found = super().problems(order, today=today)
        if not order.entered_as_is and not titles_of(order):
            found.append(unanswered(order, "Не указано, по каким анкетам проводится мониторинг."))
        return found


def titles_of(order: Any) -> list[str]:
    chosen = Questionnaire.objects.filter(pk__in=order.data.get("questionnaires") or [])
    own = chosen.filter(organization=order.organization) | chosen.filter(organization=None)
    return list(own.order_by("title", "pk").values_list("title", flat=True))


def _questionnaires(order: Any) -> str:
    titles = titles_of(order)
    if not titles:
        return ""
    if len(titles) == 1:
        return f"Провести анкетирование участников по анкете «{titles[0]}»."
    return "Провести анкетирование участников по следующим анкетам:\n" + listed(f"«{title}»" for title in titles)
