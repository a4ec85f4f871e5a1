"""The organization's own page, and which of them is open now."""

from django.http import Http404
from django.utils.http import url_has_allowed_host_and_scheme

from core.views import PageActionView, RowFormView, ScopedDetailView
from people import actions, policies
from people.forms import OrganizationForm
from people.forms.organizations import ZONES
from people.models import Organization
from people.rules import Role


class OrganizationDetail(ScopedDetailView):
    policy = staticmethod(policies.can_view_organization)
    model = Organization
    template_name = "people/organization.html"

    def get_queryset(self):
        return super().get_queryset().select_related("head", "parent")

    def get_context_data(self, **kwargs):
        can = {
            "change": policies.can_change_organization(self.request.actor, self.object),
            "correct": policies.can_correct_organization_forms(self.request.actor, self.object),
        }
        time_zone = dict(ZONES).get(self.object.time_zone, self.object.time_zone)
        second_step = [Role(role).label for role in self.object.second_step_roles]
        return super().get_context_data(can=can, time_zone=time_zone, second_step=second_step, **kwargs)


class OrganizationEdit(RowFormView):
    policy = staticmethod(policies.can_change_organization)
    model = Organization
    form_class = OrganizationForm
    edits_row = True
    title = "Сведения об организации"
    done = "Сведения об организации сохранены."

    def perform(self, form):
        return actions.change_organization(self.object, actor=self.request.actor, **form.cleaned_data)


class OrganizationSwitch(PageActionView):
    """POST `organization_to`, optionally `next`."""

    policy = staticmethod(policies.has_role)

    def perform(self):
        wanted = self.request.POST.get("organization_to", "")
        other = next((a for a in self.request.actors if str(a.organization.pk) == wanted), None)
        if other is None:
            raise Http404
        if other.organization != self.request.actor.organization:
            actions.switch_organization(other.organization, actor=self.request.actor)
        self.request.session["organization"] = other.organization.pk
        return other.organization

    def success_url(self, result):
        url = self.request.POST.get("next", "")
        safe = url_has_allowed_host_and_scheme(url, {self.request.get_host()}, require_https=self.request.is_secure())
        return url if safe else "/"

    def done_message(self, result):
        return f"Открыта организация: {result.short_name}."
