"""The director's orders, their items, who is acquainted with them, how they are numbered."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from orders.kinds import OrderKind, kind_named
from orders.states import HELD, ChangeEffect, OrderState
from papers.models import Document, Recorded, Scan
from people.models import Organization, Person
from people.rules import OFFICE, Role
from printing.russian import numeric_date

READERS = OFFICE | {Role.SECRETARY}


class OrderQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The office and the secretary see every order; a person named in one sees it since it is in force."""
        here = self.filter(organization=actor.organization)
        if actor.roles & READERS:
            return here
        if actor.user is None:
            return self.none()
        named = Acquaintance.objects.filter(order=OuterRef("pk"), person__user=actor.user)
        return here.filter(Exists(named), state__in=HELD)

    def for_list(self) -> Self:
        return self.select_related("organization")


class Order(Versioned):
    """One order. In force once it is both approved (or signed on paper) and registered, in whichever order."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name="организация")
    kind_name = models.CharField("вид", max_length=60)  # no choices: kinds are declared by the apps above
    school_year = models.PositiveSmallIntegerField("учебный год")
    title = models.CharField("заголовок", max_length=300)
    data = models.JSONField(default=dict, blank=True)  # what the kind was drafted from: its own names, ids and dates
    preamble = models.TextField("преамбула", blank=True)
    control = models.TextField("контроль", blank=True)
    state = models.CharField("состояние", max_length=20, choices=OrderState, default=OrderState.DRAFT)
    remark = models.TextField("замечание руководителя", blank=True)
    series = models.CharField("серия", max_length=30, blank=True)
    number = models.CharField("номер", max_length=60, blank=True)
    dated = models.DateField("дата приказа", null=True, blank=True)
    number_year = models.PositiveSmallIntegerField("год номера", null=True, editable=False)
    registered_at = models.DateTimeField("зарегистрирован", null=True, blank=True)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField("отправлен", null=True, blank=True)
    approved_on = models.DateField("утверждён", null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    signed_on_paper = models.BooleanField("подписан на бумаге", default=False)
    in_force_from = models.DateField("действует с", null=True, blank=True)
    entered_as_is = models.BooleanField("внесён готовым", default=False)  # from before the product: never composed here
    signer_post = models.CharField("должность подписавшего", max_length=200, blank=True)
    signer_name = models.CharField("кто подписывает", max_length=200, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    scan = models.ForeignKey(Scan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="скан")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    drafted_on = models.DateField("проект составлен", null=True, blank=True)  # none: entered as it is
    created_at = models.DateTimeField("создан", default=timezone.now)
    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "приказ", "приказы"
        indexes = [models.Index(fields=["organization", "state", "-created_at"], name="order_organization_state")]
        constraints = [
            CheckConstraint(condition=Q(state__in=OrderState.values), name="order_state_known"),
            CheckConstraint(
                condition=(Q(number="") & Q(dated=None)) | (~Q(number="") & Q(dated__isnull=False)),
                name="order_number_with_its_date",
            ),
            CheckConstraint(
                condition=~Q(state__in=HELD) | (~Q(number="") & Q(approved_on__isnull=False)),
                name="order_in_force_is_approved_and_registered",
            ),
            UniqueConstraint(
                fields=["organization", "series", "number_year", "number"],
                condition=~Q(number="") & Q(entered_as_is=False),  # before the product a number was given twice
                name="order_number_once",
            ),
        ]

    def __str__(self) -> str:
        number = f" № {self.number}" if self.number else ""
        return f"Приказ{number} «{self.title}»"

    def get_absolute_url(self) -> str:
        return reverse("orders:detail", args=[self.pk])

    @property
    def reference(self) -> str:
        """«от 17.06.2026 № 70-ОД»; «(проект)» while it has no number."""
        return f"от {numeric_date(self.dated)} № {self.number}" if self.number else f"«{self.title}» (проект)"

    @property
    def kind(self) -> OrderKind:
        return kind_named(self.kind_name)


class OrderItem(models.Model):
    """One item of the operative part: a text that may carry a table drawn from the kind's rows.

    `block` names a block the kind composes («pairs»): printed below the text, never typed by hand.
    `source` names the item among those that the kind words by itself; `composed` is the kind's wording that was last
    taken or looked at: once the kind words it otherwise, the text parts from the data until somebody settles it.
    """

    order = models.ForeignKey(Order, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField("номер пункта")
    text = models.TextField("текст")
    block = models.CharField(max_length=30, blank=True)
    source = models.CharField(max_length=60, blank=True)
    composed = models.TextField(blank=True)
    remark = models.TextField("замечание", blank=True)  # of the one who sent the order back, about this item
    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        constraints = [
            UniqueConstraint(
                fields=["order", "position"], name="order_item_position_once", deferrable=models.Deferrable.DEFERRED
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class AcquaintanceQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(order__organization=actor.organization)
        if actor.roles & READERS:
            return here
        return here.filter(person__user=actor.user) if actor.user else self.none()


class Acquaintance(Recorded):
    """A person named in an order, and when they became acquainted with it (none yet: empty)."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="acquaintances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="человек")
    acquainted_on = models.DateField("ознакомлен", null=True, blank=True)
    objects = AcquaintanceQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name, verbose_name_plural = "ознакомление", "ознакомления"
        constraints = [
            *Recorded.Meta.constraints,
            UniqueConstraint(fields=["order", "person"], name="acquaintance_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.order}"


class OrderChangeQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees either order learns that one changes the other."""
        orders = Order.objects.visible_to(actor)
        return self.filter(Q(order__in=orders) | Q(target__in=orders))

    def holding(self) -> Self:
        return self.filter(order__state=OrderState.IN_FORCE)


class OrderChange(models.Model):
    """An order that changes or cancels an earlier one, since it is in force itself."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="changes")
    target = models.ForeignKey(Order, models.PROTECT, related_name="changed_by")
    effect = models.CharField("что делает", max_length=10, choices=ChangeEffect)
    objects = OrderChangeQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "изменение приказа", "изменения приказов"
        constraints = [
            UniqueConstraint(fields=["order", "target"], name="order_change_once"),
            CheckConstraint(condition=Q(effect__in=ChangeEffect.values), name="order_change_effect_known"),
            CheckConstraint(condition=~Q(order=models.F("target")), name="order_change_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.order} {self.get_effect_display()} {self.target}"


class NumberPatternQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(organization=actor.organization)
        return here if actor.roles & (READERS | {Role.ADMINISTRATOR}) else self.none()


class NumberPattern(Versioned):
    """How an organization writes the numbers of a series: `{n}-ОД`, `{n}/{k}-р`, `{yy}.{mm}.{n}`."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    series = models.CharField("серия", max_length=30, blank=True)
    pattern = models.CharField("образец номера", max_length=60, default="{n}")
    objects = NumberPatternQuerySet.as_manager()

    class Meta:
        constraints = [UniqueConstraint(fields=["organization", "series"], name="number_pattern_once")]

    def __str__(self) -> str:
        return self.pattern
