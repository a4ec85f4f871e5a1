"""The protocol of an event and the list to sign at the door, as papers."""

from collections.abc import Iterable

from core.schoolyear import SchoolYear
from core.templatetags.core import plural
from papers.models import Document
from printing.document import (
    Annex,
    Block,
    Heading,
    Letterhead,
    Listing,
    Paragraph,
    PrintedDocument,
    SignatureLine,
    Table,
)
from printing.russian import numeric_date
from roadmap.models import Event, Protocol
from roadmap.rules.events import IN_GENITIVE, EventKind, ProtocolItem, lines_of
from roadmap.selectors.invited import Invited, invited_to

MOST_NAMED = 15  # present people are named in the text; more of them in an annex
EMPTY_LINES = 5  # for those who come without an invitation


def next_number(event: Event) -> str:
    """The number after those of this kind and school year."""
    year = SchoolYear.containing(event.day)
    there = Protocol.objects.filter(
        organization=event.organization_id, event__kind=event.kind, event__day__range=(year.starts_on, year.ends_on)
    )
    numbers = [int(number) for number in there.values_list("number", flat=True) if number.isdecimal()]
    return str(max(numbers, default=0) + 1)


def first_items(event: Event) -> list[ProtocolItem]:
    """What a new protocol begins with: the questions of the agenda."""
    return [ProtocolItem(line) for line in lines_of(event.agenda)]


def protocol_paper(protocol: Protocol, *, is_draft: bool = False) -> PrintedDocument:
    event, organization = protocol.event, protocol.organization
    present = [one for one in invited_to(event) if one.came]
    named = IN_GENITIVE[EventKind(event.kind)]
    number = f" № {protocol.number}" if protocol.number else ""
    return PrintedDocument(
        title=f"Протокол{number} {named} от {numeric_date(event.day)}",
        marks=("Проект",) if is_draft else (),
        letterhead=Letterhead(organization.full_name, organization.short_name, organization.place),
        kind_title="ПРОТОКОЛ",
        date=numeric_date(event.day),
        number=protocol.number,
        heading=f"{named} «{event.title}»",
        body=(
            Paragraph(f"Председатель – {_titled(protocol.chair.short_name, protocol.chair.post)}", indent=False),
            Paragraph(f"Секретарь – {_titled(protocol.keeper.short_name, protocol.keeper.post)}", indent=False),
            Paragraph(_present(present), indent=False),
            *_questions(protocol.questions),
            SignatureLine("Председатель", protocol.chair.signed_name),
            SignatureLine("Секретарь", protocol.keeper.signed_name),
        ),
        annexes=(Annex("Список присутствовавших", (_list(present),)),) if len(present) > MOST_NAMED else (),
        refers_as=("протоколу", "протоколом"),
    )


def final_paper(protocol: Protocol) -> PrintedDocument:
    """What was frozen, once the protocol is ready; else composed as things stand now."""
    document: Document | None = protocol.document
    return document.paper() if document is not None else protocol_paper(protocol, is_draft=True)


def attendance_sheet(event: Event) -> PrintedDocument:
    """The list to be signed on paper, with room for those who were not invited."""
    organization, people = event.organization, invited_to(event)
    columns = ("№", "Фамилия, имя, отчество", "Должность", "Подпись")
    rows = [(str(place), one.name, one.post, "") for place, one in enumerate(people, start=1)]
    rows += [(str(len(people) + place), "", "", "") for place in range(1, EMPTY_LINES + 1)]
    where = f", {event.place}" if event.place else ""
    return PrintedDocument(
        title=f"Лист регистрации {numeric_date(event.day)}",
        letterhead=Letterhead(organization.full_name, organization.short_name, organization.place),
        kind_title="ЛИСТ РЕГИСТРАЦИИ",
        numbered=False,
        heading=f"участников {IN_GENITIVE[EventKind(event.kind)]} «{event.title}»",
        body=(
            Paragraph(f"{event.when}{where}", align="center", indent=False),
            Table(columns, tuple(rows), (0.5, 3, 2.5, 1.5), centered=(0,)),
        ),
        font_size=12,
    )


def _titled(name: str, post: str) -> str:
    return f"{name}, {post}" if post else name


def _present(present: list[Invited]) -> str:
    number = plural(len(present), "человек,человека,человек")
    if len(present) > MOST_NAMED:
        return f"Присутствовали {number} (список прилагается)."
    return f"Присутствовали {number}: {'; '.join(_present_one(one) for one in present)}."


def _present_one(one: Invited) -> str:
    return one.name if one.is_outsider else _titled(one.name, one.post)


def _questions(items: list[ProtocolItem]) -> Iterable[Block]:
    yield Heading("ПОВЕСТКА ДНЯ", 2)
    yield Listing(tuple(_first_line(item.heard) for item in items), numbered=True)
    for place, item in enumerate(items, start=1):
        yield Heading(f"{place}. СЛУШАЛИ:", 2)
        yield Paragraph(item.heard)
        yield Heading("РЕШИЛИ:", 2)
        yield Paragraph(item.decided)


def _first_line(text: str) -> str:
    return text.splitlines()[0] if text else ""


def _list(present: list[Invited]) -> Table:
    rows = tuple((str(place), one.name, one.post) for place, one in enumerate(present, start=1))
    return Table(("№", "Фамилия, имя, отчество", "Должность"), rows, (0.5, 3, 3), centered=(0,))
