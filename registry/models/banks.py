"""The banks of mentors and mentees: one entry a person and organization."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.db.models.functions import Lower
from django.urls import reverse

from core.actors import Actor
from core.models import Versioned
from core.schoolyear import SchoolYear
from core.scoping import ScopedQuerySet
from core.text import plain_column
from orders.models import Order
from people.models import Organization, Person
from people.rules import OFFICE, Role
from registry.rules import (
    DEFAULT_CAPACITY,
    MAX_CAPACITY,
    NEED_WEIGHTS,
    Bank,
    MenteeCategory,
    MentorCategory,
    MentoringForm,
    MentoringKind,
)
from registry.rules.entries import in_words, shown_categories
from registry.rules.hooks import mentor_load
from registry.states import EntryState

BANK_READERS = OFFICE | {Role.ADMINISTRATOR, Role.COUNCIL, Role.PSYCHOLOGIST}
SEE_CLOSED = frozenset({Role.CURATOR, Role.PSYCHOLOGIST})  # the closed category of S4 5.2.3


class CompetenceQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The common dictionary and the organization's own additions."""
        return self.known_to(actor.organization)

    def known_to(self, organization: Organization) -> Self:
        return self.filter(Q(organization=organization) | Q(organization__isnull=True))

    def leaves(self) -> Self:
        """What can be asked for and offered; the nodes above only group them."""
        return self.filter(parent__isnull=False).select_related("parent").order_by("parent__position", "position", "pk")

    def offered(self) -> Self:
        return self.filter(is_offered=True)

    def groups(self) -> Self:
        return self.filter(parent__isnull=True)


class Competence(models.Model):
    """A node of the dictionary: what a mentee may ask for and a mentor may offer."""

    organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="раздел"
    )
    code = models.SlugField(max_length=60, blank=True)
    title = models.CharField("название", max_length=200)
    position = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField("предлагать в выборе", default=True)
    objects = CompetenceQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "компетенция", "компетенции"
        ordering = ("position", "title")
        constraints = [
            UniqueConstraint(fields=["code"], condition=~Q(code=""), name="competence_code_once"),
            UniqueConstraint(
                Lower("title"), "parent", "organization", nulls_distinct=False, name="competence_title_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProfileQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Readers of the banks see all; a participant their own entry (the partner's is read on the pair's page)."""
        here = self.filter(organization=actor.organization)
        if actor.roles & BANK_READERS:
            return here
        return here.filter(person__user=actor.user) if actor.user else self.none()

    def active(self) -> Self:
        return self.filter(state=EntryState.ACTIVE)

    def by_name(self) -> Self:
        names = ("person__family_name", "person__given_name", "person__patronymic")
        return self.order_by(*[plain_column(name) for name in names], "pk")

    def for_list(self) -> Self:
        return self.select_related("person", "organization")


class Profile(Versioned):
    """What both banks have in common."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name="организация")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="человек")
    state = models.CharField("состояние", max_length=10, choices=EntryState, default=EntryState.ACTIVE)
    entered_on = models.DateField("дата вхождения")
    left_on = models.DateField("дата выхода", null=True, blank=True)
    forms = models.JSONField("формы наставничества", default=list, blank=True)
    kinds = models.JSONField("виды наставничества", default=list, blank=True)
    contacts = models.CharField("контакты", max_length=200, blank=True)
    note = models.TextField("примечание", blank=True, help_text="Видят только те, кто ведёт банк")
    listed_by = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+")  # register, list
    listed_for = models.PositiveSmallIntegerField("учебный год, на который утверждён", null=True, blank=True)
    entered_as_is = models.BooleanField("внесён готовым", default=False)
    imported = models.JSONField("сведения из прежнего банка", default=dict, blank=True)  # column title -> text
    objects: ClassVar[Any] = ProfileQuerySet.as_manager()
    bank: ClassVar[Bank]
    role: ClassVar[Role]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.person)

    def get_absolute_url(self) -> str:
        return reverse(f"registry:{self.role}", args=[self.pk])

    @property
    def forms_in_words(self) -> str:
        return in_words(MentoringForm, self.forms)

    @property
    def kinds_in_words(self) -> str:
        return in_words(MentoringKind, self.kinds)

    @property
    def listed_in_words(self) -> str:
        """«на 2026/2027 учебный год, приказ от 01.09.2026 № 57/1»; empty when no order lists the entry."""
        order = self.listed_by
        if order is None or self.listed_for is None:
            return ""
        return f"на {SchoolYear(self.listed_for)} учебный год, приказ от {order.dated:%d.%m.%Y} № {order.number}"

    @property
    def known_contacts(self) -> str:
        """What the entry says, else what the staff list knows."""
        return self.contacts or ", ".join(filter(None, (self.person.phone, self.person.email)))


class MentorProfileQuerySet(ProfileQuerySet):
    def with_load(self) -> Self:
        """`load`: how many mentees each has now, as the pairs know it."""
        return self.annotate(load=mentor_load())

    def for_list(self) -> Self:
        offers = MentorCompetence.objects.select_related("competence")
        return super().for_list().with_load().prefetch_related(models.Prefetch("offers", offers))


class MenteeProfileQuerySet(ProfileQuerySet):
    def for_list(self) -> Self:
        needs = Need.objects.select_related("competence")
        return super().for_list().prefetch_related(models.Prefetch("needs", needs))


class MentorProfile(Profile):
    """An entry in the bank of mentors."""

    categories = models.JSONField("категории", default=list, blank=True)  # registry.rules.MentorCategory
    is_external = models.BooleanField("внешний наставник", default=False)
    desired_age = models.CharField("желаемый возраст наставляемых", max_length=100, blank=True)
    workplace = models.CharField("место работы", max_length=300, blank=True)
    capacity = models.PositiveSmallIntegerField("наставляемых не более", default=DEFAULT_CAPACITY)
    achievements = models.TextField("важные достижения", blank=True)
    interests = models.TextField("интересы", blank=True)
    hours_a_month = models.PositiveSmallIntegerField("ресурс времени, часов в месяц", null=True, blank=True)
    in_job_function = models.BooleanField("наставничество входит в трудовую функцию", default=False)  # ТК РФ 351.8
    agreement_number = models.CharField("дополнительное соглашение №", max_length=60, blank=True)
    agreement_date = models.DateField("дата соглашения", null=True, blank=True)
    agreement_payment = models.CharField("выплата по соглашению", max_length=200, blank=True)
    trained_on = models.DateField("обучение пройдено", null=True, blank=True)  # the first time, if several
    training = models.CharField("где обучен", max_length=200, blank=True)
    competences = models.ManyToManyField(Competence, through="MentorCompetence", related_name="+")
    objects: ClassVar[Any] = MentorProfileQuerySet.as_manager()
    bank: ClassVar[Bank] = Bank.MENTORS
    role: ClassVar[Role] = Role.MENTOR

    class Meta:
        verbose_name, verbose_name_plural = "наставник", "банк наставников"
        indexes = [models.Index(fields=["organization", "state"], name="mentor_organization_state")]
        constraints = [
            UniqueConstraint(fields=["organization", "person"], name="mentor_entry_once"),
            CheckConstraint(condition=Q(state__in=EntryState.values), name="mentor_state_known"),
            CheckConstraint(condition=Q(capacity__range=(1, MAX_CAPACITY)), name="mentor_capacity"),
            CheckConstraint(condition=Q(training="") | Q(trained_on__isnull=False), name="mentor_training_has_date"),
        ]

    @property
    def categories_in_words(self) -> str:
        return in_words(MentorCategory, self.categories)

    @property
    def place_of_work(self) -> str:
        return self.workplace or ("" if self.is_external else self.organization.short_name)

    @property
    def agreement(self) -> str:
        """ТК РФ 351.8, as the order prints it; empty when neither is known."""
        if self.in_job_function:
            return "входит в трудовую функцию"
        if not self.agreement_number or self.agreement_date is None:
            return ""
        payment = f", {self.agreement_payment}" if self.agreement_payment else ""
        return f"дополнительное соглашение от {self.agreement_date:%d.%m.%Y} № {self.agreement_number}{payment}"


class MentorCompetence(models.Model):
    """What a mentor offers."""

    mentor = models.ForeignKey(MentorProfile, models.CASCADE, related_name="offers")
    competence = models.ForeignKey(Competence, models.PROTECT, related_name="+")
    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [UniqueConstraint(fields=["mentor", "competence"], name="mentor_competence_once")]

    def __str__(self) -> str:
        return str(self.competence)


class MenteeProfile(Profile):
    """An entry in the bank of mentees."""

    categories = models.JSONField("категории", default=list, blank=True)  # registry.rules.MenteeCategory
    request = models.TextField("основной запрос", blank=True)
    strengths = models.TextField("сильные стороны", blank=True)
    objects: ClassVar[Any] = MenteeProfileQuerySet.as_manager()
    bank: ClassVar[Bank] = Bank.MENTEES
    role: ClassVar[Role] = Role.MENTEE

    class Meta:
        verbose_name, verbose_name_plural = "наставляемый", "банк наставляемых"
        indexes = [models.Index(fields=["organization", "state"], name="mentee_organization_state")]
        constraints = [
            UniqueConstraint(fields=["organization", "person"], name="mentee_entry_once"),
            CheckConstraint(condition=Q(state__in=EntryState.values), name="mentee_state_known"),
        ]

    def shown_categories(self, actor: Actor) -> list[str]:
        """Codes as this reader may see them: the closed one is the curator's and the psychologist's."""
        return shown_categories(self.categories, closed_too=bool(actor.roles & SEE_CLOSED))

    def categories_for(self, actor: Actor) -> str:
        return in_words(MenteeCategory, self.shown_categories(actor))


class Need(models.Model):
    """A difficulty a mentee asks help with (профессиональное затруднение), and how important it is."""

    mentee = models.ForeignKey(MenteeProfile, models.CASCADE, related_name="needs")
    competence = models.ForeignKey(Competence, models.PROTECT, related_name="+", verbose_name="компетенция")
    weight = models.PositiveSmallIntegerField("важность", choices=NEED_WEIGHTS, default=2)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "затруднение", "затруднения"
        ordering = ("-weight", "pk")
        constraints = [
            UniqueConstraint(fields=["mentee", "competence"], name="need_once"),
            CheckConstraint(condition=Q(weight__in=[weight for weight, label in NEED_WEIGHTS]), name="need_weight"),
        ]

    def __str__(self) -> str:
        return str(self.competence)
