from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "papers"
    verbose_name = "Бумаги"

    def ready(self) -> None:
        from core.seeds import lay_after_migrate
        from papers.tasks import lay_common_acts

        lay_after_migrate(self, lay_common_acts, into="Act")
