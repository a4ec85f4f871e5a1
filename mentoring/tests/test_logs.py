"""What a log may hold."""

import logging

import pytest
from django.conf import settings

from mentoring.logs import OneLine


def written(message, *args, exc_info=None):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, exc_info)
    return OneLine("{levelname} {message}", style="{").format(record)


def test_the_products_log_is_written_so():
    formatter = settings.LOGGING["formatters"]["line"]
    assert formatter["class"] == "mentoring.logs.OneLine"
    assert settings.LOGGING["handlers"]["console"]["formatter"] == "line"
    assert settings.LOGGING["root"]["handlers"] == ["console"]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/invitation/A2CE-4HKM-7PTX/", "/invitation/…/"),
        ("/accounts/password/reset/key/3-cxyz9-0f1e2d/", "/accounts/password/reset/key/…/"),
        ("/invitation/", "/invitation/"),
        ("/people/7/", "/people/7/"),
    ],
)
def test_a_secret_of_an_address_is_not_written(address, shown):
    assert written("Unprocessable Content: %s", address) == f"WARNING Unprocessable Content: {shown}"


def test_a_name_with_a_line_break_forges_no_line():
    assert written("login %s", "a\r\nWARNING forged") == "WARNING login a\\r\\nWARNING forged"
