"""Ready answers to an uncertain term: each is understood for sure, and choosing one mends the row."""

from datetime import date

import pytest
from django.urls import reverse

from roadmap.models import Activity, PlanUpload
from roadmap.rules import Deadline
from roadmap.rules.readings import readings_of
from roadmap.tests.drafted import make_draft, make_upload
from tests.cast import guards

YEAR = (date(2026, 9, 1), date(2027, 8, 31))
THREE = (date(2025, 9, 1), date(2028, 8, 31))
HALF = "I полугодие учебного года: 1 сентября – 31 декабря"


@pytest.mark.parametrize(
    ("text", "span", "labels"),
    [
        ("1 полугодие", YEAR, [HALF, "I полугодие календарного года: 1 января – 30 июня"]),
        (
            "II полугодие",
            YEAR,
            ["II полугодие учебного года: 1 января – 31 мая", "II полугодие календарного года: 1 июля – 31 декабря"],
        ),
        ("до мая", YEAR, ["месяц входит в срок: до 31 мая", "месяц не входит: до 1 мая"]),
        ("2026-2027", YEAR, ["учебный год 2026–2027", "календарные годы: 01.01.2026 – 31.12.2027"]),
        (
            "с октября 2026 г.",
            YEAR,
            ["только этот месяц: октябрь 2026 г.", "до конца плана: 01.10.2026 – 31.08.2027"],
        ),
        (
            "сентябрь",
            THREE,
            [
                "каждый год: сентябрь",
                "один раз: 01.09.2025 – 30.09.2025",
                "один раз: 01.09.2026 – 30.09.2026",
                "один раз: 01.09.2027 – 30.09.2027",
            ],
        ),
        ("01.09.2026 (день или весь месяц?)", YEAR, ["один день: 01.09.2026", "весь месяц: сентябрь 2026 г."]),
        ("сентябрь", YEAR, []),
        ("по мере необходимости", YEAR, []),
        ("", YEAR, []),
    ],
)
def test_each_doubt_has_its_answers(text, span, labels):
    found = readings_of(text, span)
    assert [reading.label for reading in found] == labels
    for reading in found:
        [term] = Deadline.parse(reading.words, span)
        assert not term.uncertain


def test_a_half_year_is_chosen_on_the_form_of_an_activity(client, cast):
    draft = make_draft(cast.school)
    row = Activity.objects.get(text="Рассказать педагогам")
    url = reverse("roadmap:activity_edit", args=[draft.pk, row.pk])
    client.force_login(cast.curator)
    page = client.get(url)
    assert HALF in page.content.decode()
    said = {"text": row.text, "deadline": row.deadline, "stage": row.stage_id}
    assert client.post(url, guards(cast.school, draft) | said | {"reading": "other"}).status_code == 422
    client.post(url, guards(cast.school, draft) | said | {"reading": "1 сентября – 31 декабря"})
    row.refresh_from_db()
    assert (row.deadline, row.meaning, row.doubts) == ("1 полугодие", "1 сентября – 31 декабря", [])
    assert row.deadlines[0].occurrences(2026) == [(date(2026, 9, 1), date(2026, 12, 31))]
    assert client.get(url).context["form"].initial["reading"] == "1 сентября – 31 декабря"


def test_a_half_year_is_chosen_in_the_preview(client, cast):
    upload = make_upload(cast.school)
    url = reverse("roadmap:mend", args=[upload.pk, 0, 1])
    client.force_login(cast.curator)
    assert HALF in client.get(url).content.decode()
    said = {"text": "Рассказать педагогам", "reading": "other", "meaning": "до 15.10.2026"}
    client.post(url, guards(cast.school, upload) | said)
    row = PlanUpload.objects.get().listed["stages"][0]["activities"][1]
    assert (row["meaning"], row["doubts"]) == ("до 15.10.2026", [])


def test_a_certain_term_offers_nothing_to_choose(client, cast):
    upload = make_upload(cast.school)
    client.force_login(cast.curator)
    page = client.get(reverse("roadmap:mend", args=[upload.pk, 0, 0]))
    assert "reading" not in page.context["form"].fields
