"""Leaving, leave, transfer: entered, looked through, settled."""

from typing import Any

from django.urls import reverse

from core.views import ActionView, RowFormView, RowMixin, ScopedDetailView
from people import actions, policies
from people.forms import EndFactForm, FactForm
from people.models import Person, StaffFact
from people.selectors.persons import consequences


class FactNew(RowFormView):
    policy = staticmethod(policies.can_record_fact)
    model = Person
    form_class = FactForm
    title = "Увольнение, отсутствие или перевод"
    submit = "Записать"
    done = "Событие записано. Ниже — что оно затрагивает."

    def success_url(self, result):
        return reverse("people:consequences", args=[self.object.pk])

    def get_context_data(self, **kwargs):
        text = f"{self.object}. Пары, программы и роли сами не изменятся: после записи покажем, что делать с каждой."
        return super().get_context_data(help=text, **kwargs)

    def perform(self, form):
        actor = self.request.actor
        return actions.record_fact(self.object, actor=actor, today=actor.today(), **form.cleaned_data)


class Consequences(ScopedDetailView):
    policy = staticmethod(policies.can_see_consequences)
    model = Person
    template_name = "people/consequences.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(facts=consequences(self.request.actor, self.object), **kwargs)


class FactMixin(RowMixin):
    """A fact through its person: `/people/<pk>/facts/<fact_pk>/…`."""

    policy = staticmethod(policies.can_change_fact)
    model: Any = StaffFact
    pk_kwarg = "fact_pk"

    def get_queryset(self):
        return super().get_queryset().filter(person_id=self.kwargs["pk"]).select_related("person")


class FactSettle(FactMixin, ActionView):
    policy = staticmethod(policies.can_change_fact)
    done = "Отмечено: всё разобрано."

    def perform(self, fact):
        return actions.settle_fact(fact, actor=self.request.actor, today=self.request.actor.today())


class FactWithdraw(FactMixin, ActionView):
    policy = staticmethod(policies.can_change_fact)
    done = "Событие отменено как записанное по ошибке."

    def perform(self, fact):
        return actions.withdraw_fact(fact, actor=self.request.actor)


class FactEnd(FactMixin, RowFormView):
    policy = staticmethod(policies.can_change_fact)
    form_class = EndFactForm
    title = "Вернулся к работе"
    done = "Дата записана."

    def perform(self, form):
        return actions.end_fact(self.object, ends_on=form.cleaned_data["ends_on"], actor=self.request.actor)
