"""Many documents in one file: asked for, watched, taken away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from core.exports import content_disposition
from core.schoolyear import SchoolYear
from core.views import ActionView, PageFormView, PageView, ScopedDetailView
from papers import actions, policies, selectors
from papers.forms import FolderForm
from papers.models import PrintJob
from papers.rules import PrintState
from papers.views.files import FileView

SHOWN = 20


class PrintList(PageView):
    policy = staticmethod(policies.can_print_many)
    template_name = "papers/print_list.html"
    http_method_names = ("get", "head", "options")

    def get_context_data(self, **kwargs):
        jobs = PrintJob.objects.visible_to(self.request.actor).for_list()[:SHOWN]
        return super().get_context_data(title="Документы одним файлом", jobs=jobs, **kwargs)


class PrintNew(PageFormView):
    """«Папка директора», or the orders of a year: one file with a register."""

    policy = staticmethod(policies.can_print_many)
    form_class = FolderForm
    title = "Собрать документы в один файл"
    submit = "Собрать файл"
    done = "Файл готовится. Страница обновляется сама; её можно закрыть и вернуться позже."

    def get_initial(self):
        return {"kind": self.request.GET.get("kind", "")}

    def get_context_data(self, **kwargs):
        if not selectors.years_of(self.request.actor):
            kwargs["help"] = "Утверждённых документов пока нет: собирать нечего."
        return super().get_context_data(**kwargs)

    def perform(self, form):
        actor, kind = self.request.actor, form.cleaned_data["kind"]
        year = SchoolYear(form.cleaned_data["year"])
        what = f"{kind.capitalize()}: все документы" if kind else "Папка директора"
        return actions.ask_print(
            selectors.documents_of(actor, year, kind),
            title=f"{what} за {year} учебный год",
            subtitle=actor.organization.full_name,
            actor=actor,
        )

    def back_url(self):
        return reverse("papers:prints")


class PrintDetail(ScopedDetailView):
    """How far the file is; a script asks for the moving part alone."""

    model = PrintJob
    policy = staticmethod(policies.can_view_print)
    template_name = "papers/print.html"

    def get(self, request, *args, **kwargs):
        context = self.get_context_data(title=self.object.title, progress=selectors.progress_of(self.object))
        if request.htmx:
            return TemplateResponse(request, "papers/_print.html", context)
        return self.render_to_response(context)


class PrintFile(FileView):
    model = PrintJob
    policy = staticmethod(policies.can_view_print)
    costly = ("GET",)

    def get(self, request, *args, **kwargs):
        job = self.object
        if job.state != PrintState.MADE:
            raise Http404
        try:
            with job.file.open("rb") as file:
                response = HttpResponse(file.read(), content_type="application/pdf")
        except FileNotFoundError:
            messages.error(request, "Файла нет на сервере. Соберите его заново.")
            return redirect("papers:prints")
        response.headers["Content-Disposition"] = content_disposition(f"{job.title.replace('/', '-')}.pdf")
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


class PrintAgain(ActionView):
    model = PrintJob
    policy = staticmethod(policies.can_view_print)
    done = "Файл собирается снова."

    def perform(self, job):
        return actions.print_many_again(job, actor=self.request.actor)
