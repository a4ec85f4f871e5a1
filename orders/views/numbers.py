"""How numbers are written, and which of them are taken."""

from django.urls import reverse

from core.text import ids_in
from core.views import PageFormView, PageView
from orders import actions, policies, selectors
from orders.forms import PatternForm
from orders.models import NumberPattern


class Patterns(PageFormView):
    """How the numbers are written: the patterns that are there, and a form for one more or another wording."""

    policy = staticmethod(policies.can_keep_patterns)
    form_class = PatternForm
    template_name = "orders/patterns.html"
    title = "Номера приказов"
    done = "Образец сохранён. По нему предлагается номер при регистрации."

    def get_context_data(self, **kwargs):
        patterns = NumberPattern.objects.visible_to(self.request.actor).order_by("series")
        return super().get_context_data(patterns=patterns, **kwargs)

    def perform(self, form):
        actor = self.request.actor
        return actions.keep_pattern(organization=actor.organization, actor=actor, **form.cleaned_data)

    def success_url(self, result) -> str:
        return reverse("orders:patterns")

    def back_url(self) -> str:
        return reverse("orders:list")


class NumberJournal(PageView):
    """The numbers of one series and year: in their order, with those that are missing or stand twice."""

    policy = staticmethod(policies.can_see_journal)
    template_name = "orders/journal.html"

    def get_context_data(self, **kwargs):
        actor, asked = self.request.actor, self.request.GET
        year = next(iter(ids_in([asked.get("year", "")])), actor.today().year)
        journal = selectors.journal(actor, asked.get("series", "")[:30], year)
        return super().get_context_data(
            title="Журнал номеров", journal=journal, may_keep=policies.can_keep_patterns(actor), **kwargs
        )
