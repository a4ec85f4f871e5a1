"""Organizations, people, users and their roles."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from core.text import plain_column
from people.rules import ABOVE, OFFICE, Category, OrganizationKind, Role, Sex, StaffFactKind

OFFICIALS = OFFICE | {Role.ADMINISTRATOR, Role.SECRETARY, Role.PSYCHOLOGIST, Role.COUNCIL}


def known_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError("Такого часового пояса нет. Пример: Europe/Moscow.")


class OrganizationQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """One's own; a coordinator also those below."""
        if Role.COORDINATOR in actor.roles:
            return self.filter(Q(pk=actor.organization.pk) | Q(pk__in=Organization.objects.below(actor.organization)))
        return self.filter(pk=actor.organization.pk)

    def below(self, organization: "Organization") -> Self:
        """Working organizations under a municipality or a region (directly, or through a municipality)."""
        return self.exclude(kind__in=ABOVE).filter(Q(parent=organization) | Q(parent__parent=organization))


class Organization(Versioned):
    """A school, a kindergarten, a college; above them a municipality and a region; beside them partners."""

    kind = models.CharField("вид", max_length=20, choices=OrganizationKind)
    full_name = models.CharField("полное наименование", max_length=500)
    short_name = models.CharField("краткое наименование", max_length=200)
    genitive_name = models.CharField(
        "наименование в родительном падеже", max_length=500, blank=True, help_text="Например: «куратор МБОУ СОШ № 5»"
    )
    slug = models.SlugField("имя в адресе", unique=True)
    place = models.CharField("населённый пункт", max_length=200, blank=True, help_text="Печатается в приказах: г. Тула")
    address = models.CharField("адрес", max_length=500, blank=True, help_text="Печатается в согласиях")
    site = models.URLField("сайт", blank=True)
    head_post = models.CharField(
        "должность руководителя", max_length=200, default="директор", help_text="директор, заведующий, и.о. директора"
    )
    head = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="руководитель"
    )
    time_zone = models.CharField("часовой пояс", max_length=60, default="Europe/Moscow", validators=[known_time_zone])
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="вышестоящая"
    )
    electronic_act = models.CharField(
        "локальный акт об электронных документах",
        max_length=300,
        blank=True,
        help_text="Пока не указан, оригинал приказа — бумажный",
    )
    is_active = models.BooleanField("работает в системе", default=True)
    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "организация", "организации"
        constraints = [
            CheckConstraint(condition=Q(kind__in=OrganizationKind.values), name="organization_kind_known"),
            CheckConstraint(condition=~Q(parent=F("pk")), name="organization_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return reverse("people:organization", args=[self.pk])

    def today(self) -> date:
        """The date where the organization is."""
        return timezone.localdate(timezone=ZoneInfo(self.time_zone))

    @property
    def is_above(self) -> bool:
        return self.kind in ABOVE


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """Who may sign in: by a username, or by e-mail where there is one. Names belong to `Person`."""

    username = models.CharField("имя для входа", max_length=150, unique=True)
    email = models.EmailField("электронная почта", blank=True)
    is_active = models.BooleanField("вход разрешён", default=True)
    date_joined = models.DateTimeField("создан", default=timezone.now)
    must_change_password = models.BooleanField("сменить пароль при входе", default=False)
    last_organization = models.ForeignKey("people.Organization", models.SET_NULL, null=True, related_name="+")

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    objects = UserManager()

    class Meta:
        verbose_name, verbose_name_plural = "пользователь", "пользователи"
        constraints = [
            UniqueConstraint(Lower("username"), name="user_username_once"),
            UniqueConstraint(Lower("email"), condition=~Q(email=""), name="user_email_once"),
        ]

    def __str__(self) -> str:
        return self.username


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
            kind__in=[StaffFactKind.LEFT, StaffFactKind.TRANSFERRED],
            starts_on__lte=today,
            withdrawn_at=None,
        )
        return self.exclude(models.Exists(gone))


class Person(Versioned):
    """Somebody of one organization: on its staff or not; several may share a full name."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name="организация")
    user = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="вход")
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
        return " ".join(filter(None, [self.family_name, self.given_name, self.patronymic]))

    def get_absolute_url(self) -> str:
        return reverse("people:detail", args=[self.pk])

    @property
    def short_name(self) -> str:
        """Иванова М. П., with non-breaking spaces."""
        initials = "".join(f"\xa0{name[0]}." for name in (self.given_name, self.patronymic) if name)
        return f"{self.family_name}{initials}"

    def is_young_specialist(self, today: date) -> bool:
        """A status with dates; not a category of S4 5.2.3 and not a qualification."""
        if self.young_specialist_from is None or self.young_specialist_from > today:
            return False
        return self.young_specialist_until is None or self.young_specialist_until >= today


class PeriodQuerySet(ScopedQuerySet):
    def current(self, today: date) -> Self:
        """Periods that hold on that day; the last day is included."""
        return self.filter(started_on__lte=today).filter(Q(ended_on__isnull=True) | Q(ended_on__gte=today))


class MembershipQuerySet(ScopedQuerySet):
    def current(self, today: date) -> Self:
        """Roles that hold on that day; a role taken away does not hold on the day it was taken."""
        return self.filter(started_on__lte=today).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=today))

    def visible_to(self, actor: Actor) -> Self:
        """The office and the administrator see who has which role; anybody sees their own."""
        here = self.filter(person__organization=actor.organization)
        if actor.roles & (OFFICE | {Role.ADMINISTRATOR}):
            return here
        return here.filter(person__user=actor.user) if actor.user else self.none()


class Membership(models.Model):
    """A role that a person holds in their organization; a role taken away ends at once (`ended_on` is no day of it)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name="человек")
    role = models.CharField("роль", max_length=20, choices=Role)
    started_on = models.DateField("дана")
    ended_on = models.DateField("снята", null=True, blank=True)
    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "роль", "роли"
        constraints = [
            CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
            UniqueConstraint(fields=["person", "role"], condition=Q(ended_on__isnull=True), name="membership_one_open"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"

    def holds_on(self, day: date) -> bool:
        return self.started_on <= day and (self.ended_on is None or day < self.ended_on)

    @property
    def organization_id(self) -> int:
        return self.person.organization_id


class StaffFactQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The office sees who left, is away or was transferred."""
        here = self.filter(person__organization=actor.organization)
        return here if actor.roles & (OFFICE | {Role.ADMINISTRATOR, Role.SECRETARY}) else self.none()

    def holding(self, today: date) -> Self:
        return self.filter(withdrawn_at=None, starts_on__lte=today).filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=today)
        )


class StaffFact(Versioned):
    """Leaving, a long leave, a transfer: a fact with its date; withdrawn when entered by mistake."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="staff_facts", verbose_name="человек")
    kind = models.CharField("что произошло", max_length=20, choices=StaffFactKind)
    starts_on = models.DateField("с")
    ends_on = models.DateField("по", null=True, blank=True, help_text="Для отпуска; пусто — срок не известен")
    from_staff_list = models.BooleanField("найдено в списке сотрудников", default=False)
    settled_on = models.DateField("разобрано", null=True, blank=True)
    withdrawn_at = models.DateTimeField("отменено", null=True, blank=True)
    objects = StaffFactQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "кадровое событие", "кадровые события"
        constraints = [
            CheckConstraint(condition=Q(kind__in=StaffFactKind.values), name="staff_fact_kind_known"),
            CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="staff_fact_dates"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return self.person.get_absolute_url()

    @property
    def organization_id(self) -> int:
        return self.person.organization_id


class InvitationQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(person__organization=actor.organization)
        return here if actor.roles & (OFFICE | {Role.ADMINISTRATOR}) else self.none()


class Invitation(Versioned):
    """A one-time way to a first password: a link by e-mail, or a code on a printed slip. Only hashes are kept."""

    class Kind(models.TextChoices):
        LINK = "link", "ссылка"
        CODE = "code", "код на бумаге"

    person = models.ForeignKey(Person, models.PROTECT, related_name="invitations", verbose_name="человек")
    kind = models.CharField("вид", max_length=10, choices=Kind)
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField("создано", default=timezone.now)
    expires_at = models.DateTimeField("действует до")
    used_at = models.DateTimeField("использовано", null=True, blank=True)
    revoked_at = models.DateTimeField("отозвано", null=True, blank=True)
    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "приглашение", "приглашения"

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

    @property
    def organization_id(self) -> int:
        return self.person.organization_id

    def is_open(self) -> bool:
        return self.used_at is None and self.revoked_at is None and self.expires_at > timezone.now()


class StaffImportQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(organization=actor.organization)
        return here if actor.roles & {Role.CURATOR, Role.ADMINISTRATOR} else self.none()


class StaffImport(Versioned):
    """An uploaded staff list between preview and confirmation: its rows as read, nothing of the file itself."""

    class State(models.TextChoices):
        PREVIEW = "preview", "проверка"
        DONE = "done", "внесён"
        DISCARDED = "discarded", "отменён"

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name="организация")
    filename = models.CharField("файл", max_length=255)
    sha256 = models.CharField(max_length=64)
    state = models.CharField("состояние", max_length=20, choices=State, default=State.PREVIEW)
    listed = models.JSONField("прочитанное", default=dict)
    summary = models.JSONField("итог", default=dict)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="загрузил")
    created_at = models.DateTimeField("загружен", default=timezone.now)
    objects = StaffImportQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "загрузка списка сотрудников", "загрузки списков сотрудников"
        indexes = [models.Index(fields=["organization", "-created_at"], name="staff_import_organization")]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("people:import", args=[self.pk])


class Letter(models.Model):
    """The outbox: a letter waits here until the mail server takes it."""

    class State(models.TextChoices):
        WAITING = "waiting", "ждёт отправки"
        SENT = "sent", "отправлено"
        FAILED = "failed", "не отправлено"

    organization = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    to = models.EmailField("кому")
    subject = models.CharField("тема", max_length=200)
    body = models.TextField("текст")
    state = models.CharField("состояние", max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField("попыток", default=0)
    next_try_at = models.DateTimeField("следующая попытка", default=timezone.now)
    last_error = models.CharField("последняя ошибка", max_length=300, blank=True)
    created_at = models.DateTimeField("создано", default=timezone.now)
    sent_at = models.DateTimeField("отправлено", null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "письмо", "письма"
        indexes = [models.Index(fields=["state", "next_try_at"], name="letter_to_send")]

    def __str__(self) -> str:
        return self.subject


@dataclass(frozen=True)
class UserActor:
    """`core.actors.Actor` made of a signed-in user: one active organization and the roles that hold there today."""

    user: Any
    person: Person | None
    organization: Any
    roles: frozenset[str]
    ip: str = ""

    def today(self) -> date:
        return self.organization.today()

    def elsewhere(self) -> "list[UserActor]":
        """The same user in each of their other organizations."""
        return [actor for actor in actors_of(self.user, ip=self.ip) if actor.organization != self.organization]


def actors_of(user: User, *, ip: str = "") -> list[UserActor]:
    """One actor for each organization where the user holds a role today, in the order of their names."""
    persons = (
        Person.objects.filter(user=user, organization__is_active=True)
        .select_related("organization")
        .prefetch_related("memberships")
        .order_by("organization__short_name", "pk")
    )
    actors = []
    for person in persons:
        today = person.organization.today()
        roles = frozenset(m.role for m in person.memberships.all() if m.holds_on(today))
        if roles:
            actors.append(UserActor(user, person, person.organization, roles, ip))
    return actors


def in_days(days: int):
    """A moment so many days from now."""
    return timezone.now() + timedelta(days=days)


def names_of(entries: Any) -> dict[tuple[int | None, int], str]:
    """Short names of those who acted, by user and organization, for the pages that tell what happened."""
    users = {entry.actor_id for entry in entries if entry.actor_id}
    places = {entry.organization_id for entry in entries}
    persons = Person.objects.filter(user__in=users, organization__in=places)
    return {(person.user_id, person.organization_id): person.short_name for person in persons}
