"""Forms of pairs: terms of a proposal, answers from paper, an end."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from core.spreadsheets import UnreadableFile
from core.uploads import UploadField
from orders.models import Order
from orders.states import OrderState
from pairs.kinds.pair_list import read_pair_list
from pairs.models import Pair
from pairs.rules import CHOSEN_GROUNDS, MOST_PAIRS, Answer, dates_problem, kinds_problem
from pairs.selectors.order_state import KIND
from papers.forms import PaperFields, ScanField
from registry.models import MenteeProfile, MentorProfile
from registry.rules import MentoringForm, MentoringKind


class TermsForm(ScopedForm):
    """Form, kinds and planned days of a pair; `mentees`: how many it has."""

    form = forms.ChoiceField(label="Форма", choices=MentoringForm.choices, initial=MentoringForm.TEACHER_TEACHER)
    kinds = forms.MultipleChoiceField(
        label="Виды",
        choices=MentoringKind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Можно отметить несколько: виды применяются в комплексе.",
    )
    starts_on = forms.DateField(label="Начало по плану")
    ends_on = forms.DateField(label="Окончание по плану", help_text="Не позже чем через год после начала.")
    reason = forms.CharField(
        label="Почему эта пара",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Видят куратор, руководитель и совет. Участникам и в приказе не показывается.",
    )

    def __init__(self, *args: Any, mentees: int, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.mentees = mentees

    def clean_kinds(self) -> list[str]:
        kinds = self.cleaned_data["kinds"]
        if problem := kinds_problem(kinds, self.mentees):
            raise forms.ValidationError(problem)
        return kinds

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if problem := dates_problem(data.get("starts_on"), data.get("ends_on")):
            self.add_error("ends_on", problem)
        return data


class ConfirmForm(ScopedForm):
    """Nothing to fill: the page says what will happen."""


class AnswersForm(PaperFields, ScopedForm):
    """Ticked people, their common answer and the paper that says so."""

    people = forms.MultipleChoiceField(label="Кто ответил", widget=forms.CheckboxSelectMultiple)
    answer = forms.ChoiceField(label="Ответ", choices=Answer.choices, initial=Answer.YES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, pairs: list[Pair], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.rows = {f"{pair.pk}-{person.pk}": (pair, person) for pair in pairs for person in unanswered(pair)}
        many = len(pairs) > 1
        people: Any = self.fields["people"]
        people.choices = [
            (key, f"{person} — {pair}" if many else f"{person}, {as_what(pair, person)}")
            for key, (pair, person) in self.rows.items()
        ]

    def answers(self) -> list[tuple[Any, Any]]:
        return [self.rows[key] for key in self.cleaned_data["people"]]


class OrderForm(ScopedForm):
    """Ticked agreed pairs, and the draft that takes them."""

    pairs = forms.MultipleChoiceField(label="Согласованные пары и группы", widget=forms.CheckboxSelectMultiple)
    into = forms.ChoiceField(label="В какой приказ", required=False)

    def __init__(self, *args: Any, pairs: list[Pair], drafts: list[Order], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.rows = {str(pair.pk): pair for pair in pairs}
        self.drafts = {str(order.pk): order for order in drafts}
        listed: Any = self.fields["pairs"]
        listed.choices = [(key, str(pair)) for key, pair in self.rows.items()]
        listed.initial = list(self.rows)
        named = [(key, f"проект от {order.created_at:%d.%m.%Y}") for key, order in self.drafts.items()]
        into: Any = self.fields["into"]
        into.choices = [("", "новый проект"), *named]
        if not drafts:
            del self.fields["into"]

    def chosen(self) -> list[Pair]:
        return [self.rows[key] for key in self.cleaned_data["pairs"]]

    def draft(self) -> Order | None:
        return self.drafts.get(self.cleaned_data.get("into", ""))


def unanswered(pair: Pair) -> list[Any]:
    """Participants who have not answered yet."""
    answered = {agreement.person_id for agreement in pair.agreements.all()}
    return [person for person in pair.people if person.pk not in answered]


def as_what(pair: Pair, person: Any) -> str:
    return "наставник" if person.pk == pair.mentor.person_id else "наставляемый"


class EndMemberForm(ScopedForm):
    """Why and since when a mentee is no longer in a group."""

    ground = forms.ChoiceField(label="Основание", choices=CHOSEN_GROUNDS, widget=forms.RadioSelect)
    ended_on = forms.DateField(label="Последний день работы")


class EndForm(EndMemberForm):
    """The same of a whole pair, with what the office keeps for itself."""

    note = forms.CharField(
        label="Пояснение для себя",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Видят только куратор и руководитель; ни в одном документе не печатается.",
    )
    scan = ScanField(label="Скан документа, если он есть")


class EnterForm(ScopedForm):
    """A pair that works already (or has ended), as it is; the order by its number and date, or one entered before."""

    mentor: Any = forms.ModelChoiceField(label="Наставник", queryset=None)
    mentees: Any = forms.ModelMultipleChoiceField(
        label="Наставляемые",
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text="Двое и больше — группа.",
    )
    form = forms.ChoiceField(label="Форма", choices=MentoringForm.choices)
    kinds = forms.MultipleChoiceField(label="Виды", choices=MentoringKind.choices, widget=forms.CheckboxSelectMultiple)
    started_on = forms.DateField(label="Работает с")
    ends_on = forms.DateField(label="Окончание по плану", required=False)
    ended_on = forms.DateField(label="Завершена", required=False, help_text="Заполните, если пара уже не работает.")
    ground = forms.ChoiceField(label="Основание завершения", required=False, choices=[("", "—"), *CHOSEN_GROUNDS])
    order: Any = forms.ModelChoiceField(
        label="Приказ, внесённый раньше", required=False, queryset=None, empty_label="—"
    )
    order_number = forms.CharField(
        label="Номер приказа", required=False, max_length=60, help_text="Если приказа ещё нет в системе."
    )
    order_date = forms.DateField(label="Дата приказа", required=False)
    order_scan = ScanField(label="Скан приказа, если он есть")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = {name: self.fields[name] for name in ("mentor", "mentees", "order")}
        mentors, mentees = (model.objects.visible_to(self.actor).active() for model in (MentorProfile, MenteeProfile))
        choices["mentor"].queryset = mentors.select_related("person").by_name()
        choices["mentees"].queryset = mentees.select_related("person").by_name()
        orders = Order.objects.visible_to(self.actor).filter(kind_name=KIND, state=OrderState.IN_FORCE)
        choices["order"].queryset = orders.order_by("-dated", "-pk")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        mentees = data.get("mentees") or ()
        if data.get("kinds") and (problem := kinds_problem(data["kinds"], len(mentees))):
            self.add_error("kinds", problem)
        if data.get("ended_on") and not data.get("ground"):
            self.add_error("ground", "Укажите, почему пара завершена.")
        if bool(data.get("order_number")) != bool(data.get("order_date")):
            missing = "order_date" if data.get("order_number") else "order_number"
            self.add_error(missing, "Приказ называют номером и датой вместе.")
        return data


class ImportForm(ScopedForm):
    """A spreadsheet with pairs that the school keeps."""

    file = UploadField(
        label="Файл со списком пар",
        help_text="XLSX, XLS, ODS или CSV. Столбцы: наставник, наставляемый, форма, дата вхождения, дата завершения, "
        "номер и дата приказа. Подойдёт и банк наставников или наставляемых.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.rows = read_pair_list(file.read(), file.name, today=self.actor.today())
        except UnreadableFile as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        if len(self.rows) > MOST_PAIRS:
            raise forms.ValidationError(f"В файле больше {MOST_PAIRS} пар. Разделите его на части.")
        return file
