"""Why these pairs: three reasons each, what is lacking, what another choice would cost; why somebody has none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from pairs.matching.assignment import NOBODY
from pairs.matching.bank import Bank, coverage
from pairs.matching.criteria import BY_CODE, COVERS_NOTHING, CRITERIA, PREFERENCES, UNKNOWN, Weights, allowed, shares
from pairs.matching.people import Mentee, Mentor
from pairs.matching.solve import BLOCK, Plan, open_needs

REASONS, OTHERS, NEAREST = 3, 2, 3


@dataclass(frozen=True)
class Other:
    """Another mentor for the mentee, and what choosing him costs the school at most.

    The cost is that of one exchange, everybody else staying: whoever loses the place takes the mentor set free, else
    the best one with a place left, else nobody. A longer chain of exchanges may cost less, never more.
    """

    mentor: int
    score: float
    cost: float
    moved: int | None = None  # the mentee who would lose the place
    to: int | None = None  # the mentor that one would get


@dataclass(frozen=True)
class Match:
    mentee: int
    mentor: int
    score: float
    reasons: list[tuple[str, str]]  # the code of the criterion, the sentence
    lacks: list[str]
    is_locked: bool = False
    others: list[Other] = field(default_factory=list)
    second: int | None = None
    second_for: str = ""


@dataclass(frozen=True)
class Alone:
    """A mentee without a pair: why, what would help, and whom to ask first."""

    mentee: int
    causes: list[str]
    help: list[str]
    nearest: list[int]


def matches(plan: Plan, weights: Weights) -> list[Match]:
    """Every pair of the plan, in the order of the mentees' keys. A mentor's first place is the earlier mentee's."""
    rows = np.flatnonzero(plan.assignment != NOBODY)
    places = _places(plan.assignment, rows)
    others = _others(plan, rows)
    found: list[Match] = []
    for first in range(0, len(rows), BLOCK):
        block = rows[first : first + BLOCK]
        values = _values(plan.bank, block, plan.assignment[block], weights)
        for place, row in enumerate(block):
            column = int(plan.assignment[row])
            mentee, mentor = plan.bank.mentees[row], plan.bank.mentors[column]
            worth = float(plan.table[row, column]) - float(plan.step[column]) * places[row]
            second = int(plan.second[row])
            found.append(
                Match(
                    mentee=mentee.pk,
                    mentor=mentor.pk,
                    score=round(worth, 4),
                    reasons=_reasons(mentee, mentor, {code: each[place] for code, each in values.items()}, plan.bank),
                    lacks=_lacks(mentee, mentor, {code: each[place] for code, each in values.items()}),
                    is_locked=(mentee.pk, mentor.pk) in plan.locked,
                    others=others[row],
                    second=None if second == NOBODY else plan.bank.mentors[second].pk,
                    second_for=_second_for(plan, int(row), column, second),
                )
            )
    return found


def alone(plan: Plan) -> list[Alone]:
    """Every mentee without a pair, in the order of keys."""
    rows = np.flatnonzero(plan.assignment == NOBODY)
    return [_alone(plan, int(row)) for row in rows]


def _places(assignment: np.ndarray, rows: np.ndarray) -> dict[int, int]:
    seen: dict[int, int] = {}
    found = {}
    for row in rows:
        column = int(assignment[row])
        found[row] = seen.get(column, 0)
        seen[column] = found[row] + 1
    return found


def _values(bank: Bank, rows: np.ndarray, columns: np.ndarray, weights: Weights) -> dict[str, np.ndarray]:
    """What each criterion gave to these pairs: (its share, its value), by code."""
    found = {}
    for code, share in shares(bank, weights).items():
        if share:
            values = BY_CODE[code].values(bank, rows)[np.arange(len(rows)), columns]
            found[code] = np.stack([np.full(len(rows), share), values], axis=1)
    return found


def _reasons(mentee: Mentee, mentor: Mentor, values: dict[str, Any], bank: Bank) -> list[tuple[str, str]]:
    """The three criteria that gave most, those with something to say."""
    by_merit = sorted(CRITERIA, key=lambda one: -float(np.prod(values.get(one.code, [0, 0]))))
    found = []
    for criterion in by_merit:
        share, value = values.get(criterion.code, (0, 0))
        if share * value <= 0:
            continue
        said = criterion.say([mentee], mentor)
        if criterion.code == PREFERENCES:
            said = _mutual(*bank.liked.get((mentee.pk, mentor.pk), (0, 0)))
        if said:
            found.append((criterion.code, said))
    return found[:REASONS]


def _mutual(of_mentee: float, of_mentor: float) -> str:
    if of_mentee and of_mentor:
        return "оба выбрали друг друга"
    return "наставляемый выбрал наставника" if of_mentee else "наставник выбрал наставляемого"


def _lacks(mentee: Mentee, mentor: Mentor, values: dict[str, Any]) -> list[str]:
    found = []
    open_ones = [need.title for need in mentee.needs if coverage(need, mentor) < 1]
    if not mentee.needs:
        found.append("затруднения не указаны")
    elif open_ones:
        found.append(f"не закрыто: {', '.join(open_ones)}")
    poor = {code for code, (share, value) in values.items() if share and value < UNKNOWN}
    said = {
        "subject": "предметы разные",
        "experience": "стаж почти одинаковый",
        "age": "возраст не тот, с которым наставник хотел бы работать",
        "time": "у наставника мало времени",
        "form_and_kind": "желаемые виды различаются",
    }
    return found + [text for code, text in said.items() if code in poor]


def _second_for(plan: Plan, row: int, column: int, second: int) -> str:
    if second == NOBODY:
        return ""
    needs = open_needs(plan.bank, row, column).needs
    return ", ".join(need.title for need in needs if coverage(need, plan.bank.mentors[second]) == 1)


def _others(plan: Plan, rows: np.ndarray) -> dict[int, list[Other]]:
    """The next two mentors of each of these mentees, by score; equal ones in the order of keys."""
    exchange = _Exchange(plan)
    found = {}
    for row in rows:
        columns, scores = exchange.candidates(int(row))
        own = int(plan.assignment[row])
        best = np.argsort(-scores, kind="stable")[: OTHERS + 1]
        chosen = [int(columns[place]) for place in best if columns[place] != own][:OTHERS]
        found[row] = [exchange.other(int(row), own, column) for column in chosen]
    return found


class _Exchange:
    """What one exchange costs, with the loads of the plan."""

    def __init__(self, plan: Plan):
        self.plan, self.loads = plan, plan.loads
        self.spare = self.loads < plan.capacity
        self.held: dict[int, list[int]] = {}
        for row in np.flatnonzero(plan.assignment != NOBODY):
            self.held.setdefault(int(plan.assignment[row]), []).append(int(row))
        self.locked = {plan.bank.row_of[mentee] for mentee, _ in plan.locked}

    def candidates(self, row: int) -> tuple[np.ndarray, np.ndarray]:
        table = self.plan.table
        at = slice(table.indptr[row], table.indptr[row + 1])
        return table.indices[at], table.data[at]

    def worth(self, row: int, column: int) -> float:
        """The score of a possible pair, 0 of an impossible one."""
        columns, scores = self.candidates(row)
        place = np.searchsorted(columns, column)
        return float(scores[place]) if place < len(columns) and columns[place] == column else 0.0

    def other(self, row: int, own: int, column: int) -> Other:
        mentors, worth = self.plan.bank.mentors, self.worth(row, column)
        steps = self.plan.step
        lost = self.worth(row, own) - float(steps[own]) * (int(self.loads[own]) - 1)
        if self.spare[column]:
            gain = worth - float(steps[column]) * int(self.loads[column])
            return Other(mentors[column].pk, round(worth, 4), round(max(0, lost - gain), 4))
        cost, moved, to = self._cheapest(own, column)
        price = self.worth(row, own) - worth + cost
        return Other(
            mentors[column].pk,
            round(worth, 4),
            round(max(0, price), 4),
            None if moved is None else self.plan.bank.mentees[moved].pk,
            None if to is None else mentors[to].pk,
        )

    def _cheapest(self, own: int, column: int) -> tuple[float, int | None, int | None]:
        """Whom of the full mentor's mentees to move, and where: what that one loses."""
        best: tuple[float, int | None, int | None] = (np.inf, None, None)
        for row in self.held.get(column, []):
            if row in self.locked:
                continue
            has = self.worth(row, column)
            for to, gets in self._places_for(row, own, column):
                if has - gets < best[0]:
                    best = (has - gets, row, to)
        return best if best[1] is not None else (1.0, None, None)

    def _places_for(self, row: int, own: int, column: int) -> Iterable[tuple[int | None, float]]:
        columns, scores = self.candidates(row)
        left = float(self.plan.step[own]) * (int(self.loads[own]) - 1)  # one fewer there
        yield None, left
        if swap := self.worth(row, own):
            yield own, swap
        free = self.spare[columns] & (columns != column)
        if free.any():
            values = scores[free] - self.plan.step[columns[free]] * self.loads[columns[free]]
            place = int(np.argmax(values))
            yield int(columns[free][place]), float(values[place]) + left


def _alone(plan: Plan, row: int) -> Alone:
    bank, mentee = plan.bank, plan.bank.mentees[row]
    if mentee.obstacle:
        return Alone(mentee.pk, [mentee.obstacle], ["Устраните причину и подберите заново."], [])
    willing = [one for one in bank.mentors if not one.obstacle and one.person != mentee.person]
    able = [one for one in willing if _helps(mentee, one)]
    titles = ", ".join(f"«{need.title}»" for need in mentee.needs)
    if not able:
        cause = f"{COVERS_NOTHING} ни один наставник банка: {titles}" if mentee.needs else "в банке нет наставников"
        return Alone(mentee.pk, [cause], _help_from_outside(mentee), [])
    full = [one for one in able if not one.free]
    columns = np.flatnonzero(allowed(bank, np.array([row]))[0])
    if not len(columns):
        helped = ["Увеличьте число мест одному из них или найдите ещё одного наставника."] if full else []
        cause = (
            "у наставников, которые могли бы помочь, нет свободных мест"
            if full
            else (
                "с наставниками, которые могли бы помочь, пара невозможна: форма, прежняя пара или условия участников"
            )
        )
        return Alone(mentee.pk, [cause], helped or _help_from_outside(mentee), [one.pk for one in full[:NEAREST]])
    scores = [(-plan.table[row, column], int(column)) for column in columns]
    nearest = [bank.mentors[column].pk for _, column in sorted(scores)[:NEAREST]]
    cause = "места у подходящих наставников заняты парами, которые выгоднее школе"
    return Alone(mentee.pk, [cause], ["Увеличьте число мест одному из них или закрепите пару вручную."], nearest)


def _helps(mentee: Mentee, mentor: Mentor) -> bool:
    return not mentee.needs or any(coverage(need, mentor) for need in mentee.needs)


def _help_from_outside(mentee: Mentee) -> list[str]:
    first = max(mentee.needs, key=lambda need: need.weight, default=None)
    whom = f" по теме «{first.title}»" if first else ""
    return [f"Внесите в банк наставника{whom} или пригласите из другой организации."]


def plain(rows: Sequence[Match] | Sequence[Alone]) -> list[dict[str, Any]]:
    """As a run stores them."""
    return [_plain(row) for row in rows]


def _plain(row: Match | Alone) -> dict[str, Any]:
    found = dict(vars(row))
    if isinstance(row, Match):
        found["others"] = [dict(vars(other)) for other in row.others]
    return found
