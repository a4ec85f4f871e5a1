"""The pages of rounds and forms."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from surveys import actions
from surveys.models import Questionnaire, Response, Survey
from surveys.tests.make import OPENED, answers, fields, invite, make_survey
from tests.cast import guards, make_person


@pytest.fixture
def mentee_client(client, cast):
    client.force_login(cast.mentee)
    return client


def asked(cast, **kwargs):
    survey = make_survey(cast.school, **kwargs)
    invite(survey, cast.person(cast.mentee))
    return survey


def test_the_four_built_in_questionnaires_are_there_from_the_start(db):
    titles = set(Questionnaire.objects.filter(organization=None).values_list("title", flat=True))
    assert titles == {
        "Потребности наставляемого",
        "Ресурсы наставника",
        "Удовлетворённость наставляемого",
        "Удовлетворённость наставника",
    }


@pytest.mark.parametrize(
    ("anonymous", "words"),
    [(True, "Анкета <strong>анонимная</strong>"), (False, "Анкета <strong>именная</strong>")],
)
def test_before_the_first_question_the_form_says_who_will_see_the_answers(mentee_client, cast, anonymous, words):
    page = mentee_client.get(reverse("surveys:fill", args=[asked(cast, anonymous=anonymous).pk])).content.decode()
    assert words in page
    assert page.index(words) < page.index("Как дела?")


def test_a_form_kept_for_later_comes_back_as_it_was(mentee_client, cast):
    survey = asked(cast)
    url = reverse("surveys:fill", args=[survey.pk])
    kept = fields(survey, 4) | {"step": "keep"} | guards(cast.school, survey)
    kept.pop(f"q{survey.questionnaire.questions.all()[1].pk}")  # a required question left for later
    assert mentee_client.post(url, kept).status_code == 302
    page = mentee_client.get(url).content.decode()
    assert 'value="4" required id="id_q' in page.replace(" checked", "") or "checked" in page
    assert Response.objects.get(survey=survey).submitted_at is None


def test_a_form_is_not_sent_while_a_required_question_is_open(mentee_client, cast):
    survey = asked(cast)
    response = mentee_client.post(
        reverse("surveys:fill", args=[survey.pk]), {"step": "submit"} | guards(cast.school, survey)
    )
    assert response.status_code == 422
    assert "Не все вопросы отмечены" in response.content.decode()
    assert not Response.objects.filter(survey=survey).exists()


def test_a_double_click_sends_one_answer(mentee_client, cast):
    survey = asked(cast)
    data = fields(survey) | {"step": "submit", "form_key": "6f9b7f0e-6a0e-4b0e-9f0e-6a0e4b0e9f0e"}
    data |= guards(cast.school, survey)
    url = reverse("surveys:fill", args=[survey.pk])
    assert [mentee_client.post(url, data).status_code for _ in range(2)] == [302, 302]
    assert Response.objects.filter(survey=survey).count() == 1


def test_an_anonymous_page_of_a_round_links_no_person_with_answers(client, cast):
    survey = asked(cast, anonymous=True)
    actions.submit(survey, answers(survey, 2, "тайное слово"), actor=cast.actor(cast.mentee), today=OPENED)
    client.force_login(cast.curator)
    pages = [
        client.get(reverse(name, args=[survey.pk])).content.decode() for name in ("surveys:detail", "surveys:results")
    ]
    assert all("тайное слово" not in page for page in pages)
    assert "/answers/" not in pages[0]
    assert client.get(reverse("surveys:response", args=[survey.pk, survey.responses.get().pk])).status_code == 404


def test_results_are_saved_as_a_workbook_with_the_response_rate(client, cast):
    survey = asked(cast)
    invite(survey, make_person(cast.school))
    actions.submit(survey, answers(survey, 6, "=cmd"), actor=cast.actor(cast.mentee), today=OPENED)
    client.force_login(cast.curator)
    content = client.get(reverse("surveys:results", args=[survey.pk]) + "?export=xlsx").content
    sheet = load_workbook(BytesIO(content)).active
    assert [cell.value for cell in sheet[2]][:5] == ["Как дела?", 1, 2, 50, 6]
    assert (sheet["F4"].value, sheet["F4"].data_type) == ("=cmd", "s")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        asked(cast)
    client.force_login(cast.curator)
    client.get(reverse("surveys:list"))
    with django_assert_num_queries(10):
        page = client.get(reverse("surveys:list"))
    assert page.context["count"] == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_round_costs_the_same_however_many_are_asked(client, cast, rows, django_assert_num_queries):
    survey = make_survey(cast.school)
    for _ in range(rows):
        invite(survey, make_person(cast.school))
    client.force_login(cast.curator)
    client.get(survey.get_absolute_url())
    with django_assert_num_queries(11):
        client.get(survey.get_absolute_url())


def test_an_empty_list_says_what_to_do(client, cast):
    client.force_login(cast.curator)
    page = client.get(reverse("surveys:list")).content.decode()
    assert "Начните с потребностей наставляемых" in page
    assert reverse("surveys:new") in page
    assert not Survey.objects.exists()
