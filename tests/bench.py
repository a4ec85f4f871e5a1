"""What a list page costs in the process, as a ratio to a bare list of the same run: `make bench`.

The floor is what no list can go below: session, user, a page of 25 rows with their relation, written by a template.
Machines are noisy, so each figure is the median of many requests and only ratios and query counts are judged.
"""

import statistics
import time

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.management import call_command
from django.core.paginator import Paginator
from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, path

from mentoring.urls import urlpatterns as real_urls
from people.models import Person, User

ROUNDS, MOST, QUERIES = 40, 3.0, 10
BARE = "{% for p in page %}<tr><td>{{ p.family_name }}<td>{{ p.post }}<td>{{ p.organization.short_name }}{% endfor %}"


@login_not_required
def hello(request):
    return HttpResponse("hello")


def bare_list(request):
    people = Person.objects.select_related("organization").order_by("family_name", "pk")
    page = Paginator(people, 25).get_page(1)
    return HttpResponse(engines["django"].from_string(BARE).render({"page": page, "user": str(request.user)}))


urlpatterns = [path("bench/hello/", hello), path("bench/list/", bare_list), *real_urls]


@pytest.fixture
def client(db) -> Client:
    call_command("load_demo", verbosity=0)
    client = Client()
    client.force_login(User.objects.get(username="curator"))
    return client


def addresses(patterns, prefix="/") -> list[str]:
    """Every address of the project without a parameter."""
    found = []
    for entry in patterns:
        where = prefix + str(entry.pattern)
        if "<" in where or "accounts" in where or "bench" in where:
            continue
        if isinstance(entry, URLResolver):
            found += addresses(entry.url_patterns, where)
        elif isinstance(entry, URLPattern):
            found.append(where)
    return found


def milliseconds(client: Client, address: str) -> float:
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        assert client.get(address).status_code == 200
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


@override_settings(ROOT_URLCONF="tests.bench")
def test_lists_cost_at_most_three_bare_lists(client, capsys):
    floor, least = milliseconds(client, "/bench/list/"), milliseconds(client, "/bench/hello/")
    report, faults = [f"hello {least:.1f} ms, bare list {floor:.1f} ms"], []
    for address in addresses(get_resolver().url_patterns):
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
            queries = len(asked)
        if answer.status_code != 200 or b"<table" not in answer.content:
            continue
        ratio = milliseconds(client, address) / floor
        line = f"{address}: {ratio:.1f} bare lists, {queries} queries, {len(answer.content) // 1024} KB"
        report.append(line)
        if ratio > MOST or queries > QUERIES:
            faults.append(line)
    with capsys.disabled():
        print("", *report, sep="\n")

    assert len(report) > 1, "no list page was found"
    assert faults == []
