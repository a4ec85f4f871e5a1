"""Reads one person from a line of a staff list and compares the people of one list with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from core.spreadsheets import Cell
from core.text import plain
from people.kinds import staff_cells as cells
from people.kinds import staff_columns as columns
from people.kinds.staff_cells import MIN_AGE, Read
from people.kinds.staff_columns import Header, cell_text
from people.kinds.staff_facts import LEFT, StaffFactRow, read_fact
from people.kinds.staff_lines import Line
from people.kinds.staff_names import NameRead, read_full_name, read_name_part, with_patronymic_of_its_own
from people.kinds.staff_rows import CellProblem, StaffRow
from printing.russian import guess_sex

OLDEST_HIRING = timedelta(days=366 * cells.MAX_EXPERIENCE_YEARS)

NO_NAME = "Не указаны фамилия и имя. Если в ячейке формула, замените её обычным текстом."
NO_POST = "Не указана должность."
GIVEN_NAME_MISSING = "Не указано имя."


class Reading:
    """Reads the cells of one line by their fields and collects their problems, each with the label of its column."""

    def __init__(self, line: Line, header: Header):
        self.line, self.header = line, header
        self.problems: list[CellProblem] = []

    def cell(self, field: str) -> Cell:
        return self.line.cell(self.header.fields.get(field))

    def read(self, field: str, reader: Callable[[Cell], Read[Any]]) -> Any:
        answer = reader(self.cell(field))
        if answer.problem:
            self.report(field, answer.problem, blocking=answer.blocking)
        return answer.value

    def report(self, field: str, text: str, *, blocking: bool) -> None:
        column = self.header.fields.get(field)
        label = "" if column is None else self.header.label(column)
        self.problems.append(CellProblem(self.line.number, label, text, blocking))


def read_person(line: Line, header: Header, *, today: date) -> StaffRow:
    """The person of the line with every problem found in its cells and between them."""
    reading = Reading(line, header)
    read = reading.read
    read_day = partial(cells.read_date, today=today)
    name = _name(reading)
    row = StaffRow(
        row=line.number,
        family_name=name.family_name,
        given_name=name.given_name,
        patronymic=name.patronymic,
        sex=read(columns.SEX, cells.read_sex) or guess_sex(name.family_name, name.given_name, name.patronymic),
        birth_date=read(columns.BIRTH_DATE, partial(cells.read_birth_date, today=today)),
        post=read(columns.POST, cells.read_text),
        subjects=read(columns.SUBJECTS, cells.read_subjects),
        teaching_experience_months=_experience(reading),
        category=read(columns.CATEGORY, cells.read_category),
        email=read(columns.EMAIL, cells.read_email),
        phone=read(columns.PHONE, cells.read_phone),
        hired_on=read(columns.HIRED_ON, read_day),
        fact=_fact(name, read(columns.NOTE, cells.read_text), line.section, read(columns.LEFT_ON, read_day), today),
    )
    _check_together(row, reading, today=today)
    return replace(row, problems=tuple(reading.problems))


def _name(reading: Reading) -> NameRead:
    if columns.FULL_NAME not in reading.header.fields:
        return _name_of_parts(reading)
    cell = reading.cell(columns.FULL_NAME)
    if cells.is_nothing(cell_text(cell)):
        reading.report(columns.FULL_NAME, NO_NAME, blocking=True)
        return NameRead()
    name = read_full_name(cell)
    if name.problem:
        reading.report(columns.FULL_NAME, name.problem, blocking=name.blocking)
    return _with_aside_reported(name, columns.FULL_NAME, reading)


def _name_of_parts(reading: Reading) -> NameRead:
    parts = {}
    for field in (columns.FAMILY_NAME, columns.GIVEN_NAME, columns.PATRONYMIC):
        parts[field] = read_name_part(reading.cell(field))
        if parts[field].problem:
            reading.report(field, parts[field].problem, blocking=parts[field].blocking)
    family, given, patronymic = parts.values()
    if not family.family_name:
        reading.report(columns.FAMILY_NAME, NO_NAME, blocking=True)
    elif not given.family_name:
        reading.report(columns.GIVEN_NAME, GIVEN_NAME_MISSING, blocking=True)
    aside = " ".join(part.aside for part in parts.values() if part.aside)
    name = NameRead(family.family_name, given.family_name, patronymic.family_name, aside)
    if not (name.patronymic or given.blocking):
        name = with_patronymic_of_its_own(name)
    return _with_aside_reported(name, columns.FAMILY_NAME, reading)


def _with_aside_reported(name: NameRead, field: str, reading: Reading) -> NameRead:
    if name.aside:
        reading.report(field, f"Слова в скобках не вошли в имя: {cells.quoted(name.aside)}.", blocking=False)
    return name


def _experience_field(header: Header) -> str:
    return columns.BOTH_EXPERIENCES if columns.TEACHING_EXPERIENCE not in header.fields else columns.TEACHING_EXPERIENCE


def _experience(reading: Reading) -> int | None:
    field = _experience_field(reading.header)
    return reading.read(
        field, cells.read_experience if field == columns.TEACHING_EXPERIENCE else cells.read_both_experiences
    )


def _fact(name: NameRead, note: str, section: str, left_on: date | None, today: date) -> StaffFactRow | None:
    """From a column of its own, the note of the row, the words beside the name, or the section the row stands in."""
    if left_on:
        return StaffFactRow(LEFT, left_on)
    found = (read_fact(text, today=today) for text in (note, name.aside, section))
    return next((fact for fact in found if fact), None)


def _check_together(row: StaffRow, reading: Reading, *, today: date) -> None:
    if columns.POST in reading.header.fields and not row.post:
        reading.report(columns.POST, NO_POST, blocking=False)
    _check_experience(row, reading, today=today)
    if row.hired_on is None:
        return
    too_early = row.birth_date and cells.age_on(row.hired_on, born=row.birth_date) < MIN_AGE
    if too_early or today - row.hired_on > OLDEST_HIRING:
        text = f"Дата приёма {cell_text(row.hired_on)} слишком ранняя. Исправьте её или дату рождения."
        reading.report(columns.HIRED_ON, text, blocking=True)


def _check_experience(row: StaffRow, reading: Reading, *, today: date) -> None:
    months = row.teaching_experience_months
    if months is None:
        return
    field = _experience_field(reading.header)
    if row.birth_date:
        age = cells.age_on(today, born=row.birth_date)
        if months // 12 > age - MIN_AGE:
            text = f"Стаж {months // 12} при возрасте {age} невозможен. Исправьте стаж или дату рождения."
            reading.report(field, text, blocking=True)
    total = cells.read_experience(reading.cell(columns.TOTAL_EXPERIENCE)).value
    if total is not None and months > total + 11:  # one of the two may be rounded to whole years
        reading.report(field, "Педагогический стаж больше общего. Проверьте оба.", blocking=False)


def with_doubles_reported(rows: Iterable[StaffRow], header: Header) -> Iterator[StaffRow]:
    """Adds to each later row what an earlier one has already: the same person, the same e-mail."""
    people: dict[str, dict[date | None, int]] = {}
    emails: dict[str, int] = {}
    for row in rows:
        problems = list(row.problems)
        if earlier := _same_person(row, people):
            problems.append(_double(row, header, earlier))
        if row.email and (other := emails.setdefault(row.email, row.row)) != row.row:
            text = f"Такая же почта в строке {other}. Оставьте её одному человеку: по ней входят в систему."
            problems.append(CellProblem(row.row, header.label(header.fields[columns.EMAIL]), text, blocking=False))
        yield replace(row, problems=tuple(sorted(problems, key=lambda problem: problem.place)))


def _same_person(row: StaffRow, people: dict[str, dict[date | None, int]]) -> int:
    """The earlier row of the same name unless their dates of birth differ (namesakes are two people); 0 for none."""
    if not row.given_name:
        return 0
    namesakes = people.setdefault(plain(row.full_name), {})
    if row.birth_date is None:
        earlier = next(iter(namesakes.values()), 0)
    else:
        earlier = namesakes.get(row.birth_date) or namesakes.get(None, 0)
    namesakes.setdefault(row.birth_date, row.row)
    return earlier


def _double(row: StaffRow, header: Header, earlier: int) -> CellProblem:
    text = (
        f"Такой человек уже есть в строке {earlier}. Уберите лишнюю строку, "
        "а если это полные тёзки, впишите обоим дату рождения."
    )
    return CellProblem(row.row, header.label(header.name_column), text, blocking=True)
