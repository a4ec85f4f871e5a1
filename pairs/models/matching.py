"""Runs of matching, what weighs in them, and what participants wish after the group meeting."""

from typing import Any, Self

from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from pairs.rules.matching import MatchMode, PreferenceSide, RunState
from papers.models import Recorded
from people.models import Organization, Person, User
from people.rules import Role
from registry.models import MenteeProfile, MentorProfile

CLOSED_READERS = frozenset({Role.CURATOR, Role.PSYCHOLOGIST})  # preferences are closed to all others (S2 5.3)


class ClosedQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The curator and the psychologist: a run shows who wished whom."""
        here = self.filter(organization=actor.organization)
        return here if actor.roles & CLOSED_READERS else self.none()


class MatchRun(Versioned):
    """One run over the whole bank: from what, by which weights, with what result. It can be repeated."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name="организация")
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="кто подбирал")
    made_on = models.DateField("дата подбора")
    created_at = models.DateTimeField(default=timezone.now)
    mode = models.CharField("способ", max_length=10, choices=MatchMode, default=MatchMode.TOTAL)
    weights = models.JSONField("веса", default=dict)
    locked = models.JSONField("закреплённые пары", default=list)  # [[mentee, mentor], …]
    forbidden = models.JSONField("исключённые пары", default=list)
    data_hash = models.CharField("контрольная сумма данных", max_length=64, blank=True)
    state = models.CharField("состояние", max_length=10, choices=RunState, default=RunState.WAITING)
    done = models.PositiveIntegerField("обработано наставляемых", default=0)
    mentees = models.PositiveIntegerField("наставляемых", default=0)
    mentors = models.PositiveIntegerField("наставников", default=0)
    seconds = models.FloatField("секунд", default=0)
    result = models.JSONField("итог", default=dict)  # pairs, unmatched, total, best_total, unlocked
    objects = ClosedQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "подбор пар", "подборы пар"
        indexes = [models.Index(fields=["organization", "-id"], name="match_run_organization")]
        constraints = [
            CheckConstraint(condition=Q(mode__in=MatchMode.values), name="match_run_mode_known"),
            CheckConstraint(condition=Q(state__in=RunState.values), name="match_run_state_known"),
        ]

    def __str__(self) -> str:
        return f"Подбор № {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("pairs:match_run", args=[self.pk])

    @property
    def is_done(self) -> bool:
        return self.state == RunState.DONE

    @property
    def pairs(self) -> list[dict[str, Any]]:
        return self.result.get("pairs", [])

    @property
    def unmatched(self) -> list[dict[str, Any]]:
        return self.result.get("unmatched", [])

    @property
    def total(self) -> float:
        return self.result.get("total", 0.0)


class MatchWeights(Versioned):
    """What weighs how much in the matching of one organization."""

    organization = models.OneToOneField(Organization, models.PROTECT, related_name="+", verbose_name="организация")
    weights = models.JSONField("веса", default=dict)  # code of the criterion -> 0–10
    objects = ClosedQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "веса подбора", "веса подбора"

    def __str__(self) -> str:
        return f"Веса подбора: {self.organization}"


class PreferenceRoundQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The curator and the psychologist all rounds; whoever stands in a bank those that are open."""
        here = self.filter(organization=actor.organization)
        if actor.roles & CLOSED_READERS:
            return here
        if not actor.user:
            return self.none()
        entries = [
            model.objects.filter(organization=OuterRef("organization"), person__user=actor.user).active()
            for model in (MentorProfile, MenteeProfile)
        ]
        return here.open().filter(Q(Exists(entries[0])) | Q(Exists(entries[1])))

    def open(self) -> Self:
        return self.filter(closed_on__isnull=True)


class PreferenceRound(Versioned):
    """The group meeting and the question after it: with whom would you like to work (S2 5.1–5.4)."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+", verbose_name="организация")
    met_on = models.DateField("дата групповой встречи")
    place = models.CharField("место", max_length=200, blank=True)
    opened_on = models.DateField("открыт")
    closed_on = models.DateField("закрыт", null=True, blank=True)
    objects = PreferenceRoundQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "выбор после встречи", "выборы после встреч"
        constraints = [
            UniqueConstraint(
                fields=["organization"], condition=Q(closed_on__isnull=True), name="preference_round_one_open"
            )
        ]

    def __str__(self) -> str:
        return f"Групповая встреча {self.met_on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("pairs:preferences", args=[self.pk])


class PreferenceListQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The curator and the psychologist; a participant the own list. Nobody reads what is said of themselves."""
        here = self.filter(round__organization=actor.organization)
        if actor.roles & CLOSED_READERS:
            return here
        return here.filter(person__user=actor.user) if actor.user else self.none()


class PreferenceList(Recorded):
    """Whom one participant would like, in order, and with whom rather not. Free: both may stay empty."""

    round = models.ForeignKey(PreferenceRound, models.CASCADE, related_name="lists")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="участник")
    side = models.CharField("сторона", max_length=10, choices=PreferenceSide)
    wished = models.JSONField("с кем хотелось бы", default=list)  # keys of persons, the most wished first
    unwished = models.JSONField("с кем не хотелось бы", default=list)
    answered_on = models.DateField("когда")
    objects = PreferenceListQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name, verbose_name_plural = "предпочтения", "предпочтения"
        constraints = [
            *Recorded.Meta.constraints,
            UniqueConstraint(fields=["round", "person", "side"], name="preference_list_once"),
            CheckConstraint(condition=Q(side__in=PreferenceSide.values), name="preference_side_known"),
        ]

    def __str__(self) -> str:
        return str(self.person)
