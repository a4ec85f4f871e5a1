"""The personalized program of a pair, its items and meetings."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from pairs.models import Pair
from pairs.rules import EndGround
from papers.models import Document, Recorded, Scan
from people.models import Person
from programs.rules import MAX_MONTHS, MIN_MONTHS, ItemForm, MeetingKind, Reply
from programs.states import ProgramState
from registry.models import Need


class ProgramQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees the pair sees its program."""
        return self.filter(pair__in=Pair.objects.visible_to(actor))

    def running(self) -> Self:
        return self.filter(state=ProgramState.RUNNING)

    def for_list(self) -> Self:
        return self.select_related("pair__mentor__person", "pair__organization").prefetch_related(
            "pair__members__mentee__person"
        )


class Program(Versioned):
    """Agreed goals and meetings of one pair for 3 to 12 months (S4 1.3)."""

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
    approved_on = models.DateField("утверждена", null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_on_paper = models.BooleanField("утверждена на бумаге", default=False)
    approval_scan = models.ForeignKey(Scan, models.PROTECT, null=True, blank=True, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField("завершена", null=True, blank=True)
    end_ground = models.CharField("основание завершения", max_length=20, choices=EndGround, blank=True)
    end_paper = models.CharField("чем подтверждено", max_length=300, blank=True)  # the paper of the ground, 7.1
    end_scan = models.ForeignKey(Scan, models.PROTECT, null=True, blank=True, related_name="+")
    entered_as_is = models.BooleanField("внесена готовой", default=False)
    created_at = models.DateTimeField(default=timezone.now)
    objects = ProgramQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "программа", "программы"
        indexes = [models.Index(fields=["state", "ends_on"], name="program_state_ends")]
        constraints = [
            CheckConstraint(condition=Q(months__range=(MIN_MONTHS, MAX_MONTHS)), name="program_3_to_12_months"),
            CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="program_ends_after_start"),
            CheckConstraint(condition=Q(state__in=ProgramState.values), name="program_state_known"),
            CheckConstraint(
                condition=~Q(state__in=[ProgramState.COMPLETED, ProgramState.STOPPED])
                | (Q(ended_on__isnull=False) & ~Q(end_ground="")),
                name="program_ended_has_date_and_ground",
            ),
            UniqueConstraint(
                fields=["pair"],
                condition=~Q(state__in=[ProgramState.COMPLETED, ProgramState.STOPPED]),
                name="program_one_open",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"Программа: {self.pair}"

    def get_absolute_url(self) -> str:
        return reverse("programs:detail", args=[self.pk])

    @property
    def organization_id(self) -> int:
        return self.pair.organization_id


class ProgramAgreement(Recorded):
    """A participant's agreement to the program as it stands; dropped when the content changes."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="agreements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agreed_on = models.DateField("согласовано")
    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [UniqueConstraint(fields=["program", "person"], name="program_agreement_once")]

    def __str__(self) -> str:
        return str(self.person)


class ProgramItemQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(program__in=Program.objects.visible_to(actor))


class ProgramItem(Versioned):
    """One activity of the plan: what, against which difficulty, when, how, with what result."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField("№")
    topic = models.CharField("содержание", max_length=300)
    need = models.ForeignKey(Need, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="затруднение")
    term_on = models.DateField("срок")
    form = models.CharField("форма", max_length=20, choices=ItemForm, default=ItemForm.CONSULTATION)
    expected_result = models.CharField("ожидаемый результат", max_length=300, blank=True)
    done_on = models.DateField("выполнено", null=True, blank=True)
    objects = ProgramItemQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "мероприятие программы", "мероприятия программы"
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.topic


class MeetingQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees the pair sees its meetings."""
        return self.filter(pair__in=Pair.objects.visible_to(actor), withdrawn_at=None)

    def for_list(self) -> Self:
        return self.select_related("pair__mentor__person", "item").prefetch_related("pair__members__mentee__person")


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

    class Meta:
        verbose_name, verbose_name_plural = "встреча", "встречи"
        ordering = ("-held_on", "-pk")
        indexes = [models.Index(fields=["pair", "-held_on"], name="meeting_pair_held")]
        constraints = [
            CheckConstraint(condition=Q(kind__in=MeetingKind.values), name="meeting_kind_known"),
            CheckConstraint(condition=Q(minutes__range=(5, 600)), name="meeting_minutes"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.held_on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("programs:meeting", args=[self.pk])

    @property
    def organization_id(self) -> int:
        return self.pair.organization_id


class MeetingReply(Recorded):
    """What one mentee says of a meeting; silence of seven days counts as confirmed and is shown as such."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="replies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reply = models.CharField("ответ", max_length=10, choices=Reply, blank=True)
    objection = models.CharField("возражение", max_length=500, blank=True)
    replied_on = models.DateField("когда", null=True, blank=True)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [UniqueConstraint(fields=["meeting", "person"], name="meeting_reply_once")]

    def __str__(self) -> str:
        return self.get_reply_display()
