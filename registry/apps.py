from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegistryConfig(AppConfig):
    name = "registry"
    verbose_name = "Банки"

    def ready(self) -> None:
        from people.rules import register_card_section, register_consequences
        from registry.selectors.consequences import concerned
        from registry.selectors.person_card import banks_of
        from registry.tasks import plant_dictionary

        register_card_section(banks_of)
        register_consequences(concerned)
        post_migrate.connect(plant_dictionary, sender=self)
