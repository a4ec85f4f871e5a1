"""Hears from Django and allauth who signed in, who did not, whose password is new; writes it down."""

from typing import Any

from allauth.account import signals as account
from django.contrib.auth import signals as auth

from people.actions.sign_in import note_sign_in, password_changed
from people.selectors.sign_in import user_by_login


def follow_sign_ins() -> None:
    """Connect once, while the product starts."""
    auth.user_logged_in.connect(_signed_in, dispatch_uid="people.signed_in")
    auth.user_logged_out.connect(_signed_out, dispatch_uid="people.signed_out")
    auth.user_login_failed.connect(_failed, dispatch_uid="people.sign_in_failed")
    for signal in (account.password_changed, account.password_reset, account.password_set):
        signal.connect(_password_changed, dispatch_uid="people.password_changed")


def _ip_of(request: Any) -> str:
    return (request and request.META.get("REMOTE_ADDR")) or ""


def _signed_in(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    note_sign_in("people.signed_in", user, _ip_of(request))


def _signed_out(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    if user is not None:
        note_sign_in("people.signed_out", user, _ip_of(request))


def _failed(sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any) -> None:
    user = user_by_login(credentials.get("username") or credentials.get("email") or "")
    note_sign_in("people.sign_in_failed", user, _ip_of(request), refused=True)


def _password_changed(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    password_changed(user, _ip_of(request))
