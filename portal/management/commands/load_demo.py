from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from core.actors import SYSTEM
from core.schoolyear import SchoolYear
from people.models import Organization
from portal.management.demo import gatherings, plan_year, rounds, school_100, school_101, staff
from reports import actions as reports


class Command(BaseCommand):
    help = "Lay the demo: two schools, a municipality and a region above them. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("--on-a-server", action="store_true", help="lay it though SITE_URL is not this machine")

    def handle(self, *, on_a_server: bool, **options):
        if settings.HTTPS and not on_a_server:
            raise CommandError(
                "The demo's password is known to everybody: use --on-a-server to lay it here all the same."
            )
        if Organization.objects.filter(slug="school-100").exists():
            self.stdout.write("The demo is there already.")
            return
        with transaction.atomic():  # whole, or not at all
            lay(timezone.localdate())
        self.stdout.write("The demo is laid: sign in as curator, director, mentor … with the password «demo».")


def lay(today: date) -> None:
    organizations = staff.lay_organizations()
    staff.lay_coordinator(organizations["town"], "municipal", today)
    staff.lay_coordinator(organizations["region"], "regional", today)
    school, neighbour = organizations["school-100"], organizations["school-101"]
    story = school_100.tell(school, staff.lay_people(school, staff.SCHOOL_100, today), today)
    rounds.tell(story)
    plan_year.tell(story)
    gatherings.tell(story)
    school_101.tell(neighbour, staff.lay_people(neighbour, staff.SCHOOL_101, today), today)
    for organization in (school, neighbour):
        reports.take_snapshot(organization, SchoolYear.containing(today), actor=SYSTEM, today=today)
