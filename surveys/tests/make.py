"""Rounds in every state, for tests of this app and for its probes."""

from datetime import date

from people.models import Organization, Person
from people.rules import Role
from registry.actions import record_consent
from registry.models import Competence
from registry.rules import ConsentKind
from surveys.actions import record_from_paper
from surveys.models import Invitee, Question, Questionnaire, Response, Survey
from surveys.rules import Fills, Purpose, QuestionKind
from surveys.states import SurveyState
from tests.cast import Cast, actor_of, make_person, make_user

OPENED = date(2026, 10, 1)


def make_questionnaire(organization: Organization | None) -> Questionnaire:
    """A mark, a yes or no, and a word."""
    questionnaire = Questionnaire.objects.create(
        organization=organization, code="", title="Три вопроса", purpose=Purpose.SATISFACTION_MENTEE
    )
    for number, (text, kind) in enumerate(
        [("Как дела?", QuestionKind.SCALE), ("Продолжите?", QuestionKind.YES_NO), ("Что добавить?", QuestionKind.TEXT)],
        start=1,
    ):
        Question.objects.create(
            questionnaire=questionnaire, position=number, text=text, kind=kind, is_required=kind != QuestionKind.TEXT
        )
    return questionnaire


def make_survey(organization: Organization, state: str = SurveyState.OPEN, *, anonymous: bool = False) -> Survey:
    return Survey.objects.create(
        organization=organization,
        questionnaire=make_questionnaire(organization),
        title="Осенний опрос",
        audience_name="teachers",
        is_anonymous=anonymous,
        school_year=2026,
        state=state,
        opened_on=OPENED,
    )


def invite(survey: Survey, person: Person) -> Invitee:
    return Invitee.objects.create(survey=survey, person=person)


def invite_role(organization: Organization, cast: Cast, role: str = Role.CURATOR) -> Survey:
    """An open round that the role's own person of the organization is asked in."""
    survey = make_survey(organization)
    person = Person.objects.filter(organization=organization, memberships__role=role).first()
    invite(survey, person or make_person(organization))
    return survey


def answers(survey: Survey, mark: int = 8, word: str = "") -> dict:
    scale, yes_no, text = survey.questionnaire.questions.all()
    return {scale.pk: str(mark), yes_no.pk: "1", text.pk: word}


def fields(survey: Survey, mark: int = 8, word: str = "") -> dict[str, str]:
    """The same answers as a browser posts them."""
    return {f"q{pk}": value for pk, value in answers(survey, mark, word).items()}


def make_answered(organization: Organization, cast: Cast) -> Response:
    """A named answer of a teacher, entered from paper by the product."""
    survey = make_survey(organization)
    person = invite(survey, make_person(organization)).person
    curator = make_user(organization, Role.CURATOR)
    return record_from_paper(survey, person, answers(survey), actor=actor_of(curator), today=OPENED)


def make_needs_answer(organization: Organization, cast: Cast) -> Response:
    """A named answer about needs, of somebody who has consented to personal data."""
    survey = make_survey(organization)
    questionnaire = Questionnaire.objects.get(organization=None, code="needs")
    Survey.objects.filter(pk=survey.pk).update(questionnaire=questionnaire)
    survey.refresh_from_db()
    person = invite(survey, make_person(organization)).person
    curator = actor_of(make_user(organization, Role.CURATOR))
    record_consent(person, ConsentKind.PERSONAL_DATA, actor=curator, today=OPENED, given_on=OPENED)
    leaves = Competence.objects.filter(organization=None, parent__isnull=False).values_list("pk", flat=True)[:2]
    named = questionnaire.questions.get(kind=QuestionKind.COMPETENCES)
    wish = questionnaire.questions.get(fills=Fills.REQUEST)
    values = {named.pk: [str(pk) for pk in leaves], wish.pk: "Научиться вести урок"}
    return record_from_paper(survey, person, values, actor=curator, today=OPENED)
