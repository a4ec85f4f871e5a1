"""Papers printed from an entry of a bank or a person's card: the pack of article 351.8, memos, letters, rewards."""

from datetime import date
from typing import Any

from core.schoolyear import SchoolYear
from orders.selectors import name_of_head, post_of_head
from papers.kinds import Ask, Letter
from papers.selectors import letters_for
from people.models import Person
from people.rules import CardSection, experience_in_words
from printing.document import (
    Block,
    Heading,
    Letterhead,
    Listing,
    Paragraph,
    PrintedDocument,
    Signature,
    SignatureLine,
    Table,
)
from printing.russian import numeric_date
from registry.models import MenteeProfile, MentorProfile
from registry.rules import ConsentKind
from registry.rules.agreement_texts import (
    CONTENT,
    FORM,
    OUTSIDER,
    PAYMENT,
    Terms,
    agreement_blocks,
    cooperation_blocks,
    left_out_blocks,
)
from registry.rules.consent_texts import consent_blocks, consent_paper, several_papers
from registry.rules.memo_texts import MENTEE, MENTOR

BLANK = "____________________"


def _no_external(entry: MentorProfile) -> str:
    return "" if entry.person.is_staff_member else OUTSIDER


def _only_external(entry: MentorProfile) -> str:
    outside = entry.is_external or not entry.person.is_staff_member
    return "" if outside else "наставник работает в организации, соглашение с другой организацией не нужно"


def _own(actor: Any, entry: Any) -> bool:
    """The mentor or mentee of the entry reads their own memo."""
    return actor.user is not None and entry.person.user_id == actor.user.pk


def _start(entry: Any, actor: Any) -> date:
    return actor.today()


def _end(entry: Any, actor: Any) -> date:
    return SchoolYear.containing(actor.today()).lessons_end_on


def _terms(asked: Any) -> Terms:
    return Terms(**{name: asked.get(name) or getattr(Terms, name) for name in Terms.__dataclass_fields__})


def pack_of_351_8(entry: MentorProfile, asked: Any, actor: Any) -> PrintedDocument:
    """Consent and additional agreement, each from a new sheet; the agreement gives way to the reason it is left out."""
    person, organization = entry.person, entry.organization
    in_function = entry.in_job_function
    consent = consent_blocks(
        ConsentKind.MENTOR_DUTIES, person, organization, in_job_function=in_function, on=actor.today()
    )
    second = left_out_blocks(person) if in_function else agreement_blocks(person, organization, _terms(asked))
    return several_papers([consent, second], f"Документы наставника: {person.short_name}")


def cooperation(entry: MentorProfile, asked: Any, actor: Any) -> PrintedDocument:
    blocks = cooperation_blocks(entry.person, entry.organization, entry.workplace, _terms(asked))
    return consent_paper(blocks, f"Соглашение о сотрудничестве: {entry.person.short_name}")


def mentor_memo(entry: MentorProfile, asked: Any, actor: Any) -> PrintedDocument:
    return _memo(entry, "Памятка наставнику", MENTOR)


def mentee_memo(entry: MenteeProfile, asked: Any, actor: Any) -> PrintedDocument:
    return _memo(entry, "Памятка наставляемому", MENTEE)


def _memo(entry: Any, title: str, parts: Any) -> PrintedDocument:
    body: list[Block] = [Paragraph(f"{entry.person}", align="center", indent=False)]
    for heading, lines in parts:
        body += [Heading(heading, 2), Listing(lines)]
    return PrintedDocument(
        title=f"{title}: {entry.person.short_name}",
        letterhead=_letterhead(entry.organization),
        kind_title=title.upper(),
        numbered=False,
        body=tuple(body),
    )


def employer_letter(entry: MentorProfile, asked: Any, actor: Any) -> PrintedDocument:
    """Asks the employer of an external mentor to let them take part."""
    person, organization = entry.person, entry.organization
    post = person.post_in("gen")
    whom = f"{person.name_in('gen')}{f', {post},' if post else ''}"
    text = (
        f"{organization.full_name} просит согласовать участие {whom} в программе наставничества педагогических "
        f"работников с {numeric_date(asked.get('starts_on')) or BLANK} по "
        f"{numeric_date(asked.get('ends_on')) or BLANK}."
    )
    body = [Paragraph(text), Paragraph(asked.get("text") or ""), Paragraph("О решении просим сообщить письменно.")]
    return PrintedDocument(
        title=f"Письмо работодателю: {person.short_name}",
        letterhead=_letterhead(organization),
        addressee=tuple(filter(None, ("Руководителю", asked.get("addressee") or entry.workplace or BLANK))),
        date="",
        number="",
        heading="О согласовании участия в наставничестве",
        body=tuple(part for part in body if part.text),
        signature=Signature(post_of_head(organization), name_of_head(organization)),
    )


def award_sheet(person: Person, asked: Any, actor: Any) -> PrintedDocument:
    """«Наградной лист»: what is known of the person, what they are proposed for."""
    organization = person.organization
    rows = (
        ("Фамилия, имя, отчество", person.full_name),
        ("Должность, место работы", "\n".join(filter(None, (person.post, organization.full_name)))),
        ("Дата рождения", numeric_date(person.birth_date) or BLANK),
        ("Образование", asked.get("education") or BLANK),
        ("Педагогический стаж", experience_in_words(person.teaching_experience_months) or BLANK),
        ("Работает в организации с", numeric_date(person.hired_on) or BLANK),
        ("Квалификационная категория", person.get_category_display() or BLANK),
        ("Какими наградами награждён(а) и когда", asked.get("awards") or BLANK),
        ("Представляется к награде", asked.get("award") or BLANK),
        ("Характеристика и заслуги", asked.get("merits") or BLANK),
    )
    numbered = tuple((f"{place}. {label}", value) for place, (label, value) in enumerate(rows, 1))
    return PrintedDocument(
        title=f"Наградной лист: {person.short_name}",
        letterhead=_letterhead(organization),
        kind_title="НАГРАДНОЙ ЛИСТ",
        numbered=False,
        body=(
            Table(rows=numbered, widths=(2, 3), row_heads=True),
            Paragraph(f"Кандидатура рассмотрена и рекомендована: {asked.get('decision') or BLANK * 2}.", indent=False),
            SignatureLine("Сведения верны, с листом ознакомлен(а)", person.signed_name, dated=True),
        ),
        signature=Signature(post_of_head(organization), name_of_head(organization)),
    )


def _letterhead(organization: Any) -> Letterhead:
    return Letterhead(organization.full_name, organization.short_name, organization.place)


def _stored(name: str) -> Any:
    return lambda entry, actor: getattr(entry, name) or ""


def _default(text: str) -> Any:
    return lambda entry, actor: text


STARTS, ENDS = Ask("starts_on", "С", "date", _start), Ask("ends_on", "По", "date", _end)
CONTENT_ASKED = Ask("content", "Содержание работы", "text", _default(CONTENT))

LETTERS = (
    Letter(
        "mentor-pack",
        "Документы по статье 351.8: согласие и дополнительное соглашение",
        MentorProfile,
        pack_of_351_8,
        asks=(
            Ask("number", "Соглашение №", "line", _stored("agreement_number")),
            Ask("dated", "Дата соглашения", "date", lambda entry, actor: entry.agreement_date),
            CONTENT_ASKED,
            STARTS,
            ENDS,
            Ask("form", "Форма выполнения", "line", _default(FORM)),
            Ask("payment", "Размеры и условия выплат", "line", lambda e, actor: e.agreement_payment or PAYMENT),
        ),
        lacks=_no_external,
        sheets=True,
        help="Каждый документ печатается с нового листа и подписывается от руки. Если наставничество входит в трудовую "
        "функцию (отмечается в записи банка), вместо соглашения печатается причина. Номер и дату подписанного "
        "соглашения внесите в запись наставника: их печатает приказ.",
    ),
    Letter("mentor-memo", "Памятка наставнику", MentorProfile, mentor_memo, allowed=_own),
    Letter(
        "employer",
        "Письмо работодателю внешнего наставника",
        MentorProfile,
        employer_letter,
        asks=(
            Ask("addressee", "Организация-адресат", "line", _stored("workplace")),
            STARTS,
            ENDS,
            Ask("text", "О чём ещё сказать", "text"),
        ),
        lacks=_only_external,
    ),
    Letter(
        "cooperation",
        "Соглашение о сотрудничестве",
        MentorProfile,
        cooperation,
        asks=(
            Ask("number", "Соглашение №", "line"),
            Ask("dated", "Дата", "date", _start),
            CONTENT_ASKED,
            STARTS,
            ENDS,
            Ask("payment", "Условия", "line", _default("соглашение безвозмездное")),
        ),
        lacks=_only_external,
        sheets=True,
    ),
    Letter("mentee-memo", "Памятка наставляемому", MenteeProfile, mentee_memo, allowed=_own),
    Letter(
        "award-sheet",
        "Наградной лист",
        Person,
        award_sheet,
        asks=(
            Ask("award", "К какой награде представляется", "line"),
            Ask("education", "Образование", "line"),
            Ask("awards", "Прежние награды", "line"),
            Ask("merits", "Характеристика и заслуги", "text"),
            Ask("decision", "Кем рекомендовано", "line", help="Например: педагогический совет, протокол от … № …"),
        ),
    ),
)


def letters_of_person(person: Person, actor: Any) -> CardSection | None:
    """What a person's card offers to print."""
    letters = letters_for(actor, person)
    return CardSection("papers/_person_letters.html", {"letters": letters}) if letters else None
