"""Events of the mentoring system: who was invited, who came, what was said; and the calendar of a person."""

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import CheckConstraint, Count, Exists, F, OuterRef, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from papers.models import Document, Recorded, Scan
from people.models import Organization, Person
from people.rules import OFFICIALS
from roadmap.models.occurrences import Occurrence
from roadmap.rules.events import SOON_DAYS, EventKind, ProtocolItem, new_token, when_of
from roadmap.states import EventState


class EventQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Officials see all of the organization, everybody else what they are invited to."""
        here = self.filter(organization=actor.organization)
        if actor.roles & OFFICIALS:
            return here
        return here.inviting(actor.user) if actor.roles else self.none()

    def inviting(self, user: Any) -> Self:
        """Those that this user is invited to."""
        if user is None:
            return self.none()
        return self.filter(Exists(EventInvitee.objects.filter(event=OuterRef("pk"), person__user=user)))

    def planned(self) -> Self:
        return self.filter(state=EventState.PLANNED)

    def coming(self, today: date, days: int = SOON_DAYS) -> Self:
        return self.planned().filter(day__range=(today, today + timedelta(days=days)))

    def unmarked(self, today: date) -> Self:
        """Their day has passed and nobody has said who was there."""
        return self.planned().filter(day__lt=today)

    def for_list(self) -> Self:
        counted = self.annotate(invited=Count("invitees"), came=Count("invitees", filter=Q(invitees__came=True)))
        return counted.order_by("-day", F("starts_at").desc(nulls_last=True), "-pk")


class Event(Versioned, Recorded):
    """A meeting of many, planned and then held; `source` says how attendance reached the product."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    kind = models.CharField("вид", max_length=20, choices=EventKind)
    title = models.CharField("тема", max_length=300)
    day = models.DateField("дата")
    starts_at = models.TimeField("начало", null=True, blank=True)
    ends_at = models.TimeField("окончание", null=True, blank=True)
    place = models.CharField("место", max_length=200, blank=True)
    agenda = models.TextField("повестка", blank=True, max_length=5000)
    occurrence = models.ForeignKey(
        Occurrence, models.SET_NULL, null=True, blank=True, related_name="events", verbose_name="мероприятие плана"
    )
    state = models.CharField("состояние", max_length=10, choices=EventState, default=EventState.PLANNED)
    reason = models.CharField("причина отмены", max_length=500, blank=True)
    marked_on = models.DateField("присутствие отмечено", null=True, blank=True)
    objects = EventQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name, verbose_name_plural = "встреча или собрание", "встречи и собрания"
        ordering = ("-day", "-pk")
        indexes = [models.Index(fields=["organization", "state", "day"], name="event_organization_day")]
        constraints = [
            *Recorded.Meta.constraints,
            CheckConstraint(condition=Q(kind__in=EventKind.values), name="event_kind_known"),
            CheckConstraint(condition=Q(state__in=EventState.values), name="event_state_known"),
            CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")), name="event_ends_after_start"
            ),
            CheckConstraint(
                condition=~Q(state=EventState.CANCELLED) | ~Q(reason=""), name="event_cancelled_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("roadmap:event", args=[self.pk])

    @property
    def when(self) -> str:
        return when_of(self.day, self.starts_at, self.ends_at)


class EventInvitee(models.Model):
    """Somebody of the organization, or from outside by name; whether they came is known once it is marked."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="invitees")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField("приглашённый со стороны", max_length=200, blank=True)
    came = models.BooleanField("присутствовал", null=True, blank=True)
    objects = ScopedQuerySet.as_manager()  # shown on the page of the event alone

    class Meta:
        verbose_name, verbose_name_plural = "приглашённый", "приглашённые"
        constraints = [
            UniqueConstraint(fields=["event", "person"], condition=Q(person__isnull=False), name="event_invitee_once"),
            UniqueConstraint(fields=["event", "name"], condition=~Q(name=""), name="event_outsider_once"),
            CheckConstraint(condition=Q(person__isnull=True) ^ Q(name=""), name="event_invitee_is_a_person_or_a_name"),
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person else self.name


class EventFile(models.Model):
    """A paper of the event that everybody who was invited may open: a program, a handout, a photograph."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="files")
    title = models.CharField("что это", max_length=200)
    scan = models.ForeignKey(Scan, models.PROTECT, related_name="+")
    objects = ScopedQuerySet.as_manager()  # fetched through the event

    class Meta:
        verbose_name, verbose_name_plural = "файл", "файлы"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title


class ProtocolQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(event__in=Event.objects.visible_to(actor))


class Protocol(Versioned):
    """What was heard and decided; a draft until it is frozen as a document."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="protocol")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    number = models.CharField("номер", max_length=20, blank=True)
    chair = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="председатель")
    keeper = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="секретарь")
    items = models.JSONField(default=list)  # [{"heard": …, "decided": …}]
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    objects = ProtocolQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "протокол", "протоколы"

    def __str__(self) -> str:
        return f"Протокол № {self.number}" if self.number else "Протокол"

    def get_absolute_url(self) -> str:
        return self.event.get_absolute_url()

    @property
    def questions(self) -> list[ProtocolItem]:
        return [ProtocolItem(**item) for item in self.items]


class CalendarAddressQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Everybody their own."""
        return self.filter(person=actor.person) if actor.roles and actor.person else self.none()

    def open(self) -> Self:
        return self.filter(withdrawn_at=None)


class CalendarAddress(models.Model):
    """The secret address at which a person's calendar program asks for their events and terms."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    created_at = models.DateTimeField("создан", default=timezone.now)
    withdrawn_at = models.DateTimeField("отключён", null=True, blank=True)
    objects = CalendarAddressQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "адрес календаря", "адреса календарей"
        constraints = [
            UniqueConstraint(fields=["person"], condition=Q(withdrawn_at__isnull=True), name="calendar_one_open"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"

    @property
    def organization_id(self) -> int:
        return self.person.organization_id
