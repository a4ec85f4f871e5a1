from importlib import import_module

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "registry"
    verbose_name = "Банки"

    def ready(self) -> None:
        from core.seeds import lay_after_migrate
        from papers.kinds import register_letters
        from papers.selectors import letters_for
        from people.rules import register_card_section, register_consequences
        from registry.rules import Bank
        from registry.rules.hooks import register_card_section as register_entry_section
        from registry.selectors.consequences import concerned
        from registry.selectors.letters import LETTERS, letters_of_person
        from registry.selectors.person_card import banks_of
        from registry.tasks import lay_dictionary

        import_module("registry.orders")
        register_card_section(banks_of)
        register_card_section(letters_of_person)
        register_letters(LETTERS)
        for bank in Bank:
            register_entry_section(bank, "papers/_card_letters.html", letters_for)
        register_consequences(concerned)
        lay_after_migrate(self, lay_dictionary, into="Competence")
