"""The acts that an organization works by: its own and the common ones."""

from datetime import date

import pytest

from core.problems import RuleViolation
from papers import actions
from papers.models import Act, Scan
from papers.tasks import lay_common_acts
from tests.cast import guards
from tests.probes.papers import ACT, act, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


def titles(response):
    return [one.title for one in response.context["table"].data]


def test_what_is_there_already_is_entered_with_number_date_and_scan(client, cast):
    client.force_login(cast.curator)
    posted = ACT | {"number": "41-ОД", "scan": picture()}
    response = client.post("/acts/new/", guards(cast.school) | posted)
    entered = Act.objects.get(organization=cast.school)
    assert response.url == entered.get_absolute_url()
    assert (entered.number, entered.dated, entered.scan) == ("41-ОД", date(2025, 9, 2), Scan.objects.get())
    assert f"/scans/{entered.scan.pk}/" in client.get(response.url).content.decode()


def test_a_correction_keeps_the_scan(client, cast):
    kept = act(cast.school, cast)
    scan = actions.store_scan(picture(), actor=cast.actor(cast.curator))
    details = {"kind": "regulation", "title": "Положение", "dated": date(2025, 9, 1)}
    actions.change_act(kept, actor=cast.actor(cast.curator), scan=scan, **details)
    client.force_login(cast.secretary)
    client.post(f"/acts/{kept.pk}/edit/", guards(cast.school, kept) | ACT | {"state": "expired"})
    kept.refresh_from_db()
    assert (kept.scan, kept.state, kept.title) == (scan, "expired", ACT["title"])


def test_a_local_act_needs_its_date_and_an_order_of_its_dates(client, cast, curator):
    client.force_login(cast.curator)
    response = client.post("/acts/new/", guards(cast.school) | ACT | {"dated": ""})
    assert response.context["form"].errors == {"dated": ["Укажите дату: она печатается в приказах рядом с названием."]}
    backwards = {"valid_from": date(2025, 9, 1), "valid_until": date(2025, 8, 31)}
    with pytest.raises(RuleViolation, match="раньше, чем начал"):
        actions.enter_act(actor=curator, kind="local", title="Акт", **backwards)


def test_common_acts_are_seen_by_all_and_marked_where_nobody_has_checked_them(client, cast):
    own, foreign = act(cast.school, cast), act(cast.next_door, cast)
    client.force_login(cast.mentor)
    listed = set(client.get("/acts/").context["table"].data)
    assert own in listed
    assert foreign not in listed
    assert listed - {own} == set(Act.objects.filter(organization=None))
    doubtful = Act.objects.get(number="Р-145")
    assert "Сведения об этом акте не сверены" in client.get(doubtful.get_absolute_url()).content.decode()
    settled = Act.objects.get(number="197-ФЗ")
    assert settled.title.startswith("Трудовой кодекс Российской Федерации, статья 351.8")
    assert "не сверены" not in client.get(settled.get_absolute_url()).content.decode()


@pytest.mark.parametrize("who", ["municipal", "regional"])
def test_a_coordinator_gets_figures_and_no_papers_by_the_menu_or_by_the_address(client, cast, who):
    common = Act.objects.get(number="Р-145")
    client.force_login(getattr(cast, who))
    assert "/acts/" not in client.get("/").content.decode()
    assert client.get("/acts/").status_code == 403
    assert client.get(common.get_absolute_url()).status_code == 403


def test_nobody_changes_a_common_act_but_the_curator_enters_a_checked_wording(client, cast):
    common = Act.objects.get(number="Р-145")
    client.force_login(cast.curator)
    assert client.post(f"/acts/{common.pk}/edit/", guards(cast.school, common) | ACT).status_code == 403
    form = client.get(f"/acts/{common.pk}/copy/").context["form"]
    assert (form.initial["number"], form.initial["title"]) == (common.number, common.title)
    own = act(cast.school, cast)
    assert client.get(f"/acts/{own.pk}/copy/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(client, cast, django_assert_num_queries, rows):
    for _ in range(rows):
        act(cast.school, cast)
    client.force_login(cast.curator)
    with django_assert_num_queries(6):
        response = client.get("/acts/?kind=regulation")
    assert len(titles(response)) == rows


def test_the_list_is_searched_in_any_case(client, cast):
    act(cast.school, cast)
    client.force_login(cast.curator)
    assert titles(client.get("/acts/?q=ПОЛОЖЕНИЕ 41")) == ["Положение о наставничестве"]
    assert titles(client.get("/acts/?q=нетакого")) == []


def test_the_common_acts_are_laid_once_and_put_back_after_a_flush(db):
    common = Act.objects.filter(organization=None)
    numbers = sorted(common.values_list("number", flat=True))
    lay_common_acts()
    assert sorted(common.values_list("number", flat=True)) == numbers
    common.delete()
    lay_common_acts()
    assert sorted(common.values_list("number", flat=True)) == numbers
    assert "197-ФЗ" in numbers
