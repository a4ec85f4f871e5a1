"""Questionnaires, rounds of them, and what people answered."""

from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Count, Exists, OuterRef, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from papers.models import Recorded
from people.models import Organization, Person, User
from people.rules import OFFICE, Role
from surveys.rules import Fills, Purpose, QuestionKind
from surveys.states import SurveyState

ROUND_READERS = OFFICE | {Role.PSYCHOLOGIST}


class QuestionnaireQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The built-in ones and the organization's own; only those who run rounds look at them."""
        if not actor.roles & ROUND_READERS:
            return self.none()
        return self.filter(Q(organization=actor.organization) | Q(organization__isnull=True))


class Questionnaire(Versioned):
    """A form: built in (no organization) or the organization's own copy."""

    organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    code = models.SlugField(max_length=60, blank=True)
    title = models.CharField("название", max_length=200)
    intro = models.TextField("вступление", blank=True)
    purpose = models.CharField("назначение", max_length=30, choices=Purpose, default=Purpose.OTHER)
    is_archived = models.BooleanField("в архиве", default=False)
    objects = QuestionnaireQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "анкета", "анкеты"
        constraints = [
            UniqueConstraint(fields=["code"], condition=Q(organization__isnull=True), name="questionnaire_code_once"),
            CheckConstraint(condition=Q(purpose__in=Purpose.values), name="questionnaire_purpose_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("surveys:questionnaire", args=[self.pk])


class Question(models.Model):
    """One question. `options` are the choices in their order, for CHOICE and SEVERAL."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    text = models.CharField("вопрос", max_length=500)
    help_text = models.CharField("пояснение", max_length=300, blank=True)
    kind = models.CharField("вид ответа", max_length=20, choices=QuestionKind)
    options = models.JSONField("варианты", default=list, blank=True)
    is_required = models.BooleanField("обязательный", default=True)
    fills = models.CharField("переносится в банк", max_length=20, choices=Fills, blank=True)
    counts_as_satisfaction = models.BooleanField("входит в удовлетворённость", default=False)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        constraints = [
            CheckConstraint(condition=Q(kind__in=QuestionKind.values), name="question_kind_known"),
            CheckConstraint(condition=Q(fills__in=["", *Fills.values]), name="question_fills_known"),
        ]

    def __str__(self) -> str:
        return self.text


class SurveyQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Those who run rounds see all of the organization; an invited person the rounds sent to them."""
        here = self.filter(organization=actor.organization)
        if actor.roles & ROUND_READERS:
            return here
        if actor.user is None:
            return self.none()
        invited = Invitee.objects.filter(survey=OuterRef("pk"), person__user=actor.user)
        return here.filter(Exists(invited)).exclude(state=SurveyState.DRAFT)

    def for_list(self) -> Self:
        """With `invited` and `answered` counted."""
        answered = Count("invitees", filter=Q(invitees__answered_on__isnull=False))
        return self.select_related("questionnaire").annotate(invited=Count("invitees"), answered=answered)


class Survey(Versioned):
    """One round: a questionnaire sent to an audience (анкетирование)."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="+", verbose_name="анкета")
    title = models.CharField("название", max_length=200)
    audience_name = models.CharField("кому", max_length=60)  # audiences are declared by the apps above
    is_anonymous = models.BooleanField("анонимно", default=False)
    school_year = models.PositiveSmallIntegerField("учебный год")
    state = models.CharField("состояние", max_length=10, choices=SurveyState, default=SurveyState.DRAFT)
    opened_on = models.DateField("открыто", null=True, blank=True)
    closes_on = models.DateField("ответить до", null=True, blank=True)
    closed_on = models.DateField("завершено", null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "анкетирование", "анкетирования"
        indexes = [models.Index(fields=["organization", "school_year", "state"], name="survey_organization_year")]
        constraints = [CheckConstraint(condition=Q(state__in=SurveyState.values), name="survey_state_known")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("surveys:detail", args=[self.pk])


class Invitee(models.Model):
    """A person asked in a round. Says whether they answered, never what."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="invitees")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answered_on = models.DateField("ответил", null=True, blank=True)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [UniqueConstraint(fields=["survey", "person"], name="invitee_once")]

    def __str__(self) -> str:
        return str(self.person)


class ResponseQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Named answers: those who run rounds; one's own: the person. Anonymous ones are read only as counts."""
        here = self.filter(survey__organization=actor.organization)
        own = Q(person__user=actor.user) if actor.user else Q(pk=None)
        if actor.roles & ROUND_READERS:
            return here.filter(own | Q(survey__is_anonymous=False, submitted_at__isnull=False))
        return here.filter(own)


class Response(Recorded):
    """One filled form. In an anonymous round the person is let go of when it is submitted."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="responses")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField("отправлена", null=True, blank=True)
    objects = ResponseQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name, verbose_name_plural = "ответ", "ответы"
        constraints = [
            *Recorded.Meta.constraints,
            UniqueConstraint(fields=["survey", "person"], condition=Q(person__isnull=False), name="response_once"),
        ]

    def __str__(self) -> str:
        return f"{self.survey}"


class Answer(models.Model):
    """The answer to one question: a mark or 1/0 in `number`, words in `text`, options or competences in `chosen`."""

    response = models.ForeignKey(Response, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    number = models.SmallIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    chosen = models.JSONField(default=list, blank=True)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [UniqueConstraint(fields=["response", "question"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.question_id}"
