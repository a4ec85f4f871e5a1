import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def test_health_answers_without_a_database(client):
    client.cookies["sessionid"] = "whoever"

    assert client.get("/health/").json() == {"status": "ok"}


@pytest.mark.django_db
def test_ready_when_every_migration_is_applied(client):
    answer = client.get("/ready/")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "database": "ok", "pending_migrations": 0})


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits(client):
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    answer = client.get("/ready/")

    assert (answer.status_code, answer.json()["pending_migrations"]) == (503, 1)


@pytest.mark.django_db(transaction=True)
def test_not_ready_when_the_database_is_unreachable(client, settings):
    connection.close()
    host = connection.settings_dict["HOST"]
    connection.settings_dict["HOST"] = "/nowhere"
    try:
        answer = client.get("/ready/")
    finally:
        connection.close()
        connection.settings_dict["HOST"] = host

    assert (answer.status_code, answer.json()["database"]) == (503, "unreachable")


@pytest.mark.parametrize("address", ["/health/", "/ready/"])
def test_a_watcher_only_reads(client, address):
    assert client.post(address).status_code == 405
