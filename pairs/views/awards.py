"""Certificates, diplomas and letters of thanks for ticked people, in one PDF."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from core.exports import content_disposition
from core.submissions import check_guards
from core.views import PageView
from pairs import policies
from pairs.forms.awards import AwardsForm
from pairs.rules.awards import AwardKind
from pairs.selectors.awards import awards_of
from printing.awards import awards_pdf
from printing.errors import PrintingError


class Awards(PageView):
    """A form whose answer is the file; nothing is stored."""

    policy = staticmethod(policies.can_print_awards)
    template_name = "pairs/awards.html"
    http_method_names = ("get", "head", "post", "options")
    costly = ("POST",)

    def get(self, request, *args, **kwargs):
        return self.page(AwardsForm(actor=request.actor))

    def post(self, request, *args, **kwargs):
        check_guards(request)
        form = AwardsForm(request.POST, actor=request.actor)
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            return self.file(form)
        except PrintingError as error:
            messages.error(request, str(error))
            return self.page(form)

    def file(self, form: AwardsForm) -> HttpResponse:
        data, title = form.cleaned_data, AwardKind(form.cleaned_data["kind"]).label.capitalize()
        organization = self.request.actor.organization
        sheets = awards_of(data["people"], organization, data["kind"], dated=data["dated"], text=data["text"])
        response = HttpResponse(awards_pdf(sheets, data["design"], title), content_type="application/pdf")
        response.headers["Content-Disposition"] = content_disposition(f"{title}.pdf", inline=True)
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    def page(self, form: AwardsForm, *, status: int = 200) -> HttpResponse:
        context = self.get_context_data(title="Сертификаты, дипломы, благодарности", form=form, back=self.back_url())
        return self.render_to_response(context, status=status)

    def back_url(self) -> str:
        return reverse("pairs:list")
