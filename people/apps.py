from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "Люди"

    def ready(self) -> None:
        from core.models import AuditEntry
        from people.models import names_of

        AuditEntry.names_of = names_of
