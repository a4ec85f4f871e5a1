"""Which usernames and e-mails are in use; which address has tried too often; who is signed in where and how."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.db.models import Sum
from django.utils import timezone

from people.models import User, actors_of
from people.rules.sign_in import WAIT_MINUTES, WRONG_PASSWORDS, device_in_words


def too_many_wrong_passwords(ip: str) -> bool:
    """Trying one password on many logins from one address stops for a while; other addresses sign in as before."""
    since = timezone.now() - timedelta(minutes=WAIT_MINUTES)
    wrong = AccessAttempt.objects.filter(ip_address=ip or None, attempt_time__gt=since)
    return (wrong.aggregate(tries=Sum("failures_since_start"))["tries"] or 0) >= WRONG_PASSWORDS


def username_taken(name: str) -> bool:
    """Also as somebody's e-mail: both are typed into the same box."""
    users = User.objects.filter(username__iexact=name) | User.objects.filter(email__iexact=name).exclude(email="")
    return users.exists()


def email_taken(email: str, by_other_than: User | None = None) -> bool:
    if not email:
        return False
    users = User.objects.filter(email__iexact=email) | User.objects.filter(username__iexact=email)
    return users.exclude(pk=by_other_than.pk if by_other_than else 0).exists()


def user_by_login(login: str) -> User | None:
    """Whom somebody tried to sign in as, by username or e-mail in any case."""
    if not login:
        return None
    users = User.objects.filter(username__iexact=login) | User.objects.filter(email__iexact=login)
    return users.first()


def has_second_step(user: User) -> bool:
    """A code from an application; spare codes alone are none."""
    return Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()


def must_keep_second_step(user: User) -> bool:
    """One of the user's organizations asks for it."""
    return any(actor.needs_second_step for actor in actors_of(user))


@dataclass(frozen=True)
class SignedIn:
    """One of a user's sign-ins that hold now."""

    pk: int
    device: str
    ip: str
    since: datetime
    is_current: bool


def sign_ins_of(request: Any) -> list[SignedIn]:
    """The present one first, then the latest."""
    held = sorted(UserSession.objects.purge_and_list(request.user), key=lambda one: one.created_at, reverse=True)
    return sorted(
        (SignedIn(one.pk, device_in_words(one.user_agent), one.ip, one.created_at, one.is_current()) for one in held),
        key=lambda one: not one.is_current,
    )
