"""The words of the order «О закреплении наставнических пар и групп»: PRACTICE of schools, S4 4.4.3, ТК РФ 351.8.

A mentee's category is never among them.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from orders.rules import ItemText
from pairs.models import Pair
from pairs.rules import MANY_PAIRS, PROGRAM_DAYS, middle
from pairs.selectors.wording import post_of, short_name_of
from papers.models import Act
from papers.rules import ActKind, ActState
from people.models import Membership, Organization, Person
from people.rules import Role
from printing.document import Table
from printing.russian import numeric_date
from registry.models import Consent, MentorProfile
from registry.rules import ConsentKind, MentoringKind

BLOCK = "pairs"
CODE = "статьёй 351.8 Трудового кодекса Российской Федерации"
AIM = "в целях профессиональной поддержки и развития педагогических работников"
COLUMNS = ("№", "Наставник, должность", "Наставляемый, должность", "Форма и вид", "Период")
ACQUAINT = "Куратору ознакомить участников с приказом под подпись в течение трёх рабочих дней со дня его подписания."


def preamble(pairs: Sequence[Pair], organization: Organization) -> str:
    code = CODE if any(works_by_the_code(pair.mentor) for pair in pairs) else ""
    grounds = [ground for ground in (code, _regulation(organization)) if ground]
    if not grounds:
        return AIM[:1].upper() + AIM[1:]
    with_ = "со" if code else "с"
    return f"В соответствии {with_} {', '.join(grounds)}, {AIM}"


def _regulation(organization: Organization) -> str:
    """The organization's own regulation, in the instrumental; empty while none is entered."""
    acts = Act.objects.filter(organization=organization, kind=ActKind.REGULATION, state=ActState.IN_FORCE)
    act = acts.order_by("-dated", "-pk").first()
    if act is None:
        return ""
    first, _, rest = act.title.partition(" ")
    name = f"Положением {rest}" if first.lower() == "положение" else f"локальным актом «{act.title}»"
    number = f" № {act.number}" if act.number else ""
    return f"{name} (от {numeric_date(act.dated)}{number})" if act.dated else name


def standard_items(
    pairs: Sequence[Pair], organization: Organization, today: date, drafted_on: date | None = None
) -> dict[str, ItemText]:
    """The operative part as the product words it for these pairs, by what each item is about; all may be edited.

    Terms are counted from the day of the draft, so that the days alone do not change the text.
    """
    items = {"opening": ItemText(_opening(pairs), BLOCK, source="opening")}
    if not pairs:
        return items
    texts = {
        "programs": _programs(pairs, drafted_on or today),
        "speed": _speed(pairs),
        "coordination": _curator(pairs, organization, today),
        "payments": _payments(pairs),
        "job_function": _job_function(pairs),
        "acquaintance": ACQUAINT,
    }
    return items | {about: ItemText(text, source=about) for about, text in texts.items() if text}


def _opening(pairs: Sequence[Pair]) -> str:
    groups = sum(pair.is_group for pair in pairs)
    if len(pairs) > MANY_PAIRS:
        return f"Закрепить {_what(len(pairs) - groups, groups)} согласно приложению № 1."
    return f"Закрепить {_what(len(pairs) - groups, groups)} на следующих условиях:"


def _what(pairs: int, groups: int) -> str:
    one = {
        True: ("наставническую пару", "наставническую группу"),
        False: ("наставнические пары", "наставнические группы"),
    }
    if pairs and groups:
        return "наставнические пары и группы"
    return one[groups == 1][1] if groups else one[pairs == 1][0]


def _programs(pairs: Sequence[Pair], today: date) -> str:
    """Speed mentoring is one meeting and has no program: our decision, S4 1.3 names no exemption."""
    composing = [pair for pair in pairs if MentoringKind.SPEED not in pair.kinds]
    if not composing:
        return ""
    start = max([today, *(pair.starts_on for pair in composing if pair.starts_on)])
    until = numeric_date(start + timedelta(days=PROGRAM_DAYS))
    who = _mentors(composing, len(pairs))
    if len(composing) == 1:
        mentees = "наставляемыми" if composing[0].is_group else "наставляемым"
        what = "персонализированную программу наставничества и представить её"
    else:
        mentees, what = "наставляемыми", "персонализированные программы наставничества и представить их"
    work = f"разработать {what} на утверждение в срок до {until}, отмечать проведённые встречи"
    return f"{who} совместно с {mentees} {work}."


def _speed(pairs: Sequence[Pair]) -> str:
    speedy = [pair for pair in pairs if MentoringKind.SPEED in pair.kinds]
    if not speedy:
        return ""
    last = max((pair.ends_on for pair in speedy if pair.ends_on), default=None)
    until = f" в срок до {numeric_date(last)}" if last else ""
    return f"{_mentors(speedy, len(pairs))} провести встречу в рамках скоростного наставничества{until}."


def _mentors(pairs: Sequence[Pair], in_all: int) -> str:
    """«Наставникам Лавровой М. П., Сизову И. О.»; a long list is not repeated in words."""
    persons = list({pair.mentor.person_id: pair.mentor.person for pair in pairs}.values())
    if in_all > MANY_PAIRS and len(persons) > 1:
        return "Наставникам, указанным в приложении № 1,"
    names = ", ".join(short_name_of(person, "dat") for person in persons)
    return f"{'Наставнику' if len(persons) == 1 else 'Наставникам'} {names}"


def _curator(pairs: Sequence[Pair], organization: Organization, today: date) -> str:
    people = curators(organization, today)
    named = [f"{short_name_of(person, 'dat')}{_post(person)}" for person in people]
    who = "Кураторам" if len(people) > 1 else "Куратору"
    starts = [pair.starts_on for pair in pairs if pair.starts_on]
    ends = [pair.ends_on for pair in pairs if pair.ends_on]
    terms = ""
    if starts and ends:
        interim, final = numeric_date(middle(min(starts), max(ends))), numeric_date(max(ends))
        terms = f": промежуточный — до {interim}, итоговый — до {final}"
    whom = _whose(pairs)
    addressed = f"{who} {'; '.join(named)}," if named else who
    return f"{addressed} обеспечить координацию работы {whom} и мониторинг{terms}."


def _post(person: Person) -> str:
    post = post_of(person, "dat")
    return f", {post}" if post else ""


def _whose(pairs: Sequence[Pair]) -> str:
    groups = sum(pair.is_group for pair in pairs)
    single = len(pairs) - groups
    if groups and single:
        return "наставнических пар и групп"
    if groups:
        return "наставнической группы" if groups == 1 else "наставнических групп"
    return "наставнической пары" if single == 1 else "наставнических пар"


def curators(organization: Organization, today: date) -> list[Person]:
    """Who holds the role of curator on that day, by name."""
    rows = Membership.objects.filter(person__organization=organization, role=Role.CURATOR).current(today)
    return [row.person for row in rows.select_related("person").order_by("person__family_name", "pk")]


def _payments(pairs: Sequence[Pair]) -> str:
    """Payment by the additional agreement to the contract (ТК РФ 351.8)."""
    paid = [mentor for mentor in _mentor_entries(pairs) if not mentor.in_job_function and has_agreement(mentor)]
    lines = [f"{short_name_of(mentor.person, 'dat')} — {agreement_words(mentor)}" for mentor in paid]
    if len(paid) == 1:
        return (
            f"Выплату за наставничество {short_name_of(paid[0].person, 'dat')} производить согласно дополнительному "
            f"соглашению к трудовому договору {agreement_words(paid[0])}."
        )
    if not lines:
        return ""
    opening = "Выплаты за наставничество производить согласно дополнительным соглашениям к трудовым договорам:"
    return "\n".join([opening, *[f"{line};" for line in lines[:-1]], f"{lines[-1]}."])


def agreement_words(mentor: MentorProfile) -> str:
    """«от 01.09.2026 № 5 (размер)»."""
    payment = f" ({mentor.agreement_payment})" if mentor.agreement_payment else ""
    return f"от {numeric_date(mentor.agreement_date)} № {mentor.agreement_number}{payment}"


def has_agreement(mentor: MentorProfile) -> bool:
    return bool(mentor.agreement_number and mentor.agreement_date)


def _job_function(pairs: Sequence[Pair]) -> str:
    inside = [short_name_of(mentor.person, "gen") for mentor in _mentor_entries(pairs) if mentor.in_job_function]
    if not inside:
        return ""
    return (
        f"Наставничество входит в трудовую функцию {', '.join(inside)}; дополнительное соглашение по статье 351.8 "
        "Трудового кодекса Российской Федерации не требуется."
    )


def _mentor_entries(pairs: Sequence[Pair]) -> list[MentorProfile]:
    return list({pair.mentor_id: pair.mentor for pair in pairs}.values())


def works_by_the_code(mentor: MentorProfile) -> bool:
    """351.8 binds an employer and a worker of his own who does more than the job; a partner has an agreement."""
    return not mentor.is_external and mentor.person.is_staff_member and not mentor.in_job_function


def needs_agreement(mentor: MentorProfile) -> bool:
    return works_by_the_code(mentor) and not has_agreement(mentor)


def table(pairs: Iterable[Pair]) -> Table:
    """The pairs in the nominative, as tables of orders stand."""
    rows = tuple(
        (str(number), _line(pair.mentor.person), _mentees(pair), _form_and_kinds(pair), _period(pair))
        for number, pair in enumerate(pairs, start=1)
    )
    return Table(columns=COLUMNS, rows=rows, widths=(0.6, 3, 3, 2.4, 1.8), centered=(0,), small=len(rows) > 1)


def _line(person: Person) -> str:
    return f"{person}, {person.post}" if person.post else str(person)


def _mentees(pair: Pair) -> str:
    people = pair.people[1:]
    if len(people) == 1:
        return _line(people[0])
    return "\n".join(f"{number}) {_line(person)}" for number, person in enumerate(people, start=1))


def _form_and_kinds(pair: Pair) -> str:
    return f"{pair.get_form_display()}; {', '.join(pair.kind_labels)}"


def _period(pair: Pair) -> str:
    parts = [f"с {numeric_date(pair.starts_on)}" if pair.starts_on else ""]
    parts.append(f"по {numeric_date(pair.ends_on)}" if pair.ends_on else "")
    return " ".join(part for part in parts if part)


def written_consents(pairs: Sequence[Pair], today: date) -> dict[tuple[int, str], Consent]:
    """By person and duty: the written consent that holds on that day (S4 4.4.3), the latest one."""
    wanted = set(duties(pairs))
    holding = Consent.objects.filter(person__in={pk for pk, _ in wanted}).holding(today).written().order_by("given_on")
    return {(row.person_id, row.kind): row for row in holding if (row.person_id, row.kind) in wanted}


def basis(pairs: Sequence[Pair], today: date) -> str:
    """«Основание: письменные согласия Лавровой М. П. от 01.09.2026 …»."""
    consents = written_consents(pairs, today)
    if not consents:
        return ""
    names = {person.pk: person for pair in pairs for person in pair.people}
    days = sorted(consent.given_on for consent in consents.values())
    if len(pairs) > MANY_PAIRS:
        when = numeric_date(days[0])
        when = f"от {when}" if days[0] == days[-1] else f"за период с {when} по {numeric_date(days[-1])}"
        return f"Основание: письменные согласия наставников и наставляемых {when}."
    listed = [
        f"{short_name_of(names[person], 'gen')} от {numeric_date(consents[person, kind].given_on)}"
        for person, kind in duties(pairs)
        if (person, kind) in consents
    ]
    word = "письменное согласие" if len(listed) == 1 else "письменные согласия"
    return f"Основание: {word} {', '.join(listed)}."


def duties(pairs: Sequence[Pair]) -> list[tuple[int, str]]:
    """Each participant and the duty they agreed to, as the pairs list them, once."""
    found = [
        (person.pk, ConsentKind.MENTOR_DUTIES if person.pk == pair.mentor.person_id else ConsentKind.BEING_MENTORED)
        for pair in pairs
        for person in pair.people
    ]
    return list(dict.fromkeys(found))
