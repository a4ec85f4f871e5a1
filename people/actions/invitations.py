"""One-time ways in: a link by e-mail, or a code on a printed slip. The secret itself is never kept."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import Problem, RuleViolation
from people import policies
from people.actions.letters import send_letter
from people.models import Invitation, Person, User, in_days
from people.rules import INVITATION_DAYS
from people.rules.sign_in import new_code, new_token, secret_hash
from people.selectors.invitations import invitation_url, letter_of_invitation

Kind = Invitation.Kind


@action("people.invited_by_letter", "Приглашение отправлено письмом")
def invite_by_letter(person: Person, *, actor: Actor) -> Invitation:
    """Send a one-time link to the person's e-mail; an earlier invitation no longer works."""
    if not person.email:
        raise RuleViolation(f"{person}: не указана электронная почта. Укажите её или напечатайте код.")
    invitation, secret = _invite(person, Kind.LINK, actor)
    subject, body = letter_of_invitation(person, invitation_url(secret), invitation.expires_at)
    send_letter(person.email, subject, body, organization=person.organization)
    record(person, invitation=invitation.pk, kind=Kind.LINK)
    return invitation


@action("people.codes_made", "Выданы коды для входа")
def make_codes(people: Iterable[Person], *, actor: Actor) -> list[tuple[Person, str]]:
    """A one-time code for each person, to be printed now: only its hash is kept."""
    codes = []
    for person in people:
        invitation, secret = _invite(person, Kind.CODE, actor)
        codes.append((person, secret))
        record(person, invitation=invitation.pk, kind=Kind.CODE)
    if not codes:
        raise RuleViolation("Отметьте хотя бы одного человека.")
    return codes


def _invite(person: Person, kind: str, actor: Actor) -> tuple[Invitation, str]:
    person = lock(person)
    if not policies.can_invite(actor, person):
        raise PermissionDenied
    _refuse_foreign_password(person)
    open_ones = Invitation.objects.filter(person=person, used_at=None, revoked_at=None)
    open_ones.update(revoked_at=timezone.now(), version=F("version") + 1)
    secret = new_code() if kind == Kind.CODE else new_token()
    invitation = Invitation.objects.create(
        person=person, kind=kind, secret_hash=secret_hash(secret), expires_at=in_days(INVITATION_DAYS)
    )
    return invitation, secret


def _refuse_foreign_password(person: Person) -> None:
    """A new password opens every organization of its user, so one of them may not hand it out."""
    if person.user is None:
        return
    if not person.user.is_active:
        raise RuleViolation(Problem(f"{person}: вход закрыт. Сначала откройте его.", person.get_absolute_url()))
    if Person.objects.filter(user=person.user_id).exclude(organization=person.organization_id).exists():
        raise RuleViolation(
            f"{person}: этот вход открывает и другую организацию, поэтому код выдать нельзя. "
            "Новый пароль можно задать через электронную почту на странице входа."
        )


@action("people.invitation_revoked", "Приглашение отозвано")
def revoke_invitation(invitation: Invitation, *, actor: Actor) -> Invitation:
    invitation = lock(invitation)
    if not policies.can_revoke(actor, invitation):
        raise PermissionDenied
    if not invitation.is_open():
        raise RuleViolation("Это приглашение уже не действует.")
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])
    record(invitation.person, invitation=invitation.pk)
    return invitation


@action("people.invitation_accepted", "Вход открыт по приглашению")
def accept_invitation(invitation: Invitation, *, username: str, email: str, password: str, actor: Actor) -> User:
    """Set the first password, or a new one for a user who lost it. Validated by the form; works once."""
    invitation = _locked_open(invitation)
    person = Person.objects.select_for_update(of=("self",)).get(pk=invitation.person_id)
    user = person.user or User(username=username, email=email)
    user.set_password(password)
    user.must_change_password = False
    user.sessions_ended += 1
    user.save()
    _use(invitation, person, user)
    record(person, invitation=invitation.pk)
    return user


@action("people.user_joined", "Вход присоединён к организации")
def join_with_user(invitation: Invitation, user: User, *, actor: Actor) -> User:
    """Somebody who signs in for another organization already uses the same sign-in here."""
    invitation = _locked_open(invitation)
    person = Person.objects.select_for_update(of=("self",)).get(pk=invitation.person_id)
    if person.user_id:
        raise RuleViolation("Для этого человека вход уже открыт. Задайте по приглашению новый пароль или войдите.")
    if Person.objects.filter(user=user, organization=person.organization_id).exists():
        raise RuleViolation("Ваш вход в эту организацию уже записан на другого человека.")
    _use(invitation, person, user)
    record(person, invitation=invitation.pk)
    return user


def _locked_open(invitation: Invitation) -> Invitation:
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if not invitation.is_open():
        raise RuleViolation("Это приглашение уже использовано, отозвано или его срок истёк.")
    return invitation


def _use(invitation: Invitation, person: Person, user: User) -> None:
    person.user = user
    person.save(update_fields=["user"])
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])
