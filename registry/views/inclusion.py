"""«Кого включить» (S4 4.4.4)."""

from django.urls import reverse

from core.problems import RuleViolation
from core.schoolyear import SchoolYear
from core.views import PageActionView, PageView
from registry import actions, policies, selectors
from registry.forms import PeopleForm
from registry.rules import InclusionAnswer


class Inclusion(PageView):
    policy = staticmethod(policies.can_read_inclusion)
    template_name = "registry/inclusion.html"

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        today = actor.today()
        return super().get_context_data(
            title="Кого включить в банк наставляемых",
            candidates=selectors.candidates(actor, today),
            review=selectors.last_review(actor),
            is_reviewed=selectors.is_reviewed_this_year(actor, today),
            school_year=SchoolYear.containing(today),
            can_decide=policies.can_keep_banks(actor),
            answers=InclusionAnswer.choices,
            **kwargs,
        )


class InclusionDecide(PageActionView):
    """One press: «включить», «не нужно», «позже», for one person or a ticked list."""

    policy = staticmethod(policies.can_keep_banks)

    def perform(self):
        actor, data = self.request.actor, self.request.POST
        answer, _, one = data.get("answer", "").partition(":")  # «yes:17» from a row's own button
        form = PeopleForm({"person": [one] if one else data.getlist("person")}, actor=actor)
        if not form.is_valid():
            raise RuleViolation("Отметьте хотя бы одного человека.")
        people = list(form.cleaned_data["person"])
        actions.decide_inclusion(people, answer, actor=actor, today=actor.today())
        return people[0] if one and answer == InclusionAnswer.YES else None

    def success_url(self, result):
        """«Включить» for one person leads straight to the entry."""
        return reverse("registry:mentees_enter", args=[result.pk]) if result else reverse("registry:inclusion")

    def done_message(self, result):
        return "Решение записано. Заполните запись, и человек появится в банке." if result else "Решение записано."

    def back_url(self):
        return reverse("registry:inclusion")


class InclusionReviewed(PageActionView):
    policy = staticmethod(policies.can_keep_banks)
    done = "Отмечено: список просмотрен сегодня."

    def perform(self):
        actor = self.request.actor
        return actions.confirm_inclusion(actor.organization, actor=actor, today=actor.today())

    def success_url(self, result):
        return reverse("registry:inclusion")

    def back_url(self):
        return reverse("registry:inclusion")
