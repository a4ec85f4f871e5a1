"""A bank from a spreadsheet in the columns of the personal register."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from openpyxl import load_workbook

from core.exports import xlsx_bytes
from core.problems import RuleViolation
from registry import exports, selectors
from registry.actions import confirm_import, discard_import, read_import, set_offers
from registry.models import BankImport, MenteeProfile, MentorProfile
from registry.rules import Bank
from registry.rules.bank_columns import COLUMNS
from registry.rules.bank_sheet import hours_a_month
from registry.tests.made import TODAY, competence, make_consent, make_mentor
from tests.cast import make_person

MENTOR_HEAD = list(COLUMNS[Bank.MENTORS])
MENTEE_HEAD = list(COLUMNS[Bank.MENTEES])


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


@pytest.fixture
def somova(cast):
    return make_person(
        cast.school, family_name="Сомова", given_name="Анна", patronymic="Ильинична", birth_date=date(1985, 3, 2)
    )


def mentor_line(name, **cells):
    return [cells.get(title, name if title == "ФИО" else "") for title in MENTOR_HEAD]


def mentee_line(name, **cells):
    return [cells.get(title, name if title == "ФИО" else "") for title in MENTEE_HEAD]


def read(rows, bank, curator, head=None):
    head = head or list(COLUMNS[bank])
    return read_import(xlsx_bytes(head, rows), "банк.xlsx", bank, actor=curator, today=TODAY)


MENTOR = {
    "Контакты": "8 900 000-00-01",
    "Основные компетенции": "дисциплина на уроке; шахматы",
    "Важные достижения": "победитель конкурса",
    "Ресурс времени": "2 часа в неделю",
    "Дата вхождения": "01.09.2023",
    "Форма": "педагог – педагог",
    "ФИО наставляемых": "Сизов И. О.",
    "Результаты": "программа выполнена",
}


def test_a_row_becomes_an_entry_as_it_is_with_all_that_it_said(curator, somova):
    bank_import = read([mentor_line("Сомова Анна Ильинична", **MENTOR)], Bank.MENTORS, curator)
    (planned,) = selectors.plan(bank_import)
    assert (planned.outcome, planned.person, planned.lacks_consent) == ("added", somova, True)
    assert [(p.column, p.text) for p in planned.problems] == [
        ("Основные компетенции", "Нет в справочнике: шахматы. Сохраним как примечание на карточке.")
    ]
    done = confirm_import(bank_import, actor=curator, today=TODAY)
    assert done.summary == {"added": 1, "changed": 0, "same": 0, "left_out": 0}
    assert done.listed == {"rows": []}

    entry = MentorProfile.objects.get(person=somova)
    assert (entry.entered_as_is, entry.entered_on, entry.hours_a_month) == (True, date(2023, 9, 1), 8)
    assert (entry.forms, entry.achievements) == (["teacher_teacher"], "победитель конкурса")
    assert [offer.competence.code for offer in entry.offers.all()] == ["discipline"]
    assert entry.imported == {
        "Основные компетенции": "шахматы",
        "ФИО наставляемых": "Сизов И. О.",
        "Результаты": "программа выполнена",
    }


def test_the_same_file_twice_changes_nothing(curator, somova):
    line = mentor_line("СОМОВА Анна Ильинична", **MENTOR)
    confirm_import(read([line], Bank.MENTORS, curator), actor=curator, today=TODAY)
    before = MentorProfile.objects.values().get()
    again = read([line], Bank.MENTORS, curator)
    assert [row.outcome for row in selectors.plan(again)] == ["same"]
    confirm_import(again, actor=curator, today=TODAY)
    assert MentorProfile.objects.values().get() == before


def test_an_empty_cell_changes_nothing_and_a_filled_one_says_what_was(cast, curator, somova):
    make_mentor(cast.school, somova, interests="музеи", achievements="грамота")
    line = mentor_line("Сомова Анна Ильинична", **{"Важные достижения": "медаль"})
    (planned,) = selectors.plan(read([line], Bank.MENTORS, curator))
    assert (planned.outcome, planned.changes) == ("changed", [("важные достижения", "грамота", "медаль")])


def test_namesakes_are_told_apart_by_the_year_of_birth(cast, curator, somova):
    other = make_person(
        cast.school, family_name="Сомова", given_name="Анна", patronymic="Ильинична", birth_date=date(1999, 1, 1)
    )
    known, unclear = (
        mentee_line("Сомова Анна Ильинична", **{"Год рождения": 1999}),
        mentee_line("Сомова Анна Ильинична"),
    )
    planned = selectors.plan(read([known, unclear], Bank.MENTEES, curator))
    assert [(row.outcome, row.person) for row in planned] == [("added", other), ("choose", None)]
    assert set(planned[1].choices) == {somova, other}


def test_an_unclear_row_is_written_for_the_person_chosen(cast, curator, somova):
    make_person(cast.school, family_name="Сомова", given_name="Анна", patronymic="Ильинична")
    bank_import = read([mentee_line("Сомова Анна Ильинична")], Bank.MENTEES, curator)
    confirm_import(bank_import, actor=curator, today=TODAY, chosen={2: somova.pk})
    assert list(MenteeProfile.objects.values_list("person_id", flat=True)) == [somova.pk]


def test_a_person_of_another_school_cannot_be_chosen(cast, curator, somova):
    make_person(cast.school, family_name="Сомова", given_name="Анна", patronymic="Ильинична")
    foreign = make_person(cast.next_door)
    bank_import = read([mentee_line("Сомова Анна Ильинична")], Bank.MENTEES, curator)
    confirm_import(bank_import, actor=curator, today=TODAY, chosen={2: foreign.pk})
    assert not MenteeProfile.objects.exists()


def test_every_fault_is_named_at_its_row_and_cell(cast, curator, somova):
    rows = [
        mentee_line("", **{"Основной запрос": "оценивание"}),
        mentee_line("Никитина Нина Никитична"),
        mentee_line("Сомова Анна Ильинична", **{"Дата вхождения": "когда-то", "Форма": "дружба"}),
        mentee_line("Сомова Анна Ильинична"),
    ]
    planned = selectors.plan(read(rows, Bank.MENTEES, curator))
    assert [(row.row.number, row.outcome) for row in planned] == [
        (2, "faulty"),
        (3, "choose"),
        (4, "added"),
        (5, "faulty"),
    ]
    assert [(p.column, p.text.partition(".")[0]) for row in planned for p in row.problems] == [
        ("ФИО", "В строке нет ФИО"),
        ("ФИО", "Такого человека нет в списке организации"),
        ("Дата вхождения", "Дата «когда-то» не понята"),
        ("Форма", "Такой формы нет: «дружба»"),
        ("ФИО", "Этот человек уже есть в строке 4"),
    ]


def test_an_unknown_person_is_added_from_outside_the_staff_when_asked(curator):
    line = mentor_line("Никитина Нина Никитична", **{"Место работы (учёбы)": "Педагогический колледж"})
    bank_import = read([line], Bank.MENTORS, curator)
    confirm_import(bank_import, actor=curator, today=TODAY, outsiders=[2])
    entry = MentorProfile.objects.get()
    assert (str(entry.person), entry.person.is_staff_member) == ("Никитина Нина Никитична", False)
    assert (entry.is_external, entry.workplace) == (True, "Педагогический колледж")


def test_an_unknown_person_is_not_added_unasked(curator):
    bank_import = read([mentor_line("Никитина Нина Никитична")], Bank.MENTORS, curator)
    assert confirm_import(bank_import, actor=curator, today=TODAY).summary["left_out"] == 1
    assert not MentorProfile.objects.exists()


def test_a_row_left_out_is_not_written(curator, somova):
    bank_import = read([mentor_line("Сомова Анна Ильинична")], Bank.MENTORS, curator)
    done = confirm_import(bank_import, actor=curator, today=TODAY, left_out=[2])
    assert done.summary["left_out"] == 1
    assert not MentorProfile.objects.exists()


def test_a_confirmed_or_discarded_file_is_not_written_again(curator, somova):
    bank_import = read([mentor_line("Сомова Анна Ильинична")], Bank.MENTORS, curator)
    discard_import(bank_import, actor=curator)
    with pytest.raises(RuleViolation, match="уже внесён или отменён"):
        confirm_import(bank_import, actor=curator, today=TODAY)
    assert not MentorProfile.objects.exists()


def test_a_file_without_the_header_says_what_is_needed(curator):
    with pytest.raises(RuleViolation, match="Не нашли строку с названиями столбцов"):
        read([["1", "2"]], Bank.MENTORS, curator, head=["Раз", "Два"])
    assert not BankImport.objects.exists()


def test_a_header_of_the_mentors_bank_tells_both_names_apart(curator, somova):
    head = ["№", "ФИО наставника", "ФИО наставляемого (наставляемых)", "Место работы/учебы"]
    bank_import = read([[1, "Сомова Анна Ильинична", "Сизов И. О.", "школа"]], Bank.MENTORS, curator, head=head)
    (planned,) = selectors.plan(bank_import)
    assert (planned.person, planned.row.values, planned.row.kept) == (
        somova,
        {"workplace": "школа"},
        {"ФИО наставляемых": "Сизов И. О."},
    )


@pytest.mark.parametrize("role", ["director", "mentor", "council", "secretary"])
def test_only_who_keeps_the_banks_imports(cast, role):
    with pytest.raises(PermissionDenied):
        read([mentor_line("Сомова Анна Ильинична")], Bank.MENTORS, cast.actor(getattr(cast, role)))


def test_the_export_has_exactly_the_columns_of_the_register_and_comes_back_unchanged(cast, curator, somova):
    make_consent(somova)
    entry = make_mentor(
        cast.school, somova, entered_on=date(2025, 9, 1), hours_a_month=6, forms=["head_teacher"], interests="=1+1"
    )
    set_offers(entry, [competence("parents").pk], actor=curator)
    entries = MentorProfile.objects.visible_to(curator).for_list()
    content = exports.bank_xlsx(Bank.MENTORS, entries, curator)
    head, line = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    assert list(head) == MENTOR_HEAD
    assert dict(zip(head, line, strict=True))["Интересы"] == "=1+1"
    assert dict(zip(head, line, strict=True))["Основные компетенции"] == "работа с родителями"

    again = read_import(content, "банк.xlsx", Bank.MENTORS, actor=curator, today=TODAY)
    assert [row.outcome for row in selectors.plan(again)] == ["same"]


def test_an_app_above_fills_its_columns(cast, curator, somova, monkeypatch):
    entry = make_mentor(cast.school, somova, imported={"Результаты": "старые", "Дата завершения": "2024"})
    monkeypatch.setattr(exports, "EXTRA_COLUMNS", {Bank.MENTORS: [], Bank.MENTEES: []})
    exports.register_columns(Bank.MENTORS, ["Результаты"], lambda ids: {pk: {"Результаты": "новые"} for pk in ids})
    content = exports.bank_xlsx(Bank.MENTORS, MentorProfile.objects.filter(pk=entry.pk).for_list(), curator)
    head, line = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    cells = dict(zip(head, line, strict=True))
    assert (cells["Результаты"], cells["Дата завершения"]) == ("новые", "2024")
    with pytest.raises(ValueError, match="no columns"):
        exports.register_columns(Bank.MENTORS, ["Настроение"], lambda ids: {})


@pytest.mark.parametrize(
    ("text", "hours"),
    [("8", 8), ("8 ч. в месяц", 8), ("2 часа в неделю", 8), ("201", None), ("по договорённости", None), ("0", None)],
)
def test_hours_are_read_by_month(text, hours):
    assert hours_a_month(text) == hours
