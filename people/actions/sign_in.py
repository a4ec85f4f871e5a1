"""The way in and out: blocked and opened, sessions ended, the organization switched; what happened is noted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, lock, note, record
from core.actors import SYSTEM, Actor
from core.problems import RuleViolation
from people import policies
from people.models import Organization, Person, User


@action("people.user_blocked", "Вход закрыт")
def block_user(person: Person, *, actor: Actor) -> User:
    """Nobody signs in any more, every session ends at once."""
    person = lock(person)
    if not policies.can_block(actor, person):
        raise PermissionDenied
    if Person.objects.filter(user=person.user_id).exclude(pk=person.pk).exists():
        raise RuleViolation("Этот вход открывает и другую организацию. Снимите здесь роли: этого достаточно.")
    user = _locked_user(person.user_id or 0)
    user.is_active = False
    user.sessions_ended += 1
    user.save(update_fields=["is_active", "sessions_ended"])
    record(person, user=user.pk)
    return user


@action("people.user_unblocked", "Вход снова открыт")
def unblock_user(person: Person, *, actor: Actor) -> User:
    person = lock(person)
    if not policies.can_block(actor, person):
        raise PermissionDenied
    user = _locked_user(person.user_id or 0)
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(person, user=user.pk)
    return user


@action("people.sessions_ended", "Завершены все входы")
def end_sessions(*, actor: Actor) -> User:
    """One's own sessions on every device; the caller keeps the present one."""
    user = _locked_user(actor.user.pk)
    user.sessions_ended += 1
    user.save(update_fields=["sessions_ended"])
    record(user)
    return user


@action("people.session_ended", "Завершён вход на другом устройстве")
def end_session(pk: int, *, actor: Actor) -> User:
    """One of one's own sign-ins; one that has ended already stays ended."""
    user = _locked_user(actor.user.pk)
    for session in UserSession.objects.filter(user=user, pk=pk):
        session.end()
    record(user, session=pk)
    return user


def keep_sign_in(request: Any) -> None:
    """Put the present session on the user's own list: allauth does so only where it signs in itself."""
    UserSession.objects.create_from_request(request)


@action("people.second_step_removed", "Снят код из приложения при входе")
def remove_second_step(person: Person, *, actor: Actor) -> User:
    """For somebody who lost the phone and the spare codes: from now on the password alone lets them in."""
    person = lock(person)
    if not policies.can_remove_second_step(actor, person):
        raise PermissionDenied
    if actor is not SYSTEM and Person.objects.filter(user=person.user_id).exclude(pk=person.pk).exists():
        raise RuleViolation(
            "Этот вход открывает и другую организацию. Код снимут те, кто обслуживает систему: обратитесь к ним."
        )
    user = _locked_user(person.user_id or 0)
    Authenticator.objects.filter(user=user).delete()
    user.sessions_ended += 1
    user.save(update_fields=["sessions_ended"])
    record(person, user=user.pk)
    return user


@action("people.email_changed", "Электронная почта для входа изменена")
def change_email(*, email: str, actor: Actor) -> User:
    """One's own e-mail, for signing in and a forgotten password; the form has asked for the password."""
    user = _locked_user(actor.user.pk)
    user.email = email
    user.save(update_fields=["email"])
    record(user)
    return user


@action("people.organization_switched", "Открыта другая организация")
def switch_organization(organization: Organization, *, actor: Actor) -> Organization:
    """Remember which organization the user works in; the view puts it into the session."""
    if organization not in [other.organization for other in actor.elsewhere()]:  # type: ignore[attr-defined]
        raise PermissionDenied
    User.objects.filter(pk=actor.user.pk).update(last_organization=organization)
    record(organization)
    return organization


def _locked_user(pk: int) -> User:
    return User.objects.select_for_update().get(pk=pk)


@dataclass(frozen=True)
class Visitor:
    """Who stands at the door: the user, if known, and the address they come from."""

    user: User | None
    ip: str = ""
    organization: Organization | None = None
    person: None = None
    roles: frozenset[str] = frozenset()

    def today(self) -> date:
        return timezone.localdate()


def visitor(user: User | None, ip: str) -> Visitor:
    """The user in the organization they worked in last, or in their only one."""
    if user is None or user.pk is None:
        return Visitor(None, ip)
    places = [person.organization for person in Person.objects.filter(user=user).select_related("organization")]
    last = next((place for place in places if place.pk == user.last_organization_id), None)
    return Visitor(user, ip, last or next(iter(places), None))


SIGN_IN_EVENTS = {
    "people.signed_in": "Вход",
    "people.signed_out": "Выход",
    "people.sign_in_timed_out": "Вход закончился по времени",
    "people.sign_in_failed": "Неверный пароль",
    "people.invitation_refused": "Неверный код приглашения",
    "people.password_changed": "Пароль изменён",
}


def note_sign_in(name: str, user: User | None, ip: str, *, refused: bool = False) -> None:
    """Write what happened at the door; never what was typed there."""
    known: Any = user if user is not None and user.pk else None
    note(name, SIGN_IN_EVENTS[name], visitor(known, ip), known, refused=refused)


def password_changed(user: User, ip: str) -> None:
    """A password of the user's own choice: the demand to change it is met, its other sessions end by themselves."""
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    note_sign_in("people.password_changed", user, ip)
