"""`manage.py follow_road_maps`: what the plan does by itself, once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from core.actors import SYSTEM
from core.schoolyear import SchoolYear
from people.models import Organization
from roadmap.actions import follow_facts, open_year, remind
from roadmap.models import RoadMap


class Command(BaseCommand):
    help = "Open the school year of plans in force, close what facts show done, remind. Safe to run again; nightly."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--org", help="the slug of one organization only")

    def handle(self, *, org: str | None, **options: Any) -> None:
        plans = RoadMap.objects.in_force()
        organizations = Organization.objects.filter(is_active=True, pk__in=plans.values("organization"))
        if org:
            organizations = organizations.filter(slug=org)
        for organization in organizations.order_by("pk"):
            today = organization.today()
            year = SchoolYear.containing(today)
            held = plans.filter(organization=organization).holding(today).order_by("pk")
            opened = sum(len(open_year(plan, year, actor=SYSTEM, today=today)) for plan in held)
            closed = len(follow_facts(organization, actor=SYSTEM, today=today))
            letters = remind(organization, actor=SYSTEM, today=today)
            self.stdout.write(f"{organization.slug}: {opened} opened, {closed} closed, {letters} reminded")
