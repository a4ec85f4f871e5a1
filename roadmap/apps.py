from django.apps import AppConfig


class RoadmapConfig(AppConfig):
    name = "roadmap"
    verbose_name = "Дорожная карта"

    def ready(self) -> None:
        import roadmap.kinds.counted  # noqa: F401 (the facts register themselves)
