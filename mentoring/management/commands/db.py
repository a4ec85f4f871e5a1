from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mentoring.postgres import Cluster, PostgresError, database_settings, is_embedded


class Command(BaseCommand):
    help = "Start, stop or show the embedded PostgreSQL. It also starts by itself with whatever needs it."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["start", "stop", "status"])

    def handle(self, *, verb: str, **options: Any) -> None:
        if not is_embedded():
            raise CommandError("DATABASE_URL is set: that server is not ours to start or stop.")
        cluster = Cluster(settings.VAR)
        try:
            with cluster.locked():
                self.stdout.write(getattr(self, f"_{verb}")(cluster))
        except PostgresError as error:
            raise CommandError(str(error)) from error

    def _start(self, cluster: Cluster) -> str:
        cluster.start()
        cluster.pin()
        return f"PostgreSQL runs until `manage.py db stop`: {self._address(cluster)}"

    def _stop(self, cluster: Cluster) -> str:
        if not cluster.pid():
            return "PostgreSQL does not run."
        if cluster.in_use():
            cluster.unpin()
            return "PostgreSQL is in use; it stops with its last user."
        cluster.stop()
        return "PostgreSQL is stopped."

    def _status(self, cluster: Cluster) -> str:
        if not cluster.pid():
            return "PostgreSQL does not run."
        return f"PostgreSQL runs (process {cluster.pid()}): {self._address(cluster)}"

    def _address(self, cluster: Cluster) -> str:
        values = database_settings(cluster.var)
        return f"psql -h '{values['HOST']}' -U {values['USER']} {values['NAME']}"
