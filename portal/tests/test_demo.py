"""The demo is whole, invented, and safe to lay again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from orders.models import Order
from orders.states import OrderState
from pairs.models import Pair
from people.models import Organization, Person, User, actors_of
from programs.models import Program
from programs.states import ProgramState
from reports.models import Report, Snapshot

USERS = [
    *("director", "curator", "mentor", "mentee", "psychologist", "administrator", "secretary"),
    *("municipal", "regional", "director2", "curator2", "mentor2", "mentee2"),
]


def test_the_demo_is_whole_and_safe_to_lay_again(db, settings):
    """One test, since laying it takes seconds; each check below names what it looks at."""
    settings.HTTPS = False
    call_command("load_demo", stdout=StringIO())
    everybody_signs_in_with_a_role()
    the_school_stands_in_the_middle_of_its_year()
    the_second_school_has_three_finished_pairs_and_a_report_of_its_own()
    laying_it_again_changes_nothing()


def everybody_signs_in_with_a_role():
    for username in USERS:
        user = User.objects.get(username=username)
        assert user.check_password("demo")
        assert next(actor.roles for actor in actors_of(user)), username


def the_school_stands_in_the_middle_of_its_year():
    school = Organization.objects.get(slug="school-100")
    assert 25 <= Person.objects.filter(organization=school).count() <= 40
    states = set(Order.objects.filter(organization=school).values_list("state", flat=True))
    assert states == {OrderState.SENT, OrderState.RETURNED, OrderState.IN_FORCE, OrderState.REVOKED}
    programs = set(Program.objects.filter(pair__organization=school).values_list("state", flat=True))
    assert {ProgramState.SENT, ProgramState.RUNNING, ProgramState.COMPLETED, ProgramState.STOPPED} <= programs
    assert any(pair.is_group for pair in Pair.objects.filter(organization=school).prefetch_related("members"))


def the_second_school_has_three_finished_pairs_and_a_report_of_its_own():
    school = Organization.objects.get(slug="school-101")
    assert Program.objects.filter(pair__organization=school, state=ProgramState.COMPLETED).count() == 3
    assert Report.objects.get(organization=school).finished_on is not None
    assert Snapshot.objects.filter(organization=school, is_final=True).count() == 1


def laying_it_again_changes_nothing():
    counts = [model.objects.count() for model in (Person, Order, Pair, Program)]
    out = StringIO()
    call_command("load_demo", stdout=out)
    assert "already" in out.getvalue()
    assert [model.objects.count() for model in (Person, Order, Pair, Program)] == counts


def test_a_server_does_not_get_users_whose_password_everybody_knows(db, settings):
    settings.HTTPS = True
    with pytest.raises(CommandError, match="password"):
        call_command("load_demo")
    assert not Organization.objects.exists()
