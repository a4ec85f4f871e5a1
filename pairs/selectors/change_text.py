"""The words of orders that change a pair: the ground as S4 annex 1, 7.1 names it, a reason never."""

from collections.abc import Callable
from datetime import date, timedelta

from orders.rules import ItemText
from pairs.models import Pair, PairChange
from pairs.rules import EndGround
from pairs.rules.applications import ApplicationKind
from pairs.rules.changes import WITH_ANOTHER_PAIR, ChangeAct
from pairs.selectors.application_paper import pair_words
from pairs.selectors.changes import staying, substitute_of
from pairs.selectors.order_text import ACQUAINT, agreement_words, basis, curators, has_agreement
from pairs.selectors.wording import name_of, post_of, short_name_of
from people.models import Person
from printing.russian import numeric_date
from registry.rules import MentoringKind

GROUNDS = {
    EndGround.COMPLETED: "в связи с завершением плана мероприятий в полном объёме",
    EndGround.CURATOR: "по инициативе куратора ввиду ненадлежащего исполнения программы наставничества",
    EndGround.LEFT: "в связи с увольнением участника",
    EndGround.ABSENCE: "в связи с длительным отсутствием участника",
    EndGround.TRANSFER: "в связи с переводом участника",
    EndGround.CANCELLED: "в связи с отменой приказа о закреплении",
    EndGround.RETURNED: "в связи с возвращением основного наставника",
}
PAPERS = {
    ApplicationKind.RELEASE: ("заявление", "заявления"),
    ApplicationKind.REPLACEMENT: ("ходатайство", "ходатайства"),
    ApplicationKind.END: ("заявление", "заявления"),
    ApplicationKind.MEMO: ("служебная записка", "служебные записки"),
}
Items = dict[str, str]


def items(change: PairChange, today: date) -> list[ItemText]:
    """The operative part as the change words it now, each item by what it is about."""
    texts = _ITEMS[ChangeAct(change.act)](change) | {"acquaintance": ACQUAINT}
    if change.application and change.application.kind in (ApplicationKind.RELEASE, ApplicationKind.REPLACEMENT):
        texts |= _search(change, today) if change.act == ChangeAct.END else {}
    order = sorted(texts, key=lambda about: about == "acquaintance")
    return [ItemText(texts[about], source=about) for about in order if texts[about]]


def _end(change: PairChange) -> Items:
    pair = change.pair
    opening = (
        f"Прекратить работу {_whose(pair)} {pair_words(pair)}{_by_order(pair)}, {_ground(change)}; "
        f"последний день — {numeric_date(change.day)}."
    )
    return {"opening": opening} | _release(change) | {"program": _program_ends(pair)}


def _replace(change: PairChange) -> Items:
    pair, new = change.pair, _opened(change)
    start, whom = numeric_date(change.new_from), _mentees(new, "ins")
    was = short_name_of(pair.mentor.person, "acc")
    opening = (
        f"Заменить наставника {was} на {short_name_of(new.mentor.person, 'acc')} в {_where(pair)} "
        f"{pair_words(pair)}{_by_order(pair)}, с {start}."
    )
    until = f" по {numeric_date(new.ends_on)}" if new.ends_on else ""
    return (
        {"opening": opening}
        | _release(change)
        | {
            "new": f"Закрепить наставника {_full(new.mentor.person)} за {whom} на период с {start}{until}.",
            "program": _goes_on(new),
            "pay": _pay(new),
        }
    )


def _leave(change: PairChange) -> Items:
    person = change.member.mentee.person if change.member else change.pair.people[-1]
    return {
        "opening": f"Вывести {short_name_of(person, 'acc')} из наставнической группы {pair_words(change.pair)}"
        f"{_by_order(change.pair)}, {_ground(change)}; последний день — {numeric_date(change.day)}.",
        "others": "Остальным участникам группы продолжить работу по персонализированной программе наставничества.",
    }


def _suspend(change: PairChange) -> Items:
    pair = change.pair
    return {
        "opening": f"Приостановить работу {_whose(pair)} {pair_words(pair)}{_by_order(pair)}, {_period(change)} "
        "в связи с временным отсутствием участника.",
    }


def _substitute(change: PairChange) -> Items:
    pair, new = change.pair, _opened(change)
    opening = (
        f"На период временного отсутствия наставника {short_name_of(pair.mentor.person, 'gen')} {_period(change)} "
        f"возложить обязанности наставника {_mentees(new, 'gen')} на {_full(new.mentor.person)}."
    )
    return {"opening": opening, "program": _goes_on(new), "pay": _pay(new)}


def _return(change: PairChange) -> Items:
    pair, start = change.pair, numeric_date(change.day)
    found = {"opening": f"Возобновить работу {_whose(pair)} {pair_words(pair)}{_by_order(pair)}, с {start}."}
    if substitute := substitute_of(pair):
        last = numeric_date(change.day - timedelta(days=1))
        whom = short_name_of(substitute.mentor.person, "acc")
        found["substitute"] = (
            f"Освободить {whom} от обязанностей наставника {_mentees(pair, 'gen')}, возложенных на период временного "
            f"отсутствия наставника; последний день — {last}."
        )
    return found


def _join(change: PairChange) -> Items:
    pair, new = change.pair, _opened(change)
    whom = ", ".join(_full(person) for person in new.people[1:])
    start, mentor = numeric_date(change.day), short_name_of(pair.mentor.person, "dat")
    where = "наставническую группу" if pair.is_group else "наставническую пару"
    return {
        "opening": f"Включить в {where} {pair_words(pair)}{_by_order(pair)}, наставляемого {whom} с {start}.",
        "program": f"Наставнику {mentor} совместно с наставляемыми внести изменения в персонализированную программу "
        "наставничества.",
    }


_ITEMS: dict[ChangeAct, Callable[[PairChange], Items]] = {
    ChangeAct.END: _end,
    ChangeAct.LEAVE: _leave,
    ChangeAct.REPLACE: _replace,
    ChangeAct.SUSPEND: _suspend,
    ChangeAct.SUBSTITUTE: _substitute,
    ChangeAct.RETURN: _return,
    ChangeAct.JOIN: _join,
}


def _release(change: PairChange) -> Items:
    mentor, since = change.pair.mentor, numeric_date(change.day + timedelta(days=1))
    duties = f"от обязанностей наставника {_mentees(change.pair, 'gen')} с {since}."
    found = {"release": f"Освободить {_full(mentor.person)} {duties}"}
    if not mentor.in_job_function and has_agreement(mentor):
        found["payment"] = (
            f"Выплату за наставничество {short_name_of(mentor.person, 'dat')} по дополнительному соглашению "
            f"{agreement_words(mentor)} прекратить с {since}."
        )
    return found


def _search(change: PairChange, today: date) -> Items:
    """The mentee is first in the queue; nobody is to blame."""
    named = ", ".join(short_name_of(person, "dat") for person in curators(change.organization, today))
    to_whom = f"Куратору {named} подобрать".replace("  ", " ")
    return {"search": f"{to_whom} {_mentees(change.pair, 'dat')} другого наставника."}


def _program_ends(pair: Pair) -> str:
    if pair.kinds == [MentoringKind.SPEED]:
        return ""
    return "Реализацию персонализированной программы наставничества завершить в тот же день."


def _goes_on(new: Pair) -> str:
    mentor = short_name_of(new.mentor.person, "dat")
    return f"Наставнику {mentor} продолжить реализацию персонализированной программы наставничества."


def _pay(new: Pair) -> str:
    mentor = new.mentor
    if mentor.in_job_function or not has_agreement(mentor):
        return ""
    return (
        f"Выплату за наставничество {short_name_of(mentor.person, 'dat')} производить согласно дополнительному "
        f"соглашению к трудовому договору {agreement_words(mentor)}."
    )


def _opened(change: PairChange) -> Pair:
    """The pair that comes in; drafting without one is refused, so an order always has it."""
    return change.opened or change.pair


def _full(person: Person) -> str:
    post = post_of(person, "acc")
    return f"{name_of(person, 'acc')}, {post}," if post else name_of(person, "acc")


def _mentees(pair: Pair, case: str) -> str:
    names = [short_name_of(member.mentee.person, case) for member in staying(pair)]  # type: ignore[arg-type]
    return ", ".join(names)


def _whose(pair: Pair) -> str:
    return "наставнической группы" if pair.is_group else "наставнической пары"


def _where(pair: Pair) -> str:
    return "наставнической группе" if pair.is_group else "наставнической паре"


def _by_order(pair: Pair) -> str:
    order = pair.opened_by
    return f", закреплённой приказом от {numeric_date(order.dated)} № {order.number}" if order and order.number else ""


def _period(change: PairChange) -> str:
    until = f" по {numeric_date(change.until)}" if change.until else ""
    return f"с {numeric_date(change.day)}{until}"


def _ground(change: PairChange) -> str:
    """The ground alone (S4 annex 1, 7.1): whose initiative, never why."""
    if change.ground != EndGround.INITIATIVE:
        return GROUNDS[EndGround(change.ground)]
    application = change.application
    if application is None:
        return "по инициативе участников"
    mentees = len(application.people) - application.mentor_asks
    who = ["наставника"] if application.mentor_asks else []
    who += (["наставляемого"] if mentees == 1 else ["наставляемых"]) if mentees else []
    return f"по инициативе {' и '.join(who)}"


def basis_of(change: PairChange, today: date) -> str:
    """«Основание: заявление Лавровой М. П. от 20.10.2026; письменное согласие …»."""
    parts = [_paper(change)]
    if change.opened is not None and change.act in WITH_ANOTHER_PAIR:
        parts.append(basis([change.opened], today).removeprefix("Основание: ").rstrip("."))
    told = "; ".join(part for part in parts if part)
    return f"Основание: {told}." if told else ""


def _paper(change: PairChange) -> str:
    application = change.application
    if application is None:
        return change.basis
    signed = [
        f"{short_name_of(author.person, 'gen')} от {numeric_date(author.signed_on)}"
        for author in application.authors.all()
    ]
    one, many = PAPERS[ApplicationKind(application.kind)]
    if not signed:
        return f"{one} куратора от {numeric_date(application.submitted_on)}"
    return f"{one if len(signed) == 1 else many} {', '.join(signed)}"
