"""The drafted paper of each ground on which a program ends (S4 annex 1, 7.1). A teacher only signs it."""

from datetime import date

from pairs.rules import EndGround
from people.models import Organization, Person
from printing.document import Paragraph, PrintedDocument, SignatureLine, Table
from printing.russian import numeric_date
from programs.models import Program
from programs.rules import Initiator
from programs.selectors.paper import initials, pair_words, plan_table

SIGNED_DATE = "«___» ____________ 20___ г."
CHANGES = {
    EndGround.LEFT: "увольнением участника",
    EndGround.ABSENCE: "длительным отсутствием участника",
    EndGround.TRANSFER: "переводом участника",
    EndGround.CANCELLED: "отменой приказа о закреплении",
    EndGround.RETURNED: "возвращением основного наставника",
}
NAMES = {
    EndGround.COMPLETED: "Итоговый лист",
    EndGround.INITIATIVE: "Заявление",
    EndGround.CURATOR: "Служебная записка",
    EndGround.LEFT: "Служебная записка",
    EndGround.ABSENCE: "Служебная записка",
    EndGround.TRANSFER: "Служебная записка",
    EndGround.CANCELLED: "Служебная записка",
    EndGround.RETURNED: "Служебная записка",
}


def paper_name(ground: str) -> str:
    """How the paper of a ground is called: «Заявление», «Служебная записка», «Итоговый лист»."""
    return NAMES[EndGround(ground)]


def end_paper(program: Program, ground: str, *, initiator: str, curator: Person | None, today: date) -> PrintedDocument:
    if ground == EndGround.COMPLETED:
        return _completed(program, today)
    if ground == EndGround.INITIATIVE:
        return _application(program, Initiator(initiator or Initiator.MENTOR))
    return _memo(program, EndGround(ground), curator)


def _completed(program: Program, today: date) -> PrintedDocument:
    items = list(program.items.all())
    done = sum(1 for item in items if item.done_on)
    ended = numeric_date(program.ended_on or today)
    text = (
        f"План мероприятий персонализированной программы наставничества {pair_words(program)} выполнен: "
        f"{done} из {len(items)} мероприятий. Программа завершена {ended}."
    )
    mentor, *mentees = program.pair.people
    return PrintedDocument(
        title=f"Итоговый лист программы: {program.pair}",
        kind_title="ИТОГОВЫЙ ЛИСТ",
        numbered=False,
        heading="О завершении персонализированной программы наставничества",
        body=(
            Paragraph(text),
            plan_table(items),
            SignatureLine("Наставник", initials(mentor), dated=True),
            *(SignatureLine("Наставляемый", initials(person), dated=True) for person in mentees),
            SignatureLine("Куратор", dated=True),
        ),
        font_size=12,
    )


def _application(program: Program, initiator: Initiator) -> PrintedDocument:
    mentor, *mentees = program.pair.people
    authors = {Initiator.MENTOR: [mentor], Initiator.MENTEE: mentees, Initiator.BOTH: [mentor, *mentees]}[initiator]
    ask = "Прошу" if len(authors) == 1 else "Просим"
    text = (
        f"{ask} завершить досрочно персонализированную программу наставничества {pair_words(program)}, "
        f"утверждённую {numeric_date(program.approved_on) or SIGNED_DATE}, по уважительным обстоятельствам "
        f"с {SIGNED_DATE}"
    )
    return PrintedDocument(
        title=f"Заявление о завершении программы: {program.pair}",
        addressee=(*_to_head(program.organization), *(f"от {_from(person)}" for person in authors)),
        kind_title="ЗАЯВЛЕНИЕ",
        numbered=False,
        body=(Paragraph(text), *(SignatureLine(name=initials(person), dated=True) for person in authors)),
    )


def _memo(program: Program, ground: EndGround, curator: Person | None) -> PrintedDocument:
    if ground == EndGround.CURATOR:
        why = "программа исполняется ненадлежащим образом"
        text = f"Предлагаю прекратить персонализированную программу наставничества {pair_words(program)}: {why}."
    else:
        text = (
            f"В связи с {CHANGES[ground]} предлагаю прекратить персонализированную программу наставничества "
            f"{pair_words(program)}."
        )
    undone = tuple((item.topic, numeric_date(item.term_on)) for item in program.items.all() if not item.done_on)
    left = (Paragraph("Не выполнены мероприятия:"), Table(("Мероприятие", "Срок"), undone, widths=(5, 1.5), small=True))
    return PrintedDocument(
        title=f"Служебная записка о прекращении программы: {program.pair}",
        addressee=_to_head(program.organization),
        kind_title="СЛУЖЕБНАЯ ЗАПИСКА",
        numbered=False,
        heading="О прекращении персонализированной программы наставничества",
        body=(
            Paragraph(text),
            *(left if undone else ()),
            SignatureLine("Куратор", initials(curator) if curator else "", dated=True),
        ),
    )


def _to_head(organization: Organization) -> tuple[str, ...]:
    post = organization.head_post_in("dat")
    line = f"{post[:1].upper()}{post[1:]} {organization.in_genitive}"
    return (line, organization.head.short_name_in("dat")) if organization.head else (line,)


def _from(person: Person) -> str:
    return f"{person.post_in('gen')} {person.name_in('gen')}".strip()
