"""Forms at the door: a code, a first password, one's own e-mail."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator

from core.forms import ScopedForm
from people.models import Person, User
from people.selectors.sign_in import email_taken, username_taken

USERNAME = RegexValidator(r"^[\w.@+-]{3,}\Z", "Не короче трёх знаков: буквы, цифры, точка, дефис, подчёркивание.")
SECRET = {"autocomplete": "new-password"}


class SignInForm(LoginForm):
    """A login is looked for as an e-mail and as a username, and the password hashed once whoever is found: hashed
    twice for a known e-mail, the time would tell that it is known."""

    def user_credentials(self) -> dict[str, str]:
        return {"username": self.cleaned_data["login"], "password": self.cleaned_data["password"]}


class CodeForm(ScopedForm):
    code = forms.CharField(
        label="Код",
        max_length=100,
        help_text="С листка, который вам выдали. Большие или маленькие буквы, дефисы и язык клавиатуры не важны.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )


class NewPasswordForm(ScopedForm):
    """A new password for somebody who has a username already."""

    password = forms.CharField(
        label="Пароль",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs=SECRET),
        help_text="Не короче 8 знаков. Хорошо подходит фраза из нескольких слов.",
    )
    again = forms.CharField(
        label="Пароль ещё раз", strip=False, max_length=200, widget=forms.PasswordInput(attrs=SECRET)
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        password, again = data.get("password"), data.get("again")
        if password and again and password != again:
            self.add_error("again", "Пароли не совпадают. Введите один и тот же пароль дважды.")
        if password:
            try:
                validate_password(password, self.user())
            except forms.ValidationError as error:
                self.add_error("password", error)
        return data

    def user(self) -> User:
        """Whose password it will be."""
        return self.person.user or User()


class AcceptForm(NewPasswordForm):
    """The first username and password."""

    username = forms.CharField(
        label="Имя для входа",
        max_length=150,
        validators=[USERNAME],
        help_text="Его вы будете вводить при входе. Можно оставить предложенное.",
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label="Электронная почта",
        required=False,
        help_text="Необязательно. По ней можно войти и восстановить забытый пароль.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ("username", "email", "password", "again")

    def clean_username(self) -> str:
        name = self.cleaned_data["username"]
        if username_taken(name):
            raise forms.ValidationError("Это имя занято. Выберите другое.")
        return name

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if email_taken(email):
            raise forms.ValidationError(
                "Эта почта уже используется для другого входа. Укажите свою или оставьте пусто."
            )
        return email

    def user(self) -> User:
        user = User(username=self.cleaned_data.get("username", ""), email=self.cleaned_data.get("email", ""))
        user.joining = self.person.organization
        return user


class EmailForm(ScopedForm):
    """One's own e-mail; asks for the password."""

    email = forms.EmailField(
        label="Электронная почта",
        required=False,
        help_text="Пусто — вход только по имени, восстановить пароль по почте будет нельзя.",
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label="Ваш пароль",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if email_taken(email, by_other_than=self.actor.user):
            raise forms.ValidationError("Эта почта уже используется для другого входа.")
        return email

    def clean_password(self) -> str:
        if not self.actor.user.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError("Пароль неверный.")
        return ""
