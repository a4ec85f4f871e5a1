"""Who may do what, and what the administrator gives and takes."""

from django.urls import reverse

from core.views import ActionView, RowFormView, ScopedListView
from people import actions, policies
from people.filters import MembershipFilter
from people.forms import CuratorshipForm, RoleForm
from people.models import Membership, Person
from people.rules import BY_BANK
from people.selectors.persons import curators_to_follow
from people.tables import MembershipTable


class RightsList(ScopedListView):
    """«Кто какие права имеет»."""

    policy = staticmethod(policies.can_see_rights)
    model = Membership
    table_class = MembershipTable
    filterset_class = MembershipFilter
    template_name = "people/rights.html"
    title = "Кто какие права имеет"
    export_name = "Права в системе"

    def get_context_data(self, **kwargs):
        return super().get_context_data(curators=curators_to_follow(self.request.actor), **kwargs)

    def get_queryset(self):
        now = super().get_queryset().current(self.request.actor.today())
        return now.select_related("person__user", "person__organization")


class PersonRoles(RowFormView):
    """Gives a role; the roles that are open stand above with a button each."""

    policy = staticmethod(policies.can_change_roles)
    model = Person
    form_class = RoleForm
    template_name = "people/roles.html"
    title = "Роли"
    submit = "Дать роль"
    done = "Роль дана. Она действует уже сейчас."

    def success_url(self, result):
        return reverse("people:roles", args=[self.object.pk])

    def get_context_data(self, **kwargs):
        held = list(self.object.memberships.filter(ended_on=None).order_by("role"))
        return super().get_context_data(
            by_hand=[role for role in held if role.role not in BY_BANK],
            by_bank=[role for role in held if role.role in BY_BANK],
            **kwargs,
        )

    def perform(self, form):
        actor = self.request.actor
        return actions.open_membership(self.object, form.cleaned_data["role"], actor=actor, today=actor.today())


class RoleEnd(ActionView):
    policy = staticmethod(policies.can_change_roles)
    model = Person
    done = "Роль снята. Она не действует уже сейчас."

    def success_url(self, result):
        return reverse("people:roles", args=[self.object.pk])

    def perform(self, person):
        actor = self.request.actor
        return actions.close_membership(person, self.request.POST.get("role", ""), actor=actor, today=actor.today())


class Curatorship(RowFormView):
    """The curator's work passes to a successor."""

    policy = staticmethod(policies.can_pass_curatorship)
    model = Person
    form_class = CuratorshipForm
    title = "Передать работу куратора"
    submit = "Передать"
    done = "Работа куратора передана."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"person": self.object}

    def get_context_data(self, **kwargs):
        text = (
            f"Сейчас куратор — {self.object}. Преемник сразу получит роль и все текущие дела: "
            "банки, пары, приказы и анкетирование. У прежнего куратора роль снимется."
        )
        return super().get_context_data(help=text, **kwargs)

    def perform(self, form):
        actor = self.request.actor
        successor = form.cleaned_data["to_person"]
        actions.pass_curatorship(self.object, successor, actor=actor, today=actor.today())
        return successor
