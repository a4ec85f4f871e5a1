"""Questionnaires: rounds that were held, and one that goes on."""

from collections.abc import Sequence

from portal.management.demo.story import Story
from registry.models import Competence
from surveys import actions
from surveys.models import Invitee, Question, Questionnaire, Survey
from surveys.rules import HIGHEST_MARK, QuestionKind

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
    before_and_after(story, opened=69, again=12)
    going_on(story)


def before_and_after(story: Story, *, opened: int, again: int) -> None:
    """The same questions early in the work and later: what has become easier."""
    held(story, "needs", "mentees", "Самооценка наставляемых: начало работы", opened=opened, closed=opened - 9)
    title = "Самооценка наставляемых: что изменилось"
    held(story, "needs", "mentees", title, opened=again, closed=again - 4, growth=2)


def held(story: Story, code: str, audience: str, title: str, *, opened: int, closed: int, growth: int = 0) -> Survey:
    """A round opened, answered by all but one, closed. `growth`: by how much the marks are higher than before."""
    survey = prepared(story, code, audience, title, opened=opened)
    people = [invitee.person for invitee in Invitee.objects.filter(survey=survey).select_related("person")]
    for number, person in enumerate(people[:-1] or people):
        answer(story, survey, person, number, days=opened - 3, growth=growth)
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


def answer(story: Story, survey: Survey, person, number: int, *, days: int, growth: int = 0) -> None:
    questions = survey.questionnaire.questions.all()
    values = {question.pk: value_for(question, number, growth) for question in questions}
    actions.record_from_paper(survey, person, values, actor=story.curator, today=story.ago(days))


def value_for(question: Question, number: int, growth: int = 0) -> str | list[str]:
    """An answer that differs from person to person, the same at every run."""
    if question.kind == QuestionKind.SCALE:
        asked_twice = question.questionnaire.code == "needs"
        lowest = 4 if asked_twice else 6
        return str(min(HIGHEST_MARK, lowest + growth + (question.position * 3 + number * 2) % 5))
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
