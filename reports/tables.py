"""Tables of the rows behind a figure, and of the organizations below."""

from collections.abc import Mapping
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html

from core.tables import ListTable, NameColumn
from pairs.models import Pair, PairMember
from people.models import Person
from programs.models import Program, ProgramItem
from reports.kinds.indicator import RowKind
from reports.kinds.indicators import BY_CODE
from reports.selectors import below

PERSON = ("family_name", "given_name", "patronymic")
DAY = "d.m.Y"


def names(path: str) -> tuple[str, ...]:
    return tuple(f"{path}{part}" for part in PERSON)


class PersonTable(ListTable):
    """`amounts`: what each person adds to a sum (days), where the figure is a sum."""

    name = NameColumn(accessor="pk", verbose_name="Фамилия, имя, отчество", fields=PERSON, linkify=True)
    post = tables.Column(verbose_name="Должность")
    amount = tables.Column(empty_values=(), orderable=False)

    amounts: Mapping[int, int]

    def render_name(self, record: Person) -> str:
        return str(record)

    def render_amount(self, record: Person) -> int:
        return self.amounts[record.pk]


class PairTable(ListTable):
    pair = tables.Column(accessor="pk", verbose_name="Пара или группа", linkify=True, orderable=False)
    form = tables.Column()
    started_on = tables.DateColumn(format=DAY)
    ended_on = tables.DateColumn(format=DAY)
    end_ground = tables.Column()

    def render_pair(self, record: Pair) -> str:
        return str(record)


class MemberTable(ListTable):
    mentor = NameColumn(
        accessor="pair__mentor__person",
        verbose_name="Наставник",
        fields=names("pair__mentor__person__"),
        linkify=lambda record: record.pair.get_absolute_url(),
    )
    mentee = NameColumn(accessor="mentee__person", verbose_name="Наставляемый", fields=names("mentee__person__"))
    started_on = tables.DateColumn(format=DAY, empty_values=())
    ended_on = tables.DateColumn(format=DAY)

    def render_started_on(self, record: PairMember) -> str:
        day = record.started_on or record.pair.started_on
        return f"{day:%d.%m.%Y}" if day else "—"


class ProgramTable(ListTable):
    program = tables.Column(accessor="pk", verbose_name="Программа", linkify=True, orderable=False)
    starts_on = tables.DateColumn(format=DAY)
    ends_on = tables.DateColumn(format=DAY)
    state = tables.Column()
    ended_on = tables.DateColumn(format=DAY)

    def render_program(self, record: Program) -> str:
        return str(record)


class ItemTable(ListTable):
    topic = tables.Column(linkify=lambda record: record.program.get_absolute_url())
    program = tables.Column(verbose_name="Программа", orderable=False)
    term_on = tables.DateColumn(format=DAY)
    done_on = tables.DateColumn(format=DAY)

    def render_program(self, record: ProgramItem) -> str:
        return str(record.program)


class MeetingTable(ListTable):
    held_on = tables.DateColumn(format=DAY, linkify=True)
    pair = tables.Column(orderable=False)
    kind = tables.Column()
    minutes = tables.Column()


class ResponseTable(ListTable):
    """An anonymous answer shows its round and nothing else."""

    person = NameColumn(verbose_name="Кто ответил", fields=names("person__"), empty_values=())
    survey = tables.Column(verbose_name="Анкетирование", linkify=lambda record: record.survey.get_absolute_url())

    def render_person(self, value: Person | None) -> str:
        return str(value) if value else "анонимный ответ"


class ActTable(ListTable):
    title = tables.Column(linkify=True)
    number = tables.Column()
    dated = tables.DateColumn(format=DAY)


class MaterialTable(ListTable):
    title = tables.Column(linkify=True)
    added_on = tables.DateColumn(format=DAY)


TABLES: dict[RowKind, type[ListTable]] = {
    RowKind.PERSON: PersonTable,
    RowKind.PAIR: PairTable,
    RowKind.MEMBER: MemberTable,
    RowKind.PROGRAM: ProgramTable,
    RowKind.ITEM: ItemTable,
    RowKind.MEETING: MeetingTable,
    RowKind.RESPONSE: ResponseTable,
    RowKind.ACT: ActTable,
    RowKind.MATERIAL: MaterialTable,
}


class CellColumn(tables.Column):
    """A figure above the organization: hidden ones in words; a number in the export."""

    def __init__(self, code: str, **kwargs: Any):
        attrs = {"td": {"class": "number"}, "th": {"class": "number"}}
        title = HEADINGS.get(code, BY_CODE[code].title)
        super().__init__(verbose_name=title, accessor=f"cells__{code}", attrs=attrs, **kwargs)

    def value(self, value: below.Cell) -> Any:
        return value.words if value.number is None else value.number


HEADINGS = {
    "teachers": "Педагоги",
    "mentors": "Наставники",
    "mentees": "Наставляемые",
    "pairs": "Пары и группы",
    "involved": "Вовлечено педагогов",
    "coverage": "Обеспечены парой",
    "completion": "Завершаемость",
    "meetings": "Встречи",
    "satisfaction_mentees": "Довольны наставляемые",
}


class BelowTable(ListTable):
    """Counts of organizations; nothing here opens a person."""

    name = tables.Column(accessor="organization__short_name", verbose_name="Организация")
    above = tables.Column(verbose_name="Муниципалитет", visible=False)
    has_system = tables.BooleanColumn(verbose_name="Система действует", yesno="да,нет")
    sent = tables.Column(verbose_name="Данные", accessor="taken_at", empty_values=())

    class Meta(ListTable.Meta):
        sequence = ("name", "above", "has_system", "sent", "...")

    def render_name(self, value: str, record: below.BelowRow) -> str:
        """The municipality below the name of its organization."""
        return format_html('{}<div class="muted">{}</div>', value, record.above)

    def value_name(self, value: str) -> str:
        return value

    def render_has_system(self, value: bool) -> str:
        return "да" if value else "нет"

    def render_sent(self, record: below.BelowRow) -> str:
        if record.taken_at is None:
            return "не переданы"
        day = f"{record.taken_at:%d.%m.%Y}"
        return f"итоговые, {day}" if record.is_final else f"на {day}"


ON_PAGE = {"teachers", "mentors", "mentees", "pairs", "coverage"}

for _code in below.CODES:
    BelowTable.base_columns[_code] = CellColumn(_code, visible=_code in ON_PAGE)
