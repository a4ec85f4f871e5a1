"""Secrets of an invitation, usernames, what is no password: pure functions."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac

# Letters that look and are typed alike on both keyboards, digits that look like no letter of them.
CODE_ALPHABET = "ACEHKMPTXY234679"
CODE_GROUPS, CODE_GROUP = 3, 4
_TWINS = str.maketrans("АСЕНКМРТХУ", "ACEHKMPTXY")
TRY_AGAIN_MINUTES = (1, 5, 25, 125, 600)  # a letter that the mail server did not take; then by hand
WRONG_PASSWORDS = 50  # tries from one address, whatever logins, within …
WAIT_MINUTES = 15  # … so many minutes; a school of a hundred people has one address
WRONG_CODES = 20  # tries from one address …
WRONG_CODES_MINUTES = 15  # … within so many minutes


@dataclass(frozen=True)
class SessionLimits:
    """How long a sign-in holds: without a request, and in all."""

    idle: timedelta
    whole: timedelta

    @property
    def grain(self) -> timedelta:
        """How exactly the last request is remembered; a session is not written at each of them."""
        return min(self.idle / 20, timedelta(minutes=5))

    def why_ended(self, *, since_sign_in: timedelta, since_request: timedelta) -> str:
        """«idle», «term», or an empty string while the session holds."""
        if since_request > self.idle:
            return "idle"
        return "term" if since_sign_in > self.whole else ""


_BROWSERS = (
    ("YaBrowser", "Яндекс Браузер"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def device_in_words(user_agent: str) -> str:
    """«Яндекс Браузер, Android»: as much as tells one's own devices apart."""
    found = [next((name for sign, name in names if sign in user_agent), "") for names in (_BROWSERS, _SYSTEMS)]
    return ", ".join(filter(None, found)) or "Неизвестное устройство"


def new_code() -> str:
    """A one-time code for a printed slip: «A2CE-4HKM-7PTX», 48 bits."""
    groups = ("".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_GROUP)) for _ in range(CODE_GROUPS))
    return "-".join(groups)


def new_token() -> str:
    """The secret of a link; longer than any code."""
    return secrets.token_urlsafe(32)


def normal_secret(text: str) -> str:
    """A code as it is meant, whichever keyboard, case and dashes it was typed with; a link's secret as it is."""
    text = text.strip()
    if len(text) > 2 * CODE_GROUPS * CODE_GROUP:
        return text
    plain = re.sub(r"[\s\-–—_.]", "", text).upper().translate(_TWINS)
    return "-".join(plain[start : start + CODE_GROUP] for start in range(0, len(plain), CODE_GROUP))


def secret_hash(secret: str) -> str:
    """What is kept of a code or link; without the server's own key it cannot be tried out."""
    return salted_hmac("people.invitation", normal_secret(secret), algorithm="sha256").hexdigest()


def free_username(family: str, given: str, patronymic: str, taken: Callable[[str], bool]) -> str:
    """A username to propose: «lavrova.mp», «lavrova.mp2»."""
    initials = "".join(latin(name)[:1] for name in (given, patronymic) if name)
    base = ".".join(filter(None, [latin(family), initials])) or "user"
    names = (base if number == 1 else f"{base}{number}" for number in count(1))
    return next(name for name in names if not taken(name))


_LATIN = {
    **dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziiklmnoprstufye", strict=True)),
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "iu",
    "я": "ia",
}


def latin(text: str) -> str:
    """Cyrillic by the passports' transliteration, nothing but letters and a hyphen."""
    letters = "".join(_LATIN.get(letter, letter) for letter in text.lower())
    return re.sub(r"[^a-z-]", "", letters)


class NotTheNameValidator:
    """Refuses the login, the e-mail and the names of the user's organizations, also with a digit or two appended."""

    def validate(self, password: str, user: Any = None) -> None:
        said = letters_and_digits(password)
        if user is None or len(said) < 3:
            return
        own = {letters_and_digits(name) for name in (user.username, user.email, user.email.partition("@")[0])}
        if _is_one_of(said, own):
            raise ValidationError("Пароль совпадает с именем для входа. Придумайте другой.", code="password_is_name")
        names = {letters_and_digits(name) for name in user.organization_names()}
        if _is_one_of(said, names | {latin(name) for name in names}):
            text = "Пароль совпадает с названием организации. Придумайте другой."
            raise ValidationError(text, code="password_is_organization")

    def get_help_text(self) -> str:
        return "Не используйте как пароль своё имя для входа и название организации."


def letters_and_digits(text: str) -> str:
    return "".join(letter for letter in text.lower().replace("ё", "е") if letter.isalnum())


def _is_one_of(said: str, names: set[str]) -> bool:
    tail = "0123456789"
    return any(said == name or said.rstrip(tail) == name.rstrip(tail) != "" for name in names if name)
