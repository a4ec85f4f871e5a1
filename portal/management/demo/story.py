"""Steps of a school's year as short calls on the product's own actions: what a demo tells reads as a story."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from orders import actions as orders
from orders.models import Order
from pairs import actions as pairs
from pairs.models import Pair
from pairs.rules import Answer
from people.models import Organization, Person, User, UserActor, actors_of
from programs import actions as programs
from programs.actions.meetings import Held
from programs.models import Meeting, Program, ProgramChange
from programs.rules import MeetingKind
from registry import actions as registry
from registry.models import Competence, MenteeProfile, MentorProfile
from registry.rules import ConsentKind, MentoringForm, MentoringKind

FIRST_MEETINGS = (MeetingKind.FIRST, MeetingKind.TRIAL, MeetingKind.PLANNING)


@dataclass
class Story:
    """One school, its people by key, and the day on which the story is told. Days are counted back from it."""

    organization: Organization
    people: dict[str, Person]
    today: date

    def __post_init__(self) -> None:
        self.mentors: dict[str, MentorProfile] = {}
        self.mentees: dict[str, MenteeProfile] = {}

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def by(self, key: str) -> UserActor:
        """The person as an actor: only those who sign in."""
        return actors_of(User.objects.get(username=key))[0]

    @property
    def curator(self) -> UserActor:
        return self.by(next(key for key in self.people if key.startswith("curator")))

    @property
    def director(self) -> UserActor:
        return self.by(next(key for key in self.people if key.startswith("director")))

    def consents(self, keys: Sequence[str], *kinds: str, days: int) -> None:
        """Signed on paper that day, recorded by the curator."""
        people = [self.people[key] for key in keys]
        registry.record_consents(people, kinds, actor=self.curator, today=self.ago(days), given_on=self.ago(days))

    def enter_mentor(self, key: str, offers: Sequence[str], *, days: int, duties: bool = True, **fields) -> None:
        self.consents([key], ConsentKind.PERSONAL_DATA, days=days)
        if duties:
            self.consents([key], ConsentKind.MENTOR_DUTIES, days=days)
        profile = registry.enter_mentor(self.people[key], actor=self.curator, today=self.ago(days), **fields)
        chosen = Competence.objects.filter(code__in=offers).values_list("pk", flat=True)
        self.mentors[key] = registry.set_offers(profile, chosen, actor=self.curator)

    def trained(self, keys: Sequence[str], *, days: int) -> None:
        """Went through the school of mentors that day."""
        for key in keys:
            learnt = {"trained_on": self.ago(days), "training": "«Школа наставника», 12 часов"}
            self.mentors[key] = registry.change_entry(self.mentors[key], actor=self.curator, **learnt)

    def enter_mentee(self, key: str, needs: dict[str, int], *, days: int, agreed: bool = True, **fields) -> None:
        self.consents([key], ConsentKind.PERSONAL_DATA, days=days)
        if agreed:
            self.consents([key], ConsentKind.BEING_MENTORED, days=days)
        profile = registry.enter_mentee(self.people[key], actor=self.curator, today=self.ago(days), **fields)
        ids = dict(Competence.objects.filter(code__in=needs).values_list("code", "pk"))
        weights = {ids[code]: weight for code, weight in needs.items()}
        self.mentees[key] = registry.set_needs(profile, weights, actor=self.curator)

    def propose(
        self, mentor: str, mentees: Sequence[str], *, days: int, months: int = 8, reason: str = "", **stem
    ) -> Pair:
        kind = MentoringKind.GROUP if len(mentees) > 1 else MentoringKind.TRADITIONAL
        return pairs.propose(
            self.mentors[mentor],
            [self.mentees[key] for key in mentees],
            form=MentoringForm.TEACHER_TEACHER,
            kinds=[kind],
            starts_on=self.ago(days - 5),  # by then the order is signed
            ends_on=self.ago(days - months * 30),
            reason=reason,
            **stem,
            actor=self.curator,
            today=self.ago(days),
        )

    def agreed(self, mentor: str, mentees: Sequence[str], *, days: int, **terms) -> Pair:
        """Proposed, and agreed by everybody on paper the next day."""
        pair = self.propose(mentor, mentees, days=days, **terms)
        everybody = [(pair, self.people[key]) for key in (mentor, *mentees)]
        day = self.ago(days - 1)
        pairs.record_answers(everybody, answer=Answer.YES, answered_on=day, actor=self.curator, today=day)
        return Pair.objects.get(pk=pair.pk)

    def order(self, drafted: Sequence[Pair], *, days: int) -> Order:
        return pairs.draft_order(drafted, actor=self.curator, today=self.ago(days))

    def sent(self, order: Order, *, days: int) -> Order:
        return orders.send(order, actor=self.curator, today=self.ago(days))

    def in_force(self, order: Order, number: str, *, days: int) -> Order:
        """Sent, approved and registered on one day."""
        day = self.ago(days)
        order = orders.approve(self.sent(order, days=days), actor=self.director, today=day)
        return orders.register(order, number=number, dated=day, actor=self.curator, today=day)

    def program(self, pair: Pair, *, days: int, months: int, goal: str) -> Program:
        """Composed from the needs of the mentees."""
        pair = Pair.objects.get(pk=pair.pk)
        day = max(self.ago(days), pair.started_on or self.ago(days))
        return programs.compose(pair, actor=self.curator, today=day, starts_on=day, months=months, goal=goal)

    def agree(self, program: Program, keys: Sequence[str], *, days: int) -> Program:
        for key in keys:
            programs.agree(program, person=self.people[key], actor=self.curator, today=self.ago(days), on_paper=True)
        return Program.objects.get(pk=program.pk)

    def running(self, pair: Pair, keys: Sequence[str], *, days: int, months: int, goal: str) -> Program:
        """Composed, agreed by both, approved by the director on screen."""
        program = self.agree(self.program(pair, days=days, months=months, goal=goal), keys, days=days)
        program = programs.send(program, actor=self.curator, today=self.ago(days))
        return programs.approve(program, actor=self.director, today=self.ago(days))

    def said_yes(self, agree: Callable, change: ProgramChange, keys: Sequence[str], *, days: int) -> None:
        """Consents to an extension or a correction, signed on paper. `agree`: the action of that kind."""
        for key in keys:
            agree(change, person=self.people[key], actor=self.curator, today=self.ago(days), on_paper=True)

    def meet(
        self, pair: Pair, days_ago: Sequence[int], *, items_done: int = 0, confirmed_by: Sequence[str] = ()
    ) -> None:
        """Meetings in their order, each with the next topic of the plan; the first topics are marked done."""
        program = Program.objects.filter(pair=pair).order_by("-pk").first()
        items = list(program.items.all()) if program else []
        before = Meeting.objects.filter(pair=pair).count()
        for number, days in enumerate(sorted(days_ago, reverse=True), start=before):
            kind = FIRST_MEETINGS[number] if number < len(FIRST_MEETINGS) else MeetingKind.REGULAR
            item = items[number % len(items)] if items else None
            held = Held(kind, self.ago(days), 45, item, item_done=number < items_done)
            meeting = programs.log_meeting(
                pair, held, actor=self.curator, today=self.ago(max(days - 1, 0)), on_paper=True, again=True
            )
            self._confirm(meeting, confirmed_by, days)

    def _confirm(self, meeting: Meeting, keys: Sequence[str], days: int) -> None:
        for key in keys:
            day = self.ago(max(days - 2, 0))
            programs.confirm_meeting(meeting, person=self.people[key], actor=self.curator, today=day, on_paper=True)

    def finish(self, program: Program, *, days: int) -> None:
        """Every topic is marked, the program and then the pair end."""
        day = self.ago(days)
        for item in program.items.filter(done_on=None):
            done = min(item.term_on, day)
            programs.mark_done(item, actor=self.curator, today=day, done_on=done, on_paper=True)
        program = Program.objects.get(pk=program.pk)
        programs.complete(program, actor=self.curator, today=day, ended_on=day, paper="отчёт наставника")
        pair = Pair.objects.get(pk=program.pair_id)
        pairs.end_pair(pair, ground="completed", ended_on=day, actor=self.curator, today=day)
