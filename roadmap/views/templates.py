"""A plan from one of the product's templates, in three clicks."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from core.views import PageFormView, PageView
from roadmap import policies
from roadmap.actions import lay_plan
from roadmap.forms.templates import YearsForm
from roadmap.kinds.templates import TEMPLATES
from roadmap.selectors.previews import year_of


class TemplateList(PageView):
    policy = staticmethod(policies.can_lay)
    template_name = "roadmap/templates.html"

    def get_context_data(self, **kwargs):
        first = year_of(self.request.actor.today())[0].year
        cards = [(name, template, template.build(first, first)) for name, template in TEMPLATES.items()]
        return super().get_context_data(title="Образцы дорожной карты", cards=cards, **kwargs)


class PlanFromTemplate(PageFormView):
    policy = staticmethod(policies.can_lay)
    form_class = YearsForm
    template_name = "roadmap/from_template.html"
    submit = "Составить проект"
    done = "Проект дорожной карты составлен. Каждую строку можно изменить, переставить или убрать."

    @property
    def template(self) -> Any:
        """The one that `?template=` names."""
        try:
            return TEMPLATES[self.request.GET.get("template", "")]
        except KeyError:
            raise Http404 from None

    @property
    def first(self) -> int:
        return year_of(self.request.actor.today())[0].year

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"first": self.first}

    def get_initial(self):
        return {"first": self.first, "last": self.first}

    def get_context_data(self, **kwargs):
        plan = self.template.build(self.first, self.first)
        return super().get_context_data(template=self.template, plan=plan, title=self.template.title, **kwargs)

    def back_url(self):
        return reverse("roadmap:templates")

    def perform(self, form):
        actor, years = self.request.actor, form.cleaned_data
        template = self.template
        plan = template.build(years["first"], years["last"])
        return lay_plan(plan, organization=actor.organization, template=template.name, actor=actor, today=actor.today())
