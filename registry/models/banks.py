"""The banks of mentors and mentees: one entry a person and organization."""

from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from core.text import plain_column
from people.models import Organization, Person
from people.rules import OFFICE, Role
from registry.rules import DEFAULT_CAPACITY, MAX_CAPACITY, NEED_WEIGHTS
from registry.states import EntryState

BANK_READERS = OFFICE | {Role.ADMINISTRATOR, Role.COUNCIL, Role.PSYCHOLOGIST}


class CompetenceQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The common dictionary and the organization's own additions."""
        return self.filter(Q(organization=actor.organization) | Q(organization__isnull=True))


class Competence(models.Model):
    """A node of the dictionary: what a mentee may ask for and a mentor may offer."""

    organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    code = models.SlugField(max_length=60, blank=True)
    title = models.CharField("название", max_length=200)
    position = models.PositiveSmallIntegerField(default=0)
    objects = CompetenceQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "компетенция", "компетенции"
        ordering = ("position", "title")
        constraints = [
            UniqueConstraint(fields=["code"], condition=~Q(code=""), name="competence_code_once"),
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
    note = models.TextField("примечание", blank=True)
    objects = ProfileQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.person)


class MentorProfile(Profile):
    """An entry in the bank of mentors."""

    categories = models.JSONField("категории", default=list, blank=True)  # registry.rules.MentorCategory
    is_external = models.BooleanField("внешний наставник", default=False)
    workplace = models.CharField("место работы", max_length=300, blank=True)
    capacity = models.PositiveSmallIntegerField("сколько наставляемых самое большее", default=DEFAULT_CAPACITY)
    achievements = models.TextField("важные достижения", blank=True)
    interests = models.TextField("интересы", blank=True)
    hours_a_month = models.PositiveSmallIntegerField("ресурс времени, часов в месяц", null=True, blank=True)
    in_job_function = models.BooleanField("наставничество входит в трудовую функцию", default=False)  # ТК РФ 351.8
    agreement_number = models.CharField("дополнительное соглашение №", max_length=60, blank=True)
    agreement_date = models.DateField("дата соглашения", null=True, blank=True)
    agreement_payment = models.CharField("выплата по соглашению", max_length=200, blank=True)
    competences = models.ManyToManyField(Competence, through="MentorCompetence", related_name="+")

    class Meta:
        verbose_name, verbose_name_plural = "наставник", "банк наставников"
        indexes = [models.Index(fields=["organization", "state"], name="mentor_organization_state")]
        constraints = [
            UniqueConstraint(fields=["organization", "person"], name="mentor_entry_once"),
            CheckConstraint(condition=Q(state__in=EntryState.values), name="mentor_state_known"),
            CheckConstraint(condition=Q(capacity__range=(1, MAX_CAPACITY)), name="mentor_capacity"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("registry:mentor", args=[self.pk])


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

    class Meta:
        verbose_name, verbose_name_plural = "наставляемый", "банк наставляемых"
        indexes = [models.Index(fields=["organization", "state"], name="mentee_organization_state")]
        constraints = [
            UniqueConstraint(fields=["organization", "person"], name="mentee_entry_once"),
            CheckConstraint(condition=Q(state__in=EntryState.values), name="mentee_state_known"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("registry:mentee", args=[self.pk])


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
            CheckConstraint(condition=Q(weight__range=(1, 3)), name="need_weight"),
        ]

    def __str__(self) -> str:
        return str(self.competence)
