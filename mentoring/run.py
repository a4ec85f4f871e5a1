"""`make run`: the database, its migrations, the demo, the web server and the worker, from one command to Ctrl-C.

The environment: PORT (8000), HOST (127.0.0.1), DATABASE_URL (unset: the embedded server), DEMO=0 (no demo data).
"""

import ctypes
import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command, get_commands
from django.db import DatabaseError, connection

from mentoring import children
from mentoring.postgres import Lease, PostgresError, is_embedded

LOOK_SECONDS = 0.5
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
ANSWER_SECONDS = 60
CONNECT_SECONDS = 5
WORKER = ("django", "db_worker")
PANGO = "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 fonts-liberation2"
WELCOME = """
Сервер работает: {address}
  {way_in}
  Остановить: Ctrl-C

Serving at {address}
  {way_in_english} Stop with Ctrl-C.
"""
DEMO_USERS = "director, curator, mentor, mentee, psychologist, administrator, secretary, municipal, regional"
WAYS_IN = {
    True: {
        "way_in": f"Войти: {DEMO_USERS} (пароль у всех: demo)",
        "way_in_english": "Sign in as any of these users; the password is «demo».",
    },
    False: {
        "way_in": "Первая организация и её администратор: .venv/bin/python manage.py create_organization",
        "way_in_english": "The first organization and its administrator: manage.py create_organization.",
    },
}


class StartError(Exception):
    """One line that says why the product cannot run, and what to do."""


def main() -> int:
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
    os.environ.setdefault("HTTPS", "0")
    os.environ.setdefault("SITE_URL", f"http://{host}:{port}")
    if "--follow-parent" in sys.argv:
        children.follow_parent()
    children.adopt_orphans()
    for number in STOPPING:  # SIGINT too: in a script's background it starts out ignored
        signal.signal(number, _interrupt)
    try:
        with ExitStack() as stack:
            stack.callback(children.see_off)
            listening = stack.enter_context(_bind(host, port))
            _setup()
            if is_embedded():
                _say("Запускается база данных · starting the database")
                stack.enter_context(Lease(settings.VAR))
            else:
                _check_database()
            _prepare()
            _serve(listening, address=f"http://{host}:{port}")
    except KeyboardInterrupt:
        _say("Остановлено · stopped")
        return 0
    except (StartError, PostgresError) as error:
        print(error, file=sys.stderr)
        return 1


def _bind(host: str, port: str) -> socket.socket:
    """Take the port before anything else is done; nobody is answered until the web server listens."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    deadline = time.monotonic() + 3  # a server killed just now needs a moment to let go
    while True:
        try:
            listening.bind((host, int(port)))
        except ValueError:
            raise StartError(f"PORT must be a number, not «{port}».") from None
        except OverflowError:
            raise StartError(f"PORT must be between 1 and 65535, not {port}.") from None
        except OSError as error:
            if time.monotonic() > deadline:
                listening.close()
                reason = "is busy" if error.errno == 98 else f"of {host} cannot be used ({error.strerror})"
                message = f"Port {port} {reason}: stop what uses it, or choose another one: PORT=8001 make run"
                raise StartError(message) from None
            time.sleep(0.2)
        else:
            return listening


def _setup() -> None:
    try:
        django.setup()
    except (ImproperlyConfigured, OSError) as error:
        raise StartError(f"The settings are wrong: {error}") from None


def _check_database() -> None:
    connection.settings_dict["OPTIONS"].setdefault("connect_timeout", CONNECT_SECONDS)
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        message = f"DATABASE_URL leads nowhere: {_first_line(error)}. Start that server or mend the address;"
        raise StartError(f"{message} without DATABASE_URL the embedded server is used.") from None


def _prepare() -> None:
    """Migrations, static files, demo; one process at a time, since two may start in one folder."""
    with _alone(settings.VAR / "prepare.lock"):
        try:
            _say("Готовятся таблицы · migrating")
            call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
            call_command("collectstatic", interactive=False, verbosity=0, skip_checks=True)
            if _with_demo():
                _say("Загружаются примеры · loading the demo")
                call_command("load_demo", verbosity=0)
        except (CommandError, DatabaseError) as error:
            raise StartError(f"The database could not be prepared: {_first_line(error)}") from error
        finally:
            connection.close()
    try:
        ctypes.CDLL("libpangoft2-1.0.so.0")
    except OSError:
        _say(f"Нет Pango: всё работает, кроме PDF · Pango is missing, so no PDF. As root: {PANGO}")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _serve(listening: socket.socket, *, address: str) -> NoReturn:
    """Until Ctrl-C, or until the web server ends; nothing is left running in either case."""
    host, port = listening.getsockname()[:2]
    web = children.start(_gunicorn(listening.fileno()), files=[listening.fileno()])
    listening.close()
    worker = None
    try:
        worker = children.Revived(_begin_worker)
        _wait_until_it_answers(web, host, port)
        _say(welcome(address))
        while web.poll() is None:
            worker.look()
            time.sleep(LOOK_SECONDS)
        raise StartError(f"The web server ended by itself (code {web.returncode}): its last words are above.")
    finally:
        for number in STOPPING:  # once is enough
            signal.signal(number, signal.SIG_IGN)
        children.stop([web, worker.child] if worker else [web])


def _begin_worker() -> subprocess.Popen[bytes]:
    """What a killed worker had begun is begun again; on a shared database another worker may be at it still."""
    lost = {"minutes": 0} if is_embedded() else {}
    with suppress(DatabaseError), open(os.devnull, "w") as nowhere:
        call_command("requeue_lost_tasks", stdout=nowhere, **lost)
    connection.close()
    return children.start(WORKER)


def _gunicorn(number: int) -> list[str]:
    memory = ["--worker-tmp-dir", "/dev/shm"] if os.access("/dev/shm", os.W_OK) else []  # noqa: S108
    return [
        *("gunicorn", "mentoring.wsgi", "--bind", f"fd://{number}", "--no-control-socket"),
        *("--workers", str(len(os.sched_getaffinity(0))), "--timeout", "60", "--graceful-timeout", "15"),
        *("--log-level", "warning", *memory),
    ]


def _wait_until_it_answers(web: subprocess.Popen[bytes], host: str, port: int) -> None:
    deadline = time.monotonic() + ANSWER_SECONDS
    while web.poll() is None and time.monotonic() < deadline:
        asking = http.client.HTTPConnection({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port, timeout=5)  # noqa: S104
        try:
            asking.request("GET", "/health/")
            asking.getresponse()
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        else:
            return
        finally:
            asking.close()


def welcome(address: str) -> str:
    """Where the product answers, and how to sign in: as the demo's users, or as an administrator yet to be made."""
    return WELCOME.format(address=address, **WAYS_IN[_with_demo()])


def _with_demo() -> bool:
    return os.environ.get("DEMO") != "0" and "load_demo" in get_commands()


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].strip()


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
