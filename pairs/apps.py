from importlib import import_module

from django.apps import AppConfig


class PairsConfig(AppConfig):
    name = "pairs"
    verbose_name = "Пары"

    def ready(self) -> None:
        import_module("pairs.orders")  # declares the kind of order
