from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = "Программы и встречи"

    def ready(self) -> None:
        from importlib import import_module

        from pairs.rules import register_ending, register_events, register_handover, register_part, register_reopening
        from people.rules import register_consequences
        from programs.actions import end_with_pair, hand_over, reopen_with_pair
        from programs.selectors import consequences, pair_part

        register_part(pair_part)
        register_events(import_module("programs.selectors.events").events)
        register_ending(end_with_pair)
        register_handover(hand_over)
        register_reopening(reopen_with_pair)
        import_module("programs.orders")
        register_consequences(consequences)
