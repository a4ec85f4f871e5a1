"""The regulation: drafted from the model one, written section by section, compared, entered as it is."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.actors import SYSTEM
from core.problems import RuleViolation
from papers.models import Act
from roadmap.actions.regulations import (
    add_missing_sections,
    draft_regulation,
    drop_section,
    enter_regulation,
    renew_regulation,
    write_section,
)
from roadmap.kinds.regulation import SECTIONS
from roadmap.models import Regulation
from roadmap.rules.model import missing_sections, missing_stages
from roadmap.selectors.comparison import missing_in_plan, missing_in_regulation
from roadmap.selectors.drafts import stages_of
from roadmap.states import RegulationState
from roadmap.tests.drafted import TODAY, entered_regulation, make_draft, make_regulation
from tests.cast import guards
from tests.probes.papers import picture

MODEL = [(section.code, section.title, section.words) for section in SECTIONS]


def test_the_draft_has_the_nine_sections_with_the_data_of_the_organization(cast):
    regulation = make_regulation(cast.school)
    assert [section["title"] for section in regulation.sections] == [section.title for section in SECTIONS]
    assert len(SECTIONS) == 9
    assert cast.school.genitive_name in regulation.title
    assert cast.school.genitive_name in regulation.section("general")["text"]
    assert not any("{" in section["text"] for section in regulation.sections)
    assert missing_in_regulation(regulation) == []


def test_a_second_draft_is_refused_with_the_way_to_the_first(cast):
    regulation = make_regulation(cast.school)
    with pytest.raises(RuleViolation) as refused:
        draft_regulation(organization=cast.school, actor=SYSTEM, today=TODAY)
    assert refused.value.problems[0].url == regulation.get_absolute_url()


def test_only_the_curator_drafts_and_writes(cast):
    regulation = make_regulation(cast.school)
    for user in (cast.director, cast.secretary, cast.mentor, cast.stranger):
        with pytest.raises(PermissionDenied):
            write_section(regulation, "general", title="Чужое", text="Чужое", actor=cast.actor(user))
        with pytest.raises(PermissionDenied):
            draft_regulation(organization=cast.school, actor=cast.actor(user), today=TODAY)
    assert Regulation.objects.get().sections == regulation.sections


def test_sections_are_written_added_and_dropped(cast):
    regulation, actor = make_regulation(cast.school), cast.actor(cast.curator)
    write_section(regulation, "aims", title="Цели", text="2.1. Своё.", actor=actor)
    write_section(regulation, "", title="Поощрение", text="Благодарность.", actor=actor)
    drop_section(regulation, "mentee", actor=actor)
    fresh = Regulation.objects.get()
    assert [section["code"] for section in fresh.sections][-3:] == ["publication", "own1", "final"]
    assert fresh.section("aims") == {"code": "aims", "title": "Цели", "text": "2.1. Своё."}
    assert missing_in_regulation(fresh) == ["Нет раздела «Права и обязанности наставляемого»."]
    add_missing_sections(fresh, actor=actor)
    again = Regulation.objects.get()
    assert missing_in_regulation(again) == []
    assert again.section("aims")["text"] == "2.1. Своё."
    assert [section["code"] for section in again.sections][-2:] == ["own1", "final"]


def test_an_unknown_section_is_refused(cast):
    with pytest.raises(RuleViolation, match="Такого раздела"):
        write_section(make_regulation(cast.school), "nowhere", title="Т", text="Т", actor=SYSTEM)


def test_sections_of_another_wording_are_recognised():
    here = [("Общие положения", "Текст"), ("Условия публикации результатов на сайте", "Текст"), ("Пустой", " ")]
    missing = missing_sections(here, MODEL)
    assert "Общие положения" not in missing
    assert "Публикация результатов" not in missing
    assert len(missing) == 7


def test_stages_of_the_model_plan_are_found_in_other_words():
    own = [
        ("Подготовительный этап", ["Издать приказ о наставничестве"]),
        ("Банк наставляемых", ["Собрать запросы педагогов"]),
        ("Формирование базы наставников", ["Анкетирование"]),
        ("Обучение", ["Школа наставников"]),
        ("Основной", ["Организация работы пар и групп"]),
        ("Итоги", []),
    ]
    assert missing_stages(own) == ["Завершение программ", "Информационная поддержка"]


def test_a_plan_is_compared_with_the_model_one_a_plan_without_rows_is_not(cast):
    draft = make_draft(cast.school)
    missing = missing_in_plan(stages_of(draft))
    assert "Нет мероприятий этапа «Информационная поддержка»." in missing
    assert "Нет мероприятий этапа «Подготовка условий»." not in missing
    assert missing_in_plan([]) == []


def test_one_of_earlier_years_is_entered_beside_the_one_that_holds(cast):
    held = entered_regulation(cast.school)
    old = entered_regulation(cast.school, in_force_from=date(2022, 9, 1), in_force_until=date(2025, 8, 31))
    held.refresh_from_db()
    assert (held.state, old.state) == (RegulationState.IN_FORCE, RegulationState.REPLACED)
    assert (held.act.valid_from, old.act) == (date(2025, 9, 1), None)
    assert Act.objects.filter(organization=cast.school).count() == 1


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"in_force_from": date(2026, 10, 6)}, "не может быть в будущем"),
        ({"in_force_until": date(2025, 8, 31)}, "раньше, чем начало"),
    ],
)
def test_impossible_dates_are_refused(cast, fields, problem):
    facts = {"title": "Положение", "in_force_from": date(2025, 9, 1), "organization": cast.school} | fields
    with pytest.raises(RuleViolation, match=problem):
        enter_regulation(actor=SYSTEM, today=TODAY, **facts)
    assert not Regulation.objects.exists()


def test_a_regulation_without_text_is_renewed_from_the_model(cast):
    held = entered_regulation(cast.school)
    renewed = renew_regulation(held, actor=cast.actor(cast.curator), today=TODAY)
    assert (renewed.previous, len(renewed.sections), renewed.state) == (held, 9, RegulationState.DRAFT)


def test_the_page_enters_with_a_scan_that_everybody_opens(client, cast):
    client.force_login(cast.curator)
    data = {"title": "Положение", "in_force_from": "2025-09-01", "in_force_until": "", "order": "", "scan": picture()}
    assert client.post(reverse("roadmap:regulation_enter"), guards(cast.school) | data).status_code == 302
    regulation = Regulation.objects.get()
    client.force_login(cast.mentee)
    reply = client.get(reverse("roadmap:regulation_scan", args=[regulation.pk]))
    assert (reply.status_code, reply["Content-Type"]) == (200, "image/png")
    assert client.get(regulation.get_absolute_url()).status_code == 200


def test_a_draft_is_not_shown_to_participants(client, cast):
    regulation = make_regulation(cast.school)
    client.force_login(cast.mentor)
    assert client.get(regulation.get_absolute_url()).status_code == 404
    assert client.get(reverse("roadmap:regulations")).context["regulations"] == []


def test_the_button_drafts_and_the_form_writes(client, cast):
    client.force_login(cast.curator)
    client.post(reverse("roadmap:regulation_new"), guards(cast.school))
    regulation = Regulation.objects.get()
    url = reverse("roadmap:section_edit", args=[regulation.pk, "general"])
    assert client.get(url).context["form"].initial["title"] == "Общие положения"
    data = {"title": "Общее", "text": "1.1. Кратко."}
    client.post(url, guards(cast.school, regulation) | data)
    assert Regulation.objects.get().section("general")["text"] == "1.1. Кратко."
    assert client.get(reverse("roadmap:section_edit", args=[regulation.pk, "nowhere"])).status_code == 404


@pytest.mark.parametrize("versions", [1, 3])
def test_the_list_of_versions_costs_the_same(client, cast, versions, django_assert_num_queries):
    for number in range(versions):
        year = 2019 + number
        entered_regulation(cast.school, in_force_from=date(year, 9, 1), in_force_until=date(year + 1, 8, 31))
    client.force_login(cast.curator)
    client.get(reverse("roadmap:regulations"))
    with django_assert_num_queries(5):
        page = client.get(reverse("roadmap:regulations"))
    assert len(page.context["regulations"]) == versions
