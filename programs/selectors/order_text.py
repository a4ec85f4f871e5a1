"""The words of orders about programs (PRACTICE, item skeletons 7 and 8). Grounds of an end, never reasons."""

from collections.abc import Sequence
from datetime import date

from orders.rules import ItemText
from pairs.models import Pair
from pairs.selectors.order_text import ACQUAINT, curators
from pairs.selectors.wording import short_name_of
from people.models import Organization, Person
from printing.document import Table
from printing.russian import numeric_date
from programs.models import Program, ProgramChange, ProgramCorrection, ProgramExtension
from programs.selectors.order_rows import new_ends
from programs.selectors.paper import pair_words

BLOCK = "programs"


def approval_items(programs: Sequence[Program], organization: Organization, today: date) -> list[ItemText]:
    one = len(programs) == 1
    what = "персонализированную программу" if one else "персонализированные программы"
    annex = "приложение № 1" if one else f"приложения № 1–{len(programs)}"
    texts = {
        "begin": f"{_mentors(programs, 'dat', 'Наставнику', 'Наставникам')} приступить к реализации "
        f"{'программы' if one else 'программ'}, отмечать проведённые встречи и выполненные мероприятия.",
        "control": f"{_curator(organization, today)} осуществлять контроль хода реализации "
        f"{'программы' if one else 'программ'}.",
        "acquaintance": ACQUAINT,
    }
    opening = ItemText(f"Утвердить {what} наставничества ({annex}):", BLOCK, source="opening")
    return [opening, *(ItemText(text, source=about) for about, text in texts.items())]


def results_items(programs: Sequence[Program], organization: Organization, today: date) -> list[ItemText]:
    one = len(programs) == 1
    whose = "персонализированную программу" if one else "персонализированные программы"
    done = "завершённой" if one else "завершёнными"
    at_work = [program for program in programs if program.pair.is_at_work]
    texts = {}
    if at_work:
        texts["pairs"] = (
            f"Прекратить работу {_whose(at_work)} в связи с завершением {'программы' if one else 'программ'}: "
            f"последний день — день завершения, указанный в таблице."
        )
        texts["release"] = (
            f"Освободить от обязанностей наставника {_names(at_work, 'acc')} со дня, следующего за днём завершения "
            f"{'программы' if one else 'программ'}."
        )
    texts |= {
        "sum_up": f"{_curator(organization, today)} провести итоговое анкетирование участников и подготовить "
        f"аналитическую справку о результатах реализации {'программы' if one else 'программ'}.",
        "acquaintance": ACQUAINT,
    }
    opening = ItemText(f"Считать {done} {whose} наставничества:", BLOCK, source="opening")
    return [opening, *(ItemText(text, source=about) for about, text in texts.items())]


def change_items(changes: Sequence[ProgramChange]) -> list[ItemText]:
    items, annex = [], 0
    for change in changes:
        if isinstance(change, ProgramExtension):
            items.append(ItemText(_extension(change), source=f"extension-{change.pk}"))
        elif isinstance(change, ProgramCorrection):
            annex += 1
            items.append(ItemText(_correction(change, annex), source=f"correction-{change.pk}"))
    for pair, last in new_ends(changes):
        text = f"Продлить период работы {_whose_pair(pair)} {_pair_words(pair)} по {numeric_date(last)}."
        items.append(ItemText(text, source=f"pair-{pair.pk}"))
    return [*items, ItemText(ACQUAINT, source="acquaintance")]


def _extension(change: ProgramExtension) -> str:
    return (
        f"Продлить срок реализации персонализированной программы наставничества {pair_words(change.program)} "
        f"с {change.months_before} до {change.months} месяцев — по {numeric_date(change.ends_on)}."
    )


def _correction(change: ProgramCorrection, annex: int) -> str:
    return (
        f"Внести изменения в персонализированную программу наставничества {pair_words(change.program)} согласно "
        f"дополнению № {change.number} (приложение № {annex})."
    )


def change_basis(changes: Sequence[ProgramChange]) -> str:
    """By mutual consent (S4 annex 1, 7.2): who agreed, when."""
    listed = [
        f"{short_name_of(agreement.person, 'gen')} от {numeric_date(agreement.agreed_on)}"
        for change in changes
        for agreement in change.agreements.all()
    ]
    return f"Основание: согласие участников {', '.join(dict.fromkeys(listed))}." if listed else ""


def approval_basis(programs: Sequence[Program]) -> str:
    days = sorted(agreement.agreed_on for program in programs for agreement in program.agreements.all())
    if not days:
        return ""
    when = numeric_date(days[0])
    when = f"от {when}" if days[0] == days[-1] else f"за период с {when} по {numeric_date(days[-1])}"
    return f"Основание: согласования программ их участниками {when}."


def results_basis(programs: Sequence[Program]) -> str:
    papers = list(dict.fromkeys(program.end_paper for program in programs if program.end_paper))
    return f"Основание: {'; '.join(papers)}." if papers else ""


def approval_table(programs: Sequence[Program]) -> Table:
    rows = tuple(
        (str(number), *_people(program), f"с {numeric_date(program.starts_on)} по {numeric_date(program.ends_on)}")
        for number, program in enumerate(programs, start=1)
    )
    columns = ("№", "Наставник", "Наставляемый", "Срок реализации")
    return Table(columns, rows, widths=(0.6, 3, 3, 2.4), centered=(0,), small=len(rows) > 1)


def results_table(programs: Sequence[Program]) -> Table:
    rows = tuple(
        (
            str(number),
            *_people(program),
            numeric_date(program.ended_on),
            _done(program),
            program.get_end_ground_display(),
        )
        for number, program in enumerate(programs, start=1)
    )
    columns = ("№", "Наставник", "Наставляемый", "Завершена", "Выполнено", "Основание")
    return Table(columns, rows, widths=(0.6, 2.6, 2.6, 1.6, 1.5, 2.7), centered=(0, 3), small=True)


def _people(program: Program) -> tuple[str, str]:
    mentor, *mentees = program.pair.people
    return str(mentor), "\n".join(str(person) for person in mentees)


def _ground(program: Program) -> str:
    return program.get_end_ground_display()


def _done(program: Program) -> str:
    items = list(program.items.all())
    return f"{sum(1 for item in items if item.done_on)} из {len(items)}"


def _mentors(programs: Sequence[Program], case: str, one: str, many: str) -> str:
    names = _names(programs, case)
    return f"{one if ',' not in names else many} {names}"


def _names(programs: Sequence[Program], case: str) -> str:
    people: dict[int, Person] = {program.pair.mentor.person_id: program.pair.mentor.person for program in programs}
    return ", ".join(short_name_of(person, case) for person in people.values())  # type: ignore[arg-type]


def _curator(organization: Organization, today: date) -> str:
    people = curators(organization, today)
    names = ", ".join(short_name_of(person, "dat") for person in people)
    return f"{'Кураторам' if len(people) > 1 else 'Куратору'} {names}".strip()


def _whose(programs: Sequence[Program]) -> str:
    if len(programs) == 1:
        return _whose_pair(programs[0].pair)
    return "наставнических пар и групп"


def _whose_pair(pair: Pair) -> str:
    return "наставнической группы" if pair.is_group else "наставнической пары"


def _pair_words(pair: Pair) -> str:
    mentor, *mentees = pair.people
    word = "наставляемый" if len(mentees) == 1 else "наставляемые"
    return f"(наставник – {mentor.short_name}, {word} – {', '.join(person.short_name for person in mentees)})"
