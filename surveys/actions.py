"""Every write of rounds and answers."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from core.schoolyear import SchoolYear
from papers.models import Scan
from papers.rules import Source
from people.models import Person
from registry import actions as registry
from registry.models import MenteeProfile, MentorProfile
from registry.states import EntryState
from surveys import policies
from surveys.kinds.audiences import audience_named
from surveys.models import Answer, Invitee, Question, Questionnaire, Response, Survey
from surveys.rules import ANSWERED_NEED, Purpose, QuestionKind
from surveys.selectors import competences_named, texts_for_bank
from surveys.states import CLOSE_ROUND, OPEN_ROUND, SurveyState

Value = int | str | list[str] | None  # what a form gives for a question, by its id


@action("survey.prepared", "Анкетирование подготовлено")
def prepare(
    questionnaire: Questionnaire,
    *,
    title: str,
    audience_name: str,
    is_anonymous: bool,
    closes_on: date | None,
    actor: Actor,
    today: date,
) -> Survey:
    """Make a round that nobody sees yet."""
    if not policies.can_run_rounds(actor):
        raise PermissionDenied
    if closes_on is not None and closes_on < today:
        raise RuleViolation("Срок ответа уже прошёл. Укажите будущую дату.")
    survey = Survey.objects.create(
        organization=actor.organization,
        questionnaire=questionnaire,
        title=title,
        audience_name=audience_name,
        is_anonymous=is_anonymous,
        school_year=SchoolYear.containing(today).first,
        closes_on=closes_on,
        created_by=actor.user,
    )
    record(survey, audience=audience_name, anonymous=is_anonymous)
    return survey


@action("survey.opened", "Анкетирование открыто")
def open_round(survey: Survey, *, actor: Actor, today: date) -> Survey:
    """Invite everybody whom the audience names today. Raises RuleViolation when it names nobody."""
    survey = lock(survey)
    if not policies.can_run(actor, survey):
        raise PermissionDenied
    persons = list(audience_named(survey.audience_name).persons(survey.organization, today))
    if not persons:
        raise RuleViolation("Отвечать некому: в выбранной группе никого нет. Сначала заполните банк или список.")
    OPEN_ROUND.apply(survey)
    survey.opened_on = today
    survey.save(update_fields=["state", "opened_on"])
    Invitee.objects.bulk_create(Invitee(survey=survey, person=person) for person in persons)
    record(survey, invited=len(persons))
    return survey


@action("survey.closed", "Анкетирование завершено")
def close_round(survey: Survey, *, actor: Actor, today: date) -> Survey:
    """No more answers. Half-filled forms stay unsent and are not counted."""
    survey = lock(survey)
    if not policies.can_run(actor, survey):
        raise PermissionDenied
    CLOSE_ROUND.apply(survey)
    survey.closed_on = today
    survey.save(update_fields=["state", "closed_on"])
    record(survey, closed_on=today)
    return survey


@action("survey.kept", "Черновик ответов сохранён")
def keep(survey: Survey, answers: Mapping[int, Value], *, actor: Actor, today: date) -> Response:
    """Keep a half-filled form of the actor; nobody else reads it."""
    invitee = _open_invitation(survey, actor.person, actor, by_hand=False)
    response, _ = Response.objects.get_or_create(survey=survey, person=invitee.person)
    _write(response, answers)
    record(survey)
    return response


@action("survey.answered", "Анкета отправлена")
def submit(survey: Survey, answers: Mapping[int, Value], *, actor: Actor, today: date) -> Response:
    """Send the actor's own form. In an anonymous round the answers let go of the person here."""
    invitee = _open_invitation(survey, actor.person, actor, by_hand=False)
    response = _submit(invitee, answers, today)
    record(survey)
    return response


@action("survey.answer_recorded", "Анкета внесена с бумаги")
def record_from_paper(
    survey: Survey,
    person: Person,
    answers: Mapping[int, Value],
    *,
    actor: Actor,
    today: date,
    scan: Scan | None = None,
) -> Response:
    """Enter the form that a person filled by hand; an anonymous round keeps neither the name nor the scan."""
    invitee = _open_invitation(survey, person, actor, by_hand=True)
    response = _submit(invitee, answers, today)
    response.source = Source.PAPER
    response.recorded_by = actor.user
    response.scan = None if survey.is_anonymous else scan
    response.save(update_fields=["source", "recorded_by", "scan"])
    record(survey)
    return response


def _open_invitation(survey: Survey, person: Person | None, actor: Actor, *, by_hand: bool) -> Invitee:
    """The locked invitation of this person. Raises PermissionDenied, or RuleViolation in words."""
    allowed = policies.can_record_from_paper(actor, survey) if by_hand else policies.can_fill(actor, survey)
    if not allowed or person is None:
        raise PermissionDenied
    survey.refresh_from_db(fields=["state"])
    if survey.state != SurveyState.OPEN:
        raise RuleViolation("Анкетирование уже завершено, ответы больше не принимаются.")
    invitee = Invitee.objects.select_for_update().filter(survey=survey, person=person).first()
    if invitee is None:
        raise PermissionDenied
    if invitee.answered_on is not None:
        raise RuleViolation("Анкета уже отправлена. Второй раз отвечать не нужно.")
    return invitee


def _submit(invitee: Invitee, answers: Mapping[int, Value], today: date) -> Response:
    survey = invitee.survey
    Response.objects.filter(survey=survey, person=invitee.person).delete()  # the half-filled one, with its author
    moment = timezone.now()
    if survey.is_anonymous:  # neither the hour nor the day may tell who it was
        moment = datetime.combine(survey.opened_on or today, time(), tzinfo=UTC)
    response = Response.objects.create(
        survey=survey,
        person=None if survey.is_anonymous else invitee.person,
        started_at=moment,
        submitted_at=moment,
        recorded_at=moment,
    )
    _write(response, answers)
    invitee.answered_on = survey.opened_on if survey.is_anonymous else today
    invitee.save(update_fields=["answered_on"])
    return response


def _write(response: Response, answers: Mapping[int, Value]) -> None:
    """Replace the answers of a response. Values come cleaned from the form, keyed by the question's id."""
    response.answers.all().delete()
    questions = {q.pk: q for q in response.survey.questionnaire.questions.all()}
    Answer.objects.bulk_create(
        _answer(response, questions[pk], value) for pk, value in answers.items() if value not in (None, "", [])
    )


def _answer(response: Response, question: Question, value: Any) -> Answer:
    answer = Answer(response=response, question=question)
    if question.kind in (QuestionKind.SCALE, QuestionKind.YES_NO):
        answer.number = int(value)
    elif question.kind == QuestionKind.TEXT:
        answer.text = value
    else:
        answer.chosen = value if isinstance(value, list) else [value]
    return answer


@action("questionnaire.copied", "Анкета скопирована для изменения")
def copy_questionnaire(questionnaire: Questionnaire, *, actor: Actor) -> Questionnaire:
    """The organization's own copy, which it may change."""
    if not policies.can_copy_questionnaire(actor, questionnaire):
        raise PermissionDenied
    questions = list(questionnaire.questions.all())
    copy = Questionnaire.objects.create(
        organization=actor.organization,
        title=f"{questionnaire.title} (наша)"[:200],
        intro=questionnaire.intro,
        purpose=questionnaire.purpose,
    )
    for question in questions:
        question.pk, question.questionnaire = None, copy
        question._state.adding = True
    Question.objects.bulk_create(questions)
    record(copy, questions=len(questions))
    return copy


@action("questionnaire.changed", "Анкета изменена")
def change_questionnaire(questionnaire: Questionnaire, *, title: str, intro: str, actor: Actor) -> Questionnaire:
    questionnaire = _changeable(questionnaire, actor)
    questionnaire.title, questionnaire.intro = title, intro
    questionnaire.save(update_fields=["title", "intro"])
    record(questionnaire)
    return questionnaire


@action("questionnaire.question_kept", "Вопрос анкеты сохранён")
def keep_question(questionnaire: Questionnaire, question: Question | None, fields: dict, *, actor: Actor) -> Question:
    """Add a question at the end, or change one. `fields`: text, help_text, kind, options, is_required."""
    questionnaire = _changeable(questionnaire, actor)
    if question is None:
        last = questionnaire.questions.aggregate(last=Max("position"))["last"] or 0
        question = Question(questionnaire=questionnaire, position=last + 1)
    for name, value in fields.items():
        setattr(question, name, value)
    question.save()
    questionnaire.save(update_fields=["title"])
    record(questionnaire, question=question.pk)
    return question


@action("questionnaire.question_dropped", "Вопрос анкеты удалён")
def drop_question(questionnaire: Questionnaire, question: Question, *, actor: Actor) -> Questionnaire:
    questionnaire = _changeable(questionnaire, actor)
    dropped = question.pk
    question.delete()
    questionnaire.save(update_fields=["title"])
    record(questionnaire, question=dropped)
    return questionnaire


def _changeable(questionnaire: Questionnaire, actor: Actor) -> Questionnaire:
    questionnaire = lock(questionnaire)
    if not policies.can_change_questionnaire(actor, questionnaire):
        raise PermissionDenied
    return questionnaire


@action("survey.entered_in_bank", "Внесено в банк по анкете")
def enter_in_bank(response: Response, *, actor: Actor, today: date) -> MentorProfile | MenteeProfile:
    """Make the person's entry in the bank that the questionnaire is for, or bring its needs or offers up to date.

    Raises RuleViolation when the person has not consented to personal data.
    """
    if not policies.can_enter_from(actor, response) or response.person is None:
        raise PermissionDenied
    named, texts = competences_named(response), texts_for_bank(response)
    if response.survey.questionnaire.purpose == Purpose.NEEDS:
        entry = _entered(MenteeProfile, registry.enter_mentee, response.person, texts, actor=actor, today=today)
        needs = dict(entry.needs.values_list("competence", "weight"))
        registry.set_needs(entry, dict.fromkeys(named, ANSWERED_NEED) | needs, actor=actor)
    else:
        entry = _entered(MentorProfile, registry.enter_mentor, response.person, texts, actor=actor, today=today)
        offers = set(entry.offers.values_list("competence", flat=True))
        registry.set_offers(entry, offers | set(named), actor=actor)
    record(response, entry=entry.pk)
    return entry


def _entered(bank: Any, enter: Any, person: Person, texts: dict[str, str], *, actor: Actor, today: date) -> Any:
    """The person's entry: made, or the open one with its texts brought up to date."""
    entry = bank.objects.filter(person=person).exclude(state=EntryState.CLOSED).first()
    if entry is None:
        return enter(person, actor=actor, today=today, **texts)
    return registry.change_entry(entry, actor=actor, **texts) if texts else entry
