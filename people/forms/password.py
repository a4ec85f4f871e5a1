"""The password once more, before an act that must be one's own."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate, reauthenticate_by_password
from django import forms
from django.forms.forms import DeclarativeFieldsMetaclass
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString


class OwnPassword(forms.PasswordInput):
    """With the username hidden beside it, so that a keeper of passwords knows whose it is."""

    username = ""

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        whose = format_html('<input type="text" autocomplete="username" value="{}" hidden>', self.username)
        return whose + super().render(*args, **kwargs)


class PasswordFields(metaclass=DeclarativeFieldsMetaclass):
    """Asks for the password unless it was entered again within five minutes; wrong tries are counted as at sign-in."""

    password = forms.CharField(
        label="Ваш пароль",
        strip=False,
        max_length=200,
        widget=OwnPassword(attrs={"autocomplete": "current-password"}),
        help_text="Чтобы было ясно, что решение ваше. В следующие пять минут спрашивать не будем.",
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields["password"].widget.username = request.user.get_username()  # type: ignore[attr-defined]
        if did_recently_reauthenticate(request):
            del self.fields["password"]  # type: ignore[attr-defined]

    def clean_password(self) -> str:
        user, password = self.request.user, self.cleaned_data["password"]  # type: ignore[attr-defined]
        if not get_adapter(self.request).reauthenticate(user, password):
            raise forms.ValidationError("Пароль неверный.")
        reauthenticate_by_password(self.request)
        return ""
