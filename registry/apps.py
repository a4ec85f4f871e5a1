from importlib import import_module

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "registry"
    verbose_name = "Банки"

    def ready(self) -> None:
        from core.seeds import lay_after_migrate
        from people.rules import register_card_section, register_consequences
        from registry.selectors.consequences import concerned
        from registry.selectors.person_card import banks_of
        from registry.tasks import lay_dictionary

        import_module("registry.orders")
        register_card_section(banks_of)
        register_consequences(concerned)
        lay_after_migrate(self, lay_dictionary, into="Competence")
