"""The program, who agreed to it, and its items."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from orders.models import Order
from pairs.models import Pair, PairMember
from pairs.rules import EndGround
from papers.models import Document, Recorded, Scan
from people.models import Organization, Person
from programs.rules import MAX_MONTHS, MIN_MONTHS, Initiator, ItemForm
from programs.states import AHEAD, CLOSED, ENDED, ProgramState
from registry.models import Need


class ProgramQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees the pair sees its program."""
        return self.filter(pair__in=Pair.objects.visible_to(actor))

    def running(self) -> Self:
        return self.filter(state=ProgramState.RUNNING)

    def ahead(self) -> Self:
        """Composed, but not approved yet."""
        return self.filter(state__in=AHEAD)

    def waiting_for_approval(self) -> Self:
        return self.filter(state=ProgramState.SENT)

    def not_closed(self) -> Self:
        return self.exclude(state__in=CLOSED)

    def past_planned_end(self, today: date) -> Self:
        return self.running().filter(ends_on__lt=today)

    def in_period(self, first: date, last: date) -> Self:
        """Approved programs whose work overlaps the days from first to last."""
        approved = self.filter(state__in=[ProgramState.RUNNING, *ENDED])
        return approved.filter(starts_on__lte=last).filter(Q(ended_on__isnull=True) | Q(ended_on__gte=first))

    def with_counts(self) -> Self:
        """`items_total` and `items_done`, each in a subquery of its own."""
        items = ProgramItem.objects.filter(program=models.OuterRef("pk")).order_by().values("program")
        count = items.annotate(n=models.Count("pk")).values("n")
        done = items.filter(done_on__isnull=False).annotate(n=models.Count("pk")).values("n")
        return self.annotate(
            items_total=models.functions.Coalesce(models.Subquery(count), 0),
            items_done=models.functions.Coalesce(models.Subquery(done), 0),
        )

    def for_list(self) -> Self:
        members = PairMember.objects.select_related("mentee__person")
        return (
            self.with_counts()
            .select_related("pair__mentor__person", "pair__organization")
            .prefetch_related(models.Prefetch("pair__members", members))
        )


class Program(Versioned):
    """Agreed goals and activities of one pair for 3 to 12 months (S4 1.3)."""

    pair = models.ForeignKey(Pair, models.PROTECT, related_name="+", verbose_name="пара")
    title = models.CharField("название", max_length=200, blank=True)
    starts_on = models.DateField("начало")
    months = models.PositiveSmallIntegerField("срок, месяцев")
    ends_on = models.DateField("плановое окончание", editable=False)
    state = models.CharField("состояние", max_length=20, choices=ProgramState, default=ProgramState.DRAFT)
    goal = models.TextField("цель", blank=True)
    directions = models.TextField("направления работы", blank=True)
    strengths = models.TextField("сильные стороны наставляемого", blank=True)
    remark = models.TextField("замечание руководителя", blank=True)
    sent_on = models.DateField("отправлена", null=True, blank=True)
    approved_on = models.DateField("утверждена", null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_on_paper = models.BooleanField("утверждена на бумаге", default=False)
    approval_scan = models.ForeignKey(Scan, models.PROTECT, null=True, blank=True, related_name="+")
    approved_by_order = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+")
    closed_by = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField("завершена", null=True, blank=True)
    end_ground = models.CharField("основание завершения", max_length=20, choices=EndGround, blank=True)
    end_initiator = models.CharField("по чьей инициативе", max_length=10, choices=Initiator, blank=True)
    end_paper = models.CharField("чем подтверждено", max_length=300, blank=True)  # the paper of the ground, 7.1
    end_scan = models.ForeignKey(Scan, models.PROTECT, null=True, blank=True, related_name="+")
    entered_as_is = models.BooleanField("внесена готовой", default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    objects = ProgramQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "программа", "программы"
        indexes = [models.Index(fields=["state", "ends_on"], name="program_state_ends")]
        constraints = [
            CheckConstraint(  # S4 1.3; a program from before the product is kept as it was
                condition=Q(months__range=(MIN_MONTHS, MAX_MONTHS)) | Q(entered_as_is=True),
                name="program_3_to_12_months",
            ),
            CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="program_ends_after_start"),
            CheckConstraint(condition=Q(state__in=ProgramState.values), name="program_state_known"),
            CheckConstraint(condition=Q(end_ground__in=["", *EndGround.values]), name="program_end_ground_known"),
            CheckConstraint(condition=Q(end_initiator__in=["", *Initiator.values]), name="program_end_initiator_known"),
            CheckConstraint(
                condition=~Q(state__in=sorted({ProgramState.RUNNING, *ENDED})) | Q(approved_on__isnull=False),
                name="program_running_is_approved",
            ),
            CheckConstraint(
                condition=~Q(state__in=sorted(ENDED)) | (Q(ended_on__isnull=False) & ~Q(end_ground="")),
                name="program_ended_has_date_and_ground",
            ),
            UniqueConstraint(fields=["pair"], condition=~Q(state__in=sorted(CLOSED)), name="program_one_open"),
        ]

    def __str__(self) -> str:
        return self.title or f"Программа: {self.pair}"

    def get_absolute_url(self) -> str:
        return reverse("programs:detail", args=[self.pk])

    @property
    def organization(self) -> Organization:
        return self.pair.organization

    @property
    def organization_id(self) -> int:
        return self.pair.organization_id

    def is_past_planned_end(self, today: date) -> bool:
        return self.state == ProgramState.RUNNING and self.ends_on < today


class ProgramHandoverQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees the pair that gave the program or the one that took it."""
        seen = Pair.objects.visible_to(actor)
        return self.filter(Q(old__in=seen) | Q(new__in=seen))


class ProgramHandover(models.Model):
    """A program went on with another pair of the same mentees: their mentor was replaced, for good or for a time."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="handovers")
    old = models.ForeignKey(Pair, models.PROTECT, related_name="+", verbose_name="от пары")
    new = models.ForeignKey(Pair, models.PROTECT, related_name="+", verbose_name="паре")
    handed_on = models.DateField("передана")
    objects = ProgramHandoverQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "передача программы", "передачи программ"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.program}: {self.handed_on:%d.%m.%Y}"


class ProgramAgreementQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(program__in=Program.objects.visible_to(actor))


class ProgramAgreement(Recorded):
    """A participant's agreement to the program as it stands; dropped when the content changes."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="agreements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agreed_on = models.DateField("согласовано")
    objects = ProgramAgreementQuerySet.as_manager()

    class Meta(Recorded.Meta):
        ordering = ("pk",)
        constraints = [
            *Recorded.Meta.constraints,
            UniqueConstraint(fields=["program", "person"], name="program_agreement_once"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class ProgramItemQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(program__in=Program.objects.visible_to(actor))

    def overdue(self, today: date) -> Self:
        """Not done though the term has passed, in running programs."""
        return self.filter(program__state=ProgramState.RUNNING, done_on=None, term_on__lt=today)


class ProgramItemManager(models.Manager.from_queryset(ProgramItemQuerySet)):  # type: ignore[misc]
    """The plan as it stands. An item that a correction took out stays as a row: meetings held on it name it still."""

    def get_queryset(self) -> ProgramItemQuerySet:
        return super().get_queryset().filter(dropped_on=None)


class ProgramItem(Versioned, Recorded):
    """One activity of the plan: what, against which difficulty, when, how, with what result.

    As a `Recorded` row it says how the mark of its being done came: on screen or from paper.
    """

    program = models.ForeignKey(Program, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField("№")
    topic = models.CharField("содержание", max_length=300)
    need = models.ForeignKey(Need, models.SET_NULL, null=True, blank=True, related_name="+")
    difficulty = models.CharField("затруднение", max_length=300, blank=True)  # its words, kept when the need goes
    term_on = models.DateField("срок")
    form = models.CharField("форма", max_length=20, choices=ItemForm, default=ItemForm.CONSULTATION)
    expected_result = models.CharField("ожидаемый результат", max_length=300, blank=True)
    done_on = models.DateField("выполнено", null=True, blank=True)
    dropped_on = models.DateField("убрано из плана", null=True, blank=True)  # by a correction
    objects = ProgramItemManager()

    class Meta(Recorded.Meta):
        verbose_name, verbose_name_plural = "мероприятие программы", "мероприятия программы"
        ordering = ("position", "pk")
        constraints = [
            *Recorded.Meta.constraints,
            CheckConstraint(condition=Q(form__in=ItemForm.values), name="program_item_form_known"),
            CheckConstraint(condition=Q(done_on=None) | Q(dropped_on=None), name="program_item_done_is_not_dropped"),
        ]

    def __str__(self) -> str:
        return self.topic

    def get_absolute_url(self) -> str:
        return self.program.get_absolute_url()

    @property
    def organization_id(self) -> int:
        return self.program.organization_id

    def is_overdue(self, today: date) -> bool:
        return self.done_on is None and self.term_on < today
