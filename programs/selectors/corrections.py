"""The corrections of a program's plan: what became outdated, and the paper each is («Дополнение»)."""

from datetime import date

from core.problems import Problem
from papers.rules import Source
from printing.document import Letterhead, Paragraph, PrintedDocument, SignatureLine, Table
from printing.russian import numeric_date
from programs.models import ProgramCorrection
from programs.selectors.paper import initials, pair_words
from programs.states import ChangeState

NEW, TAKEN_OUT = "мероприятия не было", "мероприятие исключено из плана"


def outdated_lines(correction: ProgramCorrection) -> list[Problem]:
    """Items that were done while the correction waited for consent: what is done is not changed any more."""
    done = correction.lines.filter(item__done_on__isnull=False).select_related("item")
    url, how = correction.get_absolute_url(), "Снимите предложение и составьте новое."
    return [Problem(f"«{line.item}» уже отмечено выполненным. {how}", url, "Открыть программу") for line in done]


def correction_title(correction: ProgramCorrection) -> str:
    number = correction.number or correction.program.corrections.applied().count() + 1
    return f"Дополнение № {number} к программе наставничества: {correction.program.pair}"


def addendum_of(correction: ProgramCorrection) -> PrintedDocument:
    """What prints: the frozen text once everybody has agreed, else a draft to be signed."""
    return correction.document.paper() if correction.document is not None else correction_paper(correction)


def correction_paper(correction: ProgramCorrection) -> PrintedDocument:
    program = correction.program
    organization, title = program.organization, correction_title(correction)
    mentor, *mentees = program.pair.people
    return PrintedDocument(
        title=title,
        marks=() if correction.state == ChangeState.APPLIED else ("Проект",),
        letterhead=Letterhead(organization.full_name, organization.short_name, organization.place),
        kind_title=title.partition(" к программе")[0].upper(),
        numbered=False,
        heading="к персонализированной программе наставничества",
        body=(
            Paragraph(_agreed_words(correction)),
            changes_table(correction),
            *([Paragraph(f"Причина: {correction.reason}")] if correction.reason else []),
            Paragraph("Остальное содержание программы не меняется."),
            *_consents(correction),
            SignatureLine("Наставник", initials(mentor), dated=True),
            *(SignatureLine("Наставляемый", initials(person), dated=True) for person in mentees),
        ),
        font_size=12,
    )


def _agreed_words(correction: ProgramCorrection) -> str:
    program = correction.program
    who = "каждого наставляемого" if len(program.pair.people) > 2 else "наставляемого"
    approved: date | None = program.approved_on
    return (
        f"По согласию наставника и {who} {pair_words(program)} в план мероприятий персонализированной программы "
        f"наставничества, утверждённой {numeric_date(approved)}, вносятся изменения."
    )


def changes_table(correction: ProgramCorrection) -> Table:
    rows = [
        (str(number), line.before or NEW, line.after or TAKEN_OUT)
        for number, line in enumerate(correction.lines.all(), start=1)
    ]
    return Table(("№", "Было", "Стало"), tuple(rows), widths=(0.7, 6, 6), centered=(0,), small=True)


def _consents(correction: ProgramCorrection) -> list[Paragraph]:
    """Who agreed when: the sheet may stay unsigned where everybody agreed on screen."""
    if correction.state != ChangeState.APPLIED:
        return []
    given = [
        f"{agreement.person.short_name} – {numeric_date(agreement.agreed_on)} "
        f"({'на бумаге' if agreement.source == Source.PAPER else 'в системе'})"
        for agreement in correction.agreements.select_related("person")
    ]
    return [Paragraph(f"Согласие дали: {', '.join(given)}.")]
