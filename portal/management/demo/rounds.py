"""Questionnaires: rounds that were held, and one that goes on."""

from collections.abc import Sequence

from portal.management.demo.story import Story
from registry.models import Competence
from surveys import actions
from surveys.models import Invitee, Question, Questionnaire, Survey
from surveys.rules import QuestionKind

GOOD_WORDS = ("Поддержка и быстрые ответы", "Разбор уроков", "Совместная подготовка", "Доброжелательность")


def tell(story: Story) -> None:
    held(story, "needs", "mentees", "Потребности наставляемых, начало года", opened=90, closed=78)
    held(story, "resources", "mentors", "Ресурсы наставников, начало года", opened=90, closed=78)
    held(
        story,
        "satisfaction_mentee",
        "pair_mentees",
        "Довольны ли наставляемые прошлым годом",
        opened=150,
        closed=130,
    )
    held(
        story,
        "satisfaction_mentor",
        "pair_mentors",
        "Довольны ли наставники прошлым годом",
        opened=150,
        closed=130,
    )
    going_on(story)


def held(story: Story, code: str, audience: str, title: str, *, opened: int, closed: int) -> Survey:
    """A round opened, answered by all but one, closed."""
    survey = prepared(story, code, audience, title, opened=opened)
    people = [invitee.person for invitee in Invitee.objects.filter(survey=survey).select_related("person")]
    for number, person in enumerate(people[:-1] or people):
        answer(story, survey, person, number, days=opened - 3)
    return actions.close_round(survey, actor=story.curator, today=story.ago(closed))


def going_on(story: Story) -> None:
    """The mid-year look that the demo's mentor and mentee have not answered yet."""
    survey = prepared(story, "satisfaction_mentee", "pair_mentees", "Как идёт работа: середина года", opened=3)
    first = Invitee.objects.filter(survey=survey, person__user=None).select_related("person").first()
    if first:
        answer(story, survey, first.person, 1, days=1)
    prepared(story, "satisfaction_mentor", "pair_mentors", "Как идёт работа: взгляд наставника", opened=3)


def prepared(story: Story, code: str, audience: str, title: str, *, opened: int) -> Survey:
    survey = actions.prepare(
        Questionnaire.objects.get(organization=None, code=code),
        title=title,
        audience_name=audience,
        is_anonymous=False,
        closes_on=story.ago(opened - 14),
        actor=story.curator,
        today=story.ago(opened),
    )
    return actions.open_round(survey, actor=story.curator, today=story.ago(opened))


def answer(story: Story, survey: Survey, person, number: int, *, days: int) -> None:
    questions = survey.questionnaire.questions.all()
    values = {question.pk: value_for(question, number) for question in questions}
    actions.record_from_paper(survey, person, values, actor=story.curator, today=story.ago(days))


def value_for(question: Question, number: int) -> str | list[str]:
    """An answer that differs from person to person, the same at every run."""
    if question.kind == QuestionKind.SCALE:
        return str(6 + (question.position * 3 + number * 2) % 5)
    if question.kind == QuestionKind.YES_NO:
        return "0" if (question.position + number) % 5 == 0 else "1"
    if question.kind == QuestionKind.TEXT:
        return GOOD_WORDS[(question.position + number) % len(GOOD_WORDS)] if number % 2 else ""
    if question.kind == QuestionKind.COMPETENCES:
        return some_competences(number)
    chosen: Sequence[str] = question.options
    picked = chosen[(question.position + number) % len(chosen)]
    return [picked] if question.kind == QuestionKind.SEVERAL else picked


def some_competences(number: int) -> list[str]:
    leaves = list(Competence.objects.filter(organization=None, parent__isnull=False).values_list("pk", flat=True))
    return [str(leaves[(number * 5 + step * 3) % len(leaves)]) for step in range(3)]
