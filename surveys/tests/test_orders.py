"""The order on monitoring: two stages, questionnaires, who is responsible."""

from datetime import date

import pytest

from registry.tests.papers import drafted, golden, lines, named_school
from surveys.models import Questionnaire

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 1)


@pytest.fixture
def data(cast):
    named_school(cast)
    two = Questionnaire.objects.filter(organization=None).order_by("title", "pk")[:2]
    days = {"interim_on": "2027-01-31", "final_on": "2027-05-31", "report_on": "2027-06-14"}
    return days | {"responsible": cast.person(cast.curator).pk, "questionnaires": [one.pk for one in two]}


def test_it_prints(cast, data):
    assert lines(drafted(cast, "monitoring", data, DAY)) == golden("surveys", "monitoring")


def test_a_questionnaire_of_another_school_is_not_named(cast, data):
    foreign = Questionnaire.objects.create(organization=cast.next_door, title="Чужая анкета")
    order = drafted(cast, "monitoring", data | {"questionnaires": [foreign.pk]}, DAY)
    assert "Чужая анкета" not in " ".join(lines(order))
    assert [str(one) for one in order.kind.problems(order, today=DAY)] == [
        "Не указано, по каким анкетам проводится мониторинг."
    ]
