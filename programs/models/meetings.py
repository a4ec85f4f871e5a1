"""Meetings of a pair, and what the mentees say of them."""

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Case, CheckConstraint, Exists, OuterRef, Prefetch, Q, UniqueConstraint, Value, When
from django.urls import reverse

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from pairs.models import Pair, PairMember
from papers.models import Recorded
from people.models import Organization, Person
from programs.models.programs import Program, ProgramItem
from programs.rules import LONGEST, SHORTEST, SILENCE_DAYS, MeetingKind, MeetingStatus, Reply, meeting_status


def expected(held_on: Any) -> Q:
    """Members of a pair who were in it on that day; the days are known once the pair works."""
    begun = Q(started_on__isnull=True) | Q(started_on__lte=held_on)
    return begun & (Q(ended_on__isnull=True) | Q(ended_on__gte=held_on))


class MeetingQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees the pair sees its meetings."""
        return self.held().filter(pair__in=Pair.objects.visible_to(actor))

    def held(self) -> Self:
        """Without those entered by mistake and withdrawn."""
        return self.filter(withdrawn_at=None)

    def in_period(self, first: date, last: date) -> Self:
        return self.filter(held_on__range=(first, last))

    def with_status(self, today: date) -> Self:
        """`reply_status` as `MeetingStatus`, by the same rule as `rules.meeting_status`, for filters."""
        replies = MeetingReply.objects.filter(meeting=OuterRef("pk"))
        members = PairMember.objects.filter(expected(OuterRef("held_on")), pair=OuterRef("pair"))
        confirmed = MeetingReply.objects.filter(
            meeting=OuterRef(OuterRef("pk")), person=OuterRef("mentee__person"), reply=Reply.CONFIRMED
        )
        return self.annotate(
            reply_status=Case(
                When(Exists(replies.filter(reply=Reply.OBJECTED)), then=Value(MeetingStatus.OBJECTED)),
                When(
                    Exists(members) & ~Exists(members.exclude(Exists(confirmed))),
                    then=Value(MeetingStatus.CONFIRMED),
                ),
                When(logged_on__lt=today - timedelta(days=SILENCE_DAYS), then=Value(MeetingStatus.SILENT)),
                default=Value(MeetingStatus.WAITING),
                output_field=models.CharField(),
            )
        )

    def waiting_for(self, person: Person, today: date) -> Self:
        """Meetings that this mentee may still confirm or object to before silence confirms them."""
        member = PairMember.objects.filter(expected(OuterRef("held_on")), pair=OuterRef("pair"), mentee__person=person)
        said = MeetingReply.objects.filter(meeting=OuterRef("pk"), person=person)
        fresh = self.held().filter(logged_on__gte=today - timedelta(days=SILENCE_DAYS))
        return fresh.filter(Exists(member)).exclude(Exists(said))

    def for_list(self) -> Self:
        members = PairMember.objects.select_related("mentee__person")
        return self.select_related("pair__mentor__person", "pair__organization", "item").prefetch_related(
            Prefetch("pair__members", members), "replies"
        )


class Meeting(Versioned, Recorded):
    """A meeting of a pair, logged by the mentor in three taps; no text is obligatory."""

    pair = models.ForeignKey(Pair, models.PROTECT, related_name="+", verbose_name="пара")
    program = models.ForeignKey(Program, models.PROTECT, null=True, blank=True, related_name="+")  # none before it runs
    kind = models.CharField("вид", max_length=10, choices=MeetingKind, default=MeetingKind.REGULAR)
    held_on = models.DateField("дата")
    minutes = models.PositiveSmallIntegerField("длительность, минут", default=45)
    item = models.ForeignKey(ProgramItem, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="тема")
    note = models.CharField("заметка", max_length=500, blank=True)
    logged_on = models.DateField("внесена")
    withdrawn_at = models.DateTimeField("удалена", null=True, blank=True)
    objects = MeetingQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name, verbose_name_plural = "встреча", "встречи"
        ordering = ("-held_on", "-pk")
        indexes = [models.Index(fields=["pair", "-held_on"], name="meeting_pair_held")]
        constraints = [
            *Recorded.Meta.constraints,
            CheckConstraint(condition=Q(kind__in=MeetingKind.values), name="meeting_kind_known"),
            CheckConstraint(condition=Q(minutes__range=(SHORTEST, LONGEST)), name="meeting_minutes"),
        ]

    def __str__(self) -> str:
        return f"Встреча {self.held_on:%d.%m.%Y} ({self.get_kind_display()})"

    def get_absolute_url(self) -> str:
        return reverse("programs:meeting", args=[self.pk])

    @property
    def organization(self) -> Organization:
        return self.pair.organization

    @property
    def organization_id(self) -> int:
        return self.pair.organization_id

    def expected_members(self) -> list[PairMember]:
        """The mentees who were in the pair on that day."""
        return [
            m
            for m in self.pair.members.all()
            if (m.started_on is None or m.started_on <= self.held_on)
            and (m.ended_on is None or m.ended_on >= self.held_on)
        ]

    def status(self, today: date) -> MeetingStatus:
        """What the replies come to on that day; reads `members` and `replies`, which lists prefetch."""
        said = {reply.person_id: reply.reply for reply in self.replies.all()}
        persons = [member.mentee.person_id for member in self.expected_members()]
        return MeetingStatus(meeting_status([said.get(pk, "") for pk in persons], self.logged_on, today))


class MeetingReplyQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(meeting__in=Meeting.objects.visible_to(actor))


class MeetingReply(Recorded):
    """What one mentee says of a meeting; silence of seven days counts as confirmed and is shown as such."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="replies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reply = models.CharField("ответ", max_length=10, choices=[c for c in Reply.choices if c[0]])
    objection = models.CharField("возражение", max_length=500, blank=True)
    replied_on = models.DateField("когда")
    objects = MeetingReplyQuerySet.as_manager()

    class Meta(Recorded.Meta):
        ordering = ("pk",)
        constraints = [
            *Recorded.Meta.constraints,
            UniqueConstraint(fields=["meeting", "person"], name="meeting_reply_once"),
            CheckConstraint(condition=Q(reply__in=[Reply.CONFIRMED, Reply.OBJECTED]), name="meeting_reply_known"),
            CheckConstraint(condition=Q(reply=Reply.CONFIRMED) | ~Q(objection=""), name="meeting_objection_says_why"),
        ]

    def __str__(self) -> str:
        return self.get_reply_display()
