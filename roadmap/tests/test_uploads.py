"""A plan from the organization's own file or a pasted table: previewed, mended, and only then saved."""

import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from core.problems import RuleViolation
from people.states import ImportState
from roadmap.actions.uploads import Mended, confirm, discard_upload, mend, upload_plan
from roadmap.kinds.templates import TEMPLATES
from roadmap.models import Activity, PlanUpload, RoadMap
from roadmap.rules.stored import from_stored, to_stored
from roadmap.states import RoadMapState
from roadmap.tests.drafted import SPAN, TODAY, make_draft, make_upload, plan, upload_for
from roadmap.tests.make import make_road_map
from tests.cast import guards

SAID = {"title": "Карта", "starts_on": SPAN[0], "ends_on": SPAN[1]}
PASTED = "\n".join(
    [
        "№\tНаименование этапа\tМероприятия\tСроки\tОтветственный",
        "1.\tПодготовка условий\tИздать приказ\tсентябрь 2026 г.\tДиректор",
        "2.\tБанк наставников\tПровести анкетирование\t1 полугодие\tКуратор",
    ]
)


def word_file() -> bytes:
    """A table as schools type it."""
    document = Document()
    document.add_paragraph("Дорожная карта наставничества на 2026/2027 учебный год")
    lines = [line.split("\t") for line in PASTED.splitlines()]
    table = document.add_table(rows=len(lines), cols=len(lines[0]))
    for row, cells in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


def test_what_was_read_is_kept_whole_between_the_pages():
    kept = plan(order_number="7", order_date=date(2026, 9, 1), warnings=["Проверьте"])
    assert from_stored(to_stored(kept)) == kept


def test_a_word_file_is_read_and_nothing_is_saved_as_a_plan(cast, curator):
    upload = upload_plan(word_file(), "C:\\Мои\\карта.docx", actor=curator, today=TODAY)
    read = from_stored(upload.listed)
    assert upload.filename == "карта.docx"
    assert [[row.text for row in stage.activities] for stage in read.stages] == [
        ["Издать приказ"],
        ["Провести анкетирование"],
    ]
    assert [row.deadline for stage in read.stages for row in stage.activities] == ["сентябрь 2026 г.", "1 полугодие"]
    assert not RoadMap.objects.exists()


def test_a_second_upload_takes_the_place_of_the_first(cast, curator):
    first = make_upload(cast.school)
    upload_plan(b"", "", pasted=PASTED, actor=curator, today=TODAY)
    first.refresh_from_db()
    assert (first.state, first.listed) == (ImportState.DISCARDED, {})


def test_a_file_that_cannot_be_read_is_refused_in_words(cast, curator):
    with pytest.raises(RuleViolation):
        upload_plan(b"PK\x03\x04 broken", "карта.docx", actor=curator, today=TODAY)
    with pytest.raises(RuleViolation):
        upload_plan(b"", "", pasted="просто текст", actor=curator, today=TODAY)
    assert not PlanUpload.objects.exists()


def test_nobody_but_the_curator_uploads_or_confirms(cast):
    upload = make_upload(cast.school)
    for user in (cast.director, cast.secretary, cast.mentor, cast.stranger):
        actor = cast.actor(user)
        with pytest.raises(PermissionDenied):
            confirm(upload, actor=actor, today=TODAY, **SAID)
    with pytest.raises(PermissionDenied):
        upload_plan(b"", "", pasted=PASTED, actor=cast.actor(cast.director), today=TODAY)
    assert not RoadMap.objects.exists()


def test_a_doubtful_row_is_mended_while_its_words_stay(cast, curator):
    upload = make_upload(cast.school)
    mended = Mended(text="Рассказать на педсовете", meaning="до 15 октября 2026 г.", responsible=["Директор", " "])
    mend(upload, 0, 1, mended, actor=curator)
    road_map = confirm(PlanUpload.objects.get(), actor=curator, today=TODAY, **SAID)
    row = Activity.objects.get(text="Рассказать на педсовете")
    assert (row.deadline, row.meaning, row.doubts) == ("1 полугодие", "до 15 октября 2026 г.", [])
    assert [one.text for one in row.responsible.all()] == ["Директор"]
    assert row.deadlines[0].occurrences(2026)[-1].end == date(2026, 10, 15)
    assert (road_map.title, road_map.state) == ("Карта", RoadMapState.DRAFT)


def test_a_row_that_is_not_there_is_refused(cast, curator):
    with pytest.raises(RuleViolation, match="Такой строки"):
        mend(make_upload(cast.school), 7, 0, Mended(text="Т"), actor=curator)


def test_a_plan_that_is_approved_already_is_in_force_at_once(cast, curator):
    road_map = confirm(make_upload(cast.school), in_force=True, actor=curator, today=TODAY, **SAID)
    assert (road_map.state, road_map.is_from_paper, road_map.in_force_from) == ("in_force", True, SPAN[0])


def test_rows_fill_a_plan_that_was_entered_without_them(cast, curator):
    upload = upload_for(cast.school)
    road_map = confirm(upload, actor=curator, today=TODAY, **SAID)
    assert road_map == upload.into
    assert (road_map.state, road_map.stages.count(), RoadMap.objects.count()) == ("in_force", 2, 1)


def test_a_plan_with_rows_is_not_filled(cast, curator):
    filled = make_draft(cast.school)
    RoadMap.objects.update(state=RoadMapState.IN_FORCE, source="paper")
    with pytest.raises(PermissionDenied):
        upload_plan(b"", "", pasted=PASTED, into=filled, actor=curator, today=TODAY)
    assert not PlanUpload.objects.exists()


def test_confirmed_or_discarded_it_is_over(cast, curator):
    upload = make_upload(cast.school)
    discard_upload(upload, actor=curator)
    with pytest.raises(RuleViolation, match="работа закончена"):
        confirm(upload, actor=curator, today=TODAY, **SAID)
    assert PlanUpload.objects.get().listed == {}


def test_from_file_to_draft_through_the_pages(client, cast):
    client.force_login(cast.curator)
    file = SimpleUploadedFile("карта.docx", word_file())
    reply = client.post(reverse("roadmap:upload"), guards(cast.school) | {"file": file, "pasted": ""})
    upload = PlanUpload.objects.get()
    assert reply.url == upload.get_absolute_url()
    page = client.get(reply.url)
    assert [row.row.text for row in page.context["preview"].doubtful] == ["Провести анкетирование"]
    assert reverse("roadmap:mend", args=[upload.pk, 1, 0]) in page.content.decode()
    data = {"title": "Наша карта", "starts_on": "2026-09-01", "ends_on": "2027-08-31", "how": "draft", "order": ""}
    reply = client.post(upload.get_absolute_url(), guards(cast.school, upload) | data)
    draft = RoadMap.objects.get()
    assert reply.url == draft.get_absolute_url()
    assert client.get(upload.get_absolute_url()).status_code == 404


def test_an_empty_upload_says_what_to_choose(client, cast):
    client.force_login(cast.curator)
    page = client.post(reverse("roadmap:upload"), guards(cast.school) | {"pasted": ""})
    assert (page.status_code, page.context["form"].errors) == (
        422,
        {"file": ["Выберите файл или вставьте таблицу ниже."]},
    )


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_a_template_is_a_draft_in_three_clicks(client, cast, name):
    client.force_login(cast.curator)
    cards = client.get(reverse("roadmap:templates"))
    address = f"{reverse('roadmap:from_template')}?template={name}"
    assert f'href="{address}"' in cards.content.decode()
    proposed = client.get(address).context["form"].initial
    client.post(address, guards(cast.school) | {key: str(value) for key, value in proposed.items()})
    draft = RoadMap.objects.get()
    built = TEMPLATES[name].build(proposed["first"], proposed["last"])
    assert (draft.template, draft.state, draft.title) == (name, RoadMapState.DRAFT, built.title)
    assert [stage.activities.count() for stage in draft.stages.all()] == [
        len(stage.activities) for stage in built.stages
    ]


def test_wrong_years_and_an_unknown_template(client, cast):
    client.force_login(cast.curator)
    address = f"{reverse('roadmap:from_template')}?template=gymnasium"
    first = client.get(address).context["form"].initial["first"]
    page = client.post(address, guards(cast.school) | {"first": first, "last": first - 1})
    assert page.context["form"].errors == {"last": ["Последний учебный год раньше первого."]}
    assert client.get(reverse("roadmap:from_template"), {"template": "nothing"}).status_code == 404
    assert not RoadMap.objects.exists()


def test_the_entered_plan_without_rows_offers_to_fill_it(client, cast):
    road_map = make_road_map(cast.school)
    client.force_login(cast.curator)
    assert reverse("roadmap:fill", args=[road_map.pk]) in client.get(road_map.get_absolute_url()).content.decode()
    client.force_login(cast.director)
    assert reverse("roadmap:fill", args=[road_map.pk]) not in client.get(road_map.get_absolute_url()).content.decode()
