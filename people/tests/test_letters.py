"""The outbox: letters leave later; a mail server that is down breaks no page."""

import socket
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from core.problems import RuleViolation
from people.actions import send_again, send_letter
from people.models import Letter
from people.rules.sign_in import TRY_AGAIN_MINUTES
from people.selectors import todo
from people.tasks import send_letter as send
from tests.cast import guards


@pytest.fixture
def letter(cast):
    return send_letter("a@school.example", "Тема\r\nBcc: evil@x.example", "Ссылка /x/", organization=cast.school)


@pytest.fixture
def no_mail_server(settings):
    with socket.socket() as taken:  # a port that nobody listens on
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = taken.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"


def fail_for_good(letter):
    for _ in range(len(TRY_AGAIN_MINUTES) + 1):
        send.call(letter.pk)
    letter.refresh_from_db()


def test_a_letter_leaves_once_and_its_text_does_not_stay(letter):
    assert send.call(letter.pk) == "sent"
    assert send.call(letter.pk) == ""
    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["a@school.example"], "Тема Bcc: evil@x.example", "Ссылка /x/")
    letter.refresh_from_db()
    assert (letter.state, letter.body, letter.tries) == ("sent", "", 1)


def test_without_a_mail_server_a_letter_waits_longer_each_time_and_then_is_given_up(letter, no_mail_server):
    waits = []
    for _ in TRY_AGAIN_MINUTES:
        assert send.call(letter.pk) == "waiting"
        letter.refresh_from_db()
        waits.append(round((letter.next_try_at - timezone.now()).total_seconds() / 60))
    assert waits == list(TRY_AGAIN_MINUTES)
    assert send.call(letter.pk) == "failed"
    letter.refresh_from_db()
    assert (letter.last_error, letter.body) == ("ConnectionRefusedError", "Ссылка /x/")


def test_a_page_that_queues_a_letter_works_without_a_mail_server(client, cast, no_mail_server):
    type(cast.mentor).objects.filter(pk=cast.mentor.pk).update(email="mentor@school.example")
    response = client.post(reverse("account_reset_password"), {"email": "mentor@school.example"})
    assert response.status_code == 302
    assert Letter.objects.get().state == "waiting"


def test_the_command_sends_what_is_due(letter, capsys):
    later = send_letter("b@school.example", "Тема", "Текст", organization=None)
    Letter.objects.filter(pk=later.pk).update(next_try_at=timezone.now() + timedelta(hours=1))
    call_command("send_letters", dry_run=True)
    assert (capsys.readouterr().out, mail.outbox) == ("1 due, 0 sent, 0 given up\n", [])
    call_command("send_letters")
    assert capsys.readouterr().out == "1 due, 1 sent, 0 given up\n"
    call_command("send_letters")
    assert capsys.readouterr().out == "0 due, 0 sent, 0 given up\n"


def test_the_administrator_is_told_and_sends_again(client, cast, letter, no_mail_server):
    admin = cast.actor(cast.administrator)
    assert "писем" not in " ".join(one.text for one in todo(admin, cast.school.today()))
    fail_for_good(letter)
    assert "Почтовый сервер не принял 1\xa0письмо" in [one.text for one in todo(admin, cast.school.today())]
    client.force_login(cast.administrator)
    page = client.get(reverse("people:letters")).content.decode()
    assert "a@school.example" in page
    assert "/x/" not in page.replace("/x/css", "")
    client.post(reverse("people:letter_send", args=[letter.pk]), guards(cast.school))
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == ("waiting", 0)
    with pytest.raises(RuleViolation):
        send_again(letter, actor=admin)


def test_letters_are_the_administrators_alone(client, cast, letter):
    for who in ("curator", "director", "mentor", "secretary"):
        client.force_login(getattr(cast, who))
        assert client.get(reverse("people:letters")).status_code == 403
    with pytest.raises(PermissionDenied):
        send_again(letter, actor=cast.actor(cast.stranger))
