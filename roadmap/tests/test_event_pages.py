"""The pages of events, by role."""

import pytest
import time_machine
from django.urls import reverse

from people.models import Letter
from roadmap.models import Event
from roadmap.tests.gatherings import AFTER, make_event, make_finished, make_held, make_invited, make_protocol
from roadmap.tests.scene import make_occurrence
from tests.cast import guards, make_person
from tests.probes.papers import picture

NOW = "2026-10-05T12:00:00+00:00"


@pytest.fixture(autouse=True)
def october():
    with time_machine.travel(NOW, tick=False):
        yield


def words(page) -> str:
    return " ".join(page.content.decode().replace("\xa0", " ").split())


def send(client, name, row, **data):
    return client.post(reverse(f"roadmap:{name}", args=[row.pk]), guards(row.organization, row) | data)


def listed(client, **asked) -> list[str]:
    page = client.get(reverse("roadmap:events"), asked)
    return [row.record.title for row in page.context["table"].rows]


def test_from_an_activity_to_a_protocol_on_screen(client, cast):
    row = make_occurrence(cast.school, text="Занятие школы наставников.")
    client.force_login(cast.curator)
    assert "?occurrence=" in client.get(row.get_absolute_url()).content.decode()
    url = f"{reverse('roadmap:event_new')}?occurrence={row.pk}"
    form = client.get(url).context["form"]
    assert form.initial["title"] == "Занятие школы наставников"
    told = {"kind": "school", "title": "Занятие", "day": "2026-10-02", "starts_at": "15:00", "agenda": "1. Вопрос"}
    client.post(url, guards(cast.school) | told)
    event = Event.objects.get()
    assert event.occurrence == row
    send(client, "event_invite", event, groups=["mentors", "mentees"], outsiders="Орлова Нина")
    assert event.invitees.count() == 3
    form = client.get(reverse("roadmap:event_hold", args=[event.pk])).context["form"]
    assert len(form.initial["came"]) == 3
    assert form.fields["closes"].initial is True
    send(client, "event_hold", event, came=form.initial["came"][:2], closes="on", on_paper="on", scan=picture())
    row.refresh_from_db()
    assert row.state == "done"
    assert "Занятие, 02.10.2026, 15:00. Присутствовали: 2" in words(client.get(row.get_absolute_url()))
    page = client.get(reverse("roadmap:protocol", args=[event.pk]))
    assert page.context["form"]["heard_1"].initial == "Вопрос"
    people = {"number": "1", "chair": cast.person(cast.director).pk, "keeper": cast.person(cast.curator).pk}
    send(client, "protocol", event, heard_1="Вопрос", decided_1="Решение", heard_2="Ещё", decided_2="Да", **people)
    send(client, "protocol_finish", event)
    page = words(client.get(event.get_absolute_url()))
    assert "Протокол № 1: готов." in page
    assert "внесено с бумаги" in page
    assert len(Event.objects.get().protocol.items) == 2


def test_the_page_has_one_primary_action_at_every_step(client, cast):
    client.force_login(cast.curator)
    steps = {
        "Пригласить": make_event(cast.school, day=AFTER),
        "Отметить присутствовавших": make_invited(cast.school),
        "Составить протокол": make_held(cast.school),
        "Протокол готов": make_protocol(cast.school),
    }
    for label, event in steps.items():
        page = words(client.get(event.get_absolute_url()))
        assert page.count("btn-primary") == 1, label
        assert f">{label}<" in page
    assert "btn-primary" not in words(client.get(make_finished(cast.school, cast).get_absolute_url()))


def test_an_invited_mentee_reads_how_many_and_not_who(client, cast):
    event = make_event(cast.school, None, cast.person(cast.mentee), make_person(cast.school, family_name="Тайнова"))
    client.force_login(cast.mentee)
    page = words(client.get(event.get_absolute_url()))
    assert "Приглашены: 2" in page
    assert "Тайнова" not in page
    assert "btn-primary" not in page
    assert client.get(reverse("roadmap:event_invite", args=[event.pk])).status_code == 403
    assert client.get(reverse("roadmap:protocol_pdf", args=[event.pk])).status_code == 403


def test_those_invited_read_a_ready_protocol(client, cast):
    draft, ready = make_protocol(cast.school), make_finished(cast.school, cast)
    for event in (draft, ready):
        event.invitees.create(person=cast.person(cast.mentor), came=True)
    client.force_login(cast.mentor)
    asked = [client.get(reverse("roadmap:protocol_docx", args=[event.pk])).status_code for event in (draft, ready)]
    assert asked == [403, 200]


def test_the_list_is_searched_and_narrowed(client, cast):
    make_event(cast.school, None, cast.person(cast.curator), title="Совет о чтении", kind="council", day=AFTER)
    make_held(cast.school, title="Ёлочный семинар", kind="seminar")
    make_event(cast.school, title="Отменённое", state="cancelled", reason="Карантин")
    client.force_login(cast.curator)
    assert listed(client) == ["Совет о чтении", "Отменённое", "Ёлочный семинар"]
    assert listed(client, q="елочный") == ["Ёлочный семинар"]
    assert listed(client, kind="council") == ["Совет о чтении"]
    assert listed(client, state="cancelled") == ["Отменённое"]
    assert listed(client, when="coming") == ["Совет о чтении"]
    assert listed(client, mine="true") == ["Совет о чтении"]
    assert listed(client, sort="day")[-1] == "Совет о чтении"
    assert client.get(reverse("roadmap:events"), {"export": "xlsx"}).status_code == 200
    client.force_login(cast.mentee)
    assert listed(client) == []
    assert "Когда вас пригласят" in words(client.get(reverse("roadmap:events")))


def test_mistakes_stand_beside_their_fields(client, cast):
    client.force_login(cast.curator)
    told = {"kind": "school", "title": "", "day": "2026-10-12", "starts_at": "15:00", "ends_at": "14:00"}
    page = client.post(reverse("roadmap:event_new"), guards(cast.school) | told)
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"title", "ends_at"}
    event = make_invited(cast.school, day=AFTER)
    page = send(client, "event_edit", event, kind="school", title="Тема", day="2026-10-12", ends_at="14:00")
    assert page.context["form"].errors["starts_at"] == ["Укажите и время начала."]
    assert send(client, "event_invite", event).context["form"].errors["groups"] == ["Отметьте, кого пригласить."]
    assert send(client, "event_hold", event).context["form"].errors["came"] == ["Отметьте хотя бы одного."]


def test_a_letter_goes_when_the_curator_ticks_it(client, cast):
    event = make_event(cast.school, None, make_person(cast.school, email="a@school.example"), day=AFTER)
    client.force_login(cast.curator)
    told = {"kind": "school", "title": "Тема", "day": "2026-10-13"}
    send(client, "event_edit", event, **told)
    assert not Letter.objects.exists()
    send(client, "event_edit", event, **told | {"day": "2026-10-14", "letters": "on"})
    assert Letter.objects.count() == 1
    assert Event.objects.get().day.day == 14


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        make_invited(cast.school)
    client.force_login(cast.curator)
    client.get(reverse("roadmap:events"))
    with django_assert_num_queries(7):
        client.get(reverse("roadmap:events"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_however_many_are_invited(client, cast, rows, django_assert_num_queries):
    event = make_event(cast.school, None, *[make_person(cast.school) for _ in range(rows)])
    client.force_login(cast.curator)
    client.get(event.get_absolute_url())
    with django_assert_num_queries(8):
        client.get(event.get_absolute_url())
