"""A form counts once: for its key, for the organization and the version it showed."""

from threading import Barrier, Thread
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import connection

from core.actions import action, record
from core.models import AuditEntry, Submission
from core.problems import RuleViolation, Stale
from core.submissions import WrongOrganization, check_guards, once
from people.models import Organization
from tests.cast import make_cast, make_organization


def post(user, active, **fields):
    actor = SimpleNamespace(user=user, organization=active, roles=frozenset(), ip="")
    return SimpleNamespace(POST=fields, user=user, actor=actor)


def test_the_second_of_two_equal_submits_is_led_to_what_the_first_made(cast):
    request = post(cast.curator, cast.school, form_key=str(uuid4()))
    made = []

    def act():
        made.append(1)
        return f"/made/{len(made)}/"

    assert once(request, act) == ("/made/1/", True)
    assert once(request, act) == ("/made/1/", False)
    assert made == [1]


def test_another_user_with_the_same_key_is_not_led_to_a_foreign_result(cast):
    key = str(uuid4())
    once(post(cast.curator, cast.school, form_key=key), lambda: "/secret/")
    assert once(post(cast.mentor, cast.school, form_key=key), lambda: "/own/")[0] == "/own/"


def test_a_failed_submit_may_be_sent_again(cast):
    request = post(cast.curator, cast.school, form_key=str(uuid4()))

    def fail():
        raise RuleViolation("Пока нельзя.")

    with pytest.raises(RuleViolation):
        once(request, fail)
    assert once(request, lambda: "/made/") == ("/made/", True)


def test_a_refused_action_inside_a_submit_still_leaves_its_row_of_the_trail(cast):
    @action("test.refused", "Отказано")
    def refuse(organization, *, actor):
        record(organization)
        raise RuleViolation("Нельзя.")

    request = post(cast.curator, cast.school, form_key=str(uuid4()))
    with pytest.raises(RuleViolation):
        once(request, lambda: refuse(cast.school, actor=cast.actor(cast.curator)))
    assert [e.outcome for e in AuditEntry.objects.about(cast.school)] == ["refused"]


@pytest.mark.django_db(transaction=True)
def test_two_submits_at_once_act_once():
    cast = make_cast()
    request = post(cast.curator, cast.school, form_key=str(uuid4()))
    start, results = Barrier(2), []

    def submit():
        start.wait()
        try:
            results.append(once(request, lambda: f"/{make_organization(slug='twice').slug}/"))
        finally:
            connection.close()

    threads = [Thread(target=submit) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [("/twice/", False), ("/twice/", True)]
    assert Organization.objects.filter(slug="twice").count() == 1
    assert Submission.objects.count() == 1


def test_a_form_of_another_organization_is_refused(cast):
    with pytest.raises(WrongOrganization):
        check_guards(post(cast.curator, cast.school, organization=str(cast.neighbour.pk)))


@pytest.mark.parametrize("version", ["", "0", "2", "один"])
def test_a_form_of_another_version_of_its_row_is_stale(cast, version):
    request = post(cast.curator, cast.school, organization=str(cast.school.pk), version=version)
    with pytest.raises(Stale):
        check_guards(request, cast.school)


def test_a_form_of_this_very_version_passes_it_on_to_the_lock(cast):
    check_guards(post(cast.curator, cast.school, organization=str(cast.school.pk), version="1"), cast.school)
    assert cast.school.expected_version == 1
