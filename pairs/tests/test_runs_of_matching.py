"""What a run of matching never breaks, whatever the bank: no database."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pairs.matching import DEFAULTS, Difficulty, Mentee, Mentor, ages_of, bank_of, solve
from pairs.matching.assignment import NOBODY
from pairs.matching.criteria import HOURS_A_MENTEE, score
from pairs.matching.explain import alone, matches
from registry.rules import MentoringKind

quick = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NEEDS = [Difficulty(frozenset({k, 10 + k // 3}), f"тема {k}", 2, frozenset({k - k % 3}) - {k}) for k in range(6)]
SOME = st.frozensets(st.integers(0, 5), max_size=3)
MENTEE = Mentee(person=101, pk=1, name="Сизов И. О.", needs=(NEEDS[0],))
MENTOR = Mentor(pk=1, person=201, name="Лаврова М. П.", capacity=2, taken=0, offers=frozenset({0}))


def mentee(number, needs, *, stopped=False, form="a"):
    return replace(
        MENTEE,
        pk=number,
        person=100 + number,
        needs=tuple(NEEDS[k] for k in sorted(needs)),
        obstacle="нет согласия" if stopped else "",
        forms=frozenset({form}),
    )


@st.composite
def banks(draw):
    mentees = [
        mentee(n, draw(SOME), stopped=draw(st.booleans()) and n % 3 == 0, form=draw(st.sampled_from("ab")))
        for n in range(1, draw(st.integers(0, 6)) + 1)
    ]
    mentors = [
        replace(
            MENTOR,
            pk=n,
            person=draw(st.sampled_from([200 + n, 100 + n])),
            capacity=draw(st.integers(1, 3)),
            taken=draw(st.integers(0, 3)),
            offers=draw(SOME),
            forms=draw(st.sampled_from([frozenset(), frozenset("a"), frozenset("b")])),
            away=draw(st.sampled_from(["", "", "", "длительное отсутствие"])),
        )
        for n in range(1, draw(st.integers(0, 5)) + 1)
    ]
    cells = st.tuples(st.integers(1, 6), st.integers(1, 5))
    liked = dict.fromkeys(draw(st.lists(cells, max_size=3)), (1.0, 0.85))
    return mentees, mentors, {"liked": liked, "barred": draw(st.frozensets(cells, max_size=5)), "has_round": True}


def pairs_of(plan):
    rows = np.flatnonzero(plan.assignment != NOBODY)
    return {(plan.bank.mentees[row].pk, plan.bank.mentors[plan.assignment[row]].pk) for row in rows}


@quick
@given(banks(), st.booleans())
def test_no_hard_rule_is_ever_broken(drawn, seek_stability):
    mentees, mentors, ties = drawn
    bank = bank_of(mentees, mentors, **ties)
    plan = solve(bank, DEFAULTS, seek_stability=seek_stability)
    by_pk = {one.pk: one for one in mentees}, {one.pk: one for one in mentors}
    taken = {one.pk: one.taken for one in mentors}
    for one, other in pairs_of(plan):
        left, right = by_pk[0][one], by_pk[1][other]
        taken[other] += 1
        assert (left.obstacle, right.obstacle) == ("", "")
        assert left.person != right.person
        assert (one, other) not in ties["barred"]
        assert not right.forms or left.forms & right.forms
    assert all(taken[one.pk] <= max(one.capacity, one.taken) for one in mentors)
    assert len(matches(plan, DEFAULTS)) + len(alone(plan)) == len(mentees)


@quick
@given(banks(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_means_nothing(drawn, random):
    mentees, mentors, ties = drawn
    expected = pairs_of(solve(bank_of(mentees, mentors, **ties), DEFAULTS))
    random.shuffle(mentees)
    random.shuffle(mentors)
    assert pairs_of(solve(bank_of(mentees, mentors, **ties), DEFAULTS)) == expected


@quick
@given(banks(), st.booleans())
def test_locked_pairs_survive_and_forbidden_ones_never_appear(drawn, seek_stability):
    mentees, mentors, ties = drawn
    bank = bank_of(mentees, mentors, **ties)
    first = sorted(pairs_of(solve(bank, DEFAULTS)))
    kept, dropped = first[:1], first[1:2]
    plan = solve(bank, DEFAULTS, locked=kept, forbidden=dropped, seek_stability=seek_stability)
    assert set(kept) <= pairs_of(plan)
    assert not set(dropped) & pairs_of(plan)


@quick
@given(banks(), SOME)
def test_one_more_mentor_never_lowers_the_total(drawn, offers):
    mentees, mentors, ties = drawn
    before = solve(bank_of(mentees, mentors, **ties), DEFAULTS).total
    more = [*mentors, replace(MENTOR, pk=99, person=999, offers=offers)]
    assert solve(bank_of(mentees, more, **ties), DEFAULTS).total >= before - 1e-6


def test_a_locked_pair_that_a_hard_rule_forbids_is_told():
    plan = solve(bank_of([MENTEE], [replace(MENTOR, away="длительное отсутствие")]), DEFAULTS, locked=[(1, 1)])
    assert (pairs_of(plan), plan.unlocked) == (set(), ((1, 1),))


def test_work_spreads_over_equal_mentors():
    people = [replace(MENTEE, pk=n, person=100 + n) for n in (1, 2)]
    bank = bank_of(people, [MENTOR, replace(MENTOR, pk=2, person=202)])
    assert {mentor for _, mentor in pairs_of(solve(bank, DEFAULTS))} == {1, 2}


@pytest.mark.parametrize(("hours", "other"), [(1, 2), (2, 4), (4, 40)])
def test_to_declare_less_time_never_pays(hours, other):
    def worth(declared):
        return float(score(bank_of([MENTEE], [replace(MENTOR, hours=declared)]), np.array([0]), DEFAULTS)[0, 0])

    assert worth(hours) <= worth(other)
    assert worth(None) < worth(HOURS_A_MENTEE)


def test_in_reverse_mentoring_the_less_experienced_one_is_preferred():
    reverse = frozenset({MentoringKind.REVERSE})
    asking = replace(MENTEE, kinds=reverse, experience=20.0)
    young = replace(MENTOR, kinds=reverse, experience=2.0, capacity=1)
    old = replace(young, pk=2, person=202, experience=35.0)
    assert pairs_of(solve(bank_of([asking], [young, old]), DEFAULTS)) == {(1, 1)}


def test_a_near_competence_counts_less_than_the_one_asked_for():
    need = Difficulty(frozenset({1, 10}), "дисциплина", 3, near=frozenset({2}))
    bank = bank_of(
        [replace(MENTEE, needs=(need,))],
        [replace(MENTOR, pk=pk, person=200 + pk, offers=frozenset({offer})) for pk, offer in ((1, 2), (2, 1), (3, 7))],
    )
    near, same, none = score(bank, np.array([0]), DEFAULTS)[0]
    assert same > near > none


def test_reasons_lacks_and_the_price_of_another_are_told():
    able, poor = replace(MENTOR, capacity=1, offers=frozenset({0, 1})), replace(MENTOR, pk=2, person=202, capacity=1)
    asking = replace(MENTEE, needs=(NEEDS[0], NEEDS[1], NEEDS[4]))
    [match] = matches(
        solve(bank_of([asking], [able, poor], liked={(1, 1): (1, 1)}, has_round=True), DEFAULTS), DEFAULTS
    )
    assert [text for _, text in match.reasons] == [
        "закрывает 2 из 3 затруднений: тема 0, тема 1",
        "оба выбрали друг друга",
        "свободно 1 место из 1",
    ]
    assert match.lacks == ["не закрыто: тема 4"]
    assert [other.mentor for other in match.others] == [2]
    assert match.others[0].cost == pytest.approx(match.score - match.others[0].score, abs=1e-4)


def test_a_second_mentor_is_named_for_what_the_first_leaves_open():
    asking = replace(MENTEE, needs=(NEEDS[0], NEEDS[4]))
    bank = bank_of([asking], [MENTOR, replace(MENTOR, pk=2, person=202, offers=frozenset({4}))])
    [match] = matches(solve(bank, DEFAULTS), DEFAULTS)
    assert {match.mentor, match.second} == {1, 2}
    assert match.second_for in {"тема 0", "тема 4"}


@pytest.mark.parametrize(
    ("mentors", "cause"),
    [
        ([], "затруднения не закрывает ни один наставник банка: «тема 0»"),
        ([replace(MENTOR, offers=frozenset({5}))], "затруднения не закрывает ни один наставник банка: «тема 0»"),
        ([replace(MENTOR, taken=2)], "у наставников, которые могли бы помочь, нет свободных мест"),
    ],
)
def test_whoever_has_nobody_is_told_why(mentors, cause):
    [one] = alone(solve(bank_of([MENTEE], mentors), DEFAULTS))
    assert one.causes == [cause]


def test_who_does_not_wish_whom_is_not_told():
    [one] = alone(solve(bank_of([MENTEE], [MENTOR], barred=[(1, 1)]), DEFAULTS))
    assert "не хотел" not in " ".join([*one.causes, *one.help])


@pytest.mark.parametrize(
    ("text", "ages"),
    [("от 22 до 35 лет", (22, 35)), ("25–40", (25, 40)), ("до 30", (0, 30)), ("старше 40", (40, 120)), ("любой", None)],
)
def test_a_wished_age_is_read_from_words(text, ages):
    assert ages_of(text) == ages
