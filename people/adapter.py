"""Sign-in by allauth, closed to strangers; its letters go through the outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from people.actions import send_letter
from people.actions.sign_in import visitor
from people.rules.sign_in import WAIT_MINUTES
from people.selectors.sign_in import must_keep_second_step, too_many_wrong_passwords

WRONG = "Имя для входа или пароль не подходят. Проверьте раскладку клавиатуры и клавишу Caps Lock."


class ClosedAdapter(DefaultAccountAdapter):
    """Nobody signs up: people are invited by their organization."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """One login from one address is axes' care; here an address that tries many logins."""
        if too_many_wrong_passwords(request.META.get("REMOTE_ADDR", "")):
            raise ValidationError(f"Слишком много неверных попыток с этого адреса. Подождите {WAIT_MINUTES} минут.")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        message = self.render_mail(template_prefix, email, context)
        organization = visitor(context.get("user"), "").organization
        send_letter(email, message.subject, str(message.body), organization=organization)

    def format_email_subject(self, subject: str) -> str:
        return subject

    def get_reset_password_from_key_url(self, key: str) -> str:
        """On the configured host, whatever the request said."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.SITE_URL + path.replace("UID-KEY", key)


class SecondStepAdapter(DefaultMFAAdapter):
    """A second step that the organization asks for is not switched off by its owner."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "Ваша организация просит входить с кодом из приложения, отключить его нельзя."
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not must_keep_second_step(authenticator.user)


def login_of(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """What axes counts wrong tries by: the same login in any case is the same login."""
    said = credentials or {}
    login = said.get("username") or said.get("email") or request.POST.get("login", "")
    return login.strip().lower()
