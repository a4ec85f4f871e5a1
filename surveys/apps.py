from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SurveysConfig(AppConfig):
    name = "surveys"
    verbose_name = "Анкетирование"

    def ready(self) -> None:
        from surveys.audiences import declare
        from surveys.tasks import lay_built_in

        declare()
        post_migrate.connect(lay_built_in, sender=self)
