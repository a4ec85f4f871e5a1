"""Addresses of pairs."""

from pairs.kinds.pair_list import PairRow
from pairs.models import Agreement, Application, ApplicationAuthor, Pair, PairChange, PairImport, PairMember
from pairs.rules import EndGround
from pairs.rules.applications import ApplicationKind
from pairs.states import ApplicationState, PairState
from pairs.tests import made
from people.models import Person
from registry.models import MentorProfile
from tests.probes import Probe

NOT_FOR = ("mentor", "mentee", "psychologist", "council", "secretary", "director", "no_role", "municipal")
TERMS = {"form": "teacher_teacher", "starts_on": "2026-10-05", "ends_on": "2027-05-20", "reason": ""}
END = {"ground": EndGround.INITIATIVE, "ended_on": "2026-10-20", "note": ""}


def in_state(state):
    return lambda pair: Pair.objects.get(pk=pair.pk).state == state


def with_own_mentor(organization, cast):
    """A proposed pair that the cast's mentor of this organization is asked about."""
    user = cast.mentor if organization == cast.school else cast.foreign_mentor
    return made.proposed(organization, made.ready_mentor(organization, Person.objects.get(user=user)))


def of(make):
    return lambda organization, cast: make(organization)


def answered(pair):
    return Agreement.objects.filter(pair=pair).exists()


def paper_answers(pair):
    return {
        "people": [f"{pair.pk}-{person.pk}" for person in pair.people],
        "answer": "yes",
        "paper_date": "2026-10-01",
    }


def changed(pair):
    return str(Pair.objects.get(pk=pair.pk).starts_on) == "2026-10-05"


def group(organization, cast):
    return made.active(organization, None, [made.ready_mentee(organization) for _ in range(2)])


def one_member(pair):
    return {"pk": pair.pk, "member": PairMember.objects.filter(pair=pair).order_by("pk").first().pk}


def one_left(pair):
    return PairMember.objects.filter(pair=pair, ended_on__isnull=False).count() == 1


def moved(pair):
    return Pair.objects.get(pk=pair.pk).opened_by_id not in {None, pair.opened_by_id}


def listed(organization, cast):
    mentor, mentee = made.make_mentor(organization), made.make_mentee(organization)
    row = PairRow(2, str(mentor.person), (str(mentee.person),), started_on="2025-09-01")
    return PairImport.objects.create(organization=organization, filename="пары.xlsx", listed=[row.plain()])


def import_is(state):
    return lambda row: PairImport.objects.get(pk=row.pk).state == state


def own_active(organization, cast):
    """A working pair of the cast's mentor of this organization."""
    user = cast.mentor if organization == cast.school else cast.foreign_mentor
    return made.active(organization, made.ready_mentor(organization, Person.objects.get(user=user)))


def asked(kind):
    return lambda organization, cast: made.application(own_active(organization, cast), kind)


def asked_by_mentee(organization, cast):
    return made.application(own_active(organization, cast), ApplicationKind.END, mentor=False)


def application_is(state):
    return lambda row: Application.objects.get(pk=row.pk).state == state


def has_application(pair):
    return Application.objects.filter(pair=pair).exists()


def has_joined(row):
    return ApplicationAuthor.objects.filter(application=row).count() == 2


def on_paper(pair):
    return {"kind": "release", "people": [str(pair.people[0].pk)], "paper_date": "2026-10-20", "reason": ""}


def with_free_mentor(organization, cast):
    """A working pair, and a mentor who could take it over."""
    made.ready_mentor(organization)
    return made.active(organization)


def free_mentor(pair):
    others = MentorProfile.objects.filter(organization=pair.organization).exclude(pk=pair.mentor_id)
    return {"mentor": others.get().pk}


def proposed_instead(pair):
    return Pair.objects.filter(stems_from=pair).exists()


def change_drafted(pair):
    return PairChange.objects.filter(pair=pair, order__isnull=False).exists()


LEFT = {"ground": EndGround.LEFT, "day": "2026-10-20", "basis": ""}
NOT_FOR_OTHERS = ("mentee", "psychologist", "council", "secretary", "no_role", "municipal")

PROBES = {
    "pairs:apply": Probe(
        own_active,
        "post",
        role="mentor",
        effect=has_application,
        kwargs=lambda pair: {"pk": pair.pk, "kind": "release"},
        denied=("mentee", "curator", "director", "no_role"),
    ),
    "pairs:record_application": Probe(own_active, "post", data=on_paper, effect=has_application, denied=NOT_FOR),
    "pairs:report": Probe(
        own_active, "post", data=lambda pair: {"note": "нет встреч"}, effect=has_application, denied=NOT_FOR
    ),
    "pairs:draft_change": Probe(
        of(made.active),
        "post",
        data=lambda pair: LEFT,
        effect=change_drafted,
        kwargs=lambda pair: {"pk": pair.pk, "act": "end"},
        denied=NOT_FOR,
    ),
    "pairs:rematch": Probe(with_free_mentor, kwargs=lambda pair: {"pk": pair.pk, "purpose": "replace"}, denied=NOT_FOR),
    "pairs:propose_instead": Probe(
        with_free_mentor,
        "post",
        data=free_mentor,
        effect=proposed_instead,
        kwargs=lambda pair: {"pk": pair.pk, "purpose": "replace"},
        denied=NOT_FOR,
    ),
    "pairs:application": Probe(asked(ApplicationKind.RELEASE), denied=NOT_FOR_OTHERS),
    "pairs:application_join": Probe(
        asked_by_mentee, "post", role="mentor", effect=has_joined, denied=("mentee", "curator", "director", "no_role")
    ),
    "pairs:application_take_back": Probe(
        asked(ApplicationKind.RELEASE),
        "post",
        role="mentor",
        effect=application_is(ApplicationState.WITHDRAWN),
        denied=("mentee", "director", "secretary", "no_role"),
    ),
    "pairs:application_decline": Probe(
        asked(ApplicationKind.END),
        "post",
        role="director",
        data=lambda row: {"answer": "Обсудим в понедельник"},
        effect=application_is(ApplicationState.DECLINED),
        denied=("mentor", "mentee", "curator", "secretary", "no_role"),
    ),
    "pairs:application_pdf": Probe(asked(ApplicationKind.RELEASE), denied=NOT_FOR_OTHERS),
    "pairs:application_docx": Probe(asked(ApplicationKind.RELEASE), denied=NOT_FOR_OTHERS),
    "pairs:application_notice": Probe(asked_by_mentee, denied=("mentor", *NOT_FOR_OTHERS)),
    "pairs:detail": Probe(of(made.proposed), denied=("mentee", "secretary", "no_role", "municipal")),
    "pairs:agree": Probe(
        with_own_mentor, "post", role="mentor", effect=answered, denied=("mentee", "director", "curator", "no_role")
    ),
    "pairs:decline": Probe(
        with_own_mentor,
        "post",
        role="mentor",
        effect=in_state(PairState.DECLINED),
        denied=("mentee", "director", "curator", "no_role"),
    ),
    "pairs:answers": Probe(
        of(made.proposed), "post", data=paper_answers, effect=in_state(PairState.AGREED), denied=NOT_FOR
    ),
    "pairs:change": Probe(
        of(made.proposed), "post", data=lambda pair: TERMS | {"kinds": ["virtual"]}, effect=changed, denied=NOT_FOR
    ),
    "pairs:withdraw": Probe(of(made.proposed), "post", effect=in_state(PairState.WITHDRAWN), denied=NOT_FOR),
    "pairs:take_out": Probe(of(made.ordered), "post", effect=in_state(PairState.AGREED), denied=NOT_FOR),
    "pairs:next_draft": Probe(of(made.ordered), "post", effect=moved, denied=NOT_FOR),
    "pairs:end": Probe(
        of(made.active), "post", data=lambda pair: END, effect=in_state(PairState.ENDED), denied=NOT_FOR
    ),
    "pairs:end_member": Probe(group, "post", data=lambda pair: END, kwargs=one_member, effect=one_left, denied=NOT_FOR),
    "pairs:story_pdf": Probe(of(made.active), denied=("mentee", "secretary", "no_role", "municipal")),
    "pairs:story_docx": Probe(of(made.active), denied=("mentee", "secretary", "no_role", "municipal")),
    "pairs:memo": Probe(of(made.active), denied=NOT_FOR),
    "pairs:import": Probe(listed, denied=NOT_FOR),
    "pairs:import_confirm": Probe(listed, "post", effect=import_is("done"), denied=NOT_FOR),
    "pairs:import_discard": Probe(listed, "post", effect=import_is("discarded"), denied=NOT_FOR),
}
