"""Addresses of pairs."""

from pairs.kinds.pair_list import PairRow
from pairs.models import Agreement, Pair, PairImport, PairMember
from pairs.rules import EndGround
from pairs.states import PairState
from pairs.tests import made
from people.models import Person
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


PROBES = {
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
    "pairs:memo": Probe(of(made.active), denied=NOT_FOR),
    "pairs:import": Probe(listed, denied=NOT_FOR),
    "pairs:import_confirm": Probe(listed, "post", effect=import_is("done"), denied=NOT_FOR),
    "pairs:import_discard": Probe(listed, "post", effect=import_is("discarded"), denied=NOT_FOR),
}
