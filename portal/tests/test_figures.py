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
    assert client.get(first.url).context["count"] == 2
    assert {client.get(figure.url).context["count"] for figure in rest} <= {0, 1, 2}


def test_a_mentor_sees_pairs_instead_of_figures(client, cast):
    assert figures_of(client, cast.mentor) == []


@pytest.mark.parametrize("who", ["curator", "director", "psychologist", "administrator", "secretary"])
def test_each_figure_opens_the_list_of_what_it_counted(client, cast, who):
    found = figures_of(client, getattr(cast, who))
    listed = {figure.url: client.get(figure.url).context["count"] for figure in found}
    assert listed == {figure.url: figure.value for figure in found}
    assert len(found) > 0
