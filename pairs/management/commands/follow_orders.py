"""`manage.py follow_orders`: what orders in force have set for a day that has come."""

from typing import Any

from django.core.management.base import BaseCommand

from core.actors import SYSTEM
from pairs.actions import carry_out
from pairs.models import PairChange
from people.models import Organization


class Command(BaseCommand):
    help = "Carry out changes of pairs whose day has come by the organization's own date. Safe to run again; nightly."

    def handle(self, **options: Any) -> None:
        organizations = Organization.objects.filter(is_active=True)
        waiting = PairChange.objects.filter(state="waiting").values("pair__organization")
        for organization in organizations.filter(pk__in=waiting).order_by("pk"):
            today = organization.today()
            due = list(PairChange.objects.due(today).filter(pair__organization=organization).order_by("day", "pk"))
            for change in due:
                carry_out(change, actor=SYSTEM, today=today)
            self.stdout.write(f"{organization.slug}: {len(due)} carried out")
