"""The program on paper: what its PDF says, read back; never the closed category."""

import subprocess
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document as WordDocument

from pairs.rules import EndGround
from people.models import Organization
from people.rules import Role
from printing.formats import to_pdf, to_text
from programs import actions
from programs.selectors import end_paper, journal, journal_paper, paper_of
from programs.tests import scene
from registry.models import MenteeProfile
from registry.rules import CLOSED_CATEGORY, MenteeCategory
from tests.cast import make_user


@pytest.fixture
def pair(cast):
    mentor = make_user(
        cast.school, Role.MENTOR, family_name="Лаврова", given_name="Мария", patronymic="Петровна", sex="f"
    )
    mentee = make_user(
        cast.school,
        Role.MENTEE,
        family_name="Сизов",
        given_name="Илья",
        patronymic="Олегович",
        sex="m",
        teaching_experience_months=14,
    )
    pair = scene.make_pair(cast.school, mentor=mentor, mentees=[mentee])
    MenteeProfile.objects.update(categories=[CLOSED_CATEGORY], request="Устал от отчётов")
    return pair


def words_of(content: bytes) -> str:
    """The text of a PDF, its white space made plain."""
    text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True).stdout
    return " ".join(text.decode().split())


def text_of(paper) -> str:
    return to_text(paper).replace("\N{NO-BREAK SPACE}", " ")


def test_a_draft_prints_all_its_parts_and_says_it_is_one(client, cast, pair):
    program = scene.make_draft(pair)
    client.force_login(pair.mentor.person.user)
    response = client.get(reverse("programs:pdf", args=[program.pk]))
    assert response["Content-Type"] == "application/pdf"
    words = words_of(response.content)
    for part in (
        "Проект",
        "УТВЕРЖДАЮ",
        "СОГЛАСОВАНО",
        "ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА",
        "Паспорт программы",
        "Лаврова Мария Петровна",
        "Сизов Илья Олегович",
        "с 01.09.2026 по 30.04.2027",
        "Помочь освоиться",
        "Планирование урока",
        "посещение",
        "М. П. Лаврова",
    ):
        assert part in words, part


def test_the_plan_has_the_columns_schools_use(pair):
    program = scene.make_draft(pair)
    text = text_of(paper_of(program))
    assert "Сизов Илья Олегович | наставляемый | учитель математики |  | 1 год 2 месяца" in text
    for column in ("№", "Затруднение", "Содержание", "Форма", "Срок", "Планируемый результат", "Отметка о выполнении"):
        assert column in text


def test_the_same_paper_opens_in_word(client, cast, pair):
    program = scene.make_draft(pair)
    client.force_login(cast.curator)
    response = client.get(reverse("programs:docx", args=[program.pk]))
    document = WordDocument(BytesIO(response.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Дисциплина на уроке" in cells


def test_the_closed_category_never_appears(pair):
    program = scene.make_running(pair)
    for paper in (
        paper_of(program),
        journal_paper(pair, journal(pair), scene.TODAY),
        *(end_paper(program, g, initiator="both", curator=None, today=scene.TODAY) for g in EndGround.values),
    ):
        text = text_of(paper)
        assert MenteeCategory(CLOSED_CATEGORY).label not in text
        assert "Устал от отчётов" not in text


def test_an_approved_program_prints_the_text_that_was_frozen(pair):
    program = scene.make_running(pair)
    frozen = text_of(paper_of(program))
    Organization.objects.filter(pk=pair.organization_id).update(full_name="Другое учреждение")
    program.items.update(topic="Другая тема")
    assert text_of(paper_of(type(program).objects.get(pk=program.pk))) == frozen
    assert "Проект" not in frozen


@pytest.mark.parametrize(
    ("ground", "initiator", "expected"),
    [
        (EndGround.COMPLETED, "", ["ИТОГОВЫЙ ЛИСТ", "0 из 3 мероприятий"]),
        (
            EndGround.INITIATIVE,
            "mentor",
            ["ЗАЯВЛЕНИЕ", "Прошу завершить", "от учителя математики Лавровой Марии"],
        ),
        (EndGround.INITIATIVE, "mentee", ["от учителя математики Сизова Ильи Олеговича"]),
        (EndGround.INITIATIVE, "both", ["Просим завершить", "Лавровой Марии Петровны", "Сизова Ильи Олеговича"]),
        (EndGround.CURATOR, "", ["СЛУЖЕБНАЯ ЗАПИСКА", "исполняется ненадлежащим образом", "Работа с родителями"]),
        (EndGround.LEFT, "", ["СЛУЖЕБНАЯ ЗАПИСКА", "В связи с увольнением участника"]),
    ],
)
def test_each_ground_has_its_drafted_paper(pair, ground, initiator, expected):
    program = scene.make_running(pair)
    words = words_of(to_pdf(end_paper(program, ground, initiator=initiator, curator=None, today=scene.TODAY)))
    for part in expected:
        assert part in words, part


def test_the_paper_is_addressed_to_the_head_in_the_dative(cast, pair):
    head = cast.person(cast.director)
    for name, value in {"family_name": "Гуляева", "given_name": "Вера", "patronymic": "Ильинична", "sex": "f"}.items():
        setattr(head, name, value)
    head.save()
    pair.organization.refresh_from_db()
    program = scene.make_running(pair)
    text = text_of(end_paper(program, EndGround.CURATOR, initiator="", curator=None, today=scene.TODAY))
    assert f"Директору {cast.school.genitive_name}" in text
    assert "Гуляевой В. И." in text


def test_the_journal_counts_meetings_and_minutes(client, cast, pair):
    program = scene.make_running(pair)
    scene.make_meeting(pair, date(2026, 9, 10), item=program.items.first())
    scene.make_meeting(pair, date(2026, 9, 17), kind="trial", minutes=90)
    words = words_of(to_pdf(journal_paper(pair, journal(pair), date(2026, 9, 18))))
    for part in ("ЖУРНАЛ ВСТРЕЧ", "10.09.2026", "молчанием", "17.09.2026", "ждёт", "Всего встреч: 2, минут: 135."):
        assert part in words, part


def test_dates_of_approval_stand_in_the_grif(cast, pair):
    program = actions.approve(scene.make_sent(pair), actor=cast.actor(cast.director), today=date(2026, 9, 5))
    assert "5 сентября 2026 г." in text_of(paper_of(program))
