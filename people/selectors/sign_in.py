"""Which usernames and e-mails are in use; which address has tried too often."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.db.models import Sum
from django.utils import timezone

from people.models import User
from people.rules.sign_in import WAIT_MINUTES, WRONG_PASSWORDS


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
