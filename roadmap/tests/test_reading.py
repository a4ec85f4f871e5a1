"""The five layouts, in every kind of file, clean and with the litter of real files."""

from functools import cache

import pytest

from roadmap.rules.plan import Plan
from roadmap.rules.reading import read_pasted, read_plan
from roadmap.rules.settle import periods_of
from roadmap.tests.files import MAKERS, littered, make_html, make_text
from roadmap.tests.papers import PAPERS, Expected

LAYOUTS = list(PAPERS)


def found_in(plan: Plan, expected: Expected) -> Expected:
    """What the plan says about all that is expected: an occurrence is there or it is not."""
    occurrences = []
    for stage, activity, *_ in expected.occurrences:
        periods = periods_of(plan.stages[stage - 1].activities[activity - 1].deadlines, 2022)
        days = [(period.start.isoformat(), period.end.isoformat() if period.end else None) for period in periods]
        occurrences += [
            (stage, activity, *period) for period in days if (stage, activity, *period) in expected.occurrences
        ]
    documents = [len(stage.documents) for stage in plan.stages]
    return Expected(
        [len(stage.activities) for stage in plan.stages], occurrences, documents if expected.documents else []
    )


@cache
def clean_plan(layout: str, name: str) -> Plan:
    return read_plan(MAKERS[name](PAPERS[layout][0]), name)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_read_whole(layout, name):
    _, expected = PAPERS[layout]

    assert found_in(clean_plan(layout, name), expected) == expected


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_litter_changes_nothing(layout, name):
    paper, expected = PAPERS[layout]
    clean, dirty = clean_plan(layout, name), read_plan(MAKERS[name](littered(paper)), name)

    assert found_in(dirty, expected) == expected
    assert [stage.title for stage in dirty.stages] == [stage.title for stage in clean.stages]
    assert [cells(stage) for stage in dirty.stages] == [cells(stage) for stage in clean.stages]
    assert (dirty.title, dirty.span, dirty.order_number, dirty.order_date) == (
        clean.title,
        clean.span,
        clean.order_number,
        clean.order_date,
    )


def cells(stage) -> list[tuple[str, ...]]:
    """Every cell of the activities of a stage, on one line whatever the breaks."""
    return [
        tuple(
            " ".join(text.split())
            for text in (a.number, a.section, a.text, a.deadline, "; ".join(a.responsible), a.result)
        )
        for a in stage.activities
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_read_as_it_was_pasted(layout):
    paper, expected = PAPERS[layout]

    assert found_in(read_pasted(make_text(paper)), expected) == expected
    assert found_in(read_pasted(make_html(paper).decode()), expected) == expected
