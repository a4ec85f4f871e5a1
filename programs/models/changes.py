"""What changes in a running program by consent of the mentor and every mentee (S4 annex 1, 7.2)."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from orders.models import Order
from papers.models import Document, Recorded
from people.models import Organization, Person
from programs.models.programs import Program, ProgramItem
from programs.rules import MAX_MONTHS, MIN_MONTHS, ItemForm, LineAct, item_words
from programs.states import ChangeState


class ProgramChangeQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(program__in=Program.objects.visible_to(actor))

    def proposed(self) -> Self:
        return self.filter(state=ChangeState.PROPOSED)

    def applied(self) -> Self:
        return self.filter(state=ChangeState.APPLIED)


class ProgramChange(Versioned):
    """A proposed change of a running program; it counts once the mentor and every mentee have agreed.

    A concrete change has a `program`, and `agreements`: the words of the participants.
    """

    program: Any
    agreements: Any
    state = models.CharField("состояние", max_length=10, choices=ChangeState, default=ChangeState.PROPOSED)
    proposed_on = models.DateField("предложено")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    applied_on = models.DateField("согласовано всеми", null=True, blank=True)
    order = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="приказ")
    objects: ClassVar[Any] = ProgramChangeQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("pk",)
        constraints = [
            CheckConstraint(condition=Q(state__in=ChangeState.values), name="%(class)s_state_known"),
            CheckConstraint(
                condition=~Q(state=ChangeState.APPLIED) | Q(applied_on__isnull=False), name="%(class)s_applied_has_date"
            ),
            UniqueConstraint(fields=["program"], condition=Q(state=ChangeState.PROPOSED), name="%(class)s_one_open"),
        ]

    def get_absolute_url(self) -> str:
        return self.program.get_absolute_url()

    @property
    def organization(self) -> Organization:
        return self.program.organization

    @property
    def organization_id(self) -> int:
        return self.program.organization_id

    @property
    def agreed(self) -> set[int]:
        """Ids of the persons who have agreed."""
        return {agreement.person_id for agreement in self.agreements.all()}


class ProgramExtension(ProgramChange):
    """A longer term."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="extensions")
    months_before = models.PositiveSmallIntegerField("срок был, месяцев")
    months = models.PositiveSmallIntegerField("новый срок, месяцев")
    ends_on = models.DateField("новое окончание")

    class Meta(ProgramChange.Meta):
        verbose_name, verbose_name_plural = "продление программы", "продления программ"
        constraints = [
            *ProgramChange.Meta.constraints,
            CheckConstraint(condition=Q(months__range=(MIN_MONTHS, MAX_MONTHS)), name="extension_within_a_year"),
            CheckConstraint(condition=Q(months__gt=F("months_before")), name="extension_is_longer"),
        ]

    def __str__(self) -> str:
        return f"{self.program}: до {self.ends_on:%d.%m.%Y}"


class ProgramCorrection(ProgramChange):
    """A corrected plan: lines that say what was and what will be. The approved text itself stays frozen as it was.

    Its own paper («Дополнение») is frozen and numbered once everybody has agreed.
    """

    program = models.ForeignKey(Program, models.CASCADE, related_name="corrections")
    number = models.PositiveSmallIntegerField("номер дополнения", null=True, blank=True)
    reason = models.CharField("почему меняется план", max_length=500, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta(ProgramChange.Meta):
        verbose_name, verbose_name_plural = "корректировка программы", "корректировки программ"
        constraints = [
            *ProgramChange.Meta.constraints,
            UniqueConstraint(fields=["program", "number"], name="correction_number_once"),
            CheckConstraint(
                condition=~Q(state=ChangeState.APPLIED) | Q(number__isnull=False, document__isnull=False),
                name="correction_applied_has_paper",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.program}: дополнение № {self.number}" if self.number else f"{self.program}: новое дополнение"


class LineQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(correction__in=ProgramCorrection.objects.visible_to(actor))


class CorrectionLine(models.Model):
    """One item of the plan changed, added or taken out. `was`: its words before, kept as they stood."""

    correction = models.ForeignKey(ProgramCorrection, models.CASCADE, related_name="lines")
    item = models.ForeignKey(ProgramItem, models.PROTECT, null=True, related_name="+")  # none until it is added
    act = models.CharField("что меняется", max_length=10, choices=LineAct)
    was = models.JSONField("было", default=dict, blank=True)
    topic = models.CharField("содержание", max_length=300, blank=True)
    form = models.CharField("форма", max_length=20, choices=ItemForm, blank=True)
    term_on = models.DateField("срок", null=True)
    expected_result = models.CharField("ожидаемый результат", max_length=300, blank=True)
    objects = LineQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            CheckConstraint(condition=Q(act__in=LineAct.values), name="correction_line_act_known"),
            CheckConstraint(condition=Q(form__in=["", *ItemForm.values]), name="correction_line_form_known"),
            CheckConstraint(
                condition=Q(act=LineAct.DROP) | (~Q(topic="") & ~Q(form="") & Q(term_on__isnull=False)),
                name="correction_line_says_what",
            ),
            CheckConstraint(condition=Q(act=LineAct.ADD) | Q(item__isnull=False), name="correction_line_names_item"),
        ]

    def __str__(self) -> str:
        return self.topic or self.was.get("topic", "")

    @property
    def before(self) -> str:
        """The item as it stood; empty for a new one."""
        if not self.was:
            return ""
        term_on = date.fromisoformat(self.was["term_on"])
        return item_words(self.was["topic"], self.was["form"], term_on, self.was["expected_result"])

    @property
    def after(self) -> str:
        """The item as it will stand; empty for one that is taken out."""
        if self.act == LineAct.DROP or self.term_on is None:
            return ""
        return item_words(self.topic, self.form, self.term_on, self.expected_result)


class ChangeAgreementQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        change = self.model.change_field  # type: ignore[attr-defined]
        return self.filter(**{f"{change}__program__in": Program.objects.visible_to(actor)})


class ChangeAgreement(Recorded):
    """A participant's consent to a change."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agreed_on = models.DateField("согласовано")
    objects: ClassVar[Any] = ChangeAgreementQuerySet.as_manager()
    change_field: ClassVar[str]

    class Meta(Recorded.Meta):
        abstract = True
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.person)


class ExtensionAgreement(ChangeAgreement):
    extension = models.ForeignKey(ProgramExtension, models.CASCADE, related_name="agreements")
    change_field: ClassVar[str] = "extension"

    class Meta(ChangeAgreement.Meta):
        constraints = [
            *ChangeAgreement.Meta.constraints,
            UniqueConstraint(fields=["extension", "person"], name="extension_agreement_once"),
        ]


class CorrectionAgreement(ChangeAgreement):
    correction = models.ForeignKey(ProgramCorrection, models.CASCADE, related_name="agreements")
    change_field: ClassVar[str] = "correction"

    class Meta(ChangeAgreement.Meta):
        constraints = [
            *ChangeAgreement.Meta.constraints,
            UniqueConstraint(fields=["correction", "person"], name="correction_agreement_once"),
        ]
