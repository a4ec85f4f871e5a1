"""Rows that every installation has: laid again whenever the tables are there anew."""

from collections.abc import Callable
from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.db.models.signals import post_migrate


def lay_after_migrate(config: AppConfig, lay: Callable[[], None], into: str) -> None:
    """Call `lay`, which must be safe to repeat, after `migrate` and after a flush; `into`: a model it writes to.

    No data migration: the flush of a transactional test would take such rows away for good.
    """

    def receive(*, apps: Any = installed, **kwargs: Any) -> None:
        if into.lower() in apps.all_models[config.label]:  # `migrate core` alone has not made the table yet
            lay()

    post_migrate.connect(receive, sender=config, weak=False, dispatch_uid=f"seeds of {config.label}")
