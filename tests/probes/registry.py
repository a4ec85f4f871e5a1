"""Addresses of the banks, the consents and the dictionary."""

from datetime import date

from core.actors import SYSTEM
from orders import actions as orders
from registry.models import BankImport, Competence, Consent, MenteeProfile, MentorProfile, Need
from registry.rules.bank_sheet import BankRow
from registry.rules.orders import SCHOOL
from registry.states import EntryState
from registry.tests.made import TODAY, competence, make_consent, make_mentee, make_mentor
from tests.cast import make_person
from tests.probes import Probe

OUTSIDERS = ("no_role", "municipal")
NOT_KEEPERS = ("mentor", "mentee", "psychologist", "council", "secretary", "director", "no_role", "municipal")


def mentor(organization, cast):
    make_consent(person := make_person(organization))
    return make_mentor(organization, person)


def mentee(organization, cast):
    make_consent(person := make_person(organization))
    return make_mentee(organization, person)


def in_state(make, state):
    def prepared(organization, cast):
        row = make(organization, cast)
        type(row).objects.filter(pk=row.pk).update(state=state)
        return type(row).objects.get(pk=row.pk)

    return prepared


def state_is(state):
    return lambda row: type(row).objects.get(pk=row.pk).state == state


def person_with_consent(organization, cast):
    make_consent(person := make_person(organization))
    return person


def consent(organization, cast):
    return make_consent(make_person(organization))


def own_competence(organization, cast):
    return Competence.objects.create(organization=organization, parent=competence("class"), title="Школьный музей")


def school_of_mentors(organization, cast):
    head, student = make_person(organization), make_mentor(organization)
    plan = [{"day": "2026-10-01", "topic": "Первая встреча", "hours": 2, "leader": head.pk}]
    data = {"head": head.pk, "entries": [student.pk], "until": "2026-11-10", "lines": plan}
    order = orders.draft(SCHOOL, organization=organization, actor=SYSTEM, today=TODAY, data=data)
    order = orders.approve(orders.send(order, actor=SYSTEM, today=TODAY), actor=SYSTEM, today=TODAY)
    return orders.register(order, number=f"{order.pk}-Ш", dated=TODAY, actor=SYSTEM, today=TODAY)


def needs_discipline(row):
    return Need.objects.filter(mentee=row, competence__code="discipline", weight=3).exists()


def moves(role, make):
    """Pause, resume, close, reopen: the same for both banks."""
    steps = {
        "pause": (EntryState.ACTIVE, EntryState.PAUSED),
        "resume": (EntryState.PAUSED, EntryState.ACTIVE),
        "close": (EntryState.ACTIVE, EntryState.CLOSED),
        "reopen": (EntryState.CLOSED, EntryState.ACTIVE),
    }
    return {
        f"registry:{role}_{verb}": Probe(in_state(make, before), "post", effect=state_is(after), denied=NOT_KEEPERS)
        for verb, (before, after) in steps.items()
    }


def uploaded_bank(organization, cast):
    person = make_person(organization, family_name=f"Единственная{organization.pk}")
    row = BankRow(2, str(person), (person.family_name, person.given_name, person.patronymic))
    return BankImport.objects.create(
        organization=organization, bank="mentors", filename="банк.xlsx", listed={"rows": [row.as_json()]}
    )


PROBES = {
    "registry:trained": Probe(
        school_of_mentors,
        "post",
        data=lambda order: {"mentors": order.data["entries"], "on": "2026-11-20"},
        effect=lambda order: MentorProfile.objects.filter(
            pk__in=order.data["entries"], trained_on=date(2026, 11, 20)
        ).exists(),
        denied=("mentor", "mentee", "director", "secretary", "no_role", "municipal"),
    ),
    "registry:mentor": Probe(mentor, denied=("mentee", "mentor", "secretary", *OUTSIDERS)),
    "registry:mentee": Probe(mentee, denied=("mentee", "mentor", "secretary", *OUTSIDERS)),
    "registry:mentors_enter": Probe(
        person_with_consent,
        "post",
        data=lambda row: {"capacity": "2"},
        effect=lambda row: MentorProfile.objects.filter(person=row).exists(),
        denied=NOT_KEEPERS,
    ),
    "registry:mentees_enter": Probe(
        person_with_consent,
        "post",
        effect=lambda row: MenteeProfile.objects.filter(person=row).exists(),
        denied=NOT_KEEPERS,
    ),
    "registry:mentor_edit": Probe(
        mentor,
        "post",
        data=lambda row: {"capacity": "7"},
        effect=lambda row: MentorProfile.objects.get(pk=row.pk).capacity == 7,
        denied=NOT_KEEPERS,
    ),
    "registry:mentee_edit": Probe(
        mentee,
        "post",
        data=lambda row: {"request": "дисциплина"},
        effect=lambda row: MenteeProfile.objects.get(pk=row.pk).request == "дисциплина",
        denied=NOT_KEEPERS,
    ),
    "registry:mentee_needs": Probe(
        mentee,
        "post",
        data=lambda row: {f"need_{competence('discipline').pk}": "3"},
        effect=needs_discipline,
        denied=NOT_KEEPERS,
    ),
    **moves("mentor", mentor),
    **moves("mentee", mentee),
    "registry:consent": Probe(consent, denied=("mentor", "mentee", "psychologist", "council", *OUTSIDERS)),
    "registry:consent_pdf": Probe(consent, denied=("mentor", "mentee", "psychologist", "council", *OUTSIDERS)),
    "registry:consent_docx": Probe(consent, denied=("mentor", "mentee", "psychologist", "council", *OUTSIDERS)),
    "registry:consent_withdraw": Probe(
        consent,
        "post",
        data=lambda row: {"paper_date": "2026-01-15"},
        effect=lambda row: Consent.objects.get(pk=row.pk).withdrawn_on is not None,
        denied=NOT_KEEPERS,
    ),
    "registry:import": Probe(uploaded_bank, denied=NOT_KEEPERS),
    "registry:import_confirm": Probe(
        uploaded_bank,
        "post",
        effect=lambda row: BankImport.objects.get(pk=row.pk).summary.get("added") == 1,
        denied=NOT_KEEPERS,
    ),
    "registry:import_discard": Probe(
        uploaded_bank,
        "post",
        effect=lambda row: BankImport.objects.get(pk=row.pk).state == "discarded",
        denied=NOT_KEEPERS,
    ),
    "registry:competence_edit": Probe(
        own_competence,
        "post",
        data=lambda row: {"parent": row.parent_id, "title": "Школьный театр", "is_offered": "on"},
        effect=lambda row: Competence.objects.get(pk=row.pk).title == "Школьный театр",
        denied=NOT_KEEPERS,
    ),
}
