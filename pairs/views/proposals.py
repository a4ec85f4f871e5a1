"""Choosing who with whom, and proposing it."""

from typing import Any

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from core.text import ids_in
from core.views import PageFormView, PageView, RowFormView
from pairs import actions, policies
from pairs.forms import ConfirmForm, TermsForm
from pairs.matching import COVERS_NOTHING
from pairs.models import Pair
from pairs.rules import planned_dates
from pairs.selectors import candidates, obstacles
from registry.models import MenteeProfile, MentorProfile
from registry.rules import MentoringForm, MentoringKind


def chosen_mentees(request: Any) -> list[MenteeProfile]:
    """Entries named in the address by `?mentee=1&mentee=2`; a foreign one does not exist."""
    ids = set(ids_in(request.GET.getlist("mentee")))
    visible = MenteeProfile.objects.visible_to(request.actor).filter(pk__in=ids)
    found = list(visible.select_related("person").prefetch_related("needs__competence").by_name())
    if len(found) != len(ids):
        raise Http404
    return found


def chosen_mentor(request: Any) -> MentorProfile | None:
    ids = ids_in(request.GET.getlist("mentor"))
    if not ids:
        return None
    mentor = MentorProfile.objects.visible_to(request.actor).filter(pk=ids[-1]).select_related("person").first()
    if mentor is None:
        raise Http404
    return mentor


class NewPair(PageView):
    """Step 1: who needs a mentor. From a mentor's card: who would suit this mentor."""

    policy = staticmethod(policies.can_propose)
    template_name = "pairs/new.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor, mentor = self.request.actor, chosen_mentor(self.request)
        if mentor is not None:
            fitting = candidates.suitable_mentees(actor, mentor, today=actor.today())
            return super().get_context_data(title="Кого взять наставнику", mentor=mentor, fitting=fitting, **kwargs)
        queue = candidates.without_a_pair(actor).prefetch_related("needs__competence")
        return super().get_context_data(title="Новая пара или группа", queue=queue, **kwargs)


class Mentors(PageView):
    """Step 2: suitable mentors, each with the reason; below them the others with the cause."""

    policy = staticmethod(policies.can_propose)
    template_name = "pairs/mentors.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.mentees = chosen_mentees(request)
        if not self.mentees:
            return redirect("pairs:new")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = self.request.actor
        suitable, others = candidates.candidates(actor, self.mentees, today=actor.today())
        query = "&".join(f"mentee={mentee.pk}" for mentee in self.mentees)
        return super().get_context_data(
            title="Подбор наставника", mentees=self.mentees, suitable=suitable, others=others, query=query, **kwargs
        )


class Propose(PageFormView):
    """Step 3: form, kinds, planned days."""

    policy = staticmethod(policies.can_propose)
    template_name = "pairs/propose.html"
    form_class = TermsForm
    title = "Условия пары"
    submit = "Предложить участникам"
    done = "Пара предложена. Участники увидят предложение на своих главных страницах и ответят."

    mentor: MentorProfile

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if policies.can_propose(request.actor):
            mentor, self.mentees = chosen_mentor(request), chosen_mentees(request)
            if mentor is None or not self.mentees:
                return redirect("pairs:new")
            self.mentor = mentor
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        starts_on, ends_on = planned_dates(self.request.actor.today())
        kinds = [MentoringKind.GROUP] if len(self.mentees) > 1 else [MentoringKind.TRADITIONAL]
        [suitable] = candidates.for_one(self.request.actor, self.mentor, self.mentees, today=starts_on)
        return {
            "form": MentoringForm.PARTNER_TEACHER if self.mentor.is_external else MentoringForm.TEACHER_TEACHER,
            "kinds": kinds,
            "starts_on": starts_on,
            "ends_on": ends_on,
            "reason": "" if COVERS_NOTHING in suitable.reason else suitable.reason,
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"mentees": len(self.mentees)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = self.request.actor.today()
        return super().get_context_data(
            mentor=self.mentor,
            mentees=self.mentees,
            warnings=obstacles.proposal_warnings(self.mentor, self.mentees, today=today),
            **kwargs,
        )

    def back_url(self) -> str:
        return f"{reverse('pairs:mentors')}?" + "&".join(f"mentee={mentee.pk}" for mentee in self.mentees)

    def perform(self, form: TermsForm) -> Pair:
        actor = self.request.actor
        return actions.propose(self.mentor, self.mentees, **form.cleaned_data, actor=actor, today=actor.today())


class Change(RowFormView):
    model = Pair
    policy = staticmethod(policies.can_keep)
    form_class = TermsForm
    title = "Условия пары"
    done = "Условия сохранены."

    def get_queryset(self) -> Any:
        return super().get_queryset().for_list()

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.object, name) for name in ("form", "kinds", "starts_on", "ends_on", "reason")}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"mentees": len(self.object.members.all())}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = "Если изменить форму, виды или даты, участники ответят на предложение заново."
        return super().get_context_data(help=text, **kwargs)

    def perform(self, form: TermsForm) -> Pair:
        actor = self.request.actor
        return actions.change(self.object, **form.cleaned_data, actor=actor, today=actor.today())


class Withdraw(RowFormView):
    model = Pair
    policy = staticmethod(policies.can_keep)
    form_class = ConfirmForm
    title = "Снять предложение пары"
    submit = "Снять предложение"
    done = "Предложение снято. Места наставника снова свободны, наставляемые вернулись в очередь."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = "Участники больше не увидят предложения, наставляемые вернутся в очередь на подбор."
        return super().get_context_data(help=text, **kwargs)

    def perform(self, form: ConfirmForm) -> Pair:
        return actions.withdraw(self.object, actor=self.request.actor, today=self.request.actor.today())
