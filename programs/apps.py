from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = "Программы и встречи"

    def ready(self) -> None:
        from pairs.rules import register_ending, register_part
        from people.rules import register_consequences
        from programs.actions import end_with_pair
        from programs.selectors import consequences, pair_part

        register_part(pair_part)
        register_ending(end_with_pair)
        register_consequences(consequences)
