"""Consents: from paper, on screen, withdrawn; when one is worth an order."""

from datetime import date
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied

from core.problems import RuleViolation
from papers.rules import Source
from people.models import Organization, Person
from printing.formats import to_text
from registry import selectors
from registry.actions import (
    fingerprint,
    give_consent,
    record_consent,
    record_consents,
    shown_text,
    withdraw_consent,
)
from registry.models import Consent
from registry.rules import ConsentKind
from registry.rules.consent_texts import consent_blocks, several_papers
from registry.tests.made import NEXT, TODAY, make_consent, make_mentee, make_mentor
from tests.cast import make_person


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


@pytest.fixture
def mentor(cast):
    return cast.person(cast.mentor)


def give(cast, kind, **fields):
    actor = cast.actor(cast.mentor)
    shown = fingerprint(shown_text(kind, actor.person))
    return give_consent(actor.person, kind, actor=actor, today=TODAY, shown=shown, **fields)


def test_a_consent_on_screen_keeps_its_very_words(cast, mentor):
    consent = give(cast, "personal_data")
    assert consent.text_sha256 == sha256(consent.text.encode()).hexdigest()
    assert str(mentor) in consent.text
    assert cast.school.full_name in consent.text.replace("\xa0", " ")
    assert (consent.source, consent.given_on, consent.recorded_by) == (Source.SCREEN, TODAY, cast.mentor)


def test_a_text_that_changed_meanwhile_is_not_agreed_to(cast, mentor):
    shown = fingerprint(shown_text("personal_data", mentor))
    Organization.objects.filter(pk=cast.school.pk).update(address="г. Заречный, ул. Новая, д. 1")
    with pytest.raises(RuleViolation, match="текст согласия изменился"):
        give_consent(mentor, "personal_data", actor=cast.actor(cast.mentor), today=TODAY, shown=shown)
    assert not Consent.objects.exists()


def test_nobody_agrees_for_another(cast, curator, mentor):
    with pytest.raises(PermissionDenied):
        give_consent(mentor, "personal_data", actor=curator, today=TODAY, shown="")


def test_a_consent_is_given_once(cast):
    give(cast, "personal_data")
    with pytest.raises(RuleViolation, match="уже дано"):
        give(cast, "personal_data")


def test_publication_names_what_may_be_published(cast):
    with pytest.raises(RuleViolation, match="Отметьте, что разрешаете публиковать"):
        give(cast, "publication")
    consent = give(cast, "publication", published=["photo", "name"], conditions="только в группе")
    assert consent.published == ["name", "photo"]
    assert "■ фотография" in consent.text
    assert "□ должность и место работы" in consent.text
    assert "только в группе" in consent.text


def test_paper_is_recorded_with_its_date_and_marked(cast, curator, mentor):
    consent = record_consent(mentor, "mentor_duties", actor=curator, today=TODAY, given_on=date(2026, 9, 1))
    assert (consent.source, consent.given_on, consent.recorded_by) == (Source.PAPER, date(2026, 9, 1), cast.curator)
    assert "статьёй 351.8 Трудового кодекса" in consent.text


def test_a_paper_from_elsewhere_has_no_text_of_ours(curator, mentor):
    consent = record_consent(mentor, "personal_data", actor=curator, today=TODAY, given_on=TODAY, on_our_form=False)
    assert (consent.text, consent.text_sha256) == ("", "")


def test_a_ticked_list_is_recorded_at_once_and_known_papers_are_passed_over(cast, curator):
    first, second = make_person(cast.school), make_person(cast.school)
    make_consent(first)
    kinds = ["personal_data", "being_mentored"]
    consents = record_consents([first, second], kinds, actor=curator, today=TODAY, given_on=TODAY)
    assert sorted((c.person_id, c.kind) for c in consents) == [
        (first.pk, "being_mentored"),
        (second.pk, "being_mentored"),
        (second.pk, "personal_data"),
    ]
    with pytest.raises(RuleViolation, match="уже внесены"):
        record_consents([first, second], kinds, actor=curator, today=TODAY, given_on=TODAY)


@pytest.mark.parametrize("role", ["director", "mentor", "psychologist", "council", "secretary", "stranger"])
def test_only_who_keeps_the_banks_records_papers(cast, mentor, role):
    actor = cast.actor(getattr(cast, role))
    with pytest.raises(PermissionDenied):
        record_consent(mentor, "personal_data", actor=actor, today=TODAY, given_on=TODAY)


def test_a_withdrawal_ends_the_kind_whatever_way_it_was_given(cast, curator, mentor):
    on_screen = give(cast, "personal_data")
    on_paper = record_consent(mentor, "personal_data", actor=curator, today=TODAY, given_on=TODAY)
    other = make_consent(mentor, "publication")
    withdraw_consent(on_screen, actor=cast.actor(cast.mentor), today=NEXT)
    assert set(Consent.objects.filter(withdrawn_on=NEXT).values_list("pk", flat=True)) == {on_screen.pk, on_paper.pk}
    other.refresh_from_db()
    assert other.withdrawn_on is None


def test_a_consent_holds_until_the_day_it_is_withdrawn(mentor):
    consent = make_consent(mentor, withdrawn_on=NEXT)
    assert (consent.holds_on(TODAY), consent.holds_on(NEXT)) == (True, False)
    assert Consent.objects.holding(TODAY).exists()
    assert not Consent.objects.holding(NEXT).exists()


def test_a_consent_holds_to_the_last_day_of_its_term(mentor):
    consent = make_consent(mentor, valid_until=TODAY)
    assert (consent.holds_on(TODAY), consent.holds_on(NEXT)) == (True, False)
    assert list(Consent.objects.holding(TODAY)) == [consent]
    assert not Consent.objects.holding(NEXT).exists()


@pytest.mark.parametrize("day", [date(2024, 8, 31), NEXT])
def test_a_withdrawal_is_dated_between_the_consent_and_today(cast, curator, mentor, day):
    consent = make_consent(mentor)
    with pytest.raises(RuleViolation, match="День отзыва"):
        withdraw_consent(consent, actor=curator, today=TODAY, withdrawn_on=day, from_paper=True)


def test_the_curator_withdraws_only_by_the_persons_paper(curator, mentor):
    with pytest.raises(RuleViolation, match="с его заявления"):
        withdraw_consent(make_consent(mentor), actor=curator, today=TODAY)


def test_an_order_asks_for_paper_until_a_local_act_is_entered(cast, mentor):
    give(cast, "mentor_duties")
    name = mentor.short_name
    assert selectors.consents_lacking([mentor.pk], ["mentor_duties"], TODAY) == {}
    assert selectors.consents_lacking([mentor.pk], ["mentor_duties"], TODAY, written=True) == {
        mentor.pk: {"mentor_duties"}
    }
    assert selectors.written_consent_missing(mentor, "mentor_duties", TODAY) == (
        f"{name}: согласие на выполнение обязанностей наставника дано в системе, для приказа подпишите его на бумаге."
    )
    Organization.objects.filter(pk=cast.school.pk).update(electronic_act="Положение от 01.09.2026 № 12")
    assert selectors.consents_lacking([mentor.pk], ["mentor_duties"], TODAY, written=True) == {}
    assert selectors.written_consent_missing(mentor, "mentor_duties", TODAY) == ""


def test_what_is_lacking_is_found_in_one_query(cast, django_assert_num_queries):
    people = [make_person(cast.school) for _ in range(3)]
    make_consent(people[0])
    with django_assert_num_queries(1):
        lacking = selectors.consents_lacking([p.pk for p in people], ["personal_data", "being_mentored"], TODAY)
    assert lacking == {
        people[0].pk: {"being_mentored"},
        people[1].pk: {"personal_data", "being_mentored"},
        people[2].pk: {"personal_data", "being_mentored"},
    }


def test_the_problems_of_an_order_name_each_person_in_one_query(cast, django_assert_num_queries):
    people = [make_person(cast.school) for _ in range(3)]
    make_consent(people[0], "being_mentored")
    make_consent(people[1], "being_mentored", withdrawn_on=TODAY)
    with django_assert_num_queries(1):
        problems = selectors.consent_problems([(p, "being_mentored") for p in people], TODAY)
    assert [p.text for p in problems] == [
        f"{people[1].short_name}: согласие на закрепление наставника отозвано.",
        f"{people[2].short_name}: нет согласия на закрепление наставника.",
    ]


def test_the_curator_is_told_how_many_people_lack_consents(cast, curator, mentor):
    make_mentor(cast.school, mentor)
    make_mentee(cast.school)
    texts = [task.text for task in selectors.todo(curator, TODAY)]
    assert texts[0] == "Нет согласий у 2 человек из банков."


def test_a_participant_is_asked_for_each_required_consent(cast, mentor):
    make_mentor(cast.school, mentor)
    actor = cast.actor(cast.mentor)
    assert [(task.text, task.url) for task in selectors.todo(actor, TODAY)] == [
        ("Дайте согласие на обработку персональных данных.", "/registry/consents/mine/personal-data/"),
        (
            "Подпишите на бумаге согласие на выполнение обязанностей наставника и отдайте куратору.",
            "/registry/consents/mine/",
        ),
    ]
    make_consent(mentor)
    make_consent(mentor, "mentor_duties")
    assert selectors.todo(actor, TODAY) == []


def person_for_paper(cast, **fields):
    director = Person.objects.get(pk=cast.school.head_id)
    Person.objects.filter(pk=director.pk).update(
        family_name="Гордеева", given_name="Нина", patronymic="Львовна", sex="f"
    )
    names = {"family_name": "Сомов", "given_name": "Пётр", "patronymic": "Ильич", "sex": "m", "post": "учитель физики"}
    person = make_person(cast.school, **(names | fields))
    return Person.objects.select_related("organization__head").get(pk=person.pk)


def printed(cast, kind, person, **choices):
    blocks = consent_blocks(kind, person, person.organization, **choices)
    return " ".join(to_text(several_papers([blocks], "Согласие")).replace("\xa0", " ").split())


@pytest.mark.parametrize("kind", ConsentKind.values)
def test_every_form_is_addressed_to_the_head_and_names_whose_it_is(cast, kind):
    text = printed(cast, kind, person_for_paper(cast))
    assert f"Директору {cast.school.short_name} Гордеевой Н. Л. от Сомова Петра Ильича учителя физики" in text
    assert f"{cast.school.full_name}, адрес: {cast.school.address}" in text
    assert "П. И. Сомов" in text


def test_the_form_for_personal_data_has_all_that_the_law_lists(cast):
    text = printed(cast, "personal_data", person_for_paper(cast))
    for part in ("документ, удостоверяющий личность", "Оператор", "Цель обработки", "Перечень данных"):
        assert part in text
    for part in ("Действия с данными и способы обработки", "Срок действия", "Как отозвать"):
        assert part in text
    assert "проверьте" not in text


def test_an_external_mentor_is_not_bound_by_the_labour_code(cast):
    text = printed(cast, "mentor_duties", person_for_paper(cast, is_staff_member=False))
    assert "351.8" not in text
    assert "определяет соглашение с организацией" in text


def test_mentoring_within_the_job_needs_no_additional_agreement(cast):
    text = printed(cast, "mentor_duties", person_for_paper(cast), in_job_function=True)
    assert "входит в мою трудовую функцию" in text
    assert "дополнительным соглашением" not in text


def test_numbers_of_the_operator_print_when_they_are_known_and_are_blanks_otherwise(cast):
    assert "ИНН ____________________ ОГРН ____________________" in printed(cast, "publication", person_for_paper(cast))
    Organization.objects.filter(pk=cast.school.pk).update(inn="5031000017", ogrn="1035000000122")
    assert "ИНН 5031000017 ОГРН 1035000000122" in printed(cast, "publication", person_for_paper(cast))


def test_publication_names_the_site_and_leaves_boxes_to_tick(cast):
    Organization.objects.filter(pk=cast.school.pk).update(site="https://school.example")
    text = printed(cast, "publication", person_for_paper(cast))
    assert "https://school.example" in text
    assert "□ фотография" in text
    assert "Условия и запреты" in text
