"""A run of matching as its page shows it: cards, the matrix, what changed against another run."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator

from core.actors import Actor
from pairs.matching import CRITERIA, PREFERENCES
from pairs.models import MatchRun, PairMember
from pairs.states import TAKING_A_PLACE
from printing.russian import counted
from registry.models import MenteeProfile, MentorProfile

PER_PAGE = 25
COLUMNS = 10  # mentors of the matrix beside those chosen


@dataclass(frozen=True)
class Choice:
    """Another mentor: what choosing him costs the school."""

    mentor: MentorProfile
    percent: int
    cost: str
    consequence: str


@dataclass(frozen=True)
class Card:
    mentee: MenteeProfile
    mentor: MentorProfile
    percent: int
    reasons: list[str]
    lacks: list[str]
    is_locked: bool
    has_pair: bool  # proposed since
    others: list[Choice] = field(default_factory=list)
    second: MentorProfile | None = None
    second_for: str = ""


@dataclass(frozen=True)
class Lonely:
    mentee: MenteeProfile
    causes: list[str]
    help: list[str]
    nearest: list[MentorProfile]


@dataclass(frozen=True)
class Board:
    page: Page
    cards: list[Card]
    lonely: list[Lonely]
    mentors: list[MentorProfile]  # columns of the matrix
    matrix: list[tuple[MenteeProfile, list[tuple[MentorProfile, str, bool]]]]
    forbidden: list[tuple[str, str]]  # value of a tick, words
    unlocked: list[str]


def board(actor: Actor, run: MatchRun, number: Any) -> Board:
    """One page of the run. What was said about the reader is left out."""
    page = Paginator(run.pairs, PER_PAGE).get_page(number)
    rows, lonely = list(page.object_list), run.unmatched[:PER_PAGE]
    parted = [tuple(pair) for pair in run.forbidden + run.result.get("unlocked", [])]
    mentees = _entries(MenteeProfile, [one["mentee"] for one in [*rows, *lonely]] + [pair[0] for pair in parted]
                       + [other["moved"] for one in rows for other in one["others"] if other["moved"]])  # fmt: skip
    mentors = _entries(MentorProfile, _mentors_of(rows, lonely) + [pair[1] for pair in parted])
    busy = _busy(one["mentee"] for one in rows)
    cards = [_card(actor, one, mentees, mentors, busy) for one in rows]
    columns = _columns(cards)

    def named(pair: tuple[int, int]) -> str:
        return f"{mentees[pair[0]].person.short_name} – {mentors[pair[1]].person.short_name}"

    known = [pair for pair in parted if pair[0] in mentees and pair[1] in mentors]
    return Board(
        page=page,
        cards=cards,
        lonely=[
            Lonely(mentees[one["mentee"]], one["causes"], one["help"], [mentors[pk] for pk in one["nearest"]])
            for one in lonely
        ],
        mentors=columns,
        matrix=[(card.mentee, [_cell(card, mentor) for mentor in columns]) for card in cards],
        forbidden=[(f"{pair[0]}-{pair[1]}", named(pair)) for pair in known if list(pair) in run.forbidden],
        unlocked=[named(pair) for pair in known if list(pair) not in run.forbidden],
    )


def _entries(model: Any, keys: Iterable[int]) -> dict[int, Any]:
    return model.objects.select_related("person", "organization").in_bulk(set(keys))


def _mentors_of(rows: list[dict[str, Any]], lonely: list[dict[str, Any]]) -> list[int]:
    found = [pk for one in lonely for pk in one["nearest"]]
    for one in rows:
        found += [one["mentor"], *[other["mentor"] for other in one["others"]]]
        found += [other["to"] for other in one["others"] if other["to"]]
        found += [one["second"]] if one["second"] else []
    return found


def _busy(keys: Iterable[int]) -> set[int]:
    members = PairMember.objects.filter(mentee__in=list(keys), end_ground="", pair__state__in=TAKING_A_PLACE)
    return set(members.values_list("mentee", flat=True))


def _card(actor: Actor, one: dict[str, Any], mentees: dict, mentors: dict, busy: set[int]) -> Card:
    mentee, mentor = mentees[one["mentee"]], mentors[one["mentor"]]
    own = getattr(actor.person, "pk", None) in {mentee.person_id, mentor.person_id}
    return Card(
        mentee=mentee,
        mentor=mentor,
        percent=_percent(one["score"]),
        reasons=[text for code, text in one["reasons"] if not (own and code == PREFERENCES)],
        lacks=one["lacks"],
        is_locked=one["is_locked"],
        has_pair=mentee.pk in busy,
        others=[_choice(other, mentees, mentors) for other in one["others"]],
        second=mentors.get(one["second"]),
        second_for=one["second_for"],
    )


def _choice(other: dict[str, Any], mentees: dict, mentors: dict) -> Choice:
    consequence = ""
    if other["moved"]:
        name = mentees[other["moved"]].person.short_name
        whom = mentors[other["to"]].person.short_name if other["to"] else ""
        consequence = f"{name} перейдёт к другому наставнику: {whom}" if whom else f"{name} останется без пары"
    price = _percent(other["cost"])
    points = counted(price, "балл", "балла", "баллов")
    cost = f"итог школы ниже самое большее на {points}" if price else "итог школы почти тот же"
    return Choice(mentors[other["mentor"]], _percent(other["score"]), cost, consequence)


def _percent(share: float) -> int:
    return round(100 * share)


def _columns(cards: list[Card]) -> list[MentorProfile]:
    chosen = {card.mentor.pk: card.mentor for card in cards}
    others = {other.mentor.pk: other.mentor for card in cards for other in card.others if other.mentor.pk not in chosen}
    return [*chosen.values(), *list(others.values())[:COLUMNS]]


def _cell(card: Card, mentor: MentorProfile) -> tuple[MentorProfile, str, bool]:
    if mentor.pk == card.mentor.pk:
        return mentor, str(card.percent), True
    known = {other.mentor.pk: other.percent for other in card.others}
    return mentor, str(known.get(mentor.pk, "")), False


@dataclass(frozen=True)
class Difference:
    mentee: MenteeProfile
    here: str
    there: str


@dataclass(frozen=True)
class Comparison:
    here: str  # totals in words
    there: str
    rows: list[Difference]
    weights: list[tuple[str, int, int]]  # criteria whose weight differs


def comparison(run: MatchRun, other: MatchRun) -> Comparison:
    """Whose mentor differs between two runs, and what the runs were told differently."""
    here, there = ({one["mentee"]: one["mentor"] for one in each.pairs} for each in (run, other))
    changed = sorted(pk for pk in here.keys() | there.keys() if here.get(pk) != there.get(pk))
    mentees = _entries(MenteeProfile, changed)
    mentors = _entries(MentorProfile, [found[pk] for pk in changed for found in (here, there) if pk in found])

    def name(found: dict[int, int], pk: int) -> str:
        return mentors[found[pk]].person.short_name if pk in found else "без пары"

    weights = [(one.title, run.weights.get(one.code, 0), other.weights.get(one.code, 0)) for one in CRITERIA]
    return Comparison(
        total_in_words(run.total),
        total_in_words(other.total),
        [Difference(mentees[pk], name(here, pk), name(there, pk)) for pk in changed],
        [row for row in weights if row[1] != row[2]],
    )


def total_in_words(total: float) -> str:
    return f"{total * 100:.0f}"
