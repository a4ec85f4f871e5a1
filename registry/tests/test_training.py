"""A mentor's training: entered on the form, shown on the card, with its day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from registry.actions import change_entry
from registry.forms import MentorForm
from registry.models import MentorProfile
from reports.tests.make import make_mentor
from tests.cast import make_person

TRAINED = {"trained_on": date(2026, 1, 20), "training": "«Школа наставника», 12 часов"}


@pytest.fixture
def entry(cast):
    return make_mentor(cast.school, make_person(cast.school))


def test_the_card_says_where_and_when_the_mentor_was_trained(client, cast, entry):
    change_entry(entry, actor=cast.actor(cast.curator), **TRAINED)
    client.force_login(cast.curator)
    assert "«Школа наставника», 12 часов, 20.01.2026" in client.get(entry.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"training": "Курсы"}, "Укажите, когда наставник прошёл обучение."),
        ({"trained_on": "2999-01-01"}, "Дата обучения ещё не наступила."),
    ],
)
def test_training_has_a_day_that_has_come(cast, entry, told, problem):
    form = MentorForm({"capacity": "3", **told}, instance=entry, actor=cast.actor(cast.curator))
    assert form.errors == {"trained_on": [problem]}


def test_the_database_keeps_no_training_without_its_day(entry):
    with pytest.raises(IntegrityError, match="mentor_training_has_date"), transaction.atomic():
        MentorProfile.objects.filter(pk=entry.pk).update(training="Курсы")
