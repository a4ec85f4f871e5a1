"""The program as a paper (PRACTICE: title with grifs, passport, the pair, plan, signatures); its meeting journal."""

from collections.abc import Iterable
from datetime import date

from orders.selectors import name_of_head, post_of_head
from pairs.models import Pair
from people.models import Person
from people.rules import experience_in_words
from printing.document import (
    Grif,
    Grifs,
    Heading,
    Letterhead,
    Paragraph,
    PrintedDocument,
    SignatureLine,
    Table,
)
from printing.russian import long_date, numeric_date
from programs.models import Meeting, Program, ProgramItem
from programs.selectors.drafts import needs_of
from programs.states import AHEAD, ProgramState

BLANK = "_" * 18
EMPTY_ROWS = 6  # of a plan that is filled by hand


def paper_of(program: Program) -> PrintedDocument:
    """What the program prints: the frozen text once approved, else composed as things stand now."""
    return program.document.paper() if program.document is not None else program_paper(program)


def program_paper(program: Program) -> PrintedDocument:
    pair, organization = program.pair, program.pair.organization
    return PrintedDocument(
        title=f"Персонализированная программа наставничества: {pair}",
        marks=_marks(program),
        grifs=_grifs(program),
        letterhead=Letterhead(organization.full_name, organization.short_name, organization.place),
        kind_title="ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА",
        numbered=False,
        heading=program.title,
        body=(
            Heading("Паспорт программы"),
            _passport(program),
            Heading("Сведения об участниках"),
            _participants(program),
            *_texts(program),
            Heading("План мероприятий"),
            plan_table(program.items.all()),
            *_signatures(program),
        ),
        font_size=12,
    )


def _marks(program: Program) -> tuple[str, ...]:
    if program.state in AHEAD:
        return ("Проект",)
    return ("Снята",) if program.state == ProgramState.DROPPED else ()


def _grifs(program: Program) -> Grifs:
    organization = program.organization
    head = f"{BLANK} {name_of_head(organization)}"
    dated = long_date(program.approved_on) if program.approved_on else "«___» ____________ 20___ г."
    post = f"{post_of_head(organization)} {organization.genitive_name or organization.short_name}"
    agreed = [f"{BLANK} {initials(person)}" for person in program.pair.people]
    who = "Наставник и наставляемые" if len(agreed) > 2 else "Наставник и наставляемый"
    approved = Grif("УТВЕРЖДАЮ", (post, head, dated))
    if order := program.approved_by_order:
        approved = Grif("УТВЕРЖДЕНА", (f"приказом от {numeric_date(order.dated) or BLANK} № {order.number or BLANK}",))
    return Grifs((Grif("СОГЛАСОВАНО", (who, *agreed)), approved))


def _passport(program: Program) -> Table:
    pair = program.pair
    names = ", ".join(str(person) for person in pair.people[1:])
    rows = [
        ("Наименование", program.title or "Персонализированная программа наставничества"),
        ("Наставник", str(pair.mentor.person)),
        ("Наставляемые" if len(pair.people) > 2 else "Наставляемый", names),
        ("Форма наставничества", pair.get_form_display()),
        ("Вид наставничества", ", ".join(pair.kind_labels) or "традиционное"),
        ("Срок реализации", f"с {numeric_date(program.starts_on)} по {numeric_date(program.ends_on)}"),
        ("Цель", program.goal),
        ("Ожидаемые результаты", "Мероприятия плана выполнены, затруднения, названные в программе, сняты."),
    ]
    return Table(rows=tuple(row for row in rows if row[1]), widths=(2, 5), row_heads=True)


def _participants(program: Program) -> Table:
    rows = []
    for number, person in enumerate(program.pair.people):
        months = person.teaching_experience_months
        experience = experience_in_words(months) if months is not None else ""
        role = "наставляемый" if number else "наставник"
        rows.append((str(person), role, person.post, person.subjects, experience, person.get_category_display()))
    columns = ("Фамилия, имя, отчество", "Участие", "Должность", "Предмет", "Стаж", "Категория")
    return Table(columns=columns, rows=tuple(rows), widths=(4, 2.7, 3, 2.6, 2, 2.2), small=True)


def _texts(program: Program) -> list:
    difficulties = list(dict.fromkeys(item.difficulty for item in program.items.all() if item.difficulty))
    if not difficulties:
        difficulties = [need.competence.title for need in needs_of(program.pair)]
    parts = [
        ("Цель", program.goal),
        ("Направления работы", program.directions),
        ("Выявленные затруднения", "\n".join(difficulties)),
        ("Сильные стороны", program.strengths),
    ]
    blocks: list = []
    for title, text in parts:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if lines:
            blocks += [Heading(title, 2), *(Paragraph(line) for line in lines)]
    return blocks


def _signatures(program: Program) -> list:
    mentor, *mentees = program.pair.people
    lines = [SignatureLine("Наставник", initials(mentor), dated=True)]
    lines += [SignatureLine("Наставляемый", initials(person), dated=True) for person in mentees]
    return [Heading("Программу составили", 2), *lines]


def plan_table(items: Iterable[ProgramItem]) -> Table:
    """№ / затруднение / содержание / форма / срок / результат / отметка."""
    rows = [
        (
            str(number),
            item.difficulty,
            item.topic,
            item.get_form_display(),
            numeric_date(item.term_on),
            item.expected_result,
            f"выполнено {numeric_date(item.done_on)}" if item.done_on else "",
        )
        for number, item in enumerate(items, start=1)
    ]
    columns = ("№", "Затруднение", "Содержание", "Форма", "Срок", "Планируемый результат", "Отметка о выполнении")
    rows = rows or [(str(number), "", "", "", "", "", "") for number in range(1, EMPTY_ROWS + 1)]
    return Table(columns=columns, rows=tuple(rows), widths=(0.7, 3, 3.2, 2.5, 2.2, 3, 2.4), centered=(0, 4), small=True)


def journal_paper(pair: Pair, meetings: list[Meeting], today: date) -> PrintedDocument:
    """The meeting journal of a pair, to be filed or signed."""
    organization = pair.organization
    minutes = sum(meeting.minutes for meeting in meetings)
    total = f"Всего встреч: {len(meetings)}, минут: {minutes}."
    return PrintedDocument(
        title=f"Журнал встреч: {pair}",
        letterhead=Letterhead(organization.full_name, organization.short_name, organization.place),
        kind_title="ЖУРНАЛ ВСТРЕЧ",
        numbered=False,
        heading=f"Наставническая {'группа' if pair.is_group else 'пара'}: {pair}",
        body=(
            _journal_table(meetings, today),
            Paragraph(total, indent=False),
            SignatureLine("Наставник", initials(pair.mentor.person), dated=True),
        ),
        font_size=12,
    )


def _journal_table(meetings: list[Meeting], today: date) -> Table:
    rows = tuple(
        (
            str(number),
            numeric_date(meeting.held_on),
            meeting.get_kind_display(),
            str(meeting.minutes),
            meeting.item.topic if meeting.item else meeting.note,
            meeting.status(today).label,
            "",
        )
        for number, meeting in enumerate(meetings, start=1)
    )
    columns = ("№", "Дата", "Вид встречи", "Минут", "Тема", "Подтверждение", "Подпись наставляемого")
    return Table(columns=columns, rows=rows, widths=(1, 2, 3, 1.5, 5, 3, 3), centered=(0, 1, 3), small=True)


def pair_words(program: Program) -> str:
    """«(наставник – Иванова М. П., наставляемый – Сизов И. О.)»: nominative after a dash is always right."""
    mentor, *mentees = program.pair.people
    word = "наставляемый" if len(mentees) == 1 else "наставляемые"
    return f"(наставник – {mentor.short_name}, {word} – {', '.join(person.short_name for person in mentees)})"


def initials(person: Person) -> str:
    return person.signed_name
