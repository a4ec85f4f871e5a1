"""How a mentor's suitability is counted and said."""

from dataclasses import replace

import pytest

from pairs.matching import Difficulty, Mentee, Mentor, ordered, suitability

DISCIPLINE = Difficulty(frozenset({1, 10}), "дисциплина на уроке", 3)
PARENTS = Difficulty(frozenset({2, 20}), "работа с родителями", 2)
PAPERS = Difficulty(frozenset({3}), "документация", 1)
MENTEE = Mentee(person=7, name="Сизов И. О.", needs=(DISCIPLINE, PARENTS, PAPERS), subjects=frozenset({"физика"}))
MENTOR = Mentor(pk=1, person=5, name="Лаврова М. П.", capacity=3, taken=1)


def test_the_reason_names_the_needs_covered_the_places_and_the_subject():
    mentor = replace(MENTOR, offers=frozenset({1, 3}), subjects=frozenset({"физика"}))
    assert suitability(mentor, [MENTEE]).reason == (
        "закрывает 2 из 3 затруднений: дисциплина на уроке, документация; свободно 2 места из 3; тот же предмет"
    )


def test_who_offers_a_whole_branch_answers_each_need_below_it():
    assert (
        "закрывает 1 из 3 затруднений: работа с родителями"
        in suitability(replace(MENTOR, offers=frozenset({20})), [MENTEE]).reason
    )


def test_a_weighty_need_counts_more_than_two_light_ones():
    weighty = suitability(replace(MENTOR, offers=frozenset({1})), [MENTEE])
    light = suitability(replace(MENTOR, offers=frozenset({3})), [MENTEE])
    assert (weighty.score, light.score) == (47, 34)


def test_who_fits_in_all_lacks_only_a_former_pair_of_one_hundred():
    perfect = replace(
        MENTOR,
        taken=0,
        offers=frozenset({1, 2, 3}),
        subjects=frozenset({"физика"}),
        forms=frozenset({"a"}),
        kinds=frozenset({"b"}),
        experience=20,
        hours=8,
        ages=(20, 30),
    )
    asking = replace(MENTEE, forms=frozenset({"a"}), kinds=frozenset({"b"}), experience=1, age=24, waiting=12)
    assert suitability(perfect, [asking]).score == 92


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({"person": 7}, "это тот же человек"),
        ({"taken": 3}, "нет свободных мест: занято 3 из 3"),
        ({"entry": "запись в банке: приостановлен"}, "запись в банке: приостановлен"),
        ({"consent": "нет согласия"}, "нет согласия"),
        ({"already_with": ("Сизов И. О.",)}, "уже в паре: Сизов И. О."),
    ],
)
def test_an_unsuitable_mentor_says_why(changed, cause):
    found = suitability(replace(MENTOR, **changed), [MENTEE])
    assert (found.is_suitable, found.cause) == (False, cause)


@pytest.mark.parametrize(("taken", "suitable"), [(0, True), (1, True), (2, False), (3, False)])
def test_a_group_of_two_needs_two_free_places(taken, suitable):
    other = replace(MENTEE, person=8)
    assert suitability(replace(MENTOR, taken=taken), [MENTEE, other]).is_suitable is suitable


def test_the_best_come_first_and_equals_stand_by_name():
    best = suitability(replace(MENTOR, offers=frozenset({1, 2, 3})), [MENTEE])
    late, early = (suitability(replace(MENTOR, name=name), [MENTEE]) for name in ("Янина", "Ёлкина"))
    full = suitability(replace(MENTOR, taken=3), [MENTEE])
    suitable, others = ordered([late, full, early, best])
    assert [one.mentor.name for one in suitable] == ["Лаврова М. П.", "Ёлкина", "Янина"]
    assert others == [full]
