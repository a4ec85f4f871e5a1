"""Results of a round, its response rate, what somebody must fill."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from core.actors import Actor
from core.text import plain_column
from core.todo import Todo
from people.models import Person
from registry.models import Competence
from surveys import policies
from surveys.kinds.audiences import audience_named
from surveys.models import Answer, Invitee, Question, Response, Survey
from surveys.rules import HIGHEST_MARK, LOWEST_MARK, SMALLEST_CELL, QuestionKind
from surveys.states import SurveyState


@dataclass(frozen=True)
class Rate:
    """How many were asked and how many answered."""

    invited: int
    answered: int

    @property
    def share(self) -> float | None:
        return self.answered / self.invited if self.invited else None


@dataclass
class QuestionResult:
    """The answers to one question. `hidden`: too few answers of an anonymous round to show any figure."""

    question: Question
    answered: int = 0
    mean: float | None = None
    cells: list[tuple[str, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    hidden: bool = False
    cells_hidden: bool = False


def rate_of(survey: Survey) -> Rate:
    counted = survey.invitees.aggregate(asked=Count("pk"), answered=Count("pk", filter=Q(answered_on__isnull=False)))
    return Rate(counted["asked"], counted["answered"])


def results_of(survey: Survey) -> list[QuestionResult]:
    """One result a question, in four queries. Anonymous rounds hide what fewer than five people said."""
    questions = list(survey.questionnaire.questions.all())
    answers: dict[int, list[Answer]] = {question.pk: [] for question in questions}
    submitted = Answer.objects.filter(response__survey=survey, response__submitted_at__isnull=False)
    for answer in submitted:
        answers[answer.question_id].append(answer)
    titles = _competence_titles(questions)
    return [_result(question, answers[question.pk], titles, survey.is_anonymous) for question in questions]


def _competence_titles(questions: list[Question]) -> dict[str, str]:
    if not any(question.kind == QuestionKind.COMPETENCES for question in questions):
        return {}
    return {str(pk): title for pk, title in Competence.objects.values_list("pk", "title")}


def _result(question: Question, answers: list[Answer], titles: dict[str, str], is_anonymous: bool) -> QuestionResult:
    result = QuestionResult(question, answered=len(answers))
    if is_anonymous and len(answers) < SMALLEST_CELL:
        result.hidden = True
        return result
    if question.kind == QuestionKind.TEXT:
        result.texts = sorted(answer.text for answer in answers)  # no order that tells who came first
        return result
    result.cells = _cells(question, answers, titles)
    if question.kind == QuestionKind.SCALE and answers:
        result.mean = sum(answer.number or 0 for answer in answers) / len(answers)
    if is_anonymous and any(0 < count < SMALLEST_CELL for _, count in result.cells):
        result.cells, result.cells_hidden = [], True
    return result


def _cells(question: Question, answers: list[Answer], titles: dict[str, str]) -> list[tuple[str, int]]:
    if question.kind == QuestionKind.SCALE:
        marks = Counter(answer.number for answer in answers)
        return [(str(mark), marks[mark]) for mark in range(LOWEST_MARK, HIGHEST_MARK + 1)]
    if question.kind == QuestionKind.YES_NO:
        said = Counter(answer.number for answer in answers)
        return [("да", said[1]), ("нет", said[0])]
    chosen = Counter(option for answer in answers for option in answer.chosen)
    if question.kind == QuestionKind.COMPETENCES:
        return [(titles.get(str(pk), "удалена из словаря"), count) for pk, count in chosen.most_common()]
    return [(option, chosen[option]) for option in question.options]


@dataclass(frozen=True)
class ShownAnswer:
    question: Question
    words: str


def answers_in_words(response: Response) -> list[ShownAnswer]:
    """Every question of a named response with its answer as people read it."""
    given = {answer.question_id: answer for answer in response.answers.all()}
    questions = list(response.survey.questionnaire.questions.all())
    titles = _competence_titles(questions)
    return [ShownAnswer(question, _words(question, given.get(question.pk), titles)) for question in questions]


def _words(question: Question, answer: Answer | None, titles: dict[str, str]) -> str:
    if answer is None:
        return "нет ответа"
    if question.kind == QuestionKind.YES_NO:
        return "да" if answer.number else "нет"
    if question.kind == QuestionKind.SCALE:
        return str(answer.number)
    if question.kind == QuestionKind.TEXT:
        return answer.text
    return ", ".join(titles.get(str(option), str(option)) for option in answer.chosen)


def texts_for_bank(response: Response) -> dict[str, str]:
    """What free answers give to the entry in a bank, by the entry's field."""
    answers = response.answers.exclude(question__fills="").exclude(text="").select_related("question")
    return {answer.question.fills: answer.text for answer in answers}


def competences_named(response: Response) -> list[int]:
    """Ids of the competences named in a response, in the order of the answer: needs of a mentee, offers of a mentor."""
    answer = response.answers.filter(question__kind=QuestionKind.COMPETENCES).first()
    known = set(Competence.objects.values_list("pk", flat=True))
    return [int(pk) for pk in answer.chosen if int(pk) in known] if answer else []


def invitees_of(survey: Survey) -> list[tuple[Invitee, int | None]]:
    """Everybody asked, by name, each with the id of their named response (none in an anonymous round)."""
    responses = {}
    if not survey.is_anonymous:
        submitted = survey.responses.filter(submitted_at__isnull=False)
        responses = dict(submitted.values_list("person_id", "pk"))
    invitees = survey.invitees.select_related("person")
    names = [plain_column(f"person__{part}") for part in ("family_name", "given_name", "patronymic")]
    return [(invitee, responses.get(invitee.person_id)) for invitee in invitees.order_by(*names, "pk")]


def audience_of(survey: Survey, today: date) -> list[Person]:
    """Whom a round would be sent to today."""
    return list(audience_named(survey.audience_name).persons(survey.organization, today).by_name())


def without_answer(survey: Survey):
    """People asked who have not answered yet, by name: a scoped queryset."""
    waiting = survey.invitees.filter(answered_on=None)
    return Person.objects.filter(pk__in=waiting.values("person")).by_name()


def has_answered(actor: Actor, survey: Survey) -> bool:
    return survey.invitees.filter(person=actor.person, answered_on__isnull=False).exists() if actor.person else False


def kept_answers(actor: Actor, survey: Survey) -> dict[str, Any]:
    """The actor's own half-filled form, as initial values of the fields."""
    answers = Answer.objects.filter(
        response__survey=survey, response__person=actor.person, response__submitted_at=None
    ).select_related("question")
    return {f"q{answer.question_id}": _initial(answer) for answer in answers}


def _initial(answer: Answer) -> Any:
    if answer.question.kind in (QuestionKind.SCALE, QuestionKind.YES_NO):
        return str(answer.number)
    if answer.question.kind == QuestionKind.TEXT:
        return answer.text
    return answer.chosen if answer.question.kind != QuestionKind.CHOICE else answer.chosen[0]


def todo(actor: Actor, today: date) -> list[Todo]:
    """Forms to fill; for those who run rounds: rounds whose term has passed."""
    tasks = []
    if actor.person is not None:
        waiting = Invitee.objects.filter(person=actor.person, answered_on=None, survey__state=SurveyState.OPEN)
        for invitee in waiting.select_related("survey"):
            survey = invitee.survey
            url = reverse("surveys:fill", args=[survey.pk])
            late = survey.closes_on is not None and survey.closes_on < today
            tasks.append(Todo(f"Заполните анкету «{survey.title}».", url, "Заполнить", late, survey.closes_on))
    if policies.can_run_rounds(actor):
        over = Survey.objects.visible_to(actor).filter(state=SurveyState.OPEN, closes_on__lt=today)
        tasks += [
            Todo(f"Срок анкетирования «{survey.title}» прошёл: завершите его.", survey.get_absolute_url(), "Открыть")
            for survey in over
        ]
    return tasks
