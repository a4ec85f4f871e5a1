"""Organizations: schools, what stands above them and beside them."""

from datetime import date
from typing import Self
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from people.rules import ABOVE, FontSize, LeftMargin, LetterheadPlace, OrganizationKind, Role
from printing.cases import Case
from printing.russian import decline_post, genitive_of_organization


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
    inn = models.CharField("ИНН", max_length=10, blank=True, help_text="10 цифр. Печатается в согласиях")
    ogrn = models.CharField("ОГРН", max_length=13, blank=True, help_text="13 цифр. Печатается в согласиях")
    site = models.URLField("сайт", blank=True)
    head_post = models.CharField(
        "должность руководителя", max_length=200, default="директор", help_text="директор, заведующий, и.о. директора"
    )
    head = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="руководитель"
    )
    head_post_forms = models.JSONField("формы должности руководителя", default=dict, blank=True)
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
    second_step_roles = ArrayField(
        models.CharField(max_length=20, choices=Role),
        verbose_name="роли, для которых обязателен код из приложения",
        default=list,
        blank=True,
    )
    letterhead = models.CharField(
        "бланк", max_length=10, choices=LetterheadPlace, default=LetterheadPlace.CENTER, help_text="Вверху документов"
    )
    left_margin = models.PositiveSmallIntegerField(
        "левое поле",
        choices=LeftMargin,
        default=LeftMargin.USUAL,
        help_text="30 мм нужны документам, которые хранят дольше 10 лет",
    )
    font_size = models.PositiveSmallIntegerField("размер шрифта", choices=FontSize, default=FontSize.THIRTEEN)
    dates_in_words = models.BooleanField(
        "дата документа словами", default=False, help_text="17 июня 2026 г. вместо 17.06.2026"
    )
    is_active = models.BooleanField("работает в системе", default=True)
    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "организация", "организации"
        constraints = [
            CheckConstraint(condition=Q(kind__in=OrganizationKind.values), name="organization_kind_known"),
            CheckConstraint(condition=Q(letterhead__in=LetterheadPlace.values), name="organization_letterhead_known"),
            CheckConstraint(condition=Q(left_margin__in=LeftMargin.values), name="organization_left_margin_known"),
            CheckConstraint(condition=Q(font_size__in=FontSize.values), name="organization_font_size_known"),
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
    def in_genitive(self) -> str:
        """«МБОУ СОШ № 5», «Гимназии № 3»: whose director, whose curator."""
        return self.genitive_name or genitive_of_organization(self.short_name)

    def head_post_in(self, case: Case) -> str:
        """«директору», «и.о. заведующего», with what a clerk has corrected."""
        return decline_post(self.head_post, case, self.head_post_forms)

    @property
    def is_above(self) -> bool:
        return self.kind in ABOVE
