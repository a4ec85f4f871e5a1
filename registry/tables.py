"""Lists of the banks, of the staff to choose from, of the board of consents."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.tables import ListTable, NameColumn
from people.models import Person
from registry.models import MenteeProfile, MentorProfile
from registry.rules import ConsentKind
from registry.rules.consents import Holding

NAMES = ("person__family_name", "person__given_name", "person__patronymic")
SHOWN_TITLES = 3
STATE_TONES = {"active": "good", "paused": "warn", "closed": "neutral"}
HOLDING_WORDS = {
    Holding.HOLDS: ("есть", "good"),
    Holding.NOT_WRITTEN: ("нужна подпись на бумаге", "warn"),
    Holding.MISSING: ("нет", "bad"),
    Holding.WITHDRAWN: ("отозвано", "bad"),
    Holding.EXPIRED: ("срок истёк", "bad"),
    Holding.NOT_ASKED: ("не нужно", "neutral"),
}


def state_badge(label: str, tone: str) -> SafeString:
    return render_to_string("components/badge.html", {"label": label, "tone": tone})


def first_few(titles: list[str]) -> str:
    """The first three, and how many more."""
    shown = "; ".join(titles[:SHOWN_TITLES])
    return f"{shown} и ещё {len(titles) - SHOWN_TITLES}" if len(titles) > SHOWN_TITLES else shown


class TickColumn(tables.Column):
    """A tick that names its row, and one above for all."""

    def __init__(self, *args, **kwargs):
        attrs = {"td": {"class": "tick"}, "th": {"class": "tick"}}
        super().__init__(*args, orderable=False, exclude_from_export=True, attrs=attrs, empty_values=(), **kwargs)

    @property
    def header(self):
        return format_html(
            '<input type="checkbox" class="form-check-input" data-tick-all="person" aria-label="{}" hidden>',
            "Отметить всех на странице",
        )

    def render(self, record):
        person = getattr(record, "person", record)
        return format_html(
            '<input type="checkbox" class="form-check-input" name="person" value="{}" aria-label="{}">',
            person.pk,
            f"Отметить: {person}",
        )


class EntryTable(ListTable):
    person = NameColumn(fields=NAMES, verbose_name="ФИО")
    state = tables.Column(verbose_name="Состояние")
    entered_on = tables.DateColumn(format="d.m.Y", verbose_name="В банке с")

    def render_person(self, record):
        """The name that opens the card, and the post below it."""
        url, person = record.get_absolute_url(), record.person
        return format_html('<a href="{}">{}</a><div class="muted">{}</div>', url, str(person), person.post)

    def render_state(self, record, value):
        return state_badge(value, STATE_TONES[record.state])


class MentorTable(EntryTable):
    categories = tables.Column(
        accessor="categories_in_words", verbose_name="Категории", orderable=False, default="не указаны"
    )
    offers = tables.Column(verbose_name="В чём может помочь", orderable=False, empty_values=())
    load = tables.Column(verbose_name="Наставляемых", empty_values=())

    class Meta(ListTable.Meta):
        model = MentorProfile
        fields = ("person", "categories", "offers", "load", "state", "entered_on")
        order_by = "person"

    def render_offers(self, record):
        return first_few([offer.competence.title for offer in record.offers.all()]) or "не указано"

    def render_load(self, record):
        return f"{record.load} из {record.capacity}"


class MenteeTable(EntryTable):
    categories = tables.Column(verbose_name="Категории", orderable=False, empty_values=())
    needs = tables.Column(verbose_name="Затруднения", orderable=False, empty_values=())

    class Meta(ListTable.Meta):
        model = MenteeProfile
        fields = ("person", "categories", "needs", "state", "entered_on")
        order_by = "person"

    def render_categories(self, record):
        return record.categories_for(self.request.actor) or "не указаны"

    def render_needs(self, record):
        return first_few([need.competence.title for need in record.needs.all()]) or "не указаны"


class StaffTable(ListTable):
    """People who may be entered; whoever is in the bank already is not listed."""

    tick = TickColumn()
    name = NameColumn(
        accessor="pk", fields=("family_name", "given_name", "patronymic"), verbose_name="ФИО", empty_values=()
    )
    consent = tables.Column(verbose_name="Согласие на обработку данных", orderable=False, empty_values=())

    class Meta(ListTable.Meta):
        model = Person
        fields = ("tick", "name", "post", "subjects", "consent")
        order_by = "name"

    def __init__(self, *args, bank: str, **kwargs):
        self.bank = bank
        super().__init__(*args, **kwargs)

    def render_name(self, record):
        url = reverse(f"registry:{self.bank}_enter", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, str(record))

    def render_consent(self, record):
        return state_badge("есть", "good") if record.has_consent else state_badge("нет", "warn")


class ConsentColumn(tables.Column):
    def __init__(self, kind: ConsentKind, verbose_name: str):
        self.kind = kind
        super().__init__(verbose_name=verbose_name, orderable=False, empty_values=(), accessor="pk")

    def render(self, record):
        cell = next(cell for cell in record.cells if cell.kind == self.kind)
        label, tone = self.words(cell)
        if cell.consent is None:
            return state_badge(label, tone)
        link = format_html('<a href="{}">{}</a>', cell.consent.get_absolute_url(), f"{cell.consent.given_on:%d.%m.%Y}")
        how = "бумага" if cell.consent.is_from_paper else "в системе"
        return format_html("{} {}, {}", state_badge(label, tone), link, how)

    def value(self, record):
        cell = next(cell for cell in record.cells if cell.kind == self.kind)
        return self.words(cell)[0]

    def words(self, cell) -> tuple[str, str]:
        if cell.kind == ConsentKind.PUBLICATION and cell.state == Holding.MISSING:
            return "не дано", "neutral"  # by wish alone
        return HOLDING_WORDS[cell.state]


class BoardTable(ListTable):
    """Who lacks which consent."""

    tick = TickColumn()
    person = tables.Column(verbose_name="ФИО", orderable=False, linkify=lambda record: record.person.get_absolute_url())
    banks = tables.Column(verbose_name="Где участвует", orderable=False, empty_values=())
    personal_data = ConsentColumn(ConsentKind.PERSONAL_DATA, "Персональные данные")
    mentor_duties = ConsentColumn(ConsentKind.MENTOR_DUTIES, "Обязанности наставника")
    being_mentored = ConsentColumn(ConsentKind.BEING_MENTORED, "Закрепление наставника")
    publication = ConsentColumn(ConsentKind.PUBLICATION, "Публикация")

    class Meta(ListTable.Meta):
        fields = ("tick", "person", "banks", "personal_data", "mentor_duties", "being_mentored", "publication")

    def render_banks(self, record):
        words = {"mentors": "наставник", "mentees": "наставляемый"}
        return ", ".join(words[bank] for bank in record.banks) or "не в банке"
