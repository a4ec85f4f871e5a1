"""Names and posts by case, as papers will print them."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from printing.russian import all_forms_of_name, all_forms_of_post


class Command(BaseCommand):
    help = "Print names (or posts, with --post) in the six Russian cases as JSON; several arguments give a list."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("phrases", nargs="+", metavar="PHRASE", help="«Фамилия Имя Отчество», or a post")
        parser.add_argument("--post", action="store_true", help="the phrases are posts")
        parser.add_argument("--sex", choices=["m", "f"], default="", help="needed where the name does not tell")

    def handle(self, *, phrases: list[str], post: bool, sex: str, **options: Any) -> None:
        forms = [all_forms_of_post(phrase) if post else _forms_of_name(phrase, sex) for phrase in phrases]
        self.stdout.write(json.dumps(forms[0] if len(forms) == 1 else forms, ensure_ascii=False, indent=2))


def _forms_of_name(phrase: str, sex: str) -> dict[str, str]:
    family, given, patronymic = (*phrase.split(maxsplit=2), "", "", "")[:3]
    if not family:
        raise CommandError("An empty name has no cases.")
    return all_forms_of_name(family, given, patronymic, sex=sex)  # type: ignore[arg-type]
