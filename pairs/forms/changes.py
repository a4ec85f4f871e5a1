"""The form of an order that changes a pair: its day, its ground, whom it brings in."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from pairs.models import Pair
from pairs.rules import CHOSEN_GROUNDS
from pairs.rules.changes import CANCELS_DUTIES, ENDING, FOR_A_TIME, WITH_ANOTHER_PAIR, ChangeAct
from pairs.selectors.changes import agreed_for, staying

DAYS = {
    ChangeAct.END: "Последний день работы пары",
    ChangeAct.LEAVE: "Последний день в группе",
    ChangeAct.REPLACE: "Последний день прежнего наставника",
    ChangeAct.SUSPEND: "Первый день перерыва",
    ChangeAct.SUBSTITUTE: "Первый день замены",
    ChangeAct.RETURN: "С какого дня пара работает снова",
    ChangeAct.JOIN: "С какого дня в группе",
}


class ChangeForm(ScopedForm):
    """Only what the act needs is asked; with an application its ground is known already."""

    opened = forms.ChoiceField(label="Кто согласился", widget=forms.RadioSelect)
    member = forms.ChoiceField(label="Кто выходит из группы", widget=forms.RadioSelect)
    day = forms.DateField(label="День")
    until = forms.DateField(label="По какой день")
    told_on = forms.DateField(
        label="Когда наставник предупреждён",
        required=False,
        help_text="Нужно, если поручение отменяет работодатель: не менее чем за три рабочих дня (статья 351.8 ТК РФ).",
    )
    ground = forms.ChoiceField(label="Основание", choices=CHOSEN_GROUNDS, widget=forms.RadioSelect)
    basis = forms.CharField(
        label="Документ-основание",
        required=False,
        max_length=300,
        help_text="Печатается в приказе, например: служебная записка куратора от 20.10.2026. Причину не указывайте.",
    )

    def __init__(self, *args: Any, pair: Pair, act: ChangeAct, application: Any = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["day"].label = DAYS[act]
        for name in self._not_asked(act, application):
            del self.fields[name]
        self.agreed = {str(one.pk): one for one in self._agreed(pair, act)}
        self.members = {str(one.pk): one for one in staying(pair)} if act == ChangeAct.LEAVE else {}
        self._choices("opened", [(key, str(one)) for key, one in self.agreed.items()])
        self._choices("member", [(key, str(one.mentee.person)) for key, one in self.members.items()])

    @staticmethod
    def _agreed(pair: Pair, act: ChangeAct) -> list[Pair]:
        return list(agreed_for(pair, WITH_ANOTHER_PAIR[act])) if act in WITH_ANOTHER_PAIR else []

    @staticmethod
    def _not_asked(act: ChangeAct, application: Any) -> list[str]:
        asked = {
            "opened": act in WITH_ANOTHER_PAIR,
            "member": act == ChangeAct.LEAVE,
            "until": act in FOR_A_TIME,
            "told_on": act in CANCELS_DUTIES and not (application and application.mentor_asks),
            "ground": act in ENDING and application is None,
            "basis": application is None,
        }
        return [name for name, needed in asked.items() if not needed]

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields.get(name)
        if field is not None:
            field.choices = choices
            field.initial = choices[0][0] if len(choices) == 1 else None

    def told(self) -> dict[str, Any]:
        """What the action takes: rows for their keys."""
        data = dict(self.cleaned_data)
        if "opened" in data:
            data["opened"] = self.agreed[data["opened"]]
        if "member" in data:
            data["member"] = self.members[data["member"]]
        return data
