"""The figures of a year: counted from facts, each able to show its rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.schoolyear import SchoolYear
from people.models import Organization
from reports.kinds.changes import ChangeFigures, change_figures, parameters_of
from reports.kinds.facts import YearFacts
from reports.kinds.indicator import Figure, Section
from reports.kinds.indicators import ALL, BY_CODE
from reports.rules import counted_on
from reports.selectors.facts import facts_of, marks_of


@dataclass(frozen=True)
class Group:
    """A small table of figures under one heading («Пары и группы по формам»); zero rows may be left out."""

    title: str
    figures: tuple[Figure, ...]

    @property
    def counted(self) -> list[Figure]:
        return [figure for figure in self.figures if figure.numerator.figure]


@dataclass(frozen=True)
class YearFigures:
    """All figures of one organization and year, as of one day."""

    facts: YearFacts
    by_code: dict[str, Figure]
    changes: list[ChangeFigures]  # by parameter, as the questionnaires of the year ask; never sent up

    def __getitem__(self, code: str) -> Figure:
        return self.by_code[code]

    def of(self, section: Section) -> list[Figure]:
        """The figures of a section that stand by themselves."""
        return [f for f in self.by_code.values() if f.indicator.section == section and not f.indicator.group]

    def groups(self, section: Section) -> Iterator[Group]:
        titles: dict[str, list[Figure]] = {}
        for figure in self.by_code.values():
            if figure.indicator.section == section and figure.indicator.group:
                titles.setdefault(figure.indicator.group, []).append(figure)
        for title, figures in titles.items():
            yield Group(title, tuple(figures))

    def plain(self) -> dict[str, dict[str, Any]]:
        """As a snapshot keeps them: counts by code, no ids. A share hidden in an anonymous round stays hidden."""
        kept = {}
        for code, figure in self.by_code.items():
            top, bottom = (None, None) if figure.hidden else figure.parts
            kept[code] = {"numerator": top, "denominator": bottom, "hidden": figure.hidden}
        return kept


def figures_of(organization: Organization, year: SchoolYear, today: date) -> YearFigures:
    facts = facts_of(organization, year, today)
    counted = {indicator.code: Figure.of(indicator, facts) for indicator in ALL}
    return YearFigures(facts, counted, changes_of(organization, year, today))


def changes_of(organization: Organization, year: SchoolYear, today: date) -> list[ChangeFigures]:
    """The change «before → after» of every parameter that somebody was asked about twice."""
    first, last = year.starts_on, counted_on(year, today)
    return [change_figures(parameter) for parameter in parameters_of(marks_of(organization, first, last), first, last)]


def figure_of(organization: Organization, year: SchoolYear, code: str, today: date) -> Figure | None:
    """One figure with its rows; None for an unknown code."""
    indicator = BY_CODE.get(code)
    if indicator:
        return Figure.of(indicator, facts_of(organization, year, today))
    of_parameters = (figure for one in changes_of(organization, year, today) for figure in one.figures)
    return next((figure for figure in of_parameters if figure.indicator.code == code), None)
