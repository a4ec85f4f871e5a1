"""The questionnaires of a year: how many answered, the mean of each marked question."""

from dataclasses import dataclass, field

from django.db.models import Avg, Count

from core.schoolyear import SchoolYear
from people.models import Organization
from reports.rules import is_too_few
from surveys.models import Answer, Survey
from surveys.rules import QuestionKind
from surveys.states import SurveyState


@dataclass(frozen=True)
class Mean:
    """The mean mark of one question; None when too few answered an anonymous form."""

    text: str
    answered: int
    mean: float | None


@dataclass
class Round:
    survey: Survey
    means: list[Mean] = field(default_factory=list)

    @property
    def rate(self) -> float | None:
        return self.survey.answered / self.survey.invited if self.survey.invited else None  # type: ignore[attr-defined]


def rounds_of(organization: Organization, year: SchoolYear) -> list[Round]:
    """The rounds of the year that were opened, in two queries however many they are."""
    surveys = Survey.objects.filter(organization=organization, school_year=year.first)
    opened = surveys.exclude(state=SurveyState.DRAFT).for_list().order_by("opened_on", "pk")
    rounds = {survey.pk: Round(survey) for survey in opened}
    marks = Answer.objects.filter(
        response__survey__in=list(rounds), response__submitted_at__isnull=False, question__kind=QuestionKind.SCALE
    )
    means = marks.values("response__survey", "question__text", "question__position")
    for row in means.annotate(mean=Avg("number"), answered=Count("pk")).order_by("question__position"):
        part = rounds[row["response__survey"]]
        shown = Mean(row["question__text"], row["answered"], None if _hides(part, row["answered"]) else row["mean"])
        part.means.append(shown)
    return list(rounds.values())


def _hides(part: Round, answered: int) -> bool:
    """An anonymous round tells nothing of few, and nothing before it is over: growing figures tell whose they are."""
    return part.survey.is_anonymous and (is_too_few(answered) or part.survey.state != SurveyState.CLOSED)
