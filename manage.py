#!/usr/bin/env python
"""The project's commands: `./manage.py help` lists them."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from mentoring.postgres import Lease, PostgresError, is_embedded

NEED_NO_DATABASE = {"collectstatic", "db", "decline", "help", "version", "--help", "--version", "-h"}


def database() -> AbstractContextManager[object]:
    """The embedded PostgreSQL, for as long as the command runs; nothing where DATABASE_URL names a server."""
    if not is_embedded() or not set(sys.argv[1:2]) - NEED_NO_DATABASE:
        return nullcontext()
    var = os.environ.get("VAR") or str(Path(__file__).resolve().parent / "var")
    return Lease(Path(var))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
    try:
        with database():
            execute_from_command_line(sys.argv)
    except PostgresError as error:
        sys.exit(str(error))
    except ImproperlyConfigured as error:
        sys.exit(f"The settings are wrong: {error}")
