"""Addresses of matching and of the choice after the group meeting."""

from datetime import date

from core.actors import SYSTEM
from pairs import actions
from pairs.models import MatchRun, Pair, PreferenceList, PreferenceRound
from pairs.tests import made
from people.models import Person
from registry.models import MenteeProfile
from registry.tests.made import competence, make_need
from tests.probes import Probe

CLOSED = ("mentor", "mentee", "director", "council", "secretary", "administrator", "no_role", "municipal")
KEEPER = ("psychologist", *CLOSED)


def run(organization, cast):
    mentor, mentee = made.ready_mentor(organization), made.ready_mentee(organization)
    mentor.competences.add(competence("discipline"))
    make_need(mentee)
    return actions.start_run(organization, actor=SYSTEM, today=made.TODAY)


def meeting(organization, cast):
    return actions.open_round(organization, met_on=date(2026, 9, 28), actor=SYSTEM, today=made.TODAY)


def meeting_with_own(organization, cast):
    """A round in which the cast's mentor and a mentee of this organization take part."""
    user = cast.mentor if organization == cast.school else cast.foreign_mentor
    made.ready_mentor(organization, Person.objects.get(user=user))
    made.ready_mentee(organization)
    return meeting(organization, cast)


def mentee_of(row):
    return MenteeProfile.objects.filter(organization=row.organization).latest("pk").person


def of_paper(row):
    return {"pk": row.pk, "side": "mentee", "person": mentee_of(row).pk}


PROBES = {
    "pairs:match_run": Probe(run, denied=CLOSED),
    "pairs:match_progress": Probe(run, denied=CLOSED),
    "pairs:match_compare": Probe(run, denied=CLOSED),
    "pairs:match_again": Probe(
        run,
        "post",
        effect=lambda row: MatchRun.objects.filter(organization=row.organization, pk__gt=row.pk).exists(),
        denied=KEEPER,
    ),
    "pairs:match_accept": Probe(
        run,
        "post",
        data=lambda row: {"all": "1"},
        effect=lambda row: Pair.objects.filter(organization=row.organization).exists(),
        denied=KEEPER,
    ),
    "pairs:preferences": Probe(meeting, denied=CLOSED),
    "pairs:preferences_close": Probe(
        meeting,
        "post",
        effect=lambda row: PreferenceRound.objects.get(pk=row.pk).closed_on is not None,
        denied=KEEPER,
    ),
    "pairs:paper_wish": Probe(
        meeting_with_own,
        "post",
        data=lambda row: {"paper_date": "2026-10-01"},
        kwargs=of_paper,
        effect=lambda row: PreferenceList.objects.filter(round=row).exists(),
        denied=KEEPER,
    ),
    "pairs:wish": Probe(
        meeting_with_own,
        "post",
        role="mentor",
        data=lambda row: {"unwished": [str(mentee_of(row).pk)]},
        kwargs=lambda row: {"pk": row.pk, "side": "mentor"},
        effect=lambda row: PreferenceList.objects.filter(round=row).exists(),
        denied=("mentee", "director", "curator", "no_role", "municipal"),
    ),
}
