"""Pairs from before the product: one by one and from a spreadsheet."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from core.actors import SYSTEM
from core.problems import RuleViolation
from core.spreadsheets import UnreadableFile
from orders.models import Order
from pairs import actions
from pairs.kinds.pair_list import PairRow, read_pair_list
from pairs.models import Pair, PairImport
from pairs.rules import EndGround
from pairs.selectors.existing import preview
from pairs.states import PairState
from pairs.tests import made
from registry.models import MenteeProfile, MentorProfile
from tests.cast import guards, make_person

BEGAN, ENDED = date(2025, 9, 15), date(2026, 5, 30)


def workbook(*rows) -> bytes:
    book, buffer = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(buffer)
    return buffer.getvalue()


def read(*rows) -> list[PairRow]:
    return read_pair_list(workbook(*rows), "пары.xlsx", today=made.TODAY)


OWN = ("№", "Наставник", "Наставляемый", "Форма", "Дата вхождения", "Дата завершения", "Приказ", "Дата приказа")


def test_a_list_of_pairs_is_read_below_its_title():
    rows = read(
        ["Наставнические пары 2025/2026"],
        [],
        OWN,
        [1, "Лаврова Мария Петровна", "Сизов Илья Олегович", "педагог – педагог", BEGAN, None, "70-ОД", "01.09.2025"],
        ["", "Итого: 1"],
    )
    assert rows == [
        PairRow(
            row=4,
            mentor="Лаврова Мария Петровна",
            mentees=("Сизов Илья Олегович",),
            form="teacher_teacher",
            started_on="2025-09-15",
            order_number="70-ОД",
            order_date="2025-09-01",
        )
    ]


@pytest.mark.parametrize("several", ["Сизов Илья Олегович\nЧерных Пётр", "1) Сизов Илья Олегович; 2) Черных Пётр"])
def test_a_bank_of_mentors_names_its_mentees(several):
    head = ["№", "ФИО", "Контакты", "Место работы (учёбы)", "Дата вхождения", "ФИО наставляемых", "Форма"]
    head += ["Место работы наставляемого", "Дата завершения"]
    rows = read(
        head,
        [1, "Лаврова Мария Петровна", "", "", "15.09.2025", several, "", "", "30.05.2026"],
        [2, "Панин Олег Степанович", "", "", "15.09.2025", "", "", "", ""],
    )
    assert [(row.mentor, row.mentees, row.ended_on) for row in rows] == [
        ("Лаврова Мария Петровна", ("Сизов Илья Олегович", "Черных Пётр"), "2026-05-30")
    ]


def test_a_bank_of_mentees_names_its_mentor():
    head = ["№", "ФИО", "Год рождения", "Основной запрос", "Дата вхождения", "ФИО наставника", "Форма"]
    [row] = read(head, [1, "Сизов Илья Олегович", 1999, "дисциплина", "2025-09-15", "Лаврова Мария Петровна", ""])
    assert (row.mentor, row.mentees) == ("Лаврова Мария Петровна", ("Сизов Илья Олегович",))


def test_a_faulty_date_is_reported_at_its_column_and_a_file_without_pairs_is_refused():
    [row] = read(OWN, [1, "Лаврова Мария", "Сизов Илья", "", "31.02.2025", "", "", ""])
    assert row.problems == (
        "Столбец E: Такой даты нет: «31.02.2025». Напишите дату так: 01.09.2020.",
        "Не указана дата вхождения (начала работы пары).",
    )
    with pytest.raises(UnreadableFile, match="Не нашли столбцы"):
        read(["ФИО", "Должность"], ["Лаврова Мария", "учитель"])


def two_named(school):
    """A mentor and a mentee whose names nobody else has."""
    one = make_person(school, family_name="Ветрова", given_name="Инга", patronymic="Львовна")
    other = make_person(school, family_name="Зимин", given_name="Пётр", patronymic="Ильич")
    return made.make_mentor(school, one), made.make_mentee(school, other)


@pytest.fixture
def listed(cast, db):
    """A mentor and a mentee in their banks, a third person on the staff list alone."""
    mentor, mentee = two_named(cast.school)
    newcomer = make_person(cast.school, family_name="Новикова", given_name="Яна", patronymic="Львовна")
    rows = [
        PairRow(
            2,
            str(mentor.person),
            (str(mentee.person),),
            started_on="2025-09-15",
            order_number="7",
            order_date="2025-09-10",
        ),
        PairRow(3, str(mentor.person), ("новикова яна  львовна",), started_on="2025-09-15", ended_on="2026-05-30"),
        PairRow(4, "Неизвестная Анна Ивановна", (str(mentee.person),), started_on="2025-09-15"),
    ]
    return cast, mentor, mentee, newcomer, rows


def keep(cast, rows) -> PairImport:
    actor = cast.actor(cast.curator)
    return actions.keep_import([row.plain() for row in rows], "пары.xlsx", actor=actor)


def test_the_preview_writes_nothing_and_says_what_is_wrong(listed):
    cast, *_, rows = listed
    found = preview(keep(cast, rows))
    assert [row.status for row in found] == ["add", "add", "faulty"]
    assert found[1].warnings == (
        "Нет в банке, запись будет создана: Новикова\xa0Я.\xa0Л.",
        "Основание завершения не указано: запишем «завершение плана в полном объёме».",
    )
    assert found[2].problems == (
        "«Неизвестная Анна Ивановна»: нет среди сотрудников. Внесите человека и загрузите файл снова.",
    )
    assert Pair.objects.count() == 0


def test_a_confirmed_list_is_entered_and_the_same_file_again_changes_nothing(listed):
    cast, mentor, _, newcomer, rows = listed
    for expected in (2, 0):
        kept = actions.confirm_import(keep(cast, rows), actor=cast.actor(cast.curator), today=made.TODAY)
        assert kept.summary == {"added": expected}
    working, ended = Pair.objects.order_by("pk")
    assert (working.state, working.started_on, working.mentor, working.entered_as_is) == ("active", BEGAN, mentor, True)
    assert (working.opened_by.number, working.opened_by.dated) == ("7", date(2025, 9, 10))
    assert (ended.state, ended.ended_on, ended.end_ground) == (PairState.ENDED, ENDED, EndGround.COMPLETED)
    assert MenteeProfile.objects.get(person=newcomer).entered_on == BEGAN
    assert (Pair.objects.count(), Order.objects.count(), MentorProfile.objects.count()) == (2, 1, 1)
    assert [row.status for row in preview(keep(cast, rows))] == ["same", "same", "faulty"]


def test_two_people_of_one_name_are_not_guessed_at(listed):
    cast, _mentor, mentee, _, rows = listed
    twin = mentee.person
    make_person(cast.school, family_name=twin.family_name, given_name=twin.given_name, patronymic=twin.patronymic)
    [problem] = preview(keep(cast, rows[:1]))[0].problems
    assert "людей с таким именем несколько" in problem


def test_people_of_another_school_are_not_found(listed):
    cast, *_ = listed
    foreign = make_person(cast.next_door, family_name="Дальняя", given_name="Ида", patronymic="Львовна")
    row = PairRow(2, str(foreign), (str(foreign),), started_on="2025-09-15")
    assert preview(keep(cast, [row]))[0].status == "faulty"


@pytest.mark.django_db
def test_checks_of_a_pair_entered_as_it_is_only_warn(cast):
    mentor = made.make_mentor(cast.school, capacity=1)
    for _ in range(2):
        pair = actions.enter_as_is(
            mentor,
            [made.make_mentee(cast.school)],
            form="teacher_teacher",
            kinds=["traditional"],
            started_on=BEGAN,
            actor=SYSTEM,
            today=made.TODAY,
        )
        assert (pair.state, pair.started_on) == (PairState.ACTIVE, BEGAN)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("terms", "text"),
    [
        ({"started_on": date(2026, 10, 2)}, "позже сегодняшней"),
        ({"started_on": BEGAN, "ended_on": date(2025, 9, 14)}, "раньше начала"),
    ],
)
def test_even_an_existing_pair_has_possible_days(cast, terms, text):
    with pytest.raises(RuleViolation, match=text):
        actions.enter_as_is(
            made.make_mentor(cast.school),
            [made.make_mentee(cast.school)],
            form="teacher_teacher",
            kinds=["traditional"],
            actor=SYSTEM,
            today=made.TODAY,
            **terms,
        )


def test_the_curator_uploads_sees_and_confirms(client, cast, db):
    mentor, mentee = two_named(cast.school)
    client.force_login(cast.curator)
    content = workbook(OWN, [1, str(mentor.person), str(mentee.person), "", BEGAN, None, "", ""])
    fields = guards(cast.school) | {"file": SimpleUploadedFile("пары.xlsx", content)}
    shown = client.post(reverse("pairs:import_new"), fields, follow=True)
    assert "новых 1, уже внесены 0, с ошибками 0" in shown.content.decode()
    row = shown.context["object"]
    done = client.post(reverse("pairs:import_confirm", args=[row.pk]), guards(cast.school, row), follow=True)
    assert "Внесено пар: 1." in done.content.decode()
    assert Pair.objects.get().mentor == mentor
