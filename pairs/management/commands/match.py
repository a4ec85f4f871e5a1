"""`manage.py match --org SLUG [--dry-run]`: the best assignment of the bank, with reasons."""

import json
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.actors import SYSTEM
from pairs.actions import start_run
from pairs.matching import explain, solve
from pairs.matching.bank import Bank
from pairs.rules.matching import MatchMode
from pairs.selectors.candidates import weights_of
from pairs.selectors.matching import bank_for, fingerprint
from people.models import Organization


class Command(BaseCommand):
    help = "Match mentees without a pair with mentors. With --dry-run prints the result as JSON and writes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--org", required=True, metavar="SLUG")
        parser.add_argument("--dry-run", action="store_true", help="print JSON, keep nothing")
        parser.add_argument("--stable", action="store_true", help="mutual preferences first")

    def handle(self, *, org: str, dry_run: bool, stable: bool, **options: Any) -> None:
        organization = Organization.objects.filter(slug=org).first()
        if organization is None:
            raise CommandError(f"no organization {org}")
        today = organization.today()
        if not dry_run:
            mode = MatchMode.STABLE if stable else MatchMode.TOTAL
            run = start_run(organization, mode=mode, actor=SYSTEM, today=today)
            self.stdout.write(f"run {run.pk}: {len(run.pairs)} pairs, {len(run.unmatched)} without")
            return
        began = time.perf_counter()
        weights = weights_of(organization)
        bank = bank_for(organization, today)
        plan = solve(bank, weights, seek_stability=stable)
        pairs, unmatched = explain.matches(plan, weights), explain.alone(plan)
        found = {
            "pairs": [_pair(bank, one) for one in pairs],
            "unmatched": [
                {"mentee": bank.mentees[bank.row_of[one.mentee]].name, "id": one.mentee, "causes": one.causes}
                for one in unmatched
            ],
            "total": round(plan.total, 4),
            "seconds": round(time.perf_counter() - began, 3),
            "data_hash": fingerprint(bank),
        }
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))


def _pair(bank: Bank, one: explain.Match) -> dict[str, Any]:
    """Names, keys, the score and the reasons but those of preferences, which are no command's to tell."""
    mentee, mentor = bank.mentees[bank.row_of[one.mentee]], bank.mentors[bank.column_of[one.mentor]]
    return {
        "mentee": mentee.name,
        "mentee_id": one.mentee,
        "mentor": mentor.name,
        "mentor_id": one.mentor,
        "score": one.score,
        "reasons": [text for code, text in one.reasons if code != explain.PREFERENCES],
    }
