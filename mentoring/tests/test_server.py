"""On a server: a database role that is no superuser and owns its database, settings as docs/running.md gives them."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg2
import pytest

from mentoring.postgres import Lease, database_settings

CLONE = Path(__file__).parents[2]


@pytest.fixture
def address(tmp_path):
    with Lease(tmp_path / "Сервер" / "var", durable=False) as lease:
        values = database_settings(lease.cluster.var)
        place = {"host": values["HOST"], "port": values["PORT"], "user": values["USER"], "dbname": "postgres"}
        with closing(psycopg2.connect(**place)) as connection:
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute("CREATE ROLE school LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE")
            cursor.execute("CREATE DATABASE school OWNER school")
        yield f"postgres://school@/school?host={quote(values['HOST'])}&port={values['PORT']}"


def manage(folder, address, *arguments):
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "VAR": str(folder / "server"),
        "ALLOWED_HOSTS": "school.example.ru",
        "SITE_URL": "https://school.example.ru",
        "HTTPS": "1",
        "BEHIND_PROXY": "1",
    }
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # ours, for the browser tests
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=CLONE, env=environment, capture_output=True, text=True)


def test_the_owner_of_the_database_needs_no_other_right(tmp_path, address):
    migrated = manage(tmp_path, address, "migrate", "--noinput", "-v0", "--skip-checks")

    assert (migrated.returncode, migrated.stderr) == (0, "")
    assert manage(tmp_path, address, "migrate", "--check", "--skip-checks").returncode == 0


def test_the_settings_of_a_server_pass_djangos_own_check(tmp_path, address):
    checked = manage(tmp_path, address, "check", "--deploy", "--fail-level", "WARNING")

    assert (checked.stdout, checked.stderr) == ("System check identified no issues (0 silenced).\n", "")
