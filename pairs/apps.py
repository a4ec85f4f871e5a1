from importlib import import_module

from django.apps import AppConfig


class PairsConfig(AppConfig):
    name = "pairs"
    verbose_name = "Пары"

    def ready(self) -> None:
        """Declare the kind of order, and what pairs tell the apps below them."""
        import_module("pairs.orders")
        import_module("pairs.audiences").declare()
        banks = import_module("pairs.selectors.banks")
        consequences = import_module("pairs.selectors.consequences")
        exports = import_module("registry.exports")
        rules = import_module("registry.rules")
        hooks = import_module("registry.rules.hooks")
        import_module("people.rules").register_consequences(consequences.concerned)
        hooks.register_mentor_load(banks.mentor_load)
        hooks.register_open_pair(banks.open_pair)
        hooks.register_pair_history(banks.mentees_at_work)
        hooks.register_closing_problems(banks.closing_problems)
        hooks.register_card_section(rules.Bank.MENTORS, "pairs/_mentor_card.html", banks.mentor_card)
        hooks.register_card_section(rules.Bank.MENTEES, "pairs/_mentee_card.html", banks.mentee_card)
        exports.register_columns(rules.Bank.MENTORS, banks.MENTOR_COLUMNS, banks.mentor_columns)
        exports.register_columns(rules.Bank.MENTEES, banks.MENTEE_COLUMNS, banks.mentee_columns)
