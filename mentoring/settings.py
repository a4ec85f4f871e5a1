"""The one settings module: every value comes from the environment or has a default that is safe on a server."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from mentoring.postgres import database_settings

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

VAR = Path(env.str("VAR", default=str(BASE_DIR / "var")))  # all that this installation writes


def secret_key_in(folder: Path) -> str:
    """Return the key kept in the folder; make it once, readable by its owner alone."""
    path = folder / "secret_key"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        with NamedTemporaryFile("w", dir=folder) as new:  # 0600; appears whole, also when two processes start at once
            new.write(get_random_secret_key())
            new.flush()
            with suppress(FileExistsError):
                os.link(new.name, path)
    key = path.read_text().strip()
    if not key:
        raise ImproperlyConfigured(f"{path} is empty: delete it, a new key is made at the next start.")
    return key


DEBUG = env.bool("DEBUG", default=False)
HTTPS = env.bool("HTTPS", default=not DEBUG)  # `make run` sets 0: a laptop has no certificate
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key_in(VAR)
if len(SECRET_KEY) < 50:  # as `check --deploy` asks
    raise ImproperlyConfigured("SECRET_KEY is shorter than 50 characters: leave it unset, or give a longer one.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")  # written into letters and QR codes
PROXIES = env.int("PROXIES", default=0)  # trusted proxies in front of this server
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "mentoring.static_files.StaticFiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "bootstrap",
    "crispy_bootstrap5",
    "crispy_forms",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "django_tasks",
    "django_tasks_db",
    "core",
    "printing",
    "people",
    "papers",
    "orders",
    "registry",
    "surveys",
    "pairs",
    "programs",
    "library",
    "roadmap",
    "reports",
    "portal",
    "mentoring",
]

MIDDLEWARE = [
    "core.middleware.VisitorAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.middleware.NoStoreMiddleware",
    "core.middleware.BodyLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "people.middleware.ActorMiddleware",  # request.actor: user, active organization, roles
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # closed unless a view says otherwise
    "axes.middleware.AxesMiddleware",  # last: answers a locked-out try with its page
]

ROOT_URLCONF = "mentoring.urls"
WSGI_APPLICATION = "mentoring.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.selectors.navigation.navigation",
            ],
            "builtins": ["core.templatetags.core", "django.templatetags.static"],
        },
    }
]


def database_at(url: str) -> dict[str, Any]:
    """The settings of the server that an address names; PostgreSQL alone."""
    with suppress(ValueError, KeyError):
        if "://" not in url:
            raise ValueError  # the parser only warns
        values = environ.Env.db_url_config(url)
        if values["ENGINE"] == "django.db.backends.postgresql" and values["NAME"]:
            return values
    raise ImproperlyConfigured("DATABASE_URL must be like postgres://user:password@host:5432/name (PostgreSQL alone).")


# Unset, the embedded server under VAR is meant; it is started by commands, never here.
DATABASE_URL = env.str("DATABASE_URL", default="")
DATABASES = {"default": database_at(DATABASE_URL) if DATABASE_URL else database_settings(VAR)}
DATABASES["default"].setdefault("CONN_MAX_AGE", env.int("CONN_MAX_AGE", default=60))
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People and sign-in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "people.rules.NotTheNameValidator"},
]
ACCOUNT_ADAPTER = "people.adapter.ClosedAdapter"
ACCOUNT_FORMS = {"login": "people.forms.sign_in.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login_failed": "5/300s/key"}  # of codes of the second factor; axes counts wrong passwords
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # other sessions end by their hash, this one stays
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a stranger's address gets no letter
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = SITE_URL.split(":")[0]
MFA_ADAPTER = "people.adapter.SecondStepAdapter"
MFA_FORMS = {"activate_totp": "people.forms.second_step.ActivateForm"}
MFA_TOTP_ISSUER = "Наставничество"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "people.adapter.login_of"
AXES_LOCKOUT_TEMPLATE = "account/locked_out.html"
AXES_ENABLE_ADMIN = False
CSRF_FAILURE_VIEW = "portal.views.csrf_failed"
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", default=120)  # without a request
SESSION_HOURS = env.int("SESSION_HOURS", default=12)  # since the sign-in
if SESSION_IDLE_MINUTES < 1 or SESSION_HOURS < 1:
    raise ImproperlyConfigured("SESSION_IDLE_MINUTES and SESSION_HOURS are whole numbers from 1.")
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14  # of a mentor or mentee who asked to stay signed in: their phone
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # all others
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# Words, time, files
LANGUAGE_CODE = "ru"
TIME_ZONE = "Europe/Moscow"  # of the server's own dates; an organization has its own
USE_I18N = USE_TZ = True
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "files", "base_url": None},  # served by views through visible_to alone
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("png", "gif", "jpg", "woff2", "map")
LARGEST_BODY = DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
VISITOR_CALLS_A_MINUTE = 60  # of one address: public pages that ask the database
COSTLY_CALLS_A_MINUTE = 30  # of one user: papers drawn, lists exported, files read
ANTIVIRUS = env.str("ANTIVIRUS", default="")  # tcp://host:3310, unix:///run/clamav/clamd.ctl, or a command
FILE_UPLOAD_PERMISSIONS = 0o600
FORMAT_MODULE_PATH = "mentoring.formats"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
FILTERS_EMPTY_CHOICE_LABEL = "все"
DJANGO_TABLES2_TEMPLATE = "components/table.html"

# Rate limits and used one-time codes are shared by all web processes: rows of `core.models.Cached`
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cached",
        "OPTIONS": {"MAX_ENTRIES": 20_000},  # past it what has expired is deleted
    }
}

# Background work: rows of the same database, written in the same transaction
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# The school year: «в течение учебного года» is 1 September to this day
LESSONS_END = env.str("LESSONS_END", default="05-31")
try:
    if not 1 <= date.fromisoformat(f"2001-{LESSONS_END}").month <= 8:
        raise ValueError
except ValueError:
    raise ImproperlyConfigured("LESSONS_END is a month and a day from 01-01 to 08-31, like 05-31.") from None

# Mail: letters wait in the outbox (people.Letter); unset, they are written to the log
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update({key: value for key, value in EMAIL_CONFIG.items() if key.startswith("EMAIL_")})
EMAIL_TIMEOUT = 5
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="mentoring@localhost")

# Browser's side
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$", r"^ready/$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOG_LEVEL = env.str("LOG_LEVEL", default="WARNING")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "class": "mentoring.logs.OneLine",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "level": LOG_LEVEL}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
