"""The additional agreement of article 351.8 as blocks of a paper: content, term, form, payment (ТК РФ, ст. 351.8).

As in `consent_texts`, `person` and `organization` are read, never asked of the database; what the product does not
keep (passport, number of the contract) is a blank.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from printing.document import Block, Heading, Listing, Paragraph, SignatureLine, Spacer, Table
from printing.russian import agree, long_date

BLANK = "____________________"
SHORT_BLANK = "________"
BLANK_DAY = "«____» ____________ 20____ г."

CONTENT = (
    "помощь наставляемому в профессиональном становлении и устранении профессиональных затруднений; совместная с ним "
    "разработка персонализированной программы наставничества и её выполнение; проведение встреч, посещение и "
    "обсуждение занятий; содействие адаптации наставляемого в коллективе"
)
FORM = (
    "встречи с наставляемым, совместные занятия и консультации, в том числе дистанционные, без освобождения "
    "от основной работы"
)
PAYMENT = "устанавливаются локальным нормативным актом работодателя об оплате труда"
LEFT_OUT = (
    "Дополнительное соглашение к трудовому договору не составляется: наставничество входит в трудовую функцию "
    "работника и оплачивается по трудовому договору. Статья 351.8 Трудового кодекса Российской Федерации применяется "
    "к наставничеству, которое поручается помимо трудовой функции."
)
OUTSIDER = (
    "с внешним наставником заключается соглашение о сотрудничестве, статья 351.8 ТК РФ на него не распространяется"
)


@dataclass(frozen=True)
class Terms:
    """What the agreement settles; what is empty prints as a blank."""

    number: str = ""
    dated: date | None = None
    content: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    form: str = ""
    payment: str = ""


def agreement_blocks(person: Any, organization: Any, terms: Terms) -> tuple[Block, ...]:
    """The agreement from heading to both signatures."""
    number = terms.number or SHORT_BLANK
    return (
        Heading(f"ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ № {number}\nк трудовому договору от {BLANK_DAY} № {SHORT_BLANK}"),
        Paragraph(
            f"{organization.place or SHORT_BLANK}, {long_date(terms.dated) or BLANK_DAY}", align="right", indent=False
        ),
        Paragraph(_parties(person, organization)),
        *(Paragraph(text) for text in _clauses(terms)),
        *_signatures(person, organization),
    )


def left_out_blocks(person: Any) -> tuple[Block, ...]:
    """Why there is no agreement in the pack."""
    return (
        Heading("Дополнительное соглашение не требуется"),
        Paragraph(f"{person}{f', {person.post}' if person.post else ''}.", indent=False),
        Paragraph(LEFT_OUT),
        Paragraph("Запись об этом сделана в банке наставников.", indent=False),
    )


def _parties(person: Any, organization: Any) -> str:
    head, post = organization.head, organization.head_post_in("gen")
    acting = head.name_in("gen") if head is not None else BLANK
    named = agree(person.sex, "именуемый", "именуемая")
    mentor = f"{person}{f', {person.post}' if person.post else ''}"
    return (
        f"{organization.full_name} (далее — работодатель) в лице {post} {acting}, с одной стороны, и {mentor}, {named} "
        "далее работник, с другой стороны, в соответствии со статьёй 351.8 Трудового кодекса Российской Федерации "
        "заключили соглашение о нижеследующем."
    )


def _clauses(terms: Terms) -> tuple[str, ...]:
    term = f"с {long_date(terms.starts_on) or BLANK_DAY} по {long_date(terms.ends_on) or BLANK_DAY}"
    return (
        "1. По поручению работодателя работник с его письменного согласия выполняет работу по наставничеству.",
        f"2. Содержание работы: {_ended(terms.content or CONTENT)}",
        f"3. Срок выполнения работы: {_ended(term)}",
        f"4. Форма выполнения работы: {_ended(terms.form or FORM)}",
        f"5. Размеры и условия выплат за наставничество: {_ended(terms.payment or PAYMENT)}",
        "6. Работник вправе в любое время отказаться от наставничества. Работодатель вправе досрочно отменить "
        "поручение, предупредив об этом работника не менее чем за три рабочих дня.",
        "7. Соглашение вступает в силу со дня подписания, является неотъемлемой частью трудового договора и составлено "
        "в двух экземплярах, по одному для каждой стороны.",
    )


def _ended(text: str) -> str:
    return text if text.endswith((".", "…")) else f"{text}."


def _signatures(person: Any, organization: Any) -> tuple[Block, ...]:
    post = organization.head_post
    head = organization.head.signed_name if organization.head is not None else BLANK
    known = ((f"ИНН {organization.inn}", organization.inn), (f"ОГРН {organization.ogrn}", organization.ogrn))
    employer = [organization.full_name, organization.address, *[text for text, value in known if value]]
    worker = [person.full_name, f"адрес: {BLANK}", f"паспорт: {BLANK}"]
    return (
        Spacer(3),
        Table(
            columns=("Работодатель", "Работник"),
            rows=(("\n".join(filter(None, employer)), "\n".join(worker)),),
            widths=(1, 1),
        ),
        SignatureLine(f"{post[:1].upper()}{post[1:]}", head),
        SignatureLine("Работник", person.signed_name),
        SignatureLine(f"Экземпляр {agree(person.sex, 'получил', 'получила')}", person.signed_name, dated=True),
    )


def cooperation_blocks(person: Any, organization: Any, workplace: str, terms: Terms) -> tuple[Block, ...]:
    """The agreement with the organization that an external mentor comes from."""
    head = organization.head.name_in("gen") if organization.head is not None else BLANK
    duties = (
        "Организация: знакомит наставника с положением о системе наставничества, предоставляет место для встреч, "
        "подбирает наставляемых и координирует работу;",
        "Партнёр: не препятствует участию наставника в согласованное время;",
        "стороны обмениваются сведениями о наставляемых только с их письменного согласия.",
    )
    own = f"{person}{f', {person.post}' if person.post else ''}"
    return (
        Heading(f"СОГЛАШЕНИЕ О СОТРУДНИЧЕСТВЕ № {terms.number or SHORT_BLANK}\nв области наставничества"),
        Paragraph(
            f"{organization.place or SHORT_BLANK}, {long_date(terms.dated) or BLANK_DAY}", align="right", indent=False
        ),
        Paragraph(
            f"{organization.full_name} (далее — Организация) в лице {organization.head_post_in('gen')} {head}, с одной "
            f"стороны, и {workplace or BLANK} (далее — Партнёр) в лице {BLANK}, с другой стороны, заключили "
            "соглашение о нижеследующем."
        ),
        Paragraph(f"1. Партнёр содействует наставничеству в Организации. Наставник: {own}."),
        Paragraph(f"2. Содержание работы наставника: {_ended(terms.content or CONTENT)}"),
        Paragraph(f"3. Срок: с {long_date(terms.starts_on) or BLANK_DAY} по {long_date(terms.ends_on) or BLANK_DAY}."),
        Paragraph("4. Обязанности сторон:"),
        Listing(duties),
        Paragraph(f"5. Условия: {_ended(terms.payment or 'соглашение безвозмездное')}"),
        Paragraph(
            "6. Сторона вправе расторгнуть соглашение, письменно предупредив другую не менее чем за десять дней. "
            "Соглашение составлено в двух экземплярах, по одному для каждой стороны."
        ),
        SignatureLine(
            f"{organization.head_post[:1].upper()}{organization.head_post[1:]}",
            organization.head.signed_name if organization.head is not None else BLANK,
        ),
        SignatureLine("Партнёр", BLANK),
    )
