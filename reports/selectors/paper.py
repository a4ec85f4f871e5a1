"""The annual report as a paper: «аналитическая справка», with every figure's formula beside it."""

from collections.abc import Iterator
from datetime import date

from orders.selectors import name_of_head, post_of_head
from people.models import Person
from printing.charts import figure as number
from printing.document import (
    Block,
    Chart,
    Grif,
    Grifs,
    Heading,
    Letterhead,
    Paragraph,
    PrintedDocument,
    Series,
    Signature,
    Table,
)
from printing.russian import numeric_date
from reports.kinds.changes import ChangeFigures
from reports.kinds.indicator import Figure
from reports.models import Report
from reports.rules import HIDDEN
from reports.selectors.figures import Group, YearFigures
from reports.selectors.rounds import Round
from reports.selectors.sections import ReportSection, sections_of

CHARTED = {"Пары и группы по формам", "Наставляемые по категориям"}  # the rest reads better as a table
CHART_FROM = 2  # bars tell something once there are two of them
CHANGES = "Изменение «до → после»: средние первой и последней оценок тех, кто отвечал дважды"
NOT_WRITTEN = "Раздел не заполнен."


def paper_of(report: Report, figures: YearFigures, today: date) -> PrintedDocument:
    """What the report prints: the frozen document once it is finished, else a draft as things stand."""
    return report.document.paper() if report.document else compose(report, figures, today=today, is_draft=True)


def compose(report: Report, figures: YearFigures, *, today: date, is_draft: bool = False) -> PrintedDocument:
    organization = report.organization
    heading = f"об итогах наставничества педагогических работников за {report.year} учебный год"
    return PrintedDocument(
        title=f"{report}, {organization.short_name}",
        marks=("Проект",) if is_draft else (),
        grifs=Grifs((_approval(report),)),
        letterhead=Letterhead(organization.full_name, organization.short_name, organization.place),
        kind_title="АНАЛИТИЧЕСКАЯ СПРАВКА",
        numbered=False,
        heading=heading,
        body=tuple(_body(report, figures)),
        signature=_author(report, figures, today),
    )


def _approval(report: Report) -> Grif:
    name = name_of_head(report.organization)
    return Grif(
        "УТВЕРЖДАЮ", (post_of_head(report.organization), f"____________ {name}".rstrip(), "«___» ____________ 20___ г.")
    )


def _author(report: Report, figures: YearFigures, today: date) -> Signature:
    """The curator who finished it; of a draft the only curator of the year, else a blank."""
    author = Person.objects.filter(organization=report.organization, user=report.finished_by_id or 0).first()
    if author is None and len(figures.facts.curators) == 1:
        author = Person.objects.get(pk=figures.facts.curators[0])
    name = author.signed_name if author else ""
    return Signature("Куратор", name)


def _body(report: Report, figures: YearFigures) -> Iterator[Block]:
    counted = numeric_date(figures.facts.last)
    yield Paragraph(f"Показатели посчитаны по состоянию на {counted}. Каждый человек учтён один раз.", small=True)
    for section in sections_of(report, figures):
        yield Heading(f"{section.number}. {section.title}", level=2)
        yield from _section(section)


def _section(section: ReportSection) -> Iterator[Block]:
    if section.facts:
        yield Table(rows=tuple(section.facts), widths=(3, 8), row_heads=True)
    if section.lead:
        yield Paragraph(section.lead)
    if section.field_name:
        for text in section.text.splitlines() or [NOT_WRITTEN]:
            if text.strip():
                yield Paragraph(text.strip())
    if section.figures:
        yield _figures(section.figures)
    for group in section.groups:
        yield from _group(group)
    if section.changes:
        yield _changes(section.changes)
    for one in section.rounds:
        yield from _round(one)


def _figures(figures: list[Figure]) -> Table:
    return Table(
        columns=("Показатель", "Значение", "Как посчитано"),
        rows=tuple((figure.indicator.title, figure.words, how(figure)) for figure in figures),
        widths=(6, 2, 6),
        centered=(1,),
        small=True,
    )


def how(figure: Figure) -> str:
    """«12 / 24 × 100: вовлечённые / все» for a share; the sum for an amount; nothing for a plain count."""
    if figure.hidden:
        return figure.indicator.formula
    top, bottom = figure.parts
    if bottom is None:
        return f"{top} / 60: {figure.indicator.formula}" if figure.indicator.formula else "число записей"
    times = " × 100" if figure.indicator.unit == "%" else ""
    words = figure.indicator.formula.removesuffix(" × 100")
    return f"{top} / {bottom}{times}: {words}"


def _group(group: Group) -> Iterator[Block]:
    """Bars with their table where there are several, else the table alone; nothing where all is zero."""
    shown = group.counted
    if len(shown) >= CHART_FROM and group.title in CHARTED:
        labels = tuple(figure.indicator.title for figure in shown)
        values = tuple(float(figure.numerator.figure) for figure in shown)
        yield Chart(group.title, labels, (Series("Количество", values),))
    elif shown:
        rows = tuple((figure.indicator.title, figure.words) for figure in shown)
        yield Table(("Наименование", "Количество"), rows, (8, 2), caption=group.title, centered=(1,), small=True)


def _changes(changes: list[ChangeFigures]) -> Table:
    rows = tuple((one.text, *(figure.words for figure in one.figures), str(one.people)) for one in changes)
    columns = ("Параметр", "До", "После", "Изменение", "Ответили дважды")
    return Table(columns, rows, (7, 1.6, 1.6, 2.2, 2), caption=CHANGES, centered=(1, 2, 3, 4), small=True)


def _round(one: Round) -> Iterator[Block]:
    survey = one.survey
    rate = "нет данных" if one.rate is None else f"{number(one.rate * 100)}\xa0%"
    caption = f"{survey.title}: ответили {survey.answered} из {survey.invited} ({rate})"  # type: ignore[attr-defined]
    rows = tuple((m.text, HIDDEN if m.mean is None else number(m.mean), str(m.answered)) for m in one.means)
    if rows:
        yield Table(
            ("Вопрос", "Среднее из 10", "Ответов"), rows, (8, 3, 2), caption=caption, centered=(1, 2), small=True
        )
    else:
        yield Paragraph(caption + ".")
