"""The change «before → after» by parameter: one person's first and last mark for the same question, in named rounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reports.kinds.indicator import Figure, Indicator, Part, RowKind, Section
from reports.rules import before_from


@dataclass(frozen=True)
class MarkFact:
    """One mark of a named answer. `question`: the first question of that text; copies of a form ask the same."""

    question: int
    text: str
    person: int
    opened_on: date
    mark: int


@dataclass(frozen=True)
class Parameter:
    """Of everyone who was asked twice: the marks before and after, by person."""

    question: int
    text: str
    before: dict[int, int]
    after: dict[int, int]

    @property
    def difference(self) -> dict[int, int]:
        return {person: self.after[person] - mark for person, mark in self.before.items()}


def parameters_of(marks: Iterable[MarkFact], first: date, last: date) -> list[Parameter]:
    """The parameters of the year from `first` to `last`, in the order of their questions.

    «After» is the last mark of the year; «before» the first one since the year was prepared, in an earlier round.
    """
    told: dict[int, dict[int, list[MarkFact]]] = {}
    for mark in sorted(marks, key=lambda one: (one.question, one.opened_on)):
        if before_from(first) <= mark.opened_on <= last:
            told.setdefault(mark.question, {}).setdefault(mark.person, []).append(mark)
    found = [_parameter(question, by_person, first) for question, by_person in told.items()]
    return [parameter for parameter in found if parameter.before]


def _parameter(question: int, by_person: dict[int, list[MarkFact]], first: date) -> Parameter:
    text = next(iter(by_person.values()))[0].text
    twice = {
        person: (marks[0], marks[-1])
        for person, marks in by_person.items()
        if marks[0].opened_on < marks[-1].opened_on and marks[-1].opened_on >= first
    }
    before = {person: earlier.mark for person, (earlier, _) in twice.items()}
    return Parameter(question, text, before, {person: later.mark for person, (_, later) in twice.items()})


@dataclass(frozen=True)
class ChangeFigures:
    """One parameter as the report shows it: the mean before, the mean after, the mean difference."""

    text: str
    before: Figure
    after: Figure
    change: Figure

    @property
    def figures(self) -> tuple[Figure, Figure, Figure]:
        return self.before, self.after, self.change

    @property
    def people(self) -> int:
        return len(self.change.numerator.rows)


def change_figures(parameter: Parameter) -> ChangeFigures:
    marks = {"before": parameter.before, "after": parameter.after, "change": parameter.difference}
    return ChangeFigures(parameter.text, *(_figure(name, parameter, amounts) for name, amounts in marks.items()))


TITLES = {"before": "до", "after": "после", "change": "изменение"}
FORMULAS = {
    "before": "сумма первых оценок / ответившие дважды",
    "after": "сумма последних оценок / ответившие дважды",
    "change": "сумма разностей последней и первой оценки каждого / ответившие дважды",
}


def _figure(name: str, parameter: Parameter, amounts: dict[int, int]) -> Figure:
    """The rows are known already, so that they are the same whatever the facts they are asked from."""
    title = f"{parameter.text} ({TITLES[name]})"
    top = Part(title, RowKind.PERSON, lambda facts: amounts, lambda facts: amounts, TITLES[name].capitalize())
    bottom = Part("Ответившие дважды", RowKind.PERSON, lambda facts: amounts)
    code = f"{name}_{parameter.question}"
    indicator = Indicator(
        code, Section.MONITORING, title, top, bottom, FORMULAS[name], counts_people=True, is_signed=name == "change"
    )
    return Figure.of(indicator, None)  # type: ignore[arg-type]
