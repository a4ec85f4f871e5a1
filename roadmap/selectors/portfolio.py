"""A mentor's portfolio: pairs, programs, meetings, training, events; what the rest of the evidence is, in their words.

The indicators of the category «педагог-наставник» (приказ Минпросвещения России от 24.03.2023 № 196) are covered by
the facts and by two fields that the product cannot know.
"""

from typing import Any

from django.db.models import Count, Sum

from orders.selectors import name_of_head, post_of_head
from pairs.models import Pair
from pairs.states import PairState
from people.rules import experience_in_words
from printing.document import Block, Heading, Letterhead, Paragraph, PrintedDocument, Signature, Table
from printing.russian import numeric_date
from programs.models import Meeting, Program
from registry.models import MentorProfile
from roadmap.models import EventInvitee

NOTHING = "нет сведений"
WORKED = (PairState.ACTIVE, PairState.ENDED)


def portfolio(entry: MentorProfile, asked: Any, actor: Any) -> PrintedDocument:
    organization, person = entry.organization, entry.person
    pairs = list(Pair.objects.filter(mentor=entry, state__in=WORKED).for_list().order_by("started_on", "pk"))
    return PrintedDocument(
        title=f"Портфолио наставника: {person.short_name}",
        letterhead=Letterhead(organization.full_name, organization.short_name, organization.place),
        kind_title="ПОРТФОЛИО НАСТАВНИКА",
        numbered=False,
        body=(
            Heading(person.full_name),
            _about(entry),
            Heading("1. Наставнические пары и группы", 2),
            *_pairs(pairs),
            Heading("2. Встречи", 2),
            _meetings(pairs),
            Heading("3. Программы", 2),
            *_programs(pairs),
            Heading("4. Обучение и участие в мероприятиях", 2),
            *_events(entry),
            Heading("5. Достижения", 2),
            Paragraph(asked.get("achievements") or entry.achievements or NOTHING),
            Heading("6. Авторские методики, публикации, подготовка к конкурсам, практика студентов", 2),
            Paragraph(asked.get("methods") or NOTHING),
        ),
        signature=Signature(post_of_head(organization), name_of_head(organization)),
        font_size=12,
    )


def _about(entry: MentorProfile) -> Table:
    person = entry.person
    rows = (
        ("Должность", person.post),
        ("Предметы", person.subjects),
        ("Педагогический стаж", experience_in_words(person.teaching_experience_months)),
        ("Квалификационная категория", person.get_category_display()),
        ("В банке наставников с", numeric_date(entry.entered_on)),
        ("Категории наставника", entry.categories_in_words),
        (
            "В чём может помочь",
            ", ".join(offer.competence.title for offer in entry.offers.select_related("competence")),
        ),
    )
    return Table(rows=tuple(row for row in rows if row[1]), widths=(1, 2), row_heads=True)


def _offers(entry: MentorProfile) -> str:
    return ", ".join(offer.competence.title for offer in entry.offers.select_related("competence"))


def _pairs(pairs: list[Pair]) -> list[Block]:
    rows = tuple(
        (
            str(place),
            ", ".join(member.mentee.person.short_name for member in pair.members.all()),
            pair.get_form_display(),
            f"{numeric_date(pair.started_on)} – {numeric_date(pair.ended_on) or 'действует'}",
            pair.get_end_ground_display() if pair.end_ground else "",
        )
        for place, pair in enumerate(pairs, 1)
    )
    columns = ("№", "Наставляемые", "Форма", "Период", "Чем завершена")
    return [Table(columns, rows, (0.4, 2, 2, 2, 2), centered=(0,))] if rows else [Paragraph(NOTHING)]


def _meetings(pairs: list[Pair]) -> Paragraph:
    held = Meeting.objects.held().filter(pair__in=pairs).aggregate(number=Count("pk"), minutes=Sum("minutes"))
    if not held["number"]:
        return Paragraph(NOTHING)
    hours, minutes = divmod(held["minutes"], 60)
    return Paragraph(f"Проведено встреч: {held['number']}, всего {hours} ч {minutes:02} мин.")


def _programs(pairs: list[Pair]) -> list[Block]:
    programs = Program.objects.filter(pair__in=pairs, approved_on__isnull=False).order_by("starts_on", "pk")
    rows = tuple(
        (
            program.title or "Персонализированная программа",
            f"{numeric_date(program.starts_on)} – {numeric_date(program.ended_on or program.ends_on)}",
            program.get_state_display(),
        )
        for program in programs
    )
    return [Table(("Программа", "Срок", "Состояние"), rows, (3, 2, 2))] if rows else [Paragraph(NOTHING)]


def _events(entry: MentorProfile) -> list[Block]:
    attended = EventInvitee.objects.filter(
        person=entry.person, event__organization_id=entry.organization_id, came=True
    ).select_related("event")
    rows = [
        (numeric_date(one.event.day), one.event.get_kind_display(), one.event.title)
        for one in attended.order_by("event__day", "pk")
    ]
    if entry.trained_on:
        rows.insert(0, (numeric_date(entry.trained_on), "обучение", entry.training or "пройдено"))
    return [Table(("Дата", "Что", "Тема"), tuple(rows), (1, 2, 4))] if rows else [Paragraph(NOTHING)]
