"""A plan from the organization's own file: upload or paste, preview, mending, confirmation."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from core.views import ActionView, PageFormView, RowFormView
from people.states import ImportState
from roadmap import policies
from roadmap.actions import uploads
from roadmap.forms.uploads import ConfirmForm, MendForm, UploadForm
from roadmap.models import PlanUpload, RoadMap
from roadmap.rules.readings import readings_of
from roadmap.selectors.previews import RowShown, preview_of, year_of


class PlanUploadNew(PageFormView):
    costly = ("POST",)
    policy = staticmethod(policies.can_lay)
    form_class = UploadForm
    template_name = "roadmap/upload.html"
    title = "Дорожная карта из своего файла"
    submit = "Прочитать"

    def back_url(self):
        return reverse("roadmap:list")

    def perform(self, form):
        return self.read(form)

    def read(self, form, into: RoadMap | None = None) -> PlanUpload:
        actor, file = self.request.actor, form.cleaned_data["file"]
        content, name = (file.read(), file.name) if file else (b"", "")
        pasted = "" if file else form.cleaned_data["pasted"]
        return uploads.upload_plan(content, name, pasted=pasted, into=into, actor=actor, today=actor.today())


class PlanFill(RowFormView):
    """Rows for a plan that was entered with its title and scan alone."""

    costly = ("POST",)
    model = RoadMap
    policy = staticmethod(policies.can_correct)
    form_class = UploadForm
    template_name = "roadmap/upload.html"
    title = "Заполнить строки из файла"
    submit = "Прочитать"

    def perform(self, form):
        return PlanUploadNew.read(self, form, self.object)  # type: ignore[arg-type]


class UploadRow:
    """Mix in before a base of `core.views`: an upload that is still a preview; afterwards it has no page."""

    model: Any = PlanUpload
    object: Any
    request: Any

    def get_queryset(self):
        return super().get_queryset().select_related("organization", "into")  # type: ignore[misc]

    def get_object(self):
        upload = super().get_object()  # type: ignore[misc]
        if upload.state != ImportState.PREVIEW and self.request.method in {"GET", "HEAD"}:
            raise Http404
        return upload


class PlanUploaded(UploadRow, RowFormView):
    """The plan as it was read, beside the cells it was read from; confirming makes it a plan."""

    policy = staticmethod(policies.can_keep_upload)
    form_class = ConfirmForm
    template_name = "roadmap/uploaded.html"
    title = "Проверка дорожной карты"
    submit = "Сохранить дорожную карту"
    done = "Дорожная карта сохранена. Её можно править дальше."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"fills": self.object.into_id is not None}

    def get_initial(self):
        plan, into = preview_of(self.object, self.request.actor.today()).plan, self.object.into
        span = (into.starts_on, into.ends_on) if into else plan.span or year_of(self.request.actor.today())
        title = into.title if into else plan.title
        return {"title": title[:300], "starts_on": span[0], "ends_on": span[1], "how": "draft"}

    def get_context_data(self, **kwargs):
        preview = preview_of(self.object, self.request.actor.today())
        return super().get_context_data(preview=preview, **kwargs)

    def back_url(self):
        return reverse("roadmap:list")

    def perform(self, form):
        actor, data = self.request.actor, dict(form.cleaned_data)
        in_force = data.pop("how", "draft") == "in_force"
        return uploads.confirm(self.object, in_force=in_force, actor=actor, today=actor.today(), **data)


class PlanMend(UploadRow, RowFormView):
    """One row of the preview."""

    policy = staticmethod(policies.can_keep_upload)
    form_class = MendForm
    template_name = "roadmap/mend.html"
    title = "Уточнить строку"
    done = "Строка исправлена."

    def row(self) -> RowShown:
        preview = preview_of(self.object, self.request.actor.today())
        found = [row for stage in preview.stages for row in stage.rows if self.is_meant(row)]
        if not found:
            raise Http404
        return found[0]

    def is_meant(self, row: RowShown) -> bool:
        return (row.stage, row.place) == (self.kwargs["stage"], self.kwargs["place"])

    def get_form_kwargs(self):
        preview = preview_of(self.object, self.request.actor.today())
        span = preview.plan.span or year_of(self.request.actor.today())
        return super().get_form_kwargs() | {"readings": readings_of(self.row().row.deadline, span)}

    def get_initial(self):
        row = self.row().row
        said = {"text": row.text, "meaning": row.meaning, "result": row.result}
        return said | {"responsible": "\n".join(row.responsible)}

    def get_context_data(self, **kwargs):
        row = self.row()
        return super().get_context_data(row=row, terms=row.terms, **kwargs)

    def perform(self, form):
        place = self.kwargs["stage"], self.kwargs["place"]
        return uploads.mend(self.object, *place, uploads.Mended(**form.cleaned_data), actor=self.request.actor)

    def success_url(self, result):
        return f"{self.object.get_absolute_url()}#r{self.kwargs['stage']}-{self.kwargs['place']}"


class PlanUploadDiscard(ActionView):
    model = PlanUpload
    policy = staticmethod(policies.can_keep_upload)
    done = "Загрузка отменена, ничего не сохранено."

    def success_url(self, result):
        return reverse("roadmap:list")

    def perform(self, upload):
        return uploads.discard_upload(upload, actor=self.request.actor)
