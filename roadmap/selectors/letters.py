"""Papers printed from the plan and from an event: the organization's program of mentoring for a year, invitations."""

from collections import Counter
from typing import Any

from core.schoolyear import SchoolYear
from orders.selectors import name_of_head, post_of_head
from pairs.models import Pair
from papers.kinds import Ask, Letter
from printing.document import (
    Block,
    Grif,
    Grifs,
    Heading,
    Letterhead,
    Listing,
    PageBreak,
    Paragraph,
    PrintedDocument,
    SignatureLine,
    Table,
)
from printing.russian import agree, counted, long_date
from registry.models import MenteeProfile, MentorProfile
from registry.rules import MentoringForm, MentoringKind
from registry.states import EntryState
from roadmap.models import Event, RoadMap
from roadmap.selectors.drafts import stages_of
from roadmap.selectors.paper import plan_table
from roadmap.selectors.portfolio import portfolio

GOAL = (
    "создание условий для профессионального роста и самореализации педагогических работников, для адаптации и "
    "закрепления молодых и начинающих педагогов"
)
TASKS = (
    "выявить профессиональные затруднения педагогов и подобрать наставников, которые могут помочь;",
    "подготовить наставников и обеспечить их методическими материалами;",
    "составить и выполнить персонализированные программы наставничества;",
    "провести мониторинг и обобщить лучшие практики.",
)
RESULTS = (
    "каждый педагог, которому нужен наставник, имеет наставника;",
    "программы выполнены в срок и в полном объёме;",
    "участники удовлетворены наставничеством, что подтверждает анкетирование;",
    "лучшие практики описаны и доступны коллегам.",
)


def year_program(road_map: RoadMap, asked: Any, actor: Any) -> PrintedDocument:
    """S2: purpose, tasks, forms, participants, the plan of the year, expected results."""
    organization, year = road_map.organization, SchoolYear.containing(actor.today())
    return PrintedDocument(
        title=f"Программа наставничества на {year} учебный год",
        grifs=Grifs((Grif("УТВЕРЖДАЮ", (post_of_head(organization), f"____________ {name_of_head(organization)}")),)),
        letterhead=Letterhead(organization.full_name, organization.short_name, organization.place),
        kind_title="ПРОГРАММА НАСТАВНИЧЕСТВА",
        numbered=False,
        heading=f"на {year} учебный год",
        body=tuple(_program_body(road_map, asked, year)),
        font_size=12,
    )


def _program_body(road_map: RoadMap, asked: Any, year: SchoolYear) -> list[Block]:
    people, forms = _participants(road_map.organization, year), _forms(road_map.organization, year)
    return [
        Heading("1. Цель и задачи", 2),
        Paragraph(f"Цель: {(asked.get('goal') or GOAL).rstrip('.')}."),
        Paragraph("Задачи:"),
        Listing(TASKS),
        Heading("2. Участники", 2),
        Table(rows=people, widths=(3, 1), row_heads=True),
        Heading("3. Формы и виды наставничества", 2),
        *([Listing(forms)] if forms else [Paragraph("Определяются при закреплении пар.")]),
        Heading("4. План мероприятий", 2),
        plan_table(road_map, stages_of(road_map)),
        Heading("5. Ожидаемые результаты", 2),
        Listing(RESULTS),
        Heading("6. Контроль", 2),
        Paragraph(
            f"Программу выполняет куратор. Промежуточный итог подводится в январе, годовой — после завершения "
            f"программ пар, не позднее {long_date(year.ends_on)}"
        ),
    ]


def _participants(organization: Any, year: SchoolYear) -> tuple[tuple[str, str], ...]:
    entries = [
        (title, model.objects.filter(organization=organization, state=EntryState.ACTIVE).count())
        for title, model in (("Наставников в банке", MentorProfile), ("Наставляемых в банке", MenteeProfile))
    ]
    pairs = Pair.objects.filter(organization=organization).in_period(year.starts_on, year.ends_on).count()
    return tuple((title, str(number)) for title, number in [*entries, ("Пар и групп в учебном году", pairs)])


def _forms(organization: Any, year: SchoolYear) -> tuple[str, ...]:
    """What the pairs of the year apply, each with how many."""
    pairs = list(Pair.objects.filter(organization=organization).in_period(year.starts_on, year.ends_on))
    forms = Counter(MentoringForm(pair.form).label for pair in pairs)
    kinds = Counter(MentoringKind(kind).label for pair in pairs for kind in pair.kinds if kind in MentoringKind.values)
    told = [f"форма «{name}»: {counted(number, 'пара', 'пары', 'пар')};" for name, number in sorted(forms.items())]
    return tuple(
        told + [f"вид «{name}»: {counted(number, 'пара', 'пары', 'пар')};" for name, number in sorted(kinds.items())]
    )


def _no_lines(road_map: RoadMap) -> str:
    return "" if road_map.stages.exists() else "в плане нет строк, программу собрать не из чего"


def invitation(event: Event, asked: Any, actor: Any) -> PrintedDocument:
    """One sheet for each who is invited; a sheet with a blank name while nobody is."""
    invited: list[Any] = list(event.invitees.select_related("person").order_by("person__family_name", "name", "pk"))
    body: list[Block] = []
    for one in invited or [None]:
        body += [*([PageBreak()] if body else []), *_sheet(event, one, asked.get("text") or "")]
    return PrintedDocument(title=f"Приглашение: {event.title}", numbered=False, body=tuple(body), font_size=14)


def _sheet(event: Event, one: Any, text: str) -> list[Block]:
    organization, person = event.organization, one.person if one else None
    time = f" в {event.starts_at:%H:%M}" if event.starts_at else ""
    place = f" Место: {event.place}." if event.place else ""
    agenda = [Paragraph("Повестка:"), Paragraph(event.agenda)] if event.agenda else []
    return [
        Paragraph(organization.full_name, align="center", indent=False, bold=True),
        Heading("ПРИГЛАШЕНИЕ"),
        Paragraph(_greeting(person, one.name if one else ""), align="center", indent=False),
        Paragraph(
            f"Приглашаем Вас принять участие: {event.get_kind_display()} «{event.title}», "
            f"{long_date(event.day)}{time}.{place}"
        ),
        *agenda,
        *([Paragraph(text)] if text else []),
        SignatureLine(post_of_head(organization), name_of_head(organization)),
    ]


def _greeting(person: Any, outsider: str) -> str:
    if person is None:
        return outsider or "_" * 40
    named = " ".join(filter(None, (person.given_name, person.patronymic)))
    return f"{agree(person.sex, 'Уважаемый', 'Уважаемая')} {named}!"


def _called_off(event: Event) -> str:
    return "" if event.state != "cancelled" else "встреча отменена"


def _own(actor: Any, entry: Any) -> bool:
    return actor.user is not None and entry.person.user_id == actor.user.pk


LETTERS = (
    Letter(
        "year-program",
        "Программа наставничества на учебный год",
        RoadMap,
        year_program,
        asks=(Ask("goal", "Цель", "text", lambda row, actor: GOAL),),
        lacks=_no_lines,
        help="Собирается из дорожной карты, банков и пар.",
    ),
    Letter(
        "invitation",
        "Приглашения",
        Event,
        invitation,
        asks=(Ask("text", "О чём ещё написать", "text"),),
        lacks=_called_off,
        sheets=True,
        help="По листу каждому приглашённому.",
    ),
    Letter(
        "portfolio",
        "Портфолио наставника",
        MentorProfile,
        portfolio,
        asks=(
            Ask("achievements", "Достижения", "text", lambda entry, actor: entry.achievements),
            Ask("methods", "Авторские методики, публикации, подготовка к конкурсам, практика студентов", "text"),
        ),
        allowed=_own,
        help="Сведения о парах, программах, встречах и обучении берутся из системы. Подходит для аттестации на "
        "категорию «педагог-наставник».",
    ),
)
