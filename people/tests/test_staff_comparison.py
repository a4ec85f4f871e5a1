"""A list beside the people already known: who is who, what changed, who is missing."""

from datetime import date

import pytest

from people.kinds.staff_comparison import LABELS, Change, Known, compare
from people.kinds.staff_facts import StaffFactRow
from people.kinds.staff_rows import CellProblem, StaffRow

BORN, OTHER = date(1980, 1, 2), date(1990, 3, 4)
EMPTY = dict.fromkeys(LABELS, "") | {
    "birth_date": None,
    "hired_on": None,
    "teaching_experience_months": None,
    "is_staff_member": True,
}


def row(number=2, name="Ёлкина", **fields):
    return StaffRow(number, name, "Анна", "Юрьевна", **fields)


def known(pk=1, name="Елкина", born=None, *, is_expected=True, is_gone=False, **values):
    values = EMPTY | {"birth_date": born} | values
    return Known(pk, f"{name} Анна Юрьевна", born, values, is_expected=is_expected, is_gone=is_gone)


def verdicts(rows, people):
    return [(one.verdict, one.pk) for one in compare(rows, people).rows]


@pytest.mark.parametrize(
    ("people", "born", "expected"),
    [
        ([], BORN, ("add", None)),
        ([known(born=BORN)], BORN, ("same", 1)),
        ([known(born=OTHER)], BORN, ("add", None)),  # a namesake
        ([known()], BORN, ("change", 1)),  # the birth date becomes known
        ([known(born=BORN)], None, ("same", 1)),
        ([known(1, born=BORN), known(2, born=OTHER)], OTHER, ("same", 2)),
        ([known(1, born=BORN), known(2)], OTHER, ("change", 2)),
        ([known(1, born=BORN), known(2, born=OTHER)], None, ("faulty", None)),
        ([known(1), known(2)], BORN, ("faulty", None)),
    ],
)
def test_a_person_is_known_by_full_name_and_birth_date(people, born, expected):
    assert verdicts([row(birth_date=born)], people) == [expected]


def test_ambiguity_says_what_to_do():
    one = compare([row()], [known(1, born=BORN), known(2, born=OTHER)]).rows[0]
    assert one.problem == "Подходят несколько человек с таким именем. Впишите дату рождения в файл или в их карточки."


def test_two_rows_for_one_person_are_both_a_problem():
    rows = [row(2, birth_date=BORN), row(3, birth_date=OTHER)]
    compared = compare(rows, [known()]).rows
    assert [one.verdict for one in compared] == ["faulty", "faulty"]
    assert "к строке 3" in compared[0].problem
    assert "к строке 2" in compared[1].problem


def test_an_empty_cell_erases_nothing_and_another_spelling_is_no_change():
    person = known(post="Учитель физики", email="Elkina@school.example", category="first", sex="f")
    listed = row(post="учитель физики", email="elkina@school.example", sex="m")
    assert verdicts([listed], [person]) == [("same", 1)]


def test_changes_name_the_old_and_the_new():
    person = known(post="учитель", teaching_experience_months=24, is_staff_member=False)
    changes = compare([row(post="завуч", teaching_experience_months=36)], [person]).rows[0].changes
    assert changes == (
        Change("post", "учитель", "завуч"),
        Change("teaching_experience_months", 24, 36),
        Change("is_staff_member", False, True),
    )


def test_who_is_expected_and_not_listed_is_missing_even_if_their_row_is_faulty():
    fault = CellProblem(2, "A «ФИО»", "Не так.", blocking=True)
    people = [known(1), known(2, "Дубова"), known(3, "Клёнова", is_expected=False)]
    comparison = compare([row(problems=(fault,))], people)
    assert comparison.absent == [2]
    assert comparison.rows[0].verdict == "faulty"


def test_who_was_gone_and_is_listed_again_is_back_unless_the_row_says_otherwise():
    gone = known(1, is_expected=False, is_gone=True)
    assert compare([row()], [gone]).back == [1]
    assert compare([row(fact=StaffFactRow("left", BORN))], [gone]).back == []
