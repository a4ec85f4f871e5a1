"""Invitations: found by their secret, worded for a letter and for a slip."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import AuditEntry
from core.text import ids_in
from people.models import Invitation, Membership, Organization, Person, User
from people.policies import can_invite
from people.rules.sign_in import WRONG_CODES, WRONG_CODES_MINUTES, free_username, normal_secret, secret_hash
from printing.document import PrintedDocument, Slip, Slips


def invitation_by_secret(secret: str) -> Invitation | None:
    found = Invitation.objects.filter(secret_hash=secret_hash(secret))
    return found.select_related("person__organization", "person__user").first()


def too_many_wrong_codes(ip: str) -> bool:
    """Guessing from one address stops for a while; a right code waits as well."""
    since = timezone.now() - timedelta(minutes=WRONG_CODES_MINUTES)
    wrong = AuditEntry.objects.filter(
        organization_id=None, at__gt=since, action="people.invitation_refused", ip=ip or None
    )
    return wrong.count() >= WRONG_CODES


def invitation_url(secret: str) -> str:
    """The whole address, on the configured host."""
    return settings.SITE_URL + reverse("people:invitation", args=[normal_secret(secret)])


def door_url() -> str:
    """Where a code is typed."""
    return settings.SITE_URL + reverse("people:invitation_code")


def proposed_username(person: Person) -> str:
    return free_username(
        person.family_name,
        person.given_name,
        person.patronymic,
        lambda name: User.objects.filter(username__iexact=name).exists(),
    )


def letter_of_invitation(person: Person, url: str, expires_at: datetime) -> tuple[str, str]:
    """Subject and text."""
    until = timezone.localtime(expires_at, ZoneInfo(person.organization.time_zone))
    body = (
        f"Здравствуйте, {person.given_name} {person.patronymic}".rstrip() + ".\n\n"
        f"{person.organization.short_name} приглашает вас в систему «Наставничество».\n"
        f"Откройте ссылку и задайте имя для входа и пароль:\n\n{url}\n\n"
        f"Ссылка работает один раз, до {until:%d.%m.%Y}. Если вы не ждали этого письма, ничего делать не нужно.\n"
    )
    return f"Приглашение: {person.organization.short_name}", body


def slips(organization: Organization, codes: list[tuple[Person, str]], expires_at: datetime) -> PrintedDocument:
    """A sheet of slips to cut and hand out."""
    until = timezone.localtime(expires_at, ZoneInfo(organization.time_zone))
    address = door_url()
    made = tuple(
        Slip(
            title=str(person),
            lines=(
                f"{organization.short_name}. Система «Наставничество»",
                f"Откройте {address} и введите код или наведите камеру телефона на рисунок.",
                f"Код работает один раз, до {until:%d.%m.%Y}.",
            ),
            code=code,
            qr=invitation_url(code),
        )
        for person, code in codes
    )
    return PrintedDocument(title="Коды для входа", numbered=False, body=(Slips(made),))


def people_to_invite(actor: Actor, also: Iterable[str] = ()) -> list[Person]:
    """Those with a role and no way in; and those named, who may need a new code."""
    named = ids_in(also)
    without = Q(user=None, pk__in=Membership.objects.filter(ended_on=None).values("person"))
    people = Person.objects.visible_to(actor).filter(without | Q(pk__in=named))
    return [person for person in people.for_list().by_name() if can_invite(actor, person)]
