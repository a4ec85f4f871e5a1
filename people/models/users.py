"""Who may sign in."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac

from people.models.organizations import Organization
from people.models.persons import Person


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """Who may sign in: by a username, or by e-mail where there is one. Names belong to `Person`."""

    username = models.CharField("имя для входа", max_length=150, unique=True)
    email = models.EmailField("электронная почта", blank=True)
    is_active = models.BooleanField("вход разрешён", default=True)
    date_joined = models.DateTimeField("создан", default=timezone.now)
    must_change_password = models.BooleanField("сменить пароль при входе", default=False)
    sessions_ended = models.PositiveIntegerField("сколько раз завершены все входы", default=0, editable=False)
    last_organization = models.ForeignKey("people.Organization", models.SET_NULL, null=True, related_name="+")

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    objects = UserManager()

    class Meta:
        verbose_name, verbose_name_plural = "пользователь", "пользователи"
        constraints = [
            UniqueConstraint(Lower("username"), name="user_username_once"),
            UniqueConstraint(Lower("email"), condition=~Q(email=""), name="user_email_once"),
        ]

    def __str__(self) -> str:
        return self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()  # signing in and the reset of a password look for it so
        super().save(*args, **kwargs)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session is checked against: it changes with the password and when all sessions are ended."""
        value = f"{self.password}:{self.sessions_ended}"
        return salted_hmac("people.User.session", value, secret=secret, algorithm="sha256").hexdigest()

    def organization_names(self) -> list[str]:
        """Names of the user's organizations, which are no passwords."""
        organizations = [self.joining] if self.joining else []
        if self.pk:  # somebody who is just accepting an invitation is nobody's user yet
            organizations += Organization.objects.filter(pk__in=Person.objects.filter(user=self).values("organization"))
        return [name for one in organizations for name in (one.full_name, one.short_name, one.slug)]

    joining: Organization | None = None  # the organization that an unsaved user is being invited to
