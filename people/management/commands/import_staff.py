"""`manage.py import_staff FILE --org SLUG`: a school's staff list from the shell."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from core.actors import SYSTEM
from core.problems import RuleViolation
from people.actions import apply_staff_list, leave_rows_out, upload_staff_list
from people.models import Organization
from people.selectors.imports import Preview, preview_of


class Command(BaseCommand):
    help = (
        "Enter a staff list (XLSX, XLS, ODS, CSV). Prints JSON: how many people are added, changed, the same, and each "
        "problem at its row and column. With a faulty row nothing is entered unless --skip-faulty is given."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--org", required=True, help="the organization's slug")
        parser.add_argument("--dry-run", action="store_true", help="only print what would happen")
        parser.add_argument("--skip-faulty", action="store_true", help="leave faulty rows out, enter the others")

    def handle(self, *, file: Path, org: str, dry_run: bool, skip_faulty: bool, **options: Any) -> None:
        organization = Organization.objects.filter(slug=org).first()
        if organization is None:
            raise CommandError(f"Организации с именем в адресе «{org}» нет.")
        try:
            with transaction.atomic():
                preview = self.enter(self.read(file), file.name, organization, dry_run=dry_run, skip_faulty=skip_faulty)
                if dry_run:
                    transaction.set_rollback(True)
        except RuleViolation as violation:
            raise CommandError(str(violation)) from violation
        self.stdout.write(json.dumps(report(preview), ensure_ascii=False, indent=2))
        if preview.unresolved and not dry_run and not skip_faulty:
            raise CommandError(
                f"Не внесено: строк с ошибками {len(preview.unresolved)}. Исправьте файл или добавьте --skip-faulty."
            )

    def read(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError as error:
            raise CommandError(f"Файл {file} не открывается: {error.strerror}.") from error

    def enter(
        self, content: bytes, name: str, organization: Organization, *, dry_run: bool, skip_faulty: bool
    ) -> Preview:
        today = organization.today()
        staff_import = upload_staff_list(content, name, organization=organization, actor=SYSTEM, today=today)
        preview = preview_of(staff_import, today)
        if dry_run:
            return preview
        if preview.unresolved and not skip_faulty:
            transaction.set_rollback(True)
            return preview
        if preview.unresolved:
            staff_import = leave_rows_out(staff_import, rows=preview.unresolved, actor=SYSTEM)
        apply_staff_list(staff_import, actor=SYSTEM, today=today)
        return preview


def report(preview: Preview) -> dict[str, Any]:
    counts = preview.counts()
    return {
        "add": counts["add"],
        "change": counts["change"],
        "same": counts["same"],
        "problems": [
            {"row": problem.row, "column": problem.column, "problem": problem.text} for problem in preview.problems()
        ],
    }
