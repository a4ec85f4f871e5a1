"""What orders change in a pair that works: an end, another mentor, a pause, a mentee who joins or leaves."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from orders.models import Order
from pairs.models.applications import Application
from pairs.models.pairs import Pair, PairMember
from pairs.rules import EndGround
from pairs.rules.changes import ChangeAct, first_day_of_new
from pairs.states import OPEN_CHANGES, ChangeState
from people.models import Organization


class PairChangeQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees the pair; participants learn of it once the order is in force (`pairs.selectors`)."""
        return self.filter(pair__in=Pair.objects.visible_to(actor))

    def open(self) -> Self:
        return self.filter(state__in=OPEN_CHANGES)

    def due(self, today: date) -> Self:
        return self.filter(state=ChangeState.WAITING, day__lte=today)

    def for_list(self) -> Self:
        members = PairMember.objects.select_related("mentee__person")
        return self.select_related(
            *("pair__mentor__person", "pair__organization", "pair__opened_by", "order", "application"),
            *("opened__mentor__person", "member__mentee__person"),
        ).prefetch_related(
            models.Prefetch("pair__members", members),
            models.Prefetch("opened__members", members),
            "application__authors__person",
        )


class PairChange(Versioned):
    """One change by one order. `day`: the last day of what ends, the first of what begins.

    `opened`: the pair that comes in (another mentor, a substitute, the one that brings a mentee into the group).
    """

    pair = models.ForeignKey(Pair, models.PROTECT, related_name="changes", verbose_name="пара")
    act = models.CharField("что меняется", max_length=10, choices=ChangeAct)
    state = models.CharField("состояние", max_length=10, choices=ChangeState, default=ChangeState.DRAFTED)
    day = models.DateField("день")
    until = models.DateField("до", null=True, blank=True)
    told_on = models.DateField("наставник предупреждён", null=True, blank=True)
    ground = models.CharField("основание", max_length=20, choices=EndGround, blank=True)
    basis = models.CharField("документ-основание", max_length=300, blank=True)
    application = models.ForeignKey(Application, models.PROTECT, null=True, blank=True, related_name="+")
    member = models.ForeignKey(PairMember, models.PROTECT, null=True, blank=True, related_name="+")
    opened = models.ForeignKey(Pair, models.PROTECT, null=True, blank=True, related_name="+")
    order = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="приказ")
    done_on = models.DateField("исполнено", null=True, blank=True)
    objects = PairChangeQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "изменение пары", "изменения пар"
        ordering = ("pk",)
        constraints = [
            CheckConstraint(condition=Q(act__in=ChangeAct.values), name="pair_change_act_known"),
            CheckConstraint(condition=Q(state__in=ChangeState.values), name="pair_change_state_known"),
            CheckConstraint(condition=Q(ground__in=["", *EndGround.values]), name="pair_change_ground_known"),
            CheckConstraint(
                condition=~Q(act=ChangeAct.LEAVE) | Q(member__isnull=False), name="pair_change_leave_names_member"
            ),
            UniqueConstraint(fields=["order"], name="pair_change_one_an_order"),
            UniqueConstraint(
                fields=["pair"],
                condition=Q(state__in=sorted(OPEN_CHANGES)) & ~Q(act__in=[ChangeAct.JOIN, ChangeAct.LEAVE]),
                name="pair_change_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display().capitalize()}: {self.pair}"

    def get_absolute_url(self) -> str:
        return self.order.get_absolute_url() if self.order else self.pair.get_absolute_url()

    @property
    def organization(self) -> Organization:
        return self.pair.organization

    @property
    def organization_id(self) -> int:
        return self.pair.organization_id

    @property
    def new_from(self) -> date:
        """The first day of what comes in."""
        return first_day_of_new(self.act, self.day)
