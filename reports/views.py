"""Pages of the annual report, of the rows behind its figures, of the figures below a coordinator."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic.base import ContextMixin, TemplateResponseMixin

from core.schoolyear import SchoolYear
from core.views import ActionView, PageView, RowFormView, RowMixin, ScopedDetailView, ScopedListView, SeenElsewhere
from papers.views import PaperFile
from people.models import Organization
from people.rules import OrganizationKind
from reports import actions, policies
from reports.filters import SEARCHES, BelowFilter
from reports.forms import ReportForm
from reports.kinds.indicator import Counted, Figure
from reports.models import Report
from reports.rules import write_from
from reports.selectors import below, years
from reports.selectors.figures import YearFigures, figure_of, figures_of
from reports.selectors.paper import paper_of
from reports.selectors.rows import rows_of
from reports.selectors.sections import sections_of
from reports.tables import TABLES, BelowTable


class ReportList(PageView):
    """The years of the organization; a coordinator is led to the organizations below."""

    policy = staticmethod(policies.can_list)
    template_name = "reports/list.html"

    def get(self, request, *args, **kwargs):
        if policies.can_see_below(request.actor):
            return redirect("reports:below")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        return super().get_context_data(
            title="Годовые отчёты",
            rows=years.year_rows(actor, actor.today()),
            todo=years.todo(actor, actor.today()),
            **kwargs,
        )


def report_at(actor, first: int) -> Report:
    """The report named by its year: of a year that nobody has written of yet, an unsaved one. Raises Http404."""
    year = SchoolYear(first)
    if year in years.years_of(actor.organization, actor.today()):
        return years.report_of(actor.organization, year)
    for other in actor.elsewhere():
        if Report.objects.visible_to(other).filter(school_year=first).exists():
            raise SeenElsewhere(other.organization)
    raise Http404


class YearMixin(RowMixin):
    """A page of one year's report."""

    model = Report
    policy = staticmethod(policies.can_view)

    def get_object(self) -> Report:
        return report_at(self.request.actor, self.kwargs["year"])

    def figures(self) -> YearFigures:
        report = self.object
        return figures_of(report.organization, report.year, report.counted_on(self.request.actor.today()))


class ReportDetail(YearMixin, ScopedDetailView):
    policy = staticmethod(policies.can_view)
    template_name = "reports/year.html"

    def get_context_data(self, **kwargs):
        actor, report, figures = self.request.actor, self.object, self.figures()
        return super().get_context_data(
            title=str(report),
            can=policies.offered(actor, report),
            report_sections=sections_of(report, figures),
            counted_on=figures.facts.last,
            changed=years.changed_since_finished(report, figures),
            is_early=actor.today() < write_from(report.year),
            write_from=write_from(report.year),
            **kwargs,
        )


class ReportEdit(YearMixin, RowFormView):
    policy = staticmethod(policies.can_write)
    form_class = ReportForm
    edits_row = True
    done = "Текст отчёта сохранён."
    title = "Текст отчёта"

    def get_context_data(self, **kwargs):
        return super().get_context_data(help=f"{self.object}. Показатели посчитаются сами.", **kwargs)

    def perform(self, form):
        actor = self.request.actor
        return actions.write(self.object, actor=actor, today=actor.today(), **form.cleaned_data)


class ReportFinish(YearMixin, TemplateResponseMixin, ContextMixin, ActionView):
    """A page that says what will happen (GET), and its button (POST)."""

    http_method_names = ["get", "head", "post", "options"]
    policy = staticmethod(policies.can_finish)
    template_name = "reports/finish.html"
    request: Any
    done = "Отчёт завершён. Документ печатается, показатели переданы координатору."

    def get(self, request, *args, **kwargs):
        problems = actions.problems_of(self.object, self.request.actor.today())
        context = self.get_context_data(object=self.object, problems=problems, title="Завершить отчёт")
        return self.render_to_response(context)

    def perform(self, row):
        actor = self.request.actor
        return actions.finish(row, actor=actor, today=actor.today())


class ReportReopen(YearMixin, ActionView):
    policy = staticmethod(policies.can_reopen)
    done = "Отчёт снова можно менять. Прежний документ сохранён."

    def perform(self, report):
        return actions.reopen(report, actor=self.request.actor, today=self.request.actor.today())


class ReportSendUp(YearMixin, ActionView):
    policy = staticmethod(policies.can_send_up)
    done = "Показатели посчитаны заново и переданы координатору."

    def perform(self, report):
        actor = self.request.actor
        actions.take_snapshot(report.organization, report.year, actor=actor, today=actor.today())
        return report


class ReportPdf(YearMixin, PaperFile):
    policy = staticmethod(policies.can_view)

    def paper(self):
        today = self.request.actor.today()
        return paper_of(self.object, self.figures(), today)

    def document(self):
        return self.object.document


class ReportDocx(ReportPdf):
    policy = staticmethod(policies.can_view)
    form = "docx"


class FigureRows(ScopedListView):
    """The rows that one number of the report was counted from."""

    policy = staticmethod(policies.can_view)
    template_name = "reports/figure.html"
    report: Report
    figure: Figure
    counted: Counted

    def admit(self) -> None:
        self.report = report_at(self.request.actor, self.kwargs["year"])
        if not self.policy(self.request.actor, self.report):
            raise PermissionDenied
        today = self.report.counted_on(self.request.actor.today())
        figure = figure_of(self.report.organization, self.report.year, self.kwargs["code"], today)
        parts = {"numerator": figure.numerator, "denominator": figure.denominator} if figure else {}
        counted = parts.get(self.kwargs["part"])
        if figure is None or counted is None:
            raise Http404
        self.figure, self.counted = figure, counted
        self.export_name = f"{counted.part.title} {self.report.year}".replace("/", "-")

    def get_queryset(self):
        rows = rows_of(self.request.actor, self.counted)
        return rows.none() if self.figure.hidden else rows

    def get_filterset_class(self):
        return SEARCHES[self.counted.part.of]

    def get_table(self, rows):
        of, amounts = self.counted.part.of, self.counted.amounts
        exclude = () if amounts else ("amount",)
        table = TABLES[of](rows, request=self.request, exclude=exclude)
        table.amounts = amounts or {}
        if "amount" in table.columns.names():
            table.columns["amount"].column.verbose_name = self.counted.part.amount_title
        return table

    def get_context_data(self, **kwargs):
        kwargs["title"] = self.counted.part.title
        return super().get_context_data(report=self.report, figure=self.figure, counted=self.counted, **kwargs)


class BelowList(ScopedListView):
    """Organizations below a coordinator, with their figures; never a person."""

    model = Organization
    policy = staticmethod(policies.can_see_below)
    table_class = BelowTable
    filterset_class = BelowFilter
    template_name = "reports/below.html"
    title = "Показатели организаций"
    export_name = "показатели организаций"

    def get_queryset(self):
        return below.organizations_below(self.request.actor)

    def get_table(self, rows):
        actor = self.request.actor
        exclude = ("above",) if actor.organization.kind == OrganizationKind.MUNICIPALITY else ()
        rows = below.rows_below(actor, rows, self.filterset.school_year)
        return BelowTable(rows, request=self.request, exclude=exclude)

    def get_context_data(self, **kwargs):
        year = self.filterset.school_year
        return super().get_context_data(year=year, totals=below.totals_below(self.request.actor, year), **kwargs)
