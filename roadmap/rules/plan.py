"""A plan before it is saved: read from a file or taken from a built-in template, the same structure either way."""

from dataclasses import dataclass, field
from datetime import date

from roadmap.rules.deadline import Deadline


@dataclass(frozen=True)
class PlanColumn:
    """A column of the organization's own table, in its order: what it holds and how its head reads."""

    holds: str  # number | stage | activity | deadline | starts | ends | responsible | result | document | note
    title: str


@dataclass
class PlanActivity:
    text: str
    number: str = ""  # as printed: «1.1.», «2)»; none for a dash or a bare line
    section: str = ""  # the sub-section above it: «1.1. Нормативно-правовое обеспечение»
    deadline: str = ""  # the term word for word
    meaning: str = ""  # how a person has explained the term; the words of the paper stay
    deadlines: list[Deadline] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)  # one role or person each, as written
    result: str = ""
    note: str = ""
    fact: str = ""  # name of the automatic evidence that closes it (roadmap.kinds.facts); templates only
    original: str = ""  # the cells it was read from, for the preview
    doubts: list[str] = field(default_factory=list)  # what a person should look at, in Russian


@dataclass
class PlanStage:
    title: str
    number: str = ""
    task: str = ""  # «Задача: …»
    result: str = ""  # «Результат: …» or the stage's own cell
    note: str = ""
    activities: list[PlanActivity] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)  # «инструментарий», «вид документа»
    doubts: list[str] = field(default_factory=list)


@dataclass
class Plan:
    title: str
    span: tuple[date, date] | None = None
    stages: list[PlanStage] = field(default_factory=list)
    columns: list[PlanColumn] = field(default_factory=list)
    order_number: str = ""  # «приложение к приказу №… от …»
    order_date: date | None = None
    warnings: list[str] = field(default_factory=list)
