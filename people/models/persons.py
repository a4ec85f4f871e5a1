"""People of an organization and what happens to them at work."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from core.text import plain_column
from people.models.memberships import Membership
from people.rules import ENDS_WORK, OFFICE, OFFICIALS, Category, Role, Sex, StaffFactKind
from printing.cases import Case
from printing.russian import decline_name, decline_post, initials_after, initials_before, short_name


class PersonQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Officials see everybody of their organization; participants themselves (others: through the pair)."""
        here = self.filter(organization=actor.organization)
        if actor.roles & OFFICIALS:
            return here
        return here.filter(user=actor.user) if actor.user else self.none()

    def by_name(self) -> Self:
        return self.order_by(*[plain_column(f) for f in ("family_name", "given_name", "patronymic")], "pk")

    def working(self, today: date) -> Self:
        """Those who have not left or been transferred by that day."""
        gone = StaffFact.objects.filter(
            person=models.OuterRef("pk"),
            kind__in=ENDS_WORK,
        ).holding(today)
        return self.exclude(models.Exists(gone))

    def of_staff(self, today: date) -> Self:
        """Staff members at work or on leave that day."""
        return self.working(today).filter(is_staff_member=True)

    def with_state(self, today: date) -> Self:
        """Adds `fact_kind`, the kind of the staff fact that holds that day (none: at work)."""
        facts = StaffFact.objects.filter(person=models.OuterRef("pk")).holding(today)
        order = models.Case(models.When(kind=StaffFactKind.ON_LEAVE, then=1), default=0)
        return self.annotate(fact_kind=models.Subquery(facts.order_by(order, "-starts_on").values("kind")[:1]))

    def for_list(self) -> Self:
        open_roles = Membership.objects.filter(ended_on=None).order_by("role")
        return self.select_related("user").prefetch_related(
            models.Prefetch("memberships", open_roles, to_attr="open_memberships")
        )


class Person(Versioned):
    """Somebody of one organization: on its staff or not; several may share a full name."""

    organization = models.ForeignKey(
        "people.Organization", models.PROTECT, related_name="+", verbose_name="организация"
    )
    user = models.ForeignKey(
        "people.User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="вход"
    )
    family_name = models.CharField("фамилия", max_length=100)
    given_name = models.CharField("имя", max_length=100)
    patronymic = models.CharField("отчество", max_length=100, blank=True)
    sex = models.CharField("пол", max_length=1, choices=Sex, blank=True)
    birth_date = models.DateField("дата рождения", null=True, blank=True)
    post = models.CharField("должность", max_length=200, blank=True)
    subjects = models.CharField("предметы", max_length=300, blank=True)
    is_staff_member = models.BooleanField("работает в организации", default=True)
    is_teaching = models.BooleanField("педагогический работник", default=True)
    teaching_experience_months = models.PositiveSmallIntegerField("педагогический стаж, месяцев", null=True, blank=True)
    experience_as_of = models.DateField("стаж указан на дату", null=True, blank=True)
    category = models.CharField("категория", max_length=20, choices=Category, blank=True)
    hired_on = models.DateField("принят на работу", null=True, blank=True)
    young_specialist_from = models.DateField("молодой специалист с", null=True, blank=True)
    young_specialist_until = models.DateField("молодой специалист по", null=True, blank=True)
    email = models.EmailField("электронная почта", blank=True)
    phone = models.CharField("телефон", max_length=30, blank=True)
    declensions = models.JSONField("формы имени и должности, исправленные вручную", default=dict, blank=True)
    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "человек", "люди"
        indexes = [models.Index(fields=["organization", "family_name"], name="person_organization_name")]
        constraints = [
            UniqueConstraint(fields=["organization", "user"], condition=Q(user__isnull=False), name="person_one_user"),
            CheckConstraint(condition=Q(sex__in=["", *Sex.values]), name="person_sex_known"),
            CheckConstraint(condition=Q(category__in=["", *Category.values]), name="person_category_known"),
            CheckConstraint(
                condition=Q(young_specialist_until__isnull=True)
                | Q(young_specialist_until__gte=F("young_specialist_from")),
                name="person_young_specialist_dates",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return " ".join(filter(None, [self.family_name, self.given_name, self.patronymic]))

    def get_absolute_url(self) -> str:
        return reverse("people:detail", args=[self.pk])

    @property
    def short_name(self) -> str:
        """Иванова М. П., with non-breaking spaces."""
        return initials_after(*self.names)

    @property
    def signed_name(self) -> str:
        """М. П. Иванова: as a name stands beside a signature."""
        return initials_before(*self.names)

    @property
    def names(self) -> tuple[str, str, str]:
        return self.family_name, self.given_name, self.patronymic

    def name_in(self, case: Case) -> str:
        """«Иванову Марию Петровну», with what a clerk has corrected."""
        return decline_name(*self.names, sex=self.sex, case=case, overrides=self.declensions.get("name"))

    def short_name_in(self, case: Case) -> str:
        """«Иванову М. П.»."""
        return short_name(*self.names, sex=self.sex, case=case, overrides=self.declensions.get("name"))

    def post_in(self, case: Case) -> str:
        """«учителя математики»; empty when the post is not known."""
        return decline_post(self.post, case, self.declensions.get("post")) if self.post else ""

    def is_young_specialist(self, today: date) -> bool:
        """A status with dates; not a category of S4 5.2.3 and not a qualification."""
        if self.young_specialist_from is None or self.young_specialist_from > today:
            return False
        return self.young_specialist_until is None or self.young_specialist_until >= today


class StaffFactQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The office sees who left, is away or was transferred."""
        here = self.filter(person__organization=actor.organization)
        return here if actor.roles & (OFFICE | {Role.ADMINISTRATOR, Role.SECRETARY}) else self.none()

    def standing(self) -> Self:
        """All but those entered by mistake."""
        return self.filter(withdrawn_at=None)

    def unsettled(self) -> Self:
        return self.filter(withdrawn_at=None, settled_on=None)

    def holding(self, today: date) -> Self:
        return self.filter(withdrawn_at=None, starts_on__lte=today).filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=today)
        )


class StaffFact(Versioned):
    """Leaving, a long leave, a transfer: a fact with its date; withdrawn when entered by mistake."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="staff_facts", verbose_name="человек")
    kind = models.CharField("что произошло", max_length=20, choices=StaffFactKind)
    starts_on = models.DateField("с")
    ends_on = models.DateField("по", null=True, blank=True, help_text="Для отпуска; пусто — срок не известен")
    from_staff_list = models.BooleanField("найдено в списке сотрудников", default=False)
    settled_on = models.DateField("разобрано", null=True, blank=True)
    withdrawn_at = models.DateTimeField("отменено", null=True, blank=True)
    created_at = models.DateTimeField("внесено", default=timezone.now, editable=False)
    objects = StaffFactQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "кадровое событие", "кадровые события"
        constraints = [
            CheckConstraint(condition=Q(kind__in=StaffFactKind.values), name="staff_fact_kind_known"),
            CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="staff_fact_dates"
            ),
            UniqueConstraint(
                fields=["person", "kind", "starts_on"], condition=Q(withdrawn_at__isnull=True), name="staff_fact_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("people:consequences", args=[self.person_id])

    @property
    def ends_work(self) -> bool:
        return self.kind in ENDS_WORK

    @property
    def organization_id(self) -> int:
        return self.person.organization_id
