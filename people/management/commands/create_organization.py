"""`manage.py create_organization`: the way in on a fresh server."""

import sys
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email, validate_slug
from django.db import connection

from core.actors import SYSTEM
from core.problems import RuleViolation
from people.actions import create_organization, make_codes
from people.models import Membership, Organization, Person
from people.rules import OrganizationKind, Role, roles_of_kind
from people.selectors.invitations import invitation_url

REQUIRED = ("kind", "full_name", "short_name", "slug", "administrator")
QUESTIONS = {
    "kind": f"Вид организации ({', '.join(OrganizationKind.values)})",
    "full_name": "Полное наименование",
    "short_name": "Краткое наименование",
    "slug": "Имя в адресе, латинскими буквами (например, school-5)",
    "administrator": "Фамилия, имя, отчество администратора",
    "place": "Населённый пункт, как в приказах (например, г. Тула; можно пропустить)",
    "head": "Фамилия, имя, отчество руководителя (можно пропустить)",
    "head_post": "Должность руководителя (Enter — директор)",
    "administrator_email": "Электронная почта администратора (можно пропустить)",
}


class Command(BaseCommand):
    help = (
        "Create the first organization of a server with its administrator, and print a one-time code for signing in. "
        "Asks for what is not given. An organization of that slug that exists is left as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("--kind", choices=OrganizationKind.values)
        for name in ("full-name", "short-name", "genitive-name", "slug", "place", "address", "head", "head-post"):
            parser.add_argument(f"--{name}")
        parser.add_argument("--time-zone", default="Europe/Moscow")
        parser.add_argument("--parent", help="slug of the municipality or region above")
        parser.add_argument("--administrator", help="«Фамилия Имя Отчество»")
        parser.add_argument("--administrator-email")
        parser.add_argument("--administrator-post", default="")
        parser.add_argument(
            "--role", action="append", default=[], help="another role of the administrator, e.g. curator; repeatable"
        )
        parser.add_argument("--new-code", action="store_true", help="a new code for the administrator of --slug")

    def handle(self, **options: Any) -> None:
        if Organization._meta.db_table not in connection.introspection.table_names():
            raise CommandError("В базе ещё нет таблиц. Сначала выполните: manage.py migrate")
        said = self.ask(options)
        existing = Organization.objects.filter(slug=said["slug"]).first()
        if existing is not None:
            self.existing(existing, new_code=options["new_code"])
            return
        try:
            organization, person, code = create_organization(actor=SYSTEM, **self.details(said))
        except RuleViolation as violation:
            raise CommandError("\n".join(str(problem) for problem in violation.problems)) from violation
        self.stdout.write(f"Организация «{organization.short_name}» создана.")
        self.way_in(person, code)

    def ask(self, options: dict[str, Any]) -> dict[str, Any]:
        """Ask for what is missing where somebody sits at the keyboard; otherwise name it."""
        said = {name: (value or "").strip() if isinstance(value, str) else value for name, value in options.items()}
        if said["slug"] and Organization.objects.filter(slug=said["slug"]).exists():
            return said
        missing = [name for name in REQUIRED if not said.get(name)]
        if missing and not sys.stdin.isatty():
            names = ", ".join(f"--{name.replace('_', '-')}" for name in missing)
            raise CommandError(f"Не хватает: {names}.")
        for name in QUESTIONS if missing else ():
            while not said.get(name):
                said[name] = input(f"{QUESTIONS[name]}: ").strip()
                if name not in REQUIRED:
                    break
        return said

    def details(self, said: dict[str, Any]) -> dict[str, Any]:
        if said["kind"] not in OrganizationKind.values:
            raise CommandError(f"Вид организации — одно из: {', '.join(OrganizationKind.values)}.")
        refuse_unless(validate_slug, said["slug"], "имя в адресе: латинские буквы, цифры, дефис")
        names = ("kind", "full_name", "short_name", "genitive_name", "slug", "place", "address", "time_zone")
        fields = {name: said[name] or "" for name in names}
        fields["head_post"] = said["head_post"] or "директор"
        if said["parent"]:
            fields["parent"] = self.parent(said["parent"])
        if said["head"]:
            fields["head"] = full_name(said["head"], "руководителя")
        administrator = full_name(said["administrator"], "администратора") | {"post": said["administrator_post"]}
        if said["administrator_email"]:
            refuse_unless(validate_email, said["administrator_email"], "электронная почта администратора")
            administrator["email"] = said["administrator_email"]
        return fields | {
            "administrator": administrator,
            "roles": self.roles(said["kind"], said["role"]),
            "today": SYSTEM.today(),
        }

    def roles(self, kind: str, more: list[str]) -> tuple[str, ...]:
        if unknown := set(more) - roles_of_kind(kind):
            raise CommandError(f"Таких ролей здесь нет: {', '.join(sorted(unknown))}.")
        return (Role.ADMINISTRATOR, *(role for role in more if role != Role.ADMINISTRATOR))

    def parent(self, slug: str) -> Organization:
        parent = Organization.objects.filter(slug=slug).first()
        if parent is None or not parent.is_above:
            raise CommandError(f"Муниципалитета или региона с именем в адресе «{slug}» нет.")
        return parent

    def existing(self, organization: Organization, *, new_code: bool) -> None:
        self.stdout.write(f"Организация «{organization.short_name}» уже есть, ничего не изменилось.")
        administrator = Membership.objects.filter(
            person__organization=organization, role=Role.ADMINISTRATOR, ended_on=None
        ).order_by("pk")
        first = administrator.select_related("person__user", "person__organization").first()
        if first is None:
            raise CommandError("В ней нет администратора.")
        if new_code:
            try:
                [(person, code)] = make_codes([first.person], actor=SYSTEM)
            except RuleViolation as violation:
                raise CommandError(str(violation)) from violation
            self.way_in(person, code)
        elif first.person.user is None:
            self.stdout.write(f"Администратор ещё не входил: {first.person}. Новый код — с ключом --new-code.")

    def way_in(self, person: Person, code: str) -> None:
        self.stdout.write(f"Администратор: {person}. Одноразовый код для входа: {code}")
        self.stdout.write(f"Откройте {invitation_url(code)}")


def refuse_unless(validator: Callable[[str], None], value: str, what: str) -> None:
    try:
        validator(value)
    except ValidationError as error:
        raise CommandError(f"Проверьте: {what}.") from error


def full_name(text: str, whose: str) -> dict[str, Any]:
    words = text.split()
    if len(words) < 2:
        raise CommandError(f"Для {whose} нужны фамилия и имя: «{text}» — этого мало.")
    family, given, *rest = words
    return {"family_name": family, "given_name": given, "patronymic": " ".join(rest)}
