"""Leaving, leave and transfer in the words of a staff list."""

from datetime import date

import pytest

from people.kinds.staff_facts import LEFT, ON_LEAVE, TRANSFERRED, StaffFactRow, read_fact
from people.rules import StaffFactKind


@pytest.mark.parametrize(
    ("note", "fact"),
    [
        ("уволена с 31.08.2026", StaffFactRow("left", date(2026, 8, 31))),
        ("Уволен 01.09.2026 по собственному желанию", StaffFactRow("left", date(2026, 9, 1))),
        ("увольнение", StaffFactRow("left")),
        ("выбыла", StaffFactRow("left")),
        ("в декрете", StaffFactRow("on_leave")),
        ("декретный отпуск до 15.03.2027", StaffFactRow("on_leave", None, date(2027, 3, 15))),
        ("отпуск по уходу за ребёнком с 1 сентября 2025 г. по 01.03.2027",
         StaffFactRow("on_leave", date(2025, 9, 1), date(2027, 3, 1))),
        ("д/о", StaffFactRow("on_leave")),
        ("длительный отпуск", StaffFactRow("on_leave")),
        ("переведена в школу № 8 с 2026-09-01", StaffFactRow("transferred", date(2026, 9, 1))),
        ("вышла из декрета 01.09.2026", None),
        ("выход из отпуска по уходу", None),
        ("принята на время декрета Дуб А. П.", None),
        ("принят переводом", None),
        ("переведён на должность методиста", None),
        ("в отпуске", None),
        ("классный руководитель 5 «А»", None),
        ("", None),
    ],
)  # fmt: skip
def test_leaving_leave_and_transfer_are_recognised_in_a_note(note, fact):
    assert read_fact(note, today=date(2026, 11, 20)) == fact


def test_the_kinds_of_facts_are_those_of_the_rules():
    assert {LEFT, ON_LEAVE, TRANSFERRED} == set(StaffFactKind.values)
