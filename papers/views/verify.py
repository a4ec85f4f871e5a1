"""`/verify/<token>/`: where the code on a printed sheet leads, whoever holds the sheet."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.generic.edit import FormMixin

from core.costly import TooMany, count_visitor
from core.views import PageView
from papers import policies, selectors
from papers.forms import CheckFileForm


@method_decorator(login_not_required, name="dispatch")
class Verify(FormMixin, PageView):
    """What the document is and whether it holds, without a word of its text; a file is compared, never kept."""

    policy = staticmethod(policies.anybody)
    template_name = "papers/verify.html"
    form_class = CheckFileForm
    http_method_names = ("get", "head", "post", "options")

    def dispatch(self, request, *args, **kwargs):
        try:
            count_visitor(request.META.get("REMOTE_ADDR") or "")
        except TooMany:
            return render(request, "papers/verify_later.html", status=429)
        self.checked = selectors.checked_by(kwargs["token"])
        if self.checked is None:
            return render(request, "papers/verify_unknown.html", status=404)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"actor": self.request.actor}

    def get(self, request, token):
        return self.page(CheckFileForm(actor=request.actor))

    def post(self, request, token):
        if self.checked is None:
            raise Http404
        form = self.get_form()
        if not form.is_valid():
            return self.page(form, status=422)
        return self.page(
            CheckFileForm(actor=request.actor), same=selectors.is_same_file(form.cleaned_data["file"], self.checked)
        )

    def page(self, form, *, same=None, status=200):
        return self.render_to_response({"form": form, "checked": self.checked, "same": same}, status=status)
