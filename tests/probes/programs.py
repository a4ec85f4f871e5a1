"""Addresses of programs and meetings."""

from datetime import timedelta

from pairs.models import Pair
from people.rules import Role
from programs import actions
from programs.actions.changes import Line
from programs.models import Meeting, MeetingReply, Program, ProgramItem
from programs.states import ChangeState, ProgramState
from programs.tests import scene
from tests.probes import Probe


def pair_of(organization, cast, **kwargs):
    """A pair at work since last month; in the own school its people are those of the cast."""
    own = organization == cast.school
    people = {"mentor": cast.mentor, "mentees": [cast.mentee]} if own else {}
    today = organization.today()
    pair = scene.make_pair(organization, started_on=today - timedelta(days=20), **people, **kwargs)
    Pair.objects.filter(pk=pair.pk).update(ends_on=None)
    pair.refresh_from_db()
    return pair


def stage(make):
    def program(organization, cast):
        pair = pair_of(organization, cast)
        program = actions.compose(
            pair, actor=scene.mentor_of(pair), today=pair.started_on, starts_on=pair.started_on, months=9
        )
        return make(program, pair)

    return program


def agreed(program, pair):
    for person in pair.people:
        actor = scene.actor_of(person.user, pair.organization)
        actions.agree(program, person=person, actor=actor, today=pair.started_on)
    program.refresh_from_db()
    return program


def sent(program, pair):
    return actions.send(agreed(program, pair), actor=scene.mentor_of(pair), today=pair.started_on)


def running(program, pair):
    return actions.approve(sent(program, pair), actor=scene.director_of(pair.organization), today=pair.started_on)


def finished(program, pair):
    running(program, pair)
    scene.finish_plan(program, pair.started_on)
    program.refresh_from_db()
    return program


def extended(program, pair):
    program = running(program, pair)
    curator = scene.curator_of(pair.organization)
    actions.propose_extension(program, actor=curator, today=pair.started_on, months=12)
    return program


def corrected(program, pair):
    """A proposed correction waits for the consents."""
    program = running(program, pair)
    item = program.items.first()
    line = Line("Открытый урок", item.form, item.term_on, item=item)
    actions.propose_correction(program, [line], actor=scene.curator_of(pair.organization), today=pair.started_on)
    return program


def meeting(organization, cast):
    pair = pair_of(organization, cast)
    return scene.make_meeting(pair, organization.today())


def meeting_pair(organization, cast):
    return meeting(organization, cast).pair


DRAFT = stage(lambda program, pair: program)
AGREED, SENT, RUNNING, FINISHED = map(stage, (agreed, sent, running, finished))
EXTENDED, CORRECTED = map(stage, (extended, corrected))


def item_of(make, position=0):
    return lambda organization, cast: make(organization, cast).items.all()[position]


def done_item(organization, cast):
    item = item_of(RUNNING)(organization, cast)
    return actions.mark_done(item, actor=scene.mentor_of(item.program.pair), today=organization.today())


def state_is(state):
    return lambda row: Program.objects.get(pk=row.pk).state == state


def has_program(pair):
    return Program.objects.filter(pair=pair).exists()


def has_meeting(pair):
    return Meeting.objects.filter(pair=pair).exists()


def replied(reply):
    def effect(row):
        pair = row if isinstance(row, Pair) else row.pair
        return MeetingReply.objects.filter(meeting__pair=pair, reply=reply).exists()

    return effect


def first_item_is(position):
    return lambda item: ProgramItem.objects.get(pk=item.pk).position == position


def agreements(number):
    return lambda program: program.agreements.count() >= number


def iso(day):
    return day.isoformat()


def item_data(row):
    program = row if isinstance(row, Program) else row.program
    return {"topic": "Открытый урок", "form": "lesson", "term_on": iso(program.ends_on), "expected_result": ""}


def program_data(row):
    starts_on = row.started_on if isinstance(row, Pair) else row.starts_on
    return {"title": "Первые шаги", "starts_on": iso(starts_on), "months": "5", "goal": "", "directions": ""}


def existing_data(pair):
    first = pair.started_on
    return {"starts_on": iso(first), "ends_on": iso(first + timedelta(days=200)), "approved_on": iso(first)}


def persons(program):
    return {"persons": [person.pk for person in program.pair.people], "paper_date": iso(program.starts_on)}


def meeting_data(row):
    pair = row if isinstance(row, Pair) else row.pair
    return {"kind": "trial", "held_on": iso(pair.started_on), "minutes": "60", "note": ""}


def journal_data(pair):
    kinds = {f"row{number}-kind": "regular" for number in range(8)}
    return kinds | {f"row{number}-minutes": "45" for number in range(8)} | {"row0-held_on": iso(pair.started_on)}


def signatures(pair):
    rows = Meeting.objects.filter(pair=pair).values_list("pk", flat=True)
    return {"person": pair.people[1].pk, "meetings": list(rows), "paper_date": iso(pair.started_on)}


def done_paper(program):
    return {"items": [program.items.first().pk], "paper_date": iso(program.starts_on)}


def correct_data(program):
    """Every item as it stands, and a new one in the first empty row."""
    data = {}
    for item in program.items.all():
        data |= {f"item{item.pk}-{name}": str(getattr(item, name)) for name in ("topic", "form", "expected_result")}
        data[f"item{item.pk}-term_on"] = iso(item.term_on)
    new = {"new0-topic": "Открытый урок", "new0-term_on": iso(program.ends_on), "new0-form": "lesson"}
    return data | new | {"new1-form": "lesson"}


def correction_is(state):
    return lambda program: program.corrections.filter(state=state).exists()


def addendum(program):
    return {"pk": program.pk, "correction_pk": program.corrections.get().pk}


def extension_is(state):
    return lambda program: program.extensions.filter(state=state).exists()


def in_program(item):
    return {"pk": item.program_id, "item_pk": item.pk}


NOBODY = ("secretary", "no_role", "municipal", "administrator")
NOT_MENTEE = ("mentee", "director", *NOBODY)
NOT_MENTOR = ("mentor", *NOT_MENTEE)
COMPOSERS = ("director", "psychologist", *NOBODY)


def item_probe(make, effect, role="mentor", **kwargs):
    fields = {
        "kwargs": in_program,
        "guarded": lambda item: item.program,
        "denied": ("secretary", "no_role", "municipal"),
    }
    return Probe(make, "post", role=role, effect=effect, **(fields | kwargs))


PROBES = {
    "programs:detail": Probe(RUNNING, role="mentee", denied=NOBODY),
    "programs:edit": Probe(
        DRAFT,
        "post",
        role="mentee",
        data=program_data,
        effect=lambda row: Program.objects.get(pk=row.pk).months == 5,
        denied=COMPOSERS,
    ),
    "programs:agree": Probe(DRAFT, "post", role="mentee", effect=agreements(1), denied=("curator", *COMPOSERS)),
    "programs:agree_on_paper": Probe(DRAFT, "post", data=persons, effect=state_is("agreed"), denied=NOT_MENTOR),
    "programs:send": Probe(AGREED, "post", effect=state_is(ProgramState.SENT), denied=NOT_MENTEE),
    "programs:return": Probe(
        SENT,
        "post",
        role=Role.DIRECTOR,
        data=lambda row: {"remark": "Добавьте открытый урок"},
        effect=state_is(ProgramState.RETURNED),
        denied=("curator", "mentor", "mentee", *NOBODY),
    ),
    "programs:approve": Probe(
        SENT,
        "post",
        role=Role.DIRECTOR,
        effect=state_is(ProgramState.RUNNING),
        denied=("curator", "mentor", "mentee", *NOBODY),
    ),
    "programs:approve_on_paper": Probe(
        AGREED,
        "post",
        data=lambda row: {"paper_date": iso(row.starts_on)},
        effect=state_is(ProgramState.RUNNING),
        denied=NOT_MENTOR,
    ),
    "programs:drop": Probe(DRAFT, "post", effect=state_is(ProgramState.DROPPED), denied=NOT_MENTEE),
    "programs:pdf": Probe(DRAFT, role="mentor", denied=NOBODY),
    "programs:docx": Probe(DRAFT, role="mentor", denied=NOBODY),
    "programs:item_new": Probe(
        DRAFT,
        "post",
        role="mentor",
        data=item_data,
        effect=lambda row: row.items.filter(topic="Открытый урок").exists(),
        denied=COMPOSERS,
    ),
    "programs:item_edit": item_probe(
        item_of(DRAFT),
        lambda item: ProgramItem.objects.get(pk=item.pk).topic == "Открытый урок",
        data=item_data,
        denied=COMPOSERS,
    ),
    "programs:item_up": item_probe(item_of(DRAFT, 1), first_item_is(1), denied=COMPOSERS),
    "programs:item_down": item_probe(item_of(DRAFT), first_item_is(2), denied=COMPOSERS),
    "programs:item_drop": item_probe(
        item_of(DRAFT), lambda item: not ProgramItem.objects.filter(pk=item.pk).exists(), denied=COMPOSERS
    ),
    "programs:item_done": item_probe(
        item_of(RUNNING), lambda item: ProgramItem.objects.get(pk=item.pk).done_on is not None, denied=NOT_MENTEE
    ),
    "programs:item_undone": item_probe(
        done_item, lambda item: ProgramItem.objects.get(pk=item.pk).done_on is None, denied=NOT_MENTEE
    ),
    "programs:done_on_paper": Probe(
        RUNNING,
        "post",
        data=done_paper,
        effect=lambda row: row.items.filter(done_on__isnull=False, source="paper").exists(),
        denied=NOT_MENTOR,
    ),
    "programs:end": Probe(
        FINISHED,
        "post",
        data=lambda row: {"ground": "completed", "ended_on": iso(row.starts_on)},
        effect=state_is(ProgramState.COMPLETED),
        denied=NOT_MENTEE,
    ),
    "programs:end_paper": Probe(
        RUNNING, role="mentor", kwargs=lambda row: {"pk": row.pk, "ground": "curator"}, denied=NOBODY
    ),
    "programs:extend": Probe(
        RUNNING,
        "post",
        role="mentor",
        data=lambda row: {"months": "12"},
        effect=extension_is(ChangeState.PROPOSED),
        denied=COMPOSERS,
    ),
    "programs:extension_agree": Probe(
        EXTENDED,
        "post",
        role="mentee",
        effect=lambda row: row.extensions.filter(agreements__isnull=False).exists(),
        denied=("curator", *COMPOSERS),
    ),
    "programs:extension_on_paper": Probe(
        EXTENDED, "post", data=persons, effect=extension_is(ChangeState.APPLIED), denied=NOT_MENTOR
    ),
    "programs:extension_withdraw": Probe(
        EXTENDED, "post", role="mentor", effect=extension_is(ChangeState.WITHDRAWN), denied=COMPOSERS
    ),
    "programs:correct": Probe(
        RUNNING,
        "post",
        role="mentor",
        data=correct_data,
        effect=correction_is(ChangeState.PROPOSED),
        denied=COMPOSERS,
    ),
    "programs:correction_agree": Probe(
        CORRECTED,
        "post",
        role="mentee",
        effect=lambda row: row.corrections.filter(agreements__isnull=False).exists(),
        denied=("curator", *COMPOSERS),
    ),
    "programs:correction_on_paper": Probe(
        CORRECTED, "post", data=persons, effect=correction_is(ChangeState.APPLIED), denied=NOT_MENTOR
    ),
    "programs:correction_withdraw": Probe(
        CORRECTED, "post", role="mentor", effect=correction_is(ChangeState.WITHDRAWN), denied=COMPOSERS
    ),
    "programs:addendum": Probe(CORRECTED, role="mentor", kwargs=addendum, denied=NOBODY),
    "programs:addendum_docx": Probe(CORRECTED, role="mentor", kwargs=addendum, denied=NOBODY),
    "programs:new": Probe(pair_of, "post", role="mentor", data=program_data, effect=has_program, denied=COMPOSERS),
    "programs:existing": Probe(pair_of, "post", data=existing_data, effect=has_program, denied=NOT_MENTOR),
    "programs:log": Probe(
        pair_of, "post", role="mentor", data=meeting_data, effect=has_meeting, denied=("curator", *NOT_MENTEE)
    ),
    "programs:journal_from_paper": Probe(pair_of, "post", data=journal_data, effect=has_meeting, denied=NOT_MENTOR),
    "programs:confirm_on_paper": Probe(
        meeting_pair, "post", data=signatures, effect=replied("confirmed"), denied=NOT_MENTOR
    ),
    "programs:journal": Probe(meeting_pair, role="mentee", denied=NOBODY),
    "programs:meeting": Probe(meeting, role="mentee", denied=NOBODY),
    "programs:meeting_edit": Probe(
        meeting,
        "post",
        role="mentor",
        data=meeting_data,
        effect=lambda row: Meeting.objects.get(pk=row.pk).minutes == 60,
        denied=NOT_MENTEE,
    ),
    "programs:meeting_withdraw": Probe(
        meeting,
        "post",
        role="mentor",
        effect=lambda row: Meeting.objects.get(pk=row.pk).withdrawn_at is not None,
        denied=NOT_MENTEE,
    ),
    "programs:meeting_confirm": Probe(
        meeting, "post", role="mentee", effect=replied("confirmed"), denied=("mentor", "curator", "director", *NOBODY)
    ),
    "programs:meeting_object": Probe(
        meeting,
        "post",
        role="mentee",
        data=lambda row: {"objection": "Встреча прошла в другой день"},
        effect=replied("objected"),
        denied=("mentor", "curator", "director", *NOBODY),
    ),
}
