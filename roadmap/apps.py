from importlib import import_module

from django.apps import AppConfig


class RoadmapConfig(AppConfig):
    name = "roadmap"
    verbose_name = "Дорожная карта"

    def ready(self) -> None:
        """Declare the facts that close activities and the kind of order that approves the plan."""
        import_module("roadmap.kinds.counted")
        import_module("roadmap.orders")
        letters = import_module("roadmap.selectors.letters").LETTERS
        import_module("papers.kinds").register_letters(letters)
