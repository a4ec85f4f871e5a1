"""Count the figures that coordinators see, of every organization."""

from typing import Any

from django.core.management.base import BaseCommand

from core.actors import SYSTEM
from core.schoolyear import SchoolYear
from people.models import Organization
from people.rules import ABOVE, OrganizationKind
from reports.actions import take_snapshot


class Command(BaseCommand):
    help = "Count the indicators of every organization for its coordinators. Safe to run again; meant for every night."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--org", help="the slug of one organization only")
        parser.add_argument("--year", type=int, help="the first year of a school year (by default the present one)")

    def handle(self, *, org: str | None, year: int | None, **options: Any) -> None:
        organizations = Organization.objects.filter(is_active=True).exclude(kind__in=[*ABOVE, OrganizationKind.PARTNER])
        if org:
            organizations = organizations.filter(slug=org)
        for organization in organizations.order_by("pk"):
            today = organization.today()
            school_year = SchoolYear(year) if year else SchoolYear.containing(today)
            snapshot = take_snapshot(organization, school_year, actor=SYSTEM, today=today)
            state = "final" if snapshot.is_final else "counted"
            self.stdout.write(f"{organization.slug}: {school_year} {state}")
