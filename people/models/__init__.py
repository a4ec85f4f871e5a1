"""Organizations, people, users and their roles."""

from people.models.actors import UserActor, actors_of, in_days, names_of
from people.models.imports import ListImport, ListImportQuerySet, StaffImport
from people.models.invitations import Invitation
from people.models.letters import Letter
from people.models.memberships import Membership, PeriodQuerySet
from people.models.organizations import Organization, known_time_zone
from people.models.persons import Person, StaffFact
from people.models.users import User
from people.models.wording import PostForms
from people.rules import OFFICIALS

__all__ = [
    "OFFICIALS",
    "Invitation",
    "Letter",
    "ListImport",
    "ListImportQuerySet",
    "Membership",
    "Organization",
    "PeriodQuerySet",
    "Person",
    "PostForms",
    "StaffFact",
    "StaffImport",
    "User",
    "UserActor",
    "actors_of",
    "in_days",
    "known_time_zone",
    "names_of",
]
