"""The bases of every page: HTTP only. Rows come through `visible_to`, each view names its policy."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.generic import TemplateView
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View
from django_filters.views import FilterView
from django_tables2 import RequestConfig

from core.actions import note
from core.costly import TooMany, count_costly
from core.exports import xlsx_response
from core.models import AuditEntry
from core.problems import RuleViolation, Stale
from core.scoping import visible
from core.submissions import WrongOrganization, check_guards, once

PER_PAGE = 25


class SeenElsewhere(Http404):
    """The row belongs to another organization of the same user: the 404 page offers to switch."""

    def __init__(self, organization):
        self.organization = organization
        super().__init__("row of another organization")


class PolicyView(View):
    """Asks its policy before anything else: `policy(actor)`, or `policy(actor, row)` where there is a row."""

    policy: Any = None
    costly: tuple[str, ...] = ()  # methods that draw a paper or read a file; an export by `?export=` is one as well
    request: Any

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.policy is None and not cls.__module__.startswith("core."):
            raise TypeError(f"{cls.__module__}.{cls.__name__} names no policy.")

    def dispatch(self, request, *args, **kwargs):
        try:
            self.admit()
            if request.method in self.costly or request.GET.get("export"):
                count_costly(request.user)
            return super().dispatch(request, *args, **kwargs)
        except TooMany:
            return render(request, "errors/too_many.html", status=429)
        except WrongOrganization:
            return render(request, "errors/wrong_organization.html", status=409)
        except Stale as stale:
            return self.stale(stale.row)
        except PermissionDenied:
            if request.method == "POST":
                note("core.page_refused", "Отказ в доступе", request.actor, getattr(self, "object", None), refused=True)
            raise

    def admit(self) -> None:
        """Raise PermissionDenied for an actor without the right; overridden where there is a row."""
        if not self.policy(self.request.actor):
            raise PermissionDenied

    def stale(self, row: models.Model) -> HttpResponse:
        """409: the row has changed since the page was rendered; says what happened, when, by whom."""
        return render(self.request, "errors/stale.html", {"row": row, "since": what_happened(row)}, status=409)

    def http_method_not_allowed(self, request, *args, **kwargs):
        """405: an address of a button opened as a page, for instance after signing in anew."""
        response = super().http_method_not_allowed(request, *args, **kwargs)
        if request.method != "GET":
            return response
        page = render(request, "errors/only_button.html", {"row": getattr(self, "object", None)}, status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page


def what_happened(row: models.Model) -> list[AuditEntry]:
    """The latest of the row's history."""
    return AuditEntry.objects.about(row).done()[:3].told()


class PageView(PolicyView, TemplateView):
    """A page without a row."""


class RowMixin(PolicyView):
    """Fetches one row through `visible_to` and asks the policy about it. A foreign row does not exist: 404."""

    model: Any = None
    pk_kwarg = "pk"
    object: Any

    def get_queryset(self):
        return self.model._default_manager.all()

    def admit(self) -> None:
        self.object = self.get_object()
        if not self.policy(self.request.actor, self.object):
            raise PermissionDenied

    def get_object(self):
        pk = self.kwargs[self.pk_kwarg]
        row = visible(self.get_queryset(), self.request.actor).filter(pk=pk).first()
        if row is not None:
            return row
        for other in self.request.actor.elsewhere():
            if visible(self.get_queryset(), other).filter(pk=pk).exists():
                raise SeenElsewhere(other.organization)
        raise Http404


class ScopedDetailView(RowMixin, TemplateResponseMixin, ContextMixin):
    """The page of one row, `object` in the template."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        return super().get_context_data(object=self.object, **kwargs)


class ScopedListView(PolicyView, FilterView):
    """A list with search, filters, sorting, pages, count, and an XLSX export by `?export=xlsx`.

    Name `model`, `table_class`, `filterset_class`, `template_name` (extends `components/list.html`), `title`.
    """

    model: Any
    table_class: Any
    title = ""
    export_name = "список"
    strict = False
    http_method_names = ["get", "head", "options"]

    def get_queryset(self):
        return visible(self.model._default_manager.all(), self.request.actor).for_list()

    def get_table(self, rows: Any) -> Any:
        return self.table_class(rows, request=self.request)

    def get(self, request, *args, **kwargs):
        self.filterset = self.get_filterset(self.get_filterset_class())
        self.object_list = self.filterset.qs
        table = self.get_table(self.object_list)
        if request.GET.get("export") == "xlsx":
            RequestConfig(request, paginate=False).configure(table)
            note("core.list_exported", "Выгрузка списка", request.actor, request.actor.organization)
            return xlsx_response(table, self.export_name)
        RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True}).configure(table)
        narrowed = any(value for name, value in request.GET.items() if name not in {"page", "sort"})
        context = {"may_export": True} | self.get_context_data(
            filter=self.filterset, table=table, count=table.paginator.count, narrowed=narrowed, title=self.title
        )
        return self.render_to_response(context)


class PerformMixin:
    """Runs an action once and leads on: a refusal becomes a message, nothing typed is lost."""

    done = ""
    request: Any

    def success_url(self, result: Any) -> str:
        row: Any = result if isinstance(result, models.Model) else getattr(self, "object", None)
        return row.get_absolute_url()

    def done_message(self, result: Any) -> str:
        return self.done

    def run(self, act) -> HttpResponse:
        """Call `act()`; raises RuleViolation for the caller to show."""

        def once_more() -> str:
            self.result = act()
            return self.success_url(self.result)

        url, fresh = once(self.request, once_more)
        if not fresh:
            messages.info(self.request, "Это уже сохранено: вторая отправка той же формы ничего не изменила.")
        elif message := self.done_message(self.result):
            messages.success(self.request, message)
        return redirect(url)

    def refuse(self, violation: RuleViolation) -> HttpResponse:
        """Back to where the button stood, with every problem and the way to mend it."""
        return render(
            self.request,
            "errors/refused.html",
            {"problems": violation.problems, "object": getattr(self, "object", None), "back": self.back_url()},
            status=409,
        )

    def back_url(self) -> str:
        row = getattr(self, "object", None)
        return row.get_absolute_url() if row is not None else "/"


class ActionView(PerformMixin, RowMixin):
    """A button: POST only, `perform(row)` calls one action."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        check_guards(request, self.object)
        try:
            return self.run(lambda: self.perform(self.object))
        except RuleViolation as violation:
            return self.refuse(violation)

    def perform(self, row: Any) -> Any:
        raise TypeError(f"{type(self).__name__} performs nothing.")


class PageActionView(PerformMixin, PolicyView):
    """A button that belongs to no row: POST only, `perform()` calls one action; set `success_url`."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        check_guards(request)
        try:
            return self.run(self.perform)
        except RuleViolation as violation:
            return self.refuse(violation)

    def perform(self) -> Any:
        raise TypeError(f"{type(self).__name__} performs nothing.")


class FormPerformMixin(PerformMixin, TemplateResponseMixin, ContextMixin):
    """A form page (GET) whose POST calls one action with the cleaned data: `perform(form)`."""

    form_class: Any
    template_name: str | None = "components/form_page.html"
    title = ""
    submit = "Сохранить"

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = {"actor": self.request.actor, "initial": self.get_initial()}
        if self.request.method == "POST":
            kwargs |= {"data": self.request.POST, "files": self.request.FILES}
        return kwargs

    def get_initial(self) -> dict[str, Any]:
        return {}

    def get_form(self):
        return self.form_class(**self.get_form_kwargs())

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(form=self.get_form()))

    def post(self, request, *args, **kwargs):
        check_guards(request, getattr(self, "object", None))
        form = self.get_form()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            return self.run(lambda: self.perform(form))
        except RuleViolation as violation:
            for problem in violation.problems:
                form.add_error(None, str(problem))
            context = self.get_context_data(form=form, problems=violation.problems)
            return self.render_to_response(context, status=422)

    def stale(self, row: models.Model) -> HttpResponse:
        """409 with the form as it was filled in, for the row as it is now; one that asks nothing shows no form."""
        if getattr(self, "object", None) is not None:
            self.admit()  # type: ignore[attr-defined]  # the row anew: perhaps the form is no longer this reader's
        form = self.get_form()
        if not any(not field.is_hidden for field in form):
            return super().stale(row)  # type: ignore[misc]
        changed = {"row": row, "since": what_happened(row)}
        return self.render_to_response(self.get_context_data(form=form, changed_meanwhile=changed), status=409)

    def perform(self, form: Any) -> Any:
        raise TypeError(f"{type(self).__name__} performs nothing.")

    def get_context_data(self, **kwargs):
        defaults = {"title": self.title, "submit": self.submit, "object": getattr(self, "object", None)}
        return super().get_context_data(**(defaults | {"back": self.back_url()} | kwargs))


class RowFormView(FormPerformMixin, RowMixin):
    """A form about a row that exists (`self.object`): an edit, or a step that needs data.

    Give a ModelForm its instance by overriding `get_form_kwargs`, or set `edits_row = True`.
    """

    edits_row = False
    http_method_names = ["get", "head", "post", "options"]

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if self.edits_row:
            kwargs["instance"] = self.object
        return kwargs


class PageFormView(FormPerformMixin, PolicyView):
    """A form that makes something new."""

    http_method_names = ["get", "head", "post", "options"]
