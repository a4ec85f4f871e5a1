"""The embedded server with real processes, below a folder whose name has spaces and Cyrillic letters."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from io import StringIO
from pathlib import Path

import psutil
import psycopg2
import pytest
from django.core.management import CommandError, call_command

from mentoring.postgres import SOCKET_BYTES, Cluster, Lease, PostgresError, database_settings, socket_folder

CLONE = Path(__file__).parents[2]
SECONDS = 20
USER = """
import sys
import time
from pathlib import Path
from mentoring.postgres import Lease
with Lease(Path(sys.argv[1])) as lease:
    print(lease.cluster.pid(), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def var(tmp_path):
    return tmp_path / "Моя школа" / "var"


def ask(var, statement):
    values = database_settings(var)
    address = {"host": values["HOST"], "port": values["PORT"], "user": values["USER"], "dbname": values["NAME"]}
    with closing(psycopg2.connect(**address)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone() if cursor.description else None


def begin_user(var):
    """Another process that uses the cluster until its standard input ends."""
    command = [sys.executable, "-c", USER, str(var)]
    return subprocess.Popen(command, cwd=CLONE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def manage(var, *arguments):
    environment = {**os.environ, "VAR": str(var), "DATABASE_URL": ""}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=CLONE, env=environment, capture_output=True, text=True)


def test_it_starts_speaks_russian_and_stops_with_its_only_user(var):
    with Lease(var) as lease:
        assert ask(var, "SELECT lower('ЁЖ'), 'Пётр' ILIKE 'пЁ%'") == ("ёж", True)
        assert ask(var, "SHOW listen_addresses") == ("",)

    assert lease.cluster.pid() is None


def test_its_files_are_closed_to_others(var):
    with Lease(var):
        closed = [var, var / "postgres", socket_folder(var)]
        assert [oct(path.stat().st_mode & 0o777) for path in closed] == ["0o700"] * 3


def test_two_starts_at_once_share_one_server(var):
    users = [begin_user(var), begin_user(var)]
    pids = {user.stdout.readline() for user in users}
    users[0].communicate()

    assert len(pids) == 1
    assert Cluster(var).pid() == int(pids.pop())
    users[1].communicate()
    assert Cluster(var).pid() is None


def test_a_killed_user_leaves_no_server_behind(var):
    user = begin_user(var)
    server = psutil.Process(int(user.stdout.readline()))
    user.kill()

    deadline = time.monotonic() + SECONDS
    while Cluster(var).pid() and time.monotonic() < deadline:
        psutil.wait_procs([server], timeout=0.1)
    assert Cluster(var).pid() is None
    user.communicate()


def test_nothing_committed_is_lost_when_the_server_is_killed(var):
    with Lease(var) as lease:
        ask(var, "CREATE TABLE kept AS SELECT 7 AS number")
        os.kill(lease.cluster.pid(), signal.SIGKILL)
        with Lease(var):
            assert ask(var, "SELECT number FROM kept") == (7,)


def test_a_pid_file_that_names_a_stranger_does_not_stop_a_start(var):
    with Lease(var):
        pass
    (var / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{var / 'postgres'}\n")

    with Lease(var):
        assert ask(var, "SELECT 1") == (1,)


def test_the_rest_of_a_killed_first_start_is_swept_away(var):
    half = var / "postgres.new.half"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")

    with Lease(var):
        assert not half.exists()


def test_a_path_too_long_for_a_socket_gets_a_private_folder_elsewhere(tmp_path):
    var = tmp_path / "Очень длинное название школы" / "И ещё одно длинное название" / "var"
    with Lease(var):
        sockets = socket_folder(var)
        assert sockets.parent != var
        assert len(os.fsencode(sockets / ".s.PGSQL.5432")) <= SOCKET_BYTES
        assert sockets.stat().st_mode & 0o777 == 0o700
        assert ask(var, "SELECT 1") == (1,)
    sockets.rmdir()


def test_a_folder_that_somebody_put_in_the_way_is_refused(tmp_path):
    var = tmp_path / ("я" * 60) / "var"
    trap = socket_folder(var)
    trap.symlink_to(tmp_path)
    try:
        with pytest.raises(PostgresError, match="belongs to somebody else"):
            Lease(var)
    finally:
        trap.unlink()


@pytest.mark.parametrize("namespaces", [True, False] if os.geteuid() == 0 else [True])
def test_root_needs_no_user_namespace_and_may_lose_it_later(var, namespaces):
    for way in (namespaces, False):
        cluster = Cluster(var, namespaces=way)
        with cluster.locked():
            cluster.start()
            assert ask(var, "SELECT 1") == (1,)
            cluster.stop()


def test_a_folder_of_another_version_is_left_alone(var):
    (var / "postgres").mkdir(parents=True)
    (var / "postgres" / "PG_VERSION").write_text("14\n")

    with pytest.raises(PostgresError, match="made by PostgreSQL 14, this is 18"):
        Lease(var)


def db(verb):
    said = StringIO()
    call_command("db", verb, stdout=said)
    return said.getvalue()


def test_db_start_goes_on_without_users_until_db_stop(var, settings, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    settings.VAR = var
    assert db("status") == "PostgreSQL does not run.\n"
    db("start")
    with Lease(var) as lease:
        pass
    assert db("status").startswith(f"PostgreSQL runs (process {lease.cluster.pid()})")

    assert db("stop") == "PostgreSQL is stopped.\n"
    assert lease.cluster.pid() is None


def test_db_stop_spares_a_server_in_use(var, settings, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    settings.VAR = var
    with Lease(var) as lease:
        assert db("stop") == "PostgreSQL is in use; it stops with its last user.\n"
        assert lease.cluster.pid()


def test_a_server_that_is_not_ours_is_neither_started_nor_stopped(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://school@db/school")
    with pytest.raises(CommandError, match="not ours"):
        db("start")


def test_a_command_brings_its_own_database(var):
    shown = manage(var, "showmigrations", "sessions")

    assert shown.stdout.splitlines()[:2] == ["sessions", " [ ] 0001_initial"]
    assert Cluster(var).pid() is None


def test_a_var_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "var").write_text("not a folder")

    failed = manage(tmp_path / "var", "migrate")
    assert (failed.returncode, failed.stderr.count("\n")) == (1, 1)
    assert failed.stderr.startswith("Cannot write to ")
