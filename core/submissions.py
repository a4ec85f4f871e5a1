"""One rendered form counts once, for the organization and the version of the row that it showed."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction

from core.actions import save_refusal
from core.models import Submission
from core.problems import Stale

SECRET = re.compile(r"password|token|code|key", re.IGNORECASE)  # fields that no page repeats


class WrongOrganization(Exception):
    """The form was rendered for an organization that is not the active one now."""


def check_guards(request: Any, row: Any = None) -> None:
    """Compare what the form was rendered for with what is so now; remember the version for `core.actions.lock`.

    Raises WrongOrganization or Stale.
    """
    if request.POST.get("organization") != str(request.actor.organization.pk):
        raise WrongOrganization
    if row is not None and hasattr(row, "version"):
        posted = request.POST.get("version", "")
        if posted != str(row.version):
            raise Stale(row)
        row.expected_version = row.version


def typed_texts(request: Any) -> list[str]:
    """What somebody wrote in a form that was not accepted, to be copied from the page that says so."""
    if request.method != "POST":
        return []
    texts = [value.strip() for name, values in request.POST.lists() if not SECRET.search(name) for value in values]
    return [text for text in texts if " " in text or not text.isascii()]


def once(request: Any, act: Callable[[], str]) -> tuple[str, bool]:
    """Run `act` (which returns the address to go to) once for this form's key.

    Returns the address and whether this call did it. A second equal submit waits for the first and is led
    to the same address; when the first failed, the second may try.
    """
    key = _key_of(request)
    try:
        with transaction.atomic():
            if key is None:
                return act(), True
            Submission.objects.bulk_create([Submission(key=key, user=request.user)], ignore_conflicts=True)
            submission = Submission.objects.select_for_update().get(key=key)
            if submission.result_url and submission.user_id == request.user.pk:
                return submission.result_url, False
            submission.result_url = act()[:500]
            submission.save(update_fields=["result_url"])
            return submission.result_url, True
    except Exception as refusal:
        save_refusal(refusal)
        raise


def _key_of(request: Any) -> UUID | None:
    try:
        return UUID(request.POST.get("form_key", ""))
    except ValueError:
        return None
