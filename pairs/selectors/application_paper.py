"""Applications and the memo as papers to sign. The quiet reason is never on them."""

from datetime import date

from orders.selectors import name_of_head, post_of_head
from pairs.models import Application, Pair
from pairs.rules.applications import ApplicationKind, first_last_day
from pairs.selectors.consequences import addressee
from pairs.selectors.order_text import works_by_the_code
from pairs.selectors.wording import name_of, post_of, short_name_of
from printing.document import Paragraph, PrintedDocument, Signature, SignatureLine
from printing.russian import numeric_date

CODE = "статьи 351.8 Трудового кодекса Российской Федерации"
TITLES = {
    ApplicationKind.RELEASE: ("ЗАЯВЛЕНИЕ", "О сложении обязанностей наставника"),
    ApplicationKind.REPLACEMENT: ("ХОДАТАЙСТВО", "О замене наставника"),
    ApplicationKind.END: ("ЗАЯВЛЕНИЕ", "О досрочном завершении программы наставничества"),
    ApplicationKind.MEMO: ("СЛУЖЕБНАЯ ЗАПИСКА", "О ненадлежащем исполнении программы наставничества"),
}


def application_paper(application: Application) -> PrintedDocument:
    """As its author would write it: addressee, request, signature."""
    kind_title, heading = TITLES[ApplicationKind(application.kind)]
    text = _WORDS[ApplicationKind(application.kind)](application)
    signatures = [SignatureLine(name=author.person.signed_name) for author in application.authors.all()]
    dated = Paragraph(numeric_date(application.submitted_on), align="left", indent=False)
    return PrintedDocument(
        title=f"{kind_title.capitalize()} от {numeric_date(application.submitted_on)}: {application.pair}",
        addressee=_to_head_from(application),
        kind_title=kind_title,
        numbered=False,
        heading=heading,
        body=(*(Paragraph(line) for line in text), *signatures, dated),
    )


def _to_head_from(application: Application) -> tuple[str, ...]:
    lines = addressee(application.organization, None)
    for person in application.people:
        lines.append(f"от {name_of(person, 'gen')}")
        lines += [post_of(person, "gen")] if person.post else []
    return tuple(lines)


def _release(application: Application) -> list[str]:
    mentees = ", ".join(name_of(person, "gen") for person in application.pair.people[1:])
    return [
        f"На основании {CODE} отказываюсь от осуществления наставничества и прошу освободить меня от обязанностей "
        f"наставника {mentees}{_last_day(application)}."
        if works_by_the_code(application.pair.mentor)
        else f"Прошу освободить меня от обязанностей наставника {mentees}{_last_day(application)}."
    ]


def _replacement(application: Application) -> list[str]:
    mentor = application.pair.mentor.person
    post = post_of(mentor, "acc")
    whom = f"{name_of(mentor, 'acc')}{f', {post},' if post else ''}"
    return [f"Прошу заменить наставника {whom} и подобрать мне другого наставника{_last_day(application)}."]


def _end(application: Application) -> list[str]:
    ask = "Прошу" if len(application.people) == 1 else "Просим"
    return [
        f"{ask} досрочно завершить персонализированную программу наставничества {pair_words(application.pair)} "
        f"по уважительным обстоятельствам{_last_day(application)}."
    ]


def _memo(application: Application) -> list[str]:
    return [
        f"Персонализированная программа наставничества {pair_words(application.pair)} исполняется ненадлежащим "
        f"образом. Предлагаю завершить её досрочно по инициативе куратора{_last_day(application)}."
    ]


_WORDS = {
    ApplicationKind.RELEASE: _release,
    ApplicationKind.REPLACEMENT: _replacement,
    ApplicationKind.END: _end,
    ApplicationKind.MEMO: _memo,
}


def _last_day(application: Application) -> str:
    return f"; последний день — {numeric_date(application.last_day)}" if application.last_day else ""


def pair_words(pair: Pair) -> str:
    """«(наставник — Иванова М. П., наставляемый — Сизов И. О.)»: nominative after a dash is always right."""
    mentor, *mentees = pair.people
    word = "наставляемый" if len(mentees) == 1 else "наставляемые"
    return f"(наставник — {mentor.short_name}, {word} — {', '.join(person.short_name for person in mentees)})"


def needs_notice(application: Application) -> bool:
    """Whether the employer cancels, and so must warn the mentor ahead (ТК РФ 351.8)."""
    return not application.mentor_asks and works_by_the_code(application.pair.mentor)


def first_day_of_end(application: Application, told_on: date) -> date:
    """The earliest last day if the mentor is warned on that day."""
    by_code = works_by_the_code(application.pair.mentor)
    return first_last_day(told_on, mentor_asked=application.mentor_asks, by_code=by_code)


def notice_paper(application: Application, *, told_on: date) -> PrintedDocument:
    """«Уведомление» of the employer to the mentor, three working days ahead; it names no ground and no author."""
    pair, organization = application.pair, application.organization
    mentor = pair.mentor.person
    mentees = ", ".join(short_name_of(person, "gen") for person in pair.people[1:])
    first = first_day_of_end(application, told_on)
    last_day = max(first, application.last_day or first)
    text = (
        "В соответствии со статьёй 351.8 Трудового кодекса Российской Федерации уведомляем Вас о досрочной отмене "
        f"поручения об осуществлении наставничества в отношении {mentees}. "
        f"Последний день исполнения обязанностей наставника — {numeric_date(last_day)}."
    )
    return PrintedDocument(
        title=f"Уведомление: {pair}",
        addressee=(name_of(mentor, "dat"), *([post_of(mentor, "dat")] if mentor.post else [])),
        kind_title="УВЕДОМЛЕНИЕ",
        numbered=False,
        heading="О досрочной отмене поручения о наставничестве",
        date=numeric_date(told_on),
        body=(Paragraph(text), SignatureLine("Уведомление получено", mentor.signed_name, dated=True)),
        signature=Signature(post_of_head(organization), name_of_head(organization)),
    )
