"""Lists of people, of who has which rights, of letters."""

import django_tables2 as tables
from django.template.loader import render_to_string

from core.tables import ListTable, NameColumn
from people.models import Letter, Membership, Person
from people.rules import StaffFactKind, experience_in_words

WHOLE = {"td": {"class": "nowrap"}}
BADGE = "components/badge.html"
STATES = {
    None: ("работает", "good"),
    StaffFactKind.ON_LEAVE: ("отсутствует", "warn"),
    StaffFactKind.LEFT: ("не работает", "neutral"),
    StaffFactKind.TRANSFERRED: ("переведён", "neutral"),
}


def badge(label: str, tone: str) -> str:
    return render_to_string(BADGE, {"label": label, "tone": tone})


class PersonTable(ListTable):
    name = NameColumn(
        accessor="full_name",
        verbose_name="Фамилия, имя, отчество",
        linkify=True,
        fields=("family_name", "given_name", "patronymic"),
    )
    post = tables.Column(verbose_name="Должность")
    subjects = tables.Column(verbose_name="Предметы", default="", visible=False)
    experience = tables.Column(
        accessor="teaching_experience_months", verbose_name="Стаж", empty_values=(), default="", attrs=WHOLE
    )
    category = tables.Column(verbose_name="Категория", default="")
    roles = tables.Column(verbose_name="Роли", empty_values=(), orderable=False)
    sign_in = tables.Column(
        verbose_name="Вход", accessor="user__is_active", empty_values=(), orderable=False, visible=False
    )
    state = tables.Column(verbose_name="Состояние", accessor="fact_kind", empty_values=(), orderable=False)

    class Meta(ListTable.Meta):
        model = Person
        fields = ("name", "post", "subjects", "experience", "category", "roles", "sign_in", "state")
        order_by = ("name",)

    def render_experience(self, value):
        return experience_in_words(value)

    def render_roles(self, record):
        return ", ".join(membership.get_role_display() for membership in record.open_memberships)

    def render_sign_in(self, value):
        return {True: "есть", False: "закрыт"}.get(value, "нет")

    def render_state(self, record):
        if not record.is_staff_member and record.fact_kind is None:
            return badge("не сотрудник", "neutral")
        return badge(*STATES[record.fact_kind])


class MembershipTable(ListTable):
    person = NameColumn(
        verbose_name="Кто",
        linkify=lambda record: record.person.get_absolute_url(),
        accessor="person__full_name",
        fields=("person__family_name", "person__given_name", "person__patronymic"),
    )
    post = tables.Column(accessor="person__post", verbose_name="Должность")
    role = tables.Column(verbose_name="Роль")
    started_on = tables.DateColumn(verbose_name="С какого дня", format="d.m.Y")
    sign_in = tables.Column(accessor="person__user__is_active", verbose_name="Вход", empty_values=(), orderable=False)
    last_login = tables.DateTimeColumn(
        accessor="person__user__last_login", verbose_name="Последний вход", format="d.m.Y", default=""
    )

    class Meta(ListTable.Meta):
        model = Membership
        fields = ("person", "post", "role", "started_on", "sign_in", "last_login")
        order_by = ("person",)

    def render_sign_in(self, value):
        return {True: "есть", False: "закрыт"}.get(value, "нет")


LETTER_TONES = {Letter.State.SENT: "good", Letter.State.WAITING: "info", Letter.State.FAILED: "bad"}


class LetterTable(ListTable):
    to = tables.Column(verbose_name="Кому")
    subject = tables.Column(verbose_name="Тема")
    created_at = tables.DateTimeColumn(verbose_name="Создано", format="d.m.Y H:i")
    tries = tables.Column(verbose_name="Попыток")
    state = tables.Column(verbose_name="Состояние")
    again = tables.TemplateColumn(
        template_name="people/_send_again.html",
        verbose_name="Что сделать",
        orderable=False,
        exclude_from_export=True,
        extra_context={"states": Letter.State},
    )

    class Meta(ListTable.Meta):
        model = Letter
        fields = ("to", "subject", "created_at", "tries", "state", "again")
        order_by = ("-created_at",)

    def render_state(self, value, record):
        return badge(value, LETTER_TONES[record.state])
