"""What a participant asks for about a pair, and what the curator reports of it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Prefetch, Q, UniqueConstraint
from django.urls import reverse

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from orders.models import Order
from pairs.models.pairs import Pair, PairMember
from pairs.rules.applications import ApplicationKind
from pairs.states import OPEN_APPLICATIONS, ApplicationState
from papers.models import Recorded
from people.models import Organization, Person
from people.rules import OFFICE


class ApplicationQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The office, and whoever signed; a proposal to end is open to the pair, so that the others may join.

        The words of its reason are narrower: `pairs.policies.can_read_reason`.
        """
        here = self.filter(pair__organization=actor.organization)
        if actor.roles & OFFICE:
            return here
        if actor.user is None:
            return self.none()
        signed = ApplicationAuthor.objects.filter(application=OuterRef("pk"), person__user=actor.user)
        own = Pair.objects.with_participant(actor.user).values("pk")
        return here.filter(Exists(signed) | Q(kind=ApplicationKind.END, pair__in=own))

    def open(self) -> Self:
        return self.filter(state__in=OPEN_APPLICATIONS)

    def for_list(self) -> Self:
        members = PairMember.objects.select_related("mentee__person")
        authors = ApplicationAuthor.objects.select_related("person", "recorded_by", "scan")
        return self.select_related("pair__mentor__person", "pair__organization", "order").prefetch_related(
            Prefetch("pair__members", members), Prefetch("authors", authors)
        )


class Application(Versioned):
    """One paper about a pair: заявление, ходатайство or служебная записка.

    `reason` is quiet: no paper prints it, no participant but its author reads it.
    """

    pair = models.ForeignKey(Pair, models.PROTECT, related_name="+", verbose_name="пара")
    kind = models.CharField("вид", max_length=20, choices=ApplicationKind)
    state = models.CharField("состояние", max_length=10, choices=ApplicationState, default=ApplicationState.SUBMITTED)
    submitted_on = models.DateField("подано")
    accepted_on = models.DateField("принято", null=True, blank=True)
    last_day = models.DateField("последний день", null=True, blank=True)  # as it is asked for
    reason = models.TextField("причина", blank=True)
    answer = models.CharField("ответ руководителя", max_length=500, blank=True)
    order = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="приказ")
    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "заявление", "заявления"
        ordering = ("-submitted_on", "-pk")
        indexes = [models.Index(fields=["pair", "state"], name="application_pair_state")]
        constraints = [
            CheckConstraint(condition=Q(kind__in=ApplicationKind.values), name="application_kind_known"),
            CheckConstraint(condition=Q(state__in=ApplicationState.values), name="application_state_known"),
            CheckConstraint(  # a worker's refusal is accepted the same day (ТК РФ 351.8)
                condition=~Q(kind=ApplicationKind.RELEASE) | Q(accepted_on=models.F("submitted_on")),
                name="application_refusal_accepted_at_once",
            ),
            CheckConstraint(
                condition=~Q(state__in=[ApplicationState.IN_ORDER, ApplicationState.DONE]) | Q(order__isnull=False),
                name="application_in_order_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display().capitalize()}: {self.pair}"

    def get_absolute_url(self) -> str:
        return reverse("pairs:application", args=[self.pk])

    @property
    def organization(self) -> Organization:
        return self.pair.organization

    @property
    def organization_id(self) -> int:
        return self.pair.organization_id

    @property
    def people(self) -> list[Person]:
        """Who signed, in the order of their signatures."""
        return [author.person for author in self.authors.all()]

    @property
    def mentor_asks(self) -> bool:
        """Whether the mentor refuses, alone or together with the mentees."""
        return any(person.pk == self.pair.mentor.person_id for person in self.people)

    @property
    def told_on(self) -> date:
        """The day of the last signature: from it the words hold."""
        return max([self.submitted_on, *(author.signed_on for author in self.authors.all())])


class ApplicationAuthorQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(application__in=Application.objects.visible_to(actor))


class ApplicationAuthor(Recorded):
    """Somebody's signature below an application, on screen or on the paper that the curator has."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="authors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="кто подал")
    signed_on = models.DateField("подписано")
    objects = ApplicationAuthorQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name, verbose_name_plural = "подпись под заявлением", "подписи под заявлениями"
        ordering = ("pk",)
        constraints = [
            *Recorded.Meta.constraints,
            UniqueConstraint(fields=["application", "person"], name="application_signed_once"),
        ]

    def __str__(self) -> str:
        return str(self.person)
