"""Terms of an activity: read from the words of the paper, laid on a school year, told back."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from core.schoolyear import SchoolYear
from roadmap.rules import Deadline

THREE_YEARS = (date(2022, 9, 1), date(2025, 8, 31))
ONE_YEAR = (date(2022, 9, 1), date(2023, 8, 31))


def told(deadlines, year=2022):
    """[(first day, last day)] of a school year, as JSON would carry them."""
    periods = [period for deadline in deadlines for period in deadline.occurrences(year)]
    return [(str(period.start), str(period.end) if period.end else None) for period in periods]


WORDS = [
    *("сентябрь", "октября", "мае", "янв.", "ежегодно", "далее", "2022", "2022 г.", "2020-2024гг", "2022/2023"),
    *("учебный год", "учебного года", "в течение", "с", "по", "до", "-", "–", ",", ";", "и", "(", ")", "\n", "\xa0"),
    *("1", "15", "31", "20.07.2022", "01.09", "09.2022", "2022-10-05", "квартал", "I", "II", "полугодие", "этапа"),
    *("2 раза в год", "ежемесячно", "постоянно", "по запросу", "по отдельному плану", "в конце", "отчётного периода"),
    *("до конца", "месяц", "каждый год", "при наличии", "02", "29 февраля"),
]
of_the_domain = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
spans = st.sampled_from([None, ONE_YEAR, THREE_YEARS])


@given(st.text(max_size=200) | of_the_domain, spans)
def test_any_text_is_read_without_an_error_and_keeps_to_the_school_year(text, span):
    for deadline in Deadline.parse(text, span):
        assert Deadline.from_data(json.loads(json.dumps(deadline.as_data()))) == deadline
        for year in (2019, 2022, 2024, 1, 9999):
            for period in deadline.occurrences(year):
                assert period.start in SchoolYear(year)
                assert period.end is None or period.start <= period.end
                assert period.end is None or period.end in SchoolYear(year)


@given(of_the_domain, spans)
def test_what_is_told_is_read_back_to_the_same_term(text, span):
    for deadline in Deadline.parse(text, span):
        assert Deadline.parse(str(deadline), span) == [deadline]
        assert Deadline.parse(str(deadline), span)[0].uncertain == deadline.uncertain
