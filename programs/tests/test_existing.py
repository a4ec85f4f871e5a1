"""Programs from before the product: running or over, entered as they are."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.models import AuditEntry
from core.problems import RuleViolation
from pairs.models import Pair
from pairs.rules import EndGround
from pairs.states import PairState
from programs import actions
from programs.actions.existing import Ended
from programs.models import Program
from programs.states import ProgramState
from programs.tests import scene
from tests.cast import guards


@pytest.fixture
def pair(cast):
    return scene.make_pair(cast.school, mentor=cast.mentor, mentees=[cast.mentee])


def enter(cast, pair, **terms):
    """A program of half a year, entered by the curator."""
    days = {"starts_on": date(2026, 1, 12), "ends_on": date(2026, 7, 11), "approved_on": date(2026, 1, 10)}
    return actions.enter_existing(pair, actor=cast.actor(cast.curator), today=scene.TODAY, **(days | terms))


@pytest.mark.parametrize(
    ("ground", "state"), [(EndGround.COMPLETED, ProgramState.COMPLETED), (EndGround.LEFT, ProgramState.STOPPED)]
)
def test_a_program_that_is_over_is_entered_as_ended_in_one_act(cast, pair, ground, state):
    program = enter(cast, pair, ended=Ended(date(2026, 6, 30), ground, paper=" Итоговый лист "))
    assert (program.state, program.ended_on, program.end_ground) == (state, date(2026, 6, 30), ground)
    assert (program.end_paper, program.end_initiator, program.entered_as_is) == ("Итоговый лист", "", True)
    assert program.items.count() == 0  # its plan stays on paper: nobody makes up what was done
    entries = AuditEntry.objects.about(program).done()
    assert [(entry.action, entry.facts["ground"]) for entry in entries] == [("program.entered_as_is", ground)]


def test_programs_that_are_over_stand_beside_the_one_that_runs(cast, pair):
    running = scene.make_running(pair)
    over = [enter(cast, pair, ended=Ended(day, EndGround.COMPLETED)) for day in (date(2026, 6, 1), date(2026, 7, 1))]
    assert set(Program.objects.filter(pair=pair)) == {running, *over}
    with pytest.raises(RuleViolation, match="У пары уже есть программа"):
        enter(cast, pair)


def test_a_pair_that_has_ended_takes_only_a_program_that_is_over(cast, pair):
    Pair.objects.filter(pk=pair.pk).update(
        state=PairState.ENDED, ended_on=date(2026, 9, 15), end_ground=EndGround.COMPLETED
    )
    pair.refresh_from_db()
    with pytest.raises(RuleViolation, match="внесите дату и основание"):
        enter(cast, pair)
    assert enter(cast, pair, ended=Ended(date(2026, 7, 1), EndGround.COMPLETED)).state == ProgramState.COMPLETED


@pytest.mark.parametrize(
    ("ended", "problem"),
    [
        (Ended(date(2026, 10, 2), EndGround.COMPLETED), "ещё не наступила"),
        (Ended(date(2026, 1, 11), EndGround.COMPLETED), "не могла завершиться раньше"),
        (Ended(date(2026, 6, 1), EndGround.INITIATIVE), "чья это инициатива"),
    ],
)
def test_the_end_of_a_program_from_before_obeys_the_rules_of_any_end(cast, pair, ended, problem):
    with pytest.raises(RuleViolation, match=problem):
        enter(cast, pair, ended=ended)


def test_the_page_enters_a_program_that_is_over(client, cast, pair):
    client.force_login(cast.curator)
    url = reverse("programs:existing", args=[pair.pk])
    days = {"starts_on": "2026-01-12", "ends_on": "2026-07-11", "approved_on": "2026-01-10", "with_items": "on"}
    half = client.post(url, guards(cast.school, pair) | days | {"ended_on": "2026-06-30"})
    assert half.context["form"].errors == {"ground": ["Укажите, на каком основании завершена программа."]}
    half = client.post(url, guards(cast.school, pair) | days | {"ground": "curator"})
    assert half.context["form"].errors == {"ended_on": ["Укажите, когда завершена программа."]}
    told = {"ended_on": "2026-06-30", "ground": "initiative", "initiator": "mentee", "paper": "заявление"}
    response = client.post(url, guards(cast.school, pair) | days | told)
    assert response.status_code == 302, response.content.decode()
    program = Program.objects.get(pair=pair)
    assert (program.state, program.end_initiator, program.end_paper) == (ProgramState.STOPPED, "mentee", "заявление")
    page = client.get(program.get_absolute_url()).content.decode()
    assert "Завершённая программа внесена." in page
    assert "внесена готовой" in page


def test_a_program_from_before_is_entered_as_it_is(cast, pair):
    program = actions.enter_existing(
        pair,
        actor=cast.actor(cast.curator),
        today=scene.TODAY,
        starts_on=date(2026, 1, 12),
        ends_on=date(2027, 6, 30),
        approved_on=date(2026, 1, 10),
        title="Первые шаги",
    )
    assert program.state == ProgramState.RUNNING
    assert program.months == 18  # longer than the law allows: kept as it was
    assert program.entered_as_is
    assert program.document is None
    assert program.items.count() == 3
    with pytest.raises(PermissionDenied):
        actions.enter_existing(
            pair,
            actor=cast.actor(cast.mentor),
            today=scene.TODAY,
            starts_on=scene.STARTED,
            ends_on=scene.ENDS,
            approved_on=scene.STARTED,
        )
