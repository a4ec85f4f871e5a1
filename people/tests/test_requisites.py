"""ИНН and ОГРН: digits and check digits."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.problems import RuleViolation
from people.actions import change_organization
from people.rules.requisites import inn_problem, ogrn_problem
from people.tests.test_organizations import FORM
from tests.cast import guards

INN, OGRN = "5031000017", "1035000000122"  # invented
TYPO = "Контрольная цифра {} не сходится. Проверьте, нет ли опечатки."


@pytest.mark.parametrize("inn", [INN, "5000000000", ""])
def test_a_right_number_or_none_is_taken(inn):
    assert inn_problem(inn) == ogrn_problem("") == ogrn_problem(OGRN) == ""


@pytest.mark.parametrize("inn", ["5031000018", "5013000017"])
def test_a_slip_of_the_hand_in_an_inn_is_noticed(inn):
    assert inn_problem(inn) == TYPO.format("ИНН")


def test_a_slip_of_the_hand_in_an_ogrn_is_noticed():
    assert ogrn_problem("1035000000123") == TYPO.format("ОГРН")


@pytest.mark.parametrize("inn", ["770708389", "77070838930", "77070838 9", "٧٧٠٧٠٨٣٨٩٣"])
def test_another_number_of_digits_is_no_inn(inn):
    assert inn_problem(inn) == "ИНН организации — 10 цифр подряд."
    assert ogrn_problem(inn) == "ОГРН организации — 13 цифр подряд."


def test_the_administrator_enters_them_and_a_typo_stands_beside_its_field(client, cast):
    client.force_login(cast.administrator)
    edit = reverse("people:organization_edit", args=[cast.school.pk])
    wrong = client.post(edit, guards(cast.school, cast.school) | FORM | {"inn": INN, "ogrn": OGRN[:-1] + "4"})
    assert wrong.status_code == 422
    assert wrong.context["form"].errors == {"ogrn": [TYPO.format("ОГРН")]}
    done = client.post(edit, guards(cast.school, cast.school) | FORM | {"inn": INN, "ogrn": OGRN})
    page = client.get(done.url).content.decode()
    assert f"<dd>{INN}</dd>" in page
    assert f"<dd>{OGRN}</dd>" in page


def test_the_action_refuses_a_wrong_one_too(cast):
    with pytest.raises((RuleViolation, ValidationError), match="ИНН"):
        change_organization(cast.school, actor=cast.actor(cast.administrator), inn="1")
