from django.core.management.base import BaseCommand, CommandError

from core.actors import SYSTEM
from people.actions import remove_second_step
from people.models import Person
from people.selectors.sign_in import user_by_login


class Command(BaseCommand):
    help = "Let somebody who lost the phone and the spare codes sign in by the password alone. Ends their sessions."

    def add_arguments(self, parser):
        parser.add_argument("login", help="username or e-mail")

    def handle(self, *, login: str, **options):
        user = user_by_login(login)
        person = Person.objects.filter(user=user).first() if user else None
        if person is None:
            raise CommandError(f"Nobody signs in as «{login}».")
        remove_second_step(person, actor=SYSTEM)
        self.stdout.write(f"{user} now signs in by the password alone.")
