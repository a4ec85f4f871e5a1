from importlib import import_module

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "surveys"
    verbose_name = "Анкетирование"

    def ready(self) -> None:
        from core.seeds import lay_after_migrate
        from surveys.audiences import declare
        from surveys.tasks import lay_built_in

        import_module("surveys.orders")
        declare()
        lay_after_migrate(self, lay_built_in, into="Questionnaire")
