"""`manage.py import_roadmap`: JSON of what was understood, or a draft."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from roadmap.models import Activity, RoadMap
from roadmap.rules.reading import sources
from roadmap.states import RoadMapState
from roadmap.tests.files import make_docx
from roadmap.tests.papers import KINDERGARTEN, TWO_LEVEL_HEAD


@pytest.fixture
def saved_as(tmp_path):
    def save(content: bytes, name: str = "план.docx"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return save


def run(*arguments, **options) -> str:
    out = io.StringIO()
    call_command("import_roadmap", *arguments, stdout=out, **options)
    return out.getvalue()


def test_a_dry_run_prints_what_was_understood_without_a_database(saved_as):
    told = json.loads(run(saved_as(make_docx(TWO_LEVEL_HEAD)), dry_run=True, year=2022))

    assert (told["span"], len(told["stages"])) == (["2022-01-01", "2024-12-31"], 5)
    assert told["stages"][2]["activities"][1] == {
        "number": "3.2.",
        "text": "Методическая помощь наставникам",
        "deadline": "Сентябрь 2022 г. – (по отдельному плану)",
        "occurrences": [["2022-09-01", None]],
        "uncertain": True,
        "responsible": ["Рабочая группа"],
        "result": "Консультации проведены",
    }
    assert "Этап 3, мероприятие 2: У срока есть начало, но нет окончания." in told["warnings"]


def test_a_file_that_is_no_plan_says_why(saved_as):
    with pytest.raises(CommandError, match="Содержимое файла не соответствует"):
        run(saved_as(b"hello"), dry_run=True)


def test_nothing_is_saved_without_an_organization(saved_as):
    with pytest.raises(CommandError, match="Укажите --org или --dry-run"):
        run(saved_as(make_docx(TWO_LEVEL_HEAD)))


@pytest.mark.django_db
def test_a_plan_becomes_a_draft_of_the_organization(cast, saved_as):
    run(saved_as(make_docx(TWO_LEVEL_HEAD)), org=cast.school.slug)
    road_map = RoadMap.objects.get(organization=cast.school, state=RoadMapState.DRAFT)

    assert [stage.activities.count() for stage in road_map.stages.all()] == [2, 3, 4, 4, 1]
    assert Activity.objects.get(stage__road_map=road_map, number="3.5").deadline == "Октябрь 2022 г. – Апрель 2024 г"


@pytest.mark.django_db
def test_a_plan_without_years_is_not_laid(cast, saved_as):
    with pytest.raises(CommandError, match="не назван срок"):
        run(saved_as(make_docx(KINDERGARTEN)), org=cast.school.slug)
    assert not RoadMap.objects.exists()


@pytest.mark.django_db
def test_a_damaged_file_leaves_nothing_behind(cast, saved_as):
    with pytest.raises(CommandError) as refused:
        run(saved_as(make_docx(TWO_LEVEL_HEAD)[:5000]), org=cast.school.slug)
    assert (str(refused.value), RoadMap.objects.count()) == (sources.DAMAGED, 0)
