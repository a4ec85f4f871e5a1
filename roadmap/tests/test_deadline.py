"""Terms of an activity: read from the words of the paper, laid on a school year, told back."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from core.schoolyear import SchoolYear
from roadmap.rules import Deadline, Period
from roadmap.rules.settle import doubts

THREE_YEARS = (date(2022, 9, 1), date(2025, 8, 31))
ONE_YEAR = (date(2022, 9, 1), date(2023, 8, 31))
MAY = ("2023-05-01", "2023-05-31")


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
TERMS = [
    *(
        "сентябрь",
        "октябрь–апрель",
        "май 2023 г.",
        "до 1 октября",
        "с мая 2022",
        "1–15 сентября",
        "20.07.2022",
        "30.12",
    ),
    *("2020–2024 гг.", "2022-2023", "2022/2023 учебный год", "учебного года 2022-2024", "в течение учебного года"),
    *("ежегодно", ", далее ежегодно", " и далее", "до конца мая", "II квартал", "I полугодие", "ежемесячно", "2023"),
    *("август 2022 – май 2024", "постоянно", "2 раза в год", "по запросу", "в конце отчётного периода", "с 2022 года"),
]
_words = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
_terms = st.lists(
    st.sampled_from(TERMS) | st.sampled_from([" ", ", ", "; ", "\n", " (", ") ", " и ", " – "]), max_size=7
)
of_the_domain = _words | _terms.map("".join) | _terms.map(" ".join)
spans = st.sampled_from([None, ONE_YEAR, THREE_YEARS])


@trying(max_examples=300, deadline=None)
@given(st.text(max_size=200) | of_the_domain, spans)
def test_any_text_is_read_without_an_error_and_keeps_to_the_school_year(text, span):
    for deadline in Deadline.parse(text, span):
        assert Deadline.from_data(json.loads(json.dumps(deadline.as_data()))) == deadline
        for year in (2019, 2022, 2024, 1, 9999):
            for period in deadline.occurrences(year):
                assert period.start in SchoolYear(year)
                assert period.end is None or period.start <= period.end
                assert period.end is None or period.end in SchoolYear(year)


@trying(max_examples=200, deadline=None)
@given(of_the_domain, of_the_domain, spans)
def test_two_columns_are_read_without_an_error_and_keep_to_the_school_year(start, end, span):
    for deadline in Deadline.between(start, end, span):
        assert Deadline.from_data(json.loads(json.dumps(deadline.as_data()))) == deadline
        assert all(day is None or day in SchoolYear(2022) for period in deadline.occurrences(2022) for day in period)
        assert deadline.occurrences(2022) == [] or str(deadline)
        assert isinstance(doubts(deadline, THREE_YEARS), list)


@trying(max_examples=300, deadline=None)
@given(of_the_domain, spans)
def test_what_is_told_is_read_back_to_the_same_term(text, span):
    for deadline in Deadline.parse(text, span):
        assert Deadline.parse(str(deadline), span) == [deadline]
        assert Deadline.parse(str(deadline), span)[0].uncertain == deadline.uncertain


def read(text, span=None):
    """[(as told in Russian, asked about)] of a cell."""
    return [(str(deadline), deadline.uncertain) for deadline in Deadline.parse(text, span)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("5 сентября 2022 г.", [("2022-09-05", "2022-09-05")]),
        ("20.10.22", [("2022-10-20", "2022-10-20")]),
        ("2022-10-20", [("2022-10-20", "2022-10-20")]),
        ("01-15.09.2022", [("2022-09-01", "2022-09-15")]),
        ("с 1 по 15 сентября 2022 года", [("2022-09-01", "2022-09-15")]),
        ("с 1 сентября до 15 октября", [("2022-09-01", "2022-10-15")]),
        ("до 25.09.2022", [("2022-09-25", "2022-09-25")]),
        ("не позднее 1 октября (ежегодно)", [("2022-10-01", "2022-10-01")]),
        ("до конца мая 2023 г.", [("2023-05-31", "2023-05-31")]),
        ("30 мая", [("2023-05-30", "2023-05-30")]),
        ("февраль 2023", [("2023-02-01", "2023-02-28")]),
        ("сентябрь, декабрь 2022 г.", [("2022-09-01", "2022-09-30"), ("2022-12-01", "2022-12-31")]),
        ("2022: сентябрь, декабрь; 2023: май", [("2022-09-01", "2022-09-30"), ("2022-12-01", "2022-12-31"), MAY]),
        ("октябрь – апрель 2023", [("2022-10-01", "2023-04-30")]),
        ("сентябрь 2022 г. — май", [("2022-09-01", "2023-05-31")]),
        ("с сентября по май", [("2022-09-01", "2023-05-31")]),
        ("сентябрь 2022/2023 уч. г., май 2023", [("2022-09-01", "2022-09-30"), MAY]),
        ("апрель 2022/2023 учебного года", [("2023-04-01", "2023-04-30")]),
        ("август–сентябрь (ежегодно)", [("2022-09-01", "2022-09-30"), ("2023-08-01", "2023-08-31")]),
        ("декабрь 2022, далее ежегодно", [("2022-12-01", "2022-12-31")]),
        ("1 квартал 2023", [("2023-01-01", "2023-03-31")]),
        ("III–IV квартал 2022 г.", [("2022-09-01", "2022-12-31")]),
        ("2022–2023 учебный год", [("2022-09-01", "2023-05-31")]),
        ("в конце учебного года", [("2023-05-31", "2023-05-31")]),
        ("постоянно", [("2022-09-01", "2023-08-31")]),
        ("2 раза в год", [("2022-09-01", "2023-08-31")]),
        ("2 раза в год (октябрь, май)", [("2022-10-01", "2022-10-31"), MAY]),
        ("по запросу", []),
        ("по отдельному плану", []),
        ("", []),
        ("—", []),
    ],
)
def test_a_term_that_needs_no_question(text, due):
    deadlines = Deadline.parse(text)
    assert told(deadlines) == due
    assert not any(deadline.uncertain for deadline in deadlines)


def test_monthly_is_each_month_with_lessons():
    months = told(Deadline.parse("ежемесячно"))
    assert (len(months), months[0], months[-1]) == (9, ("2022-09-01", "2022-09-30"), MAY)
    assert told(Deadline.parse("ежемесячно в течение учебного года")) == months


@pytest.mark.parametrize(
    "text",
    [
        *("31 сентября 2022", "29 февраля 2023", "32.13.2022", "май 2022 – апрель 2022", "2024–2022 гг."),
        *("после 15 сентября", "кроме сентября", "в начале сентября", "осень 2022", "1 четверть"),
        *("Сентябрь -", "сентябрь – до", "сентябрь 2022, 2023", "1 сентябрь", "сентябрь?", "до окончания этапа"),
        *("I полугодие", "до мая", "сентябрь-май учебного года", "2022 сентябрь 2023 май", "с 1 сентября до мая"),
    ],
)
def test_what_is_not_understood_has_no_date_and_is_asked_about(text):
    (deadline,) = Deadline.parse(text)
    assert deadline.uncertain
    assert [deadline.occurrences(year) for year in (2021, 2022, 2023)] == [[], [], []]
    assert deadline.text == text


def test_words_are_kept_as_they_stand():
    assert read(" при наличии\nвакансий ") == [("при наличии\nвакансий", True)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("дополнительно по запросу", ["по запросу"]),
        ("Дополнение по мере необходимости ежегодно", ["по мере необходимости (ежегодно)"]),
        ("май 2023, далее по мере поступления заявок", ["май 2023 г.", "по мере поступления заявок"]),
        ("согласно графику", ["согласно графику"]),
        ("сентябрь 2022 г., далее – ежегодно", ["сентябрь 2022 г., далее ежегодно"]),
    ],
)
def test_how_it_goes_on_is_told_in_the_words_of_the_cell(text, said):
    assert read(text) == [(words, False) for words in said]


def test_a_half_year_is_asked_about_and_dated_only_where_the_school_year_is_named():
    assert read("В течение первого полугодия") == [("I полугодие", True)]
    second = Deadline.parse("2 полугодие 2022/2023 учебного года")
    assert (str(second[0]), second[0].uncertain) == ("II полугодие 2022/2023 учебного года", True)
    assert told(second) == [("2023-01-01", "2023-05-31")]


def test_a_start_without_an_end_is_open():
    (deadline,) = Deadline.parse("с сентября 2022 г.")
    assert (deadline.occurrences(2022), deadline.uncertain) == ([Period(date(2022, 9, 1), None)], True)
    assert deadline.occurrences(2023) == []


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("Сен-\nтябрь\u00a0(ежегодно)", "сентябрь (ежегодно)"),
        ("Сентя\nбрь", "сентябрь"),
        ("сен\u00adтябрь", "сентябрь"),
        ("Cентябрь", "сентябрь"),  # the first letter is a Latin one
        ("Сентябрь\u2011ноябрь", "сентябрь–ноябрь"),
        ("в тече-\nние\u00a0учебного\nго\nда", "в течение учебного года"),
        ("1. Сентябрь", "сентябрь"),
        ("сент.-окт. 2022", "сентябрь–октябрь 2022 г."),
    ],
)
def test_words_torn_by_a_page_are_mended(torn, whole):
    assert read(torn) == [(whole, False)]


def test_bullets_and_lines_are_terms_of_their_own():
    assert read("- сентябрь\n- октябрь") == [("сентябрь", False), ("октябрь", False)]
    assert read("Сентябрь 2022\nдо 10.10.2022") == [("сентябрь 2022 г.", False), ("до 10 октября 2022 г.", False)]


def test_what_comes_back_keeps_to_the_span_of_the_plan():
    (deadline,) = Deadline.parse("сентябрь (ежегодно)", THREE_YEARS)
    assert [len(deadline.occurrences(year)) for year in range(2021, 2027)] == [0, 1, 1, 1, 0, 0]
    late = (date(2022, 9, 15), date(2023, 8, 31))
    assert told(Deadline.parse("сентябрь (ежегодно)", late)) == [("2022-09-15", "2022-09-30")]


def test_a_month_without_a_year_is_asked_about_where_a_plan_lasts_several_years():
    assert read("сентябрь", ONE_YEAR) == [("сентябрь", False)]
    assert read("сентябрь", THREE_YEARS) == [("сентябрь", True)]
    assert read("сентябрь (ежегодно)", THREE_YEARS) == [("сентябрь (ежегодно)", False)]


def test_lessons_end_by_the_setting(settings):
    settings.LESSONS_END = "05-25"
    assert told(Deadline.parse("в течение учебного года")) == [("2022-09-01", "2023-05-25")]


def test_a_term_survives_its_way_through_json():
    (deadline,) = Deadline.parse("2020-2024гг (сентябрь)", THREE_YEARS)
    data = json.loads(json.dumps(deadline.as_data()))
    assert data == {
        "text": "2020-2024гг (сентябрь)",
        "kind": "range",
        "uncertain": False,
        "start": [None, 9, None],
        "end": [None, 9, None],
        "years": [2020, 2024],
        "span": ["2022-09-01", "2025-08-31"],
    }
    assert Deadline.from_data(data) == deadline
    assert Deadline.from_data(data).text == deadline.text


@pytest.mark.parametrize(
    ("start", "end", "told_so"),
    [
        ("", "", []),
        ("", "май 2023", [("до 31 мая 2023 г.", False)]),
        ("сентябрь 2022", "", [("с сентября 2022 г.", True)]),
        ("сентябрь", "май", [("сентябрь–май", False)]),
        ("в течение учебного года", "", [("в течение учебного года", False)]),
        ("в течение учебного года", "в течение учебного года", [("в течение учебного года", False)]),
        ("01.09.2022", "01.09.2022", [("1 сентября 2022 г.", False)]),
        ("май 2023", "апрель 2023", [("май 2023 – апрель 2023", True)]),
        ("сентябрь 2022", "по готовности", [("сентябрь 2022 – по готовности", True)]),
        ("сентябрь 2022", "май", [("сентябрь 2022 – май", True)]),
    ],
)
def test_two_columns_are_one_term(start, end, told_so):
    assert [(str(deadline), deadline.uncertain) for deadline in Deadline.between(start, end)] == told_so
