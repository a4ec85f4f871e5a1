from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PapersConfig(AppConfig):
    name = "papers"
    verbose_name = "Бумаги"

    def ready(self) -> None:
        from papers.tasks import lay_common_acts

        post_migrate.connect(lay_common_acts, sender=self)
