"""The criteria: what each is worth from 0 to 1, and how it is said. Blocks of a bank in, arrays out.

The main two are those of S4 (annex 1, 6.1): the mentor's profile answers the mentee's needs, and both wish to work
together. What is not known is worth one half: silence is neither good nor bad, and to declare little never pays.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pairs.matching.bank import ADULT, NEAR, Bank, coverage
from pairs.matching.people import Mentee, Mentor
from printing.russian import counted

ENOUGH_YEARS = 10  # a greater lead in experience is worth no more
HOURS_A_MENTEE = 4  # a month; more of it is worth no more
LONG_WAIT = 12  # months
LEAST = 0.01  # what a possible pair is worth at least: somebody is better than nobody
HEAVIEST = 10
DIGITS = 4  # of a score; what lies below is noise of the processor
UNKNOWN = np.float32(0.5)
PREFERENCES = "preferences"  # said to nobody but the curator and the psychologist
COVERS_NOTHING = "затруднения не закрывает"

Weights = Mapping[str, int]


def needs(bank: Bank, rows: np.ndarray) -> np.ndarray:
    return bank.wanted[rows] @ bank.cover


def subject(bank: Bank, rows: np.ndarray) -> np.ndarray:
    return bank.in_common("subjects", rows)


def form_and_kind(bank: Bank, rows: np.ndarray) -> np.ndarray:
    return (bank.in_common("forms", rows) + bank.in_common("kinds", rows)) / 2


def experience(bank: Bank, rows: np.ndarray) -> np.ndarray:
    """How much the mentor has the lead; where both wish reverse mentoring, how much the mentee has it."""
    lead = bank.of_mentors["experience"][None, :] - bank.of_mentees["experience"][rows][:, None]
    reverse = bank.of_mentees["reverse"][rows][:, None] & bank.of_mentors["reverse"][None, :]
    value = np.clip(np.where(reverse, -lead, lead) / ENOUGH_YEARS, 0, 1)
    return np.where(np.isnan(lead), UNKNOWN, value)


def age(bank: Bank, rows: np.ndarray) -> np.ndarray:
    ages, low = bank.of_mentees["age"][rows][:, None], bank.of_mentors["youngest"][None, :]
    fits = (ages >= low) & (ages <= bank.of_mentors["oldest"][None, :])
    return np.where(np.isnan(ages) | np.isnan(low), UNKNOWN, fits.astype(np.float32))


def time(bank: Bank, rows: np.ndarray) -> np.ndarray:
    """Hours that the mentor would have for each, this mentee among them; more declared is never worth less."""
    each = bank.of_mentors["hours"] / (bank.of_mentors["taken"] + 1) / HOURS_A_MENTEE
    value = np.where(np.isnan(each), UNKNOWN, np.clip(each, 0, 1))
    return np.broadcast_to(value, (len(rows), len(value)))


def preferences(bank: Bank, rows: np.ndarray) -> np.ndarray:
    return bank.liking.block(rows, len(bank.mentors))


def previous(bank: Bank, rows: np.ndarray) -> np.ndarray:
    return bank.former.block(rows, len(bank.mentors))


def waiting(bank: Bank, rows: np.ndarray) -> np.ndarray:
    value = np.clip(bank.of_mentees["waiting"][rows] / LONG_WAIT, 0, 1)
    return np.broadcast_to(value[:, None], (len(rows), len(bank.mentors)))


def load(bank: Bank, rows: np.ndarray) -> np.ndarray:
    """More room is better, so that work spreads over the mentors; each further mentee is worth a step less."""
    value = np.clip(1 - bank.of_mentors["taken"] / bank.of_mentors["capacity"], 0, 1)
    return np.broadcast_to(value, (len(rows), len(value)))


def say_needs(mentees: Sequence[Mentee], mentor: Mentor) -> str:
    asked = [need for mentee in mentees for need in mentee.needs]
    covered = [need for need in asked if coverage(need, mentor) == 1]
    near = [need for need in asked if coverage(need, mentor) == NEAR]
    titles = ", ".join(dict.fromkeys(need.title for need in covered or near))
    if covered:
        of_all = counted(len(asked), "затруднения", "затруднений", "затруднений")
        return f"закрывает {len(covered)} из {of_all}: {titles}"
    return f"близко к затруднениям: {titles}" if near else ""


def say_subject(mentees: Sequence[Mentee], mentor: Mentor) -> str:
    return "тот же предмет" if any(mentor.subjects & mentee.subjects for mentee in mentees) else ""


def say_form(mentees: Sequence[Mentee], mentor: Mentor) -> str:
    """Both named wishes, and each mentee shares one form and one kind with the mentor."""
    fits = all(mentor.forms & one.forms and mentor.kinds & one.kinds for one in mentees)
    return "совпадают желаемые форма и вид" if mentees and fits else ""


def say_experience(mentees: Sequence[Mentee], mentor: Mentor) -> str:
    if mentor.experience is None:
        return ""
    known = [mentor.experience - one.experience for one in mentees if one.experience is not None]
    lead = int(min(known, default=0))
    return f"стаж больше на {counted(lead, 'год', 'года', 'лет')}" if lead > 0 else ""


def say_age(mentees: Sequence[Mentee], mentor: Mentor) -> str:
    wished = mentor.ages
    fits = wished and all(one.age is not None and wished[0] <= one.age <= wished[1] for one in mentees)
    return "возраст, с которым наставник хочет работать" if fits else ""


def say_time(mentees: Sequence[Mentee], mentor: Mentor) -> str:
    if mentor.hours is None or mentor.hours < HOURS_A_MENTEE * (mentor.taken + len(mentees)):
        return ""
    return f"у наставника есть {counted(mentor.hours, 'час', 'часа', 'часов')} в месяц"


def say_load(mentees: Sequence[Mentee], mentor: Mentor) -> str:
    if not mentor.free:
        return "свободных мест нет"
    return f"свободно {counted(mentor.free, 'место', 'места', 'мест')} из {mentor.capacity}"


def say_waiting(mentees: Sequence[Mentee], mentor: Mentor) -> str:
    longest = max((one.waiting for one in mentees), default=0)
    return f"ждёт наставника {counted(longest, 'месяц', 'месяца', 'месяцев')}" if longest else ""


def say_previous(mentees: Sequence[Mentee], mentor: Mentor) -> str:
    return "прежняя программа этой пары выполнена полностью"


def say_preferences(mentees: Sequence[Mentee], mentor: Mentor) -> str:
    return "выбор после групповой встречи"


@dataclass(frozen=True)
class Criterion:
    """`values(bank, rows)`: those mentees × all mentors, 0–1. `say`: the reason in words, or nothing to say."""

    code: str
    title: str
    help: str
    weight: int  # unless the organization sets another
    values: Callable[[Bank, np.ndarray], np.ndarray]
    say: Callable[[Sequence[Mentee], Mentor], str]


CRITERIA = (
    Criterion("needs", "Затруднения и компетенции", "Что предлагает наставник и что важно наставляемому",
              10, needs, say_needs),
    Criterion(PREFERENCES, "Взаимный выбор", "Предпочтения обеих сторон после групповой встречи",
              6, preferences, say_preferences),
    Criterion("load", "Равномерная нагрузка", "Сначала те, у кого больше свободных мест", 3, load, say_load),
    Criterion("subject", "Предмет", "Общий учебный предмет", 3, subject, say_subject),
    Criterion("form_and_kind", "Форма и вид", "Совпадение желаемых форм и видов", 2, form_and_kind, say_form),
    Criterion("experience", "Разница в стаже", "Наставник опытнее; в реверсивном — наоборот",
              2, experience, say_experience),
    Criterion("time", "Время", "Часы наставника в месяц на каждого наставляемого", 2, time, say_time),
    Criterion("previous", "Прежняя пара", "Пара, которая уже успешно работала", 2, previous, say_previous),
    Criterion("age", "Возраст", "Желаемый возраст наставляемых", 1, age, say_age),
    Criterion("waiting", "Ожидание", "Преимущество тем, кто долго без пары", 1, waiting, say_waiting),
)  # fmt: skip
BY_CODE = {one.code: one for one in CRITERIA}
DEFAULTS: dict[str, int] = {one.code: one.weight for one in CRITERIA}


def shares(bank: Bank, weights: Weights) -> dict[str, float]:
    """What part of a score each criterion makes; preferences count only where they were asked."""
    counted_in = {one.code: weights.get(one.code, one.weight) for one in CRITERIA}
    if not bank.has_round:
        counted_in[PREFERENCES] = 0
    in_all = sum(counted_in.values()) or 1
    return {code: weight / in_all for code, weight in counted_in.items()}


def step(bank: Bank, weights: Weights) -> np.ndarray:
    """How much less each further mentee of one mentor is worth: the fairness of load, place by place."""
    share = shares(bank, weights)["load"]
    return np.round((1 - LEAST) * share / bank.of_mentors["capacity"].astype(float), DIGITS)


def score(bank: Bank, rows: np.ndarray, weights: Weights) -> np.ndarray:
    """Those mentees × all mentors, LEAST to 1, before the hard rules."""
    found = np.zeros((len(rows), len(bank.mentors)), np.float32)
    for code, share in shares(bank, weights).items():
        if share:
            found += np.float32(share) * BY_CODE[code].values(bank, rows)
    return np.round(LEAST + (1 - LEAST) * found, DIGITS)


def allowed(bank: Bank, rows: np.ndarray, *, useful: bool = True) -> np.ndarray:
    """Those mentees × all mentors: what no hard rule forbids.

    `useful`: also that the mentor answers, or comes near to, at least one need of a mentee who named some; the curator
    may join such a pair by hand, a run never proposes it.
    """
    found = ~bank.of_mentees["stopped"][rows][:, None] & (bank.free > 0)[None, :]
    found &= ~(bank.of_mentees["minor"][rows][:, None] & bank.of_mentors["no_minors"][None, :])
    found &= bank.in_common("forms", rows) > 0
    found &= bank.parted.block(rows, len(bank.mentors)) == 0
    if useful:
        found &= (needs(bank, rows) > 0) | ~bank.wanted[rows].any(axis=1)[:, None]
    return found


def obstacles(mentees: Sequence[Mentee], mentor: Mentor) -> list[str]:
    """The hard rules of these people together, in words; who does not wish whom is not among them."""
    found = [text for text in (mentor.entry, mentor.away, mentor.consent) if text]
    if mentor.person in {mentee.person for mentee in mentees}:
        found.append("это тот же человек")
    if mentor.free < len(mentees):
        need = counted(len(mentees), "место", "места", "мест")
        found.append(
            f"нет свободных мест: занято {mentor.taken} из {mentor.capacity}"
            if not mentor.free
            else f"нужно {need}, свободно {mentor.free} из {mentor.capacity}"
        )
    if mentor.no_minors and any(one.age is not None and one.age < ADULT for one in mentees):
        found.append(mentor.no_minors)
    return found + [f"уже в паре: {name}" for name in mentor.already_with]
