"""Every page of people opens for those who may open it, with the same number of queries however many rows."""

import pytest
from django.urls import reverse

OPEN_TO_CURATOR = ["list", "new", "rights", "invite", "import_new", "account", "account_email"]


@pytest.mark.parametrize("name", OPEN_TO_CURATOR)
def test_the_curator_opens_every_page_of_the_staff(client, cast, name):
    client.force_login(cast.curator)
    response = client.get(reverse(f"people:{name}"))
    assert response.status_code == 200


def test_card(client, cast):
    client.force_login(cast.administrator)
    for user in (cast.curator, cast.mentor):
        person = cast.person(user)
        for name in ("detail", "edit", "forms", "consequences", "fact_new", "roles"):
            response = client.get(reverse(f"people:{name}", args=[person.pk]))
            assert response.status_code == 200, name
    assert client.get(reverse("people:curatorship", args=[cast.person(cast.curator).pk])).status_code == 200
