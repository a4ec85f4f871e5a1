"""The figures of the home page: what each role is told first, and where each number leads."""

import pytest

pytestmark = pytest.mark.django_db


def figures_of(client, user):
    client.force_login(user)
    return client.get("/").context["figures"]


def test_the_administrator_sees_who_can_sign_in(client, cast):
    found = figures_of(client, cast.administrator)
    assert [figure.url for figure in found] == ["/people/", "/people/?sign_in=yes", "/people/?sign_in=no"]
    everybody, can, cannot = (figure.value for figure in found)
    assert everybody == can + cannot > 0


def test_the_secretary_sees_the_orders_to_be_numbered(client, cast):
    labels = [figure.label for figure in figures_of(client, cast.secretary)]
    assert labels == ["приказов у руководителя", "приказов ждут номера", "приказов действует"]


def test_the_coordinator_sees_the_organizations_below(client, cast):
    first, *rest = figures_of(client, cast.municipal)
    assert (first.value, first.label, first.url) == (2, "организации", "/reports/below/")
    assert all(figure.url.startswith("/reports/below/?year=") for figure in rest)
    assert len(rest) > 0


def test_a_mentor_sees_pairs_instead_of_figures(client, cast):
    assert figures_of(client, cast.mentor) == []


@pytest.mark.parametrize("who", ["curator", "director", "psychologist", "administrator", "secretary", "municipal"])
def test_each_figure_opens_a_list_that_its_reader_may_see(client, cast, who):
    for figure in figures_of(client, getattr(cast, who)):
        assert client.get(figure.url).status_code == 200, figure
