"""`make run` as a whole: its processes are real, its folder has spaces and Cyrillic letters."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import psutil
import psycopg2
import pytest

from mentoring import run
from mentoring.postgres import Cluster, database_settings

CLONE = Path(__file__).parents[2]
SECONDS = 60
# Due in a far year, so that the next worker does not take it from the queue before we look.
A_TASK_BEGUN = """
INSERT INTO django_tasks_database_dbtaskresult (id, status, enqueued_at, started_at, args_kwargs, priority, task_path,
    worker_ids, queue_name, backend_name, run_after, exception_class_path, traceback)
VALUES (gen_random_uuid(), 'RUNNING', now(), now(), '{"args": [], "kwargs": {}}', 0, 'core.nothing', '[]', 'default',
    'default', '2100-01-01', '', '')
"""
EXAMPLE = "postgres://user:password@host:5432/name"


@pytest.fixture
def var(tmp_path):
    return tmp_path / "Моя школа" / "var"


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def begin(var, **environment):
    """Start what `make run` starts, without the demo."""
    values = {**os.environ, "VAR": str(var), "DATABASE_URL": "", "DEMO": "0", **environment}
    values.pop("DJANGO_SETTINGS_MODULE", None)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-m", "mentoring.run"], cwd=CLONE, env=values, **pipes)


def wait_until_serving(running):
    for line in running.stdout:
        if line.startswith("Serving at"):
            return
    raise AssertionError(running.stderr.read())


def family(running, var):
    """Everything that a run started, the database included."""
    return [*psutil.Process(running.pid).children(recursive=True), psutil.Process(Cluster(var).pid())]


def sql(var, statement):
    values = database_settings(var)
    address = {"host": values["HOST"], "port": values["PORT"], "user": values["USER"], "dbname": values["NAME"]}
    with closing(psycopg2.connect(**address)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone() if cursor.description else None


def alive(processes):
    """Those that do not end in time; one that only waits for init to notice its end has ended."""
    deadline = time.monotonic() + SECONDS
    while (rest := [process for process in processes if runs(process)]) and time.monotonic() < deadline:
        psutil.wait_procs(rest, timeout=0.1)
    return rest


def runs(process):
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.slow
def test_a_killed_run_leaves_nothing_and_the_next_one_finds_everything(var, port):
    killed = begin(var, PORT=str(port))
    wait_until_serving(killed)
    sql(var, "CREATE TABLE kept AS SELECT 7 AS number")
    sql(var, A_TASK_BEGUN)
    children = family(killed, var)
    killed.kill()
    assert alive(children) == []
    killed.communicate()

    running = begin(var, PORT=str(port))
    wait_until_serving(running)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/ready/") as answer:
        assert json.load(answer) == {"status": "ok", "database": "ok", "pending_migrations": 0}
    assert sql(var, "SELECT number FROM kept") == (7,)
    assert sql(var, "SELECT status FROM django_tasks_database_dbtaskresult") == ("READY",)
    children = family(running, var)
    running.send_signal(signal.SIGINT)

    assert running.wait(SECONDS) == 0
    assert alive(children) == []
    assert "Traceback" not in running.communicate()[1]


def test_a_busy_port_is_one_line(var, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        refused = begin(var, PORT=str(port))
        _, said = refused.communicate(timeout=SECONDS)

    assert refused.returncode == 1
    assert said == f"Port {port} is busy: stop what uses it, or choose another one: PORT=8001 make run\n"
    assert not var.exists()


@pytest.mark.parametrize("number", ["школа", "70000"])
def test_a_port_that_is_none_is_one_line(var, number):
    refused = begin(var, PORT=number)
    _, said = refused.communicate(timeout=SECONDS)

    assert (refused.returncode, said.count("\n")) == (1, 1)
    assert said.startswith("PORT must be")


def test_an_address_that_leads_nowhere_is_one_line_without_its_password(var, port):
    refused = begin(var, PORT="0", DATABASE_URL=f"postgres://school:s3cret@127.0.0.1:{port}/school")
    _, said = refused.communicate(timeout=SECONDS)

    assert (refused.returncode, said.count("\n")) == (1, 1)
    assert said.startswith("DATABASE_URL leads nowhere: ")
    assert "s3cret" not in said


@pytest.mark.parametrize("address", ["school", "postgres://", "mysql://a@b/c", "postgres://a@b:port/c"])
def test_an_address_that_is_none_is_one_line(var, address):
    refused = begin(var, PORT="0", DATABASE_URL=address)
    _, said = refused.communicate(timeout=SECONDS)

    assert said == f"The settings are wrong: DATABASE_URL must be like {EXAMPLE} (PostgreSQL alone).\n"


def test_nonsense_in_the_settings_is_one_line(var):
    refused = begin(var, PORT="0", SECRET_KEY="short")
    _, said = refused.communicate(timeout=SECONDS)

    assert said == (
        "The settings are wrong: SECRET_KEY is shorter than 50 characters: leave it unset, or give a longer one.\n"
    )


def test_nonsense_in_the_settings_is_one_line_from_any_command(var):
    environment = {**os.environ, "VAR": str(var), "DATABASE_URL": "", "SECRET_KEY": "short"}
    command = [sys.executable, "manage.py", "decline", "Ли Вера"]
    refused = subprocess.run(command, cwd=CLONE, env=environment, capture_output=True, text=True, check=False)

    assert (refused.returncode, refused.stderr) == (
        1,
        "The settings are wrong: SECRET_KEY is shorter than 50 characters: leave it unset, or give a longer one.\n",
    )


@pytest.mark.parametrize(("demo", "way_in"), [("1", "пароль у всех: demo"), ("0", "manage.py create_organization")])
def test_the_welcome_names_the_way_in_that_there_is(demo, way_in, monkeypatch):
    monkeypatch.setenv("DEMO", demo)
    assert way_in in run.welcome("http://127.0.0.1:8000")
