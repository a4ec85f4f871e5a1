"""From a person's card one comes into either bank."""

from django.urls import reverse

from registry.models import MentorProfile
from tests.cast import SINCE, make_person


def test_the_card_leads_into_both_banks_and_then_to_the_entry(client, cast):
    person = make_person(cast.school)
    client.force_login(cast.curator)
    page = client.get(person.get_absolute_url()).content.decode()
    assert reverse("registry:mentors_enter", args=[person.pk]) in page
    entry = MentorProfile.objects.create(organization=cast.school, person=person, entered_on=SINCE)
    page = client.get(person.get_absolute_url()).content.decode()
    assert entry.get_absolute_url() in page
    assert reverse("registry:mentors_enter", args=[person.pk]) not in page


def test_whoever_keeps_no_banks_sees_nothing_of_them_on_a_card(client, cast):
    person = make_person(cast.school)
    client.force_login(cast.secretary)
    assert "Внести в банк" not in client.get(person.get_absolute_url()).content.decode()
