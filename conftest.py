"""The ground of every test: a PostgreSQL of the tests' own, a Chromium, plain static files, no silent skip in CI."""

import fcntl
import os
import sys
import tempfile
from collections.abc import Generator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from mentoring.postgres import Lease, database_settings, is_embedded

FOLDER = Path(settings.VAR) / "test"  # its own cluster: `make run` may go on beside it, and it need not be durable
LEASE, ALONE = pytest.StashKey[Lease](), pytest.StashKey[Any]()
FILES = pytest.StashKey[tempfile.TemporaryDirectory]()

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in the tests' thread


def pytest_configure(config: pytest.Config) -> None:
    files = config.stash[FILES] = tempfile.TemporaryDirectory(prefix="mentoring-files-")
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": files.name, "base_url": None},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_USE_FINDERS = True  # a browser gets the static files without collecting them first
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    Path(settings.STATIC_ROOT).mkdir(mode=0o700, parents=True, exist_ok=True)  # WhiteNoise warns without it
    settings.COSTLY_CALLS_A_MINUTE = 10_000  # a test of the limit sets its own; a crawl must not stop at it
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # no 0.2 s a sign-in
    if is_embedded():
        settings.DATABASES["default"].update(database_settings(FOLDER))
    if is_embedded() and not hasattr(config, "workerinput"):
        config.stash[ALONE] = alone(FOLDER)
        config.stash[LEASE] = Lease(FOLDER, durable=False)


def alone(folder: Path) -> Any:
    """Wait for another test run of this clone to end: both would make the same test database."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = (folder / "session.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Waiting for another test run in this folder.", file=sys.stderr)
        fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[FILES].cleanup()
    if LEASE in config.stash:
        config.stash[LEASE].release()
        config.stash[ALONE].close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return refuse_skip((yield))


def refuse_skip(report: Any) -> Any:
    """In CI a test that did not run has not passed: a missing browser or Pango must not look green."""
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI counts as a failure: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium; without its sandbox, which root may not have."""
    return browser_type_launch_args | {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}


@pytest.fixture
def cast(db: None) -> Any:
    """The fixed cast, made anew for each test: see tests/cast.py."""
    return import_module("tests.cast").make_cast()  # models: only once Django is set up
