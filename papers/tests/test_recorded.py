"""How a fact reached the product is known to the database too, in every model that records one."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from papers.models import Recorded
from papers.rules import Source
from registry.models import Consent
from reports.tests.make import give_consents
from tests.cast import make_organization, make_person

RECORDED = [model for model in apps.get_models() if issubclass(model, Recorded)]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", RECORDED, ids=lambda model: model._meta.label)
def test_every_recorded_model_has_the_check_of_its_source(model):
    with connection.cursor() as cursor:
        kept = connection.introspection.get_constraints(cursor, model._meta.db_table)
    name = f"{model._meta.app_label}_{model._meta.model_name}_source_known"
    assert (kept[name]["check"], kept[name]["columns"]) == (True, ["source"])


def test_an_unknown_source_is_refused_and_a_known_one_is_not():
    give_consents(make_person(make_organization()), "mentors")
    for source in Source.values:
        assert Consent.objects.update(source=source) > 0
    with pytest.raises(IntegrityError, match="registry_consent_source_known"), transaction.atomic():
        Consent.objects.update(source="rumour")
