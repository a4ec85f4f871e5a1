"""A round from preparation to results."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from core.models import AuditEntry
from core.problems import RuleViolation
from core.states import IllegalMove
from people.models import Membership
from people.rules import Role
from registry.models import Consent, MenteeProfile
from surveys import actions
from surveys.models import Answer, Invitee, Response, Survey
from surveys.selectors import answers_in_words, rate_of, results_of, todo
from surveys.states import SurveyState
from surveys.tests.make import OPENED, answers, invite, make_needs_answer, make_questionnaire, make_survey
from tests.cast import make_person, make_user

DAY = date(2026, 10, 5)


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


@pytest.fixture
def mentee(cast):
    return cast.actor(cast.mentee)


def answered_round(cast, marks, *, anonymous):
    """A round answered by invented teachers, entered from paper."""
    survey = make_survey(cast.school, anonymous=anonymous)
    curator = cast.actor(cast.curator)
    for number, mark in enumerate(marks):
        person = invite(survey, make_person(cast.school)).person
        word = f"слово {len(marks) - number}"
        actions.record_from_paper(survey, person, answers(survey, mark, word), actor=curator, today=DAY)
    return survey


def test_opening_invites_everybody_whom_the_audience_names_that_day(cast, curator):
    survey = actions.prepare(
        make_questionnaire(cast.school),
        title="Осень",
        audience_name="teachers",
        is_anonymous=False,
        closes_on=None,
        actor=curator,
        today=DAY,
    )
    make_person(cast.school, is_teaching=False)
    make_person(cast.neighbour)
    newcomer = make_person(cast.school)
    actions.open_round(survey, actor=curator, today=DAY)
    invited = set(Invitee.objects.filter(survey=survey).values_list("person_id", flat=True))
    assert newcomer.pk in invited
    assert len(invited) == rate_of(survey).invited == 10  # nine users of the cast, and the newcomer
    assert Survey.objects.get(pk=survey.pk).school_year == 2026


def test_a_round_for_nobody_is_not_opened(cast, curator):
    survey = make_survey(cast.school, SurveyState.DRAFT)
    Survey.objects.filter(pk=survey.pk).update(audience_name="mentors")
    with pytest.raises(RuleViolation, match="Отвечать некому"):
        actions.open_round(Survey.objects.get(pk=survey.pk), actor=curator, today=DAY)


def test_a_term_that_has_passed_is_refused(cast, curator):
    with pytest.raises(RuleViolation, match="уже прошёл"):
        actions.prepare(
            make_questionnaire(cast.school),
            title="Осень",
            audience_name="teachers",
            is_anonymous=False,
            closes_on=date(2026, 10, 4),
            actor=curator,
            today=DAY,
        )


def test_a_round_is_opened_once(cast, curator):
    survey = make_survey(cast.school)
    with pytest.raises(IllegalMove):
        actions.open_round(survey, actor=curator, today=DAY)


def test_a_half_filled_form_is_kept_for_its_author_and_not_counted(cast, curator, mentee):
    survey = make_survey(cast.school)
    invite(survey, mentee.person)
    scale = survey.questionnaire.questions.first()
    actions.keep(survey, {scale.pk: "4"}, actor=mentee, today=DAY)
    assert rate_of(survey).answered == 0
    assert results_of(survey)[0].answered == 0
    assert not Response.objects.visible_to(curator).exists()
    assert Response.objects.visible_to(mentee).count() == 1


def test_an_answer_is_sent_once(cast, mentee):
    survey = make_survey(cast.school)
    invite(survey, mentee.person)
    actions.submit(survey, answers(survey), actor=mentee, today=DAY)
    with pytest.raises(RuleViolation, match="уже отправлена"):
        actions.submit(survey, answers(survey, 1), actor=mentee, today=DAY)
    assert Answer.objects.filter(question__kind="scale").get().number == 8


def test_a_closed_round_takes_no_answers(cast, curator, mentee):
    survey = make_survey(cast.school)
    invite(survey, mentee.person)
    actions.close_round(survey, actor=curator, today=DAY)
    with pytest.raises(RuleViolation, match="уже завершено"):
        actions.submit(Survey.objects.get(pk=survey.pk), answers(survey), actor=mentee, today=DAY)


def test_somebody_not_asked_may_not_answer(cast, mentee):
    survey = make_survey(cast.school)
    with pytest.raises(PermissionDenied):
        actions.submit(survey, answers(survey), actor=mentee, today=DAY)


def test_an_anonymous_answer_keeps_neither_the_person_nor_the_moment(cast, mentee):
    survey = make_survey(cast.school, anonymous=True)
    invite(survey, mentee.person)
    actions.keep(survey, answers(survey, 3), actor=mentee, today=DAY)
    actions.submit(survey, answers(survey, 3), actor=mentee, today=DAY)
    response = Response.objects.get(survey=survey)
    assert response.person is None
    assert {response.started_at.date(), response.submitted_at.date(), response.recorded_at.date()} == {
        response.submitted_at.date()
    }
    assert Invitee.objects.get(survey=survey).answered_on == OPENED
    assert not Response.objects.visible_to(mentee).exists()
    assert not AuditEntry.objects.about(response).exists()


def test_a_paper_form_of_an_anonymous_round_names_nobody(cast):
    survey = answered_round(cast, [5], anonymous=True)
    response = survey.responses.get()
    assert (response.person, response.scan, response.source) == (None, None, "paper")


@pytest.mark.parametrize(("answered", "hidden"), [(4, True), (5, False)])
def test_fewer_than_five_answers_of_an_anonymous_round_stay_hidden(cast, answered, hidden):
    survey = answered_round(cast, [7] * answered, anonymous=True)
    scale, _yes_no, text = results_of(survey)
    assert (scale.hidden, text.hidden) == (hidden, hidden)
    assert scale.mean == (None if hidden else 7)
    assert bool(text.texts) is not hidden


def test_a_rare_mark_hides_the_distribution_of_an_anonymous_round_but_not_the_mean(cast):
    survey = answered_round(cast, [10, 10, 10, 10, 10, 1], anonymous=True)
    scale = results_of(survey)[0]
    assert scale.cells_hidden
    assert scale.cells == []
    assert scale.mean == 8.5


def test_a_named_round_shows_every_figure_to_those_who_run_it(cast):
    survey = answered_round(cast, [10, 1], anonymous=False)
    scale, yes_no, text = results_of(survey)
    assert (scale.mean, dict(scale.cells)["10"], dict(scale.cells)["1"]) == (5.5, 1, 1)
    assert yes_no.cells == [("да", 2), ("нет", 0)]
    assert text.texts == ["слово 1", "слово 2"]  # by the letters, not by who came first
    assert (rate_of(survey).answered, rate_of(survey).share) == (2, 1.0)


def test_a_named_answer_is_read_in_words(cast):
    survey = answered_round(cast, [9], anonymous=False)
    shown = answers_in_words(survey.responses.get())
    assert [answer.words for answer in shown] == ["9", "да", "слово 1"]


def test_the_home_page_asks_for_an_unfilled_form_until_it_is_sent(cast, mentee):
    survey = make_survey(cast.school)
    Survey.objects.filter(pk=survey.pk).update(closes_on=date(2026, 10, 4))
    invite(survey, mentee.person)
    task = todo(mentee, DAY)[0]
    assert (task.text, task.urgent, task.due) == ("Заполните анкету «Осенний опрос».", True, date(2026, 10, 4))
    actions.submit(survey, answers(survey), actor=mentee, today=DAY)
    assert todo(mentee, DAY) == []


def test_a_copy_is_changed_and_the_built_in_one_is_not(cast, curator):
    built_in = make_questionnaire(None)
    with pytest.raises(PermissionDenied):
        actions.change_questionnaire(built_in, title="Моё", intro="", actor=curator)
    copy = actions.copy_questionnaire(built_in, actor=curator)
    assert [q.text for q in copy.questions.all()] == ["Как дела?", "Продолжите?", "Что добавить?"]
    actions.drop_question(copy, copy.questions.first(), actor=curator)
    assert (copy.questions.count(), built_in.questions.count()) == (2, 3)


def test_a_questionnaire_already_sent_out_is_not_changed(cast, curator):
    survey = make_survey(cast.school)
    with pytest.raises(PermissionDenied):
        actions.change_questionnaire(survey.questionnaire, title="Иначе", intro="", actor=curator)


def test_a_participant_sees_only_rounds_they_are_asked_in(cast, mentee):
    make_survey(cast.school)
    asked = make_survey(cast.school)
    invite(asked, mentee.person)
    assert list(Survey.objects.visible_to(mentee)) == [asked]
    stranger = make_user(cast.neighbour, "curator")
    assert not Survey.objects.visible_to(cast.actor(stranger)).exists()


def test_an_answer_about_needs_makes_the_entry_in_the_bank(cast, curator):
    response = make_needs_answer(cast.school, cast)
    entry = actions.enter_in_bank(response, actor=curator, today=DAY)
    assert (entry.person, entry.request, entry.needs.count()) == (response.person, "Научиться вести урок", 2)
    assert Membership.objects.filter(person=response.person, role=Role.MENTEE, ended_on=None).exists()


def test_a_later_answer_adds_needs_and_keeps_their_importance(cast, curator):
    response = make_needs_answer(cast.school, cast)
    entry = actions.enter_in_bank(response, actor=curator, today=DAY)
    entry.needs.update(weight=3)
    again = actions.enter_in_bank(response, actor=curator, today=DAY)
    assert again.pk == entry.pk
    assert list(again.needs.values_list("weight", flat=True)) == [3, 3]


def test_without_a_consent_to_personal_data_an_answer_makes_no_entry(cast, curator):
    response = make_needs_answer(cast.school, cast)
    Consent.objects.filter(person=response.person).update(withdrawn_on=DAY)
    with pytest.raises(RuleViolation):
        actions.enter_in_bank(response, actor=curator, today=DAY)
    assert not MenteeProfile.objects.exists()
