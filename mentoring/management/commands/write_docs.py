from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from mentoring import reference


class Command(BaseCommand):
    help = "Write docs/roles.md and docs/states.md from the policies and the tables of transitions."

    def handle(self, **options):
        for name, text in {"roles": reference.roles(), "states": reference.states()}.items():
            path = Path(settings.BASE_DIR) / "docs" / f"{name}.md"
            path.write_text(text)
            self.stdout.write(f"{path.name}: {len(text.splitlines())} lines")
