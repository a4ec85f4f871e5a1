"""Addresses of rounds, answers and questionnaires."""

from registry.models import MenteeProfile
from surveys.models import Invitee, Questionnaire, Survey
from surveys.states import SurveyState
from surveys.tests import make
from tests.cast import make_person
from tests.probes import Probe


def state_is(state):
    return lambda row: Survey.objects.get(pk=row.pk).state == state


def draft_with_audience(organization, cast):
    make_person(organization)
    return make.make_survey(organization, SurveyState.DRAFT)


def open_round(organization, cast):
    return make.make_survey(organization)


def asked_teacher(organization, cast):
    survey = make.make_survey(organization)
    make.invite(survey, make_person(organization))
    return survey


def somebody_answered(survey):
    return Invitee.objects.filter(survey=survey, answered_on__isnull=False).exists()


def paper_fields(survey):
    person = survey.invitees.get().person_id
    return make.fields(survey) | {"person": person, "paper_date": "2026-10-05"}


def own_questionnaire(organization, cast):
    return make.make_questionnaire(organization)


def first_question(questionnaire):
    return {"pk": questionnaire.pk, "question_pk": questionnaire.questions.first().pk}


def questions(questionnaire):
    return Questionnaire.objects.get(pk=questionnaire.pk).questions


NOT_FOR = ("mentee", "secretary", "no_role", "municipal")
QUESTION = {"text": "Новый вопрос?", "help_text": "", "kind": "scale", "options": "", "is_required": "on"}

PROBES = {
    "surveys:detail": Probe(open_round, denied=("mentor", "secretary", "no_role", "municipal")),
    "surveys:open": Probe(draft_with_audience, "post", effect=state_is(SurveyState.OPEN), denied=NOT_FOR),
    "surveys:close": Probe(open_round, "post", effect=state_is(SurveyState.CLOSED), denied=NOT_FOR),
    "surveys:fill": Probe(
        make.invite_role, "post", data=make.fields, effect=somebody_answered, denied=("mentee", "director", "no_role")
    ),
    "surveys:record": Probe(asked_teacher, "post", data=paper_fields, effect=somebody_answered, denied=NOT_FOR),
    "surveys:results": Probe(open_round, denied=NOT_FOR),
    "surveys:response": Probe(
        make.make_answered, kwargs=lambda row: {"pk": row.survey_id, "response_pk": row.pk}, denied=NOT_FOR
    ),
    "surveys:enter_in_bank": Probe(
        make.make_needs_answer,
        "post",
        kwargs=lambda row: {"pk": row.survey_id, "response_pk": row.pk},
        effect=lambda row: MenteeProfile.objects.filter(person=row.person, needs__isnull=False).exists(),
        denied=("mentee", "director", "psychologist", "no_role", "municipal"),
    ),
    "surveys:questionnaire": Probe(own_questionnaire, denied=NOT_FOR),
    "surveys:questionnaire_copy": Probe(
        own_questionnaire,
        "post",
        effect=lambda row: Questionnaire.objects.filter(title="Три вопроса (наша)").exists(),
        denied=NOT_FOR,
    ),
    "surveys:questionnaire_edit": Probe(
        own_questionnaire,
        "post",
        data=lambda row: {"title": "Иначе", "intro": ""},
        effect=lambda row: Questionnaire.objects.get(pk=row.pk).title == "Иначе",
        denied=NOT_FOR,
    ),
    "surveys:question_new": Probe(
        own_questionnaire,
        "post",
        data=lambda row: QUESTION,
        effect=lambda row: questions(row).count() == 4,
        denied=NOT_FOR,
    ),
    "surveys:question_edit": Probe(
        own_questionnaire,
        "post",
        data=lambda row: QUESTION,
        kwargs=first_question,
        effect=lambda row: questions(row).first().text == "Новый вопрос?",
        denied=NOT_FOR,
    ),
    "surveys:question_drop": Probe(
        own_questionnaire,
        "post",
        kwargs=first_question,
        effect=lambda row: questions(row).count() == 2,
        denied=NOT_FOR,
    ),
}
