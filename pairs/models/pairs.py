"""Who mentors whom, from proposal to end."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Exists, F, OuterRef, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from orders.models import Order
from pairs.rules import FEWEST_IN_A_GROUP, Answer, EndGround
from pairs.rules.changes import Purpose
from pairs.states import AT_WORK, TAKING_A_PLACE, PairState
from papers.models import Recorded, Scan
from people.models import ListImport, ListImportQuerySet, Organization, PeriodQuerySet, Person, User
from people.rules import OFFICE, Role
from registry.models import MenteeProfile, MentorProfile
from registry.rules import MentoringForm, MentoringKind

PAIR_READERS = OFFICE | {Role.COUNCIL, Role.PSYCHOLOGIST}


class PairQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The office, council and psychologist see all pairs; a mentor or mentee those with a period of their own."""
        here = self.filter(organization=actor.organization)
        if actor.roles & PAIR_READERS:
            return here
        return here.with_participant(actor.user) if actor.user else self.none()

    def with_participant(self, user: User) -> Self:
        member = PairMember.objects.filter(pair=OuterRef("pk"), mentee__person__user=user)
        return self.filter(Q(mentor__person__user=user) | Exists(member))

    def taking_a_place(self) -> Self:
        return self.filter(state__in=TAKING_A_PLACE)

    def active(self) -> Self:
        return self.filter(state=PairState.ACTIVE)

    def with_person(self, person: Person) -> Self:
        member = PairMember.objects.filter(pair=OuterRef("pk"), mentee__person=person, end_ground="")
        return self.filter(Q(mentor__person=person) | Exists(member))

    def in_period(self, first: date, last: date) -> Self:
        """Pairs whose work overlaps the days from first to last."""
        return self.filter(started_on__lte=last).filter(Q(ended_on__isnull=True) | Q(ended_on__gte=first))

    def for_list(self) -> Self:
        members = PairMember.objects.select_related("mentee__person")
        return self.select_related("mentor__person", "opened_by", "organization").prefetch_related(
            models.Prefetch("members", members)
        )


class Pair(Versioned):
    """A mentor with one mentee, or with a group of two or more (S4 3.1)."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name="организация")
    mentor = models.ForeignKey(MentorProfile, models.PROTECT, related_name="+", verbose_name="наставник")
    form = models.CharField("форма", max_length=30, choices=MentoringForm, default=MentoringForm.TEACHER_TEACHER)
    kinds = models.JSONField("виды", default=list)  # registry.rules.MentoringKind; may be combined (S4 3.1)
    state = models.CharField("состояние", max_length=10, choices=PairState, default=PairState.PROPOSED)
    reason = models.TextField("почему эта пара", blank=True)  # for the curator: what of the needs the mentor covers
    proposed_on = models.DateField("предложена")
    starts_on = models.DateField("начало по плану", null=True, blank=True)
    ends_on = models.DateField("окончание по плану", null=True, blank=True)
    started_on = models.DateField("начало работы", null=True, blank=True)
    ended_on = models.DateField("завершена", null=True, blank=True)
    end_ground = models.CharField("основание завершения", max_length=20, choices=EndGround, blank=True)
    end_note = models.TextField("пояснение", blank=True)  # quiet: the office alone reads it, no paper prints it
    end_scan = models.ForeignKey(Scan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="скан")
    opened_by = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="приказ")
    closed_by = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+")
    stems_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    purpose = models.CharField("для чего предложена", max_length=10, choices=Purpose, blank=True)
    entered_as_is = models.BooleanField("внесена готовой", default=False)
    created_at = models.DateTimeField(default=timezone.now)
    objects = PairQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "пара", "пары"
        indexes = [models.Index(fields=["organization", "state"], name="pair_organization_state")]
        constraints = [
            CheckConstraint(condition=Q(state__in=PairState.values), name="pair_state_known"),
            CheckConstraint(condition=Q(form__in=MentoringForm.values), name="pair_form_known"),
            CheckConstraint(condition=Q(end_ground__in=["", *EndGround.values]), name="pair_end_ground_known"),
            CheckConstraint(condition=Q(purpose__in=["", *Purpose.values]), name="pair_purpose_known"),
            CheckConstraint(
                condition=Q(purpose="") | Q(stems_from__isnull=False), name="pair_purpose_names_its_origin"
            ),
            CheckConstraint(
                condition=~Q(state=PairState.ENDED) | (Q(ended_on__isnull=False) & ~Q(end_ground="")),
                name="pair_ended_has_date_and_ground",
            ),
            CheckConstraint(
                condition=~Q(state__in=sorted({*AT_WORK, PairState.ENDED})) | Q(started_on__isnull=False),
                name="pair_at_work_has_started",
            ),
            CheckConstraint(
                condition=~Q(state=PairState.ORDERED) | Q(opened_by__isnull=False), name="pair_ordered_names_its_order"
            ),
            CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(started_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="pair_ends_after_start",
            ),
            CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="pair_planned_dates",
            ),
        ]

    def __str__(self) -> str:
        mentees = ", ".join(member.mentee.person.short_name for member in self.members.all())
        return f"{self.mentor.person.short_name} – {mentees}"

    def get_absolute_url(self) -> str:
        return reverse("pairs:detail", args=[self.pk])

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def is_group(self) -> bool:
        return len(self.members.all()) >= FEWEST_IN_A_GROUP

    @property
    def people(self) -> list[Person]:
        """The mentor, then the mentees who have not left the group."""
        staying = [member.mentee.person for member in self.members.all() if not member.end_ground]
        return [self.mentor.person, *staying]

    @property
    def kind_labels(self) -> list[str]:
        return [MentoringKind(kind).label for kind in self.kinds if kind in MentoringKind.values]


class PairMemberQuerySet(PeriodQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(pair__in=Pair.objects.visible_to(actor))


class PairMember(models.Model):
    """A mentee of a pair for a period; the first day is known once the pair works."""

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="members")
    mentee = models.ForeignKey(MenteeProfile, models.PROTECT, related_name="+", verbose_name="наставляемый")
    started_on = models.DateField("с", null=True, blank=True)
    ended_on = models.DateField("по", null=True, blank=True)
    end_ground = models.CharField("основание", max_length=20, choices=EndGround, blank=True)  # left before the group
    opened_by = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+")  # joined later
    closed_by = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+")
    objects = PairMemberQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "участник пары", "участники пар"
        ordering = ("pk",)
        constraints = [
            UniqueConstraint(fields=["pair", "mentee"], name="pair_member_once"),
            CheckConstraint(condition=Q(end_ground__in=["", *EndGround.values]), name="pair_member_ground_known"),
            CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(started_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="pair_member_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return str(self.mentee)


class AgreementQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Everybody who sees the pair sees who agreed; why somebody declined is the office's."""
        return self.filter(pair__in=Pair.objects.visible_to(actor))


class Agreement(Recorded):
    """What one participant answered to the proposed pair (voluntary: S4 annex 1, 6.1)."""

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="agreements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="участник")
    answer = models.CharField("ответ", max_length=5, choices=Answer)
    answered_on = models.DateField("когда")
    objects = AgreementQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name, verbose_name_plural = "согласие на пару", "согласия на пары"
        constraints = [
            *Recorded.Meta.constraints,
            UniqueConstraint(fields=["pair", "person"], name="agreement_once"),
            CheckConstraint(condition=Q(answer__in=Answer.values), name="agreement_answer_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_answer_display()}"


class PairImportQuerySet(ListImportQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(organization=actor.organization)
        return here if Role.CURATOR in actor.roles else self.none()


class PairImport(ListImport):
    """A list of the pairs that work already."""

    objects: ClassVar[Any] = PairImportQuerySet.as_manager()

    class Meta(ListImport.Meta):
        verbose_name, verbose_name_plural = "загрузка списка пар", "загрузки списков пар"

    def get_absolute_url(self) -> str:
        return reverse("pairs:import", args=[self.pk])
