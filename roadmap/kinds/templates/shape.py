"""What a template is made of, and how it becomes a plan of certain school years."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.schoolyear import SchoolYear
from roadmap.rules.deadline import Deadline
from roadmap.rules.plan import Plan, PlanActivity, PlanColumn, PlanStage
from roadmap.rules.span import MOST_YEARS
from roadmap.rules.terms import Span

CURATOR = "куратор"
DIRECTOR = "директор"
MENTORS = "наставники"
PSYCHOLOGIST = "педагог-психолог"
SITE = "ответственный за сайт"

AUTUMN = "сентябрь (ежегодно)"
OCTOBER = "октябрь (ежегодно)"
SPRING = "апрель–май (ежегодно)"
MAY = "май (ежегодно)"
ALL_YEAR = "в течение учебного года"


@dataclass(frozen=True)
class Row:
    """An activity of a template.

    Terms may name years of the plan: {first} and {second} begin its first two school years, {end} ends the last one.
    `until`: the end, of a table that has a column each for start and end.
    """

    text: str
    term: str = ""
    responsible: tuple[str, ...] = ()
    result: str = ""
    fact: str = ""  # roadmap.kinds.facts
    until: str = ""
    number: str = ""
    section: str = ""

    def activity(self, number: str, span: Span) -> PlanActivity:
        first, end = span[0].year, span[1].year
        term, until = (text.format(first=first, second=first + 1, end=end) for text in (self.term, self.until))
        deadline = f"{term} – {until}" if until else term
        deadlines = Deadline.between(term, until, span) if until else Deadline.parse(term, span)
        return PlanActivity(
            text=self.text,
            number=self.number or number,
            section=self.section,
            deadline=deadline,
            deadlines=deadlines,
            responsible=list(self.responsible),
            result=self.result,
            fact=self.fact,
        )


@dataclass(frozen=True)
class Part:
    """A stage of a template."""

    title: str
    rows: Sequence[Row]
    task: str = ""
    result: str = ""
    note: str = ""
    documents: Sequence[str] = field(default=())


@dataclass(frozen=True)
class Template:
    """A plan to begin with."""

    name: str
    title: str
    audience: str  # for whom it is, in a sentence
    plan_title: str  # without its years
    columns: Sequence[tuple[str, str]]  # (what it holds, its head)
    stages: Sequence[Part]
    numbering: str = "{row})"  # of an activity, by its {stage} and {row}; an only one needs none

    def build(self, first_year: int, last_year: int) -> Plan:
        """The plan from 1 September of the first school year to 31 August after the last, each named by its first.

        Raises ValueError when the years are in the wrong order or too many.
        """
        if not first_year <= last_year < first_year + MOST_YEARS:
            raise ValueError(f"A plan lasts from 1 to {MOST_YEARS} school years.")
        first, last = SchoolYear(first_year), SchoolYear(last_year)
        span = (first.starts_on, last.ends_on)
        stages = [self._stage(number, part, span) for number, part in enumerate(self.stages, 1)]
        return Plan(
            title=f"{self.plan_title} {_years(first, last)}",
            span=span,
            stages=stages,
            columns=[PlanColumn(holds, title) for holds, title in self.columns],
        )

    def _stage(self, number: int, part: Part, span: Span) -> PlanStage:
        numbering = self.numbering if len(part.rows) > 1 or "{stage}" in self.numbering else ""
        numbers = [numbering.format(stage=number, row=row) for row in range(1, len(part.rows) + 1)]
        return PlanStage(
            title=part.title,
            number=f"{number}.",
            task=part.task,
            result=part.result,
            note=part.note,
            activities=[row.activity(number, span) for row, number in zip(part.rows, numbers, strict=True)],
            documents=list(part.documents),
        )


def _years(first: SchoolYear, last: SchoolYear) -> str:
    if first == last:
        return f"на {first} учебный год"
    return f"на {first.first}–{last.first + 1} годы"
