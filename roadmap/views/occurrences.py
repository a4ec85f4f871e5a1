"""What is due, and one activity of the year with what is done about it."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from core.models import AuditEntry
from core.schoolyear import SchoolYear
from core.templatetags.core import plural
from core.text import ids_in
from core.views import ActionView, PageActionView, PageFormView, RowFormView, ScopedDetailView, ScopedListView
from orders.models import Order
from papers.actions import store_if_given
from papers.models import Scan
from papers.views import ScanFile
from roadmap import actions, policies
from roadmap.filters import DueFilter
from roadmap.forms.occurrences import CancelForm, DoneForm, EvidenceForm, RecordDoneForm
from roadmap.kinds.facts import fact_named
from roadmap.models import Event, Evidence, Occurrence
from roadmap.rules.occurrences import TONES
from roadmap.selectors.facts import FactsOfYear
from roadmap.selectors.year import place, plan_in_force
from roadmap.tables import DueTable
from surveys.models import Survey

NOTHING_NEW = "Сверено с данными системы. Закрывать пока нечего."


class DueList(ScopedListView):
    model = Occurrence
    policy = staticmethod(policies.can_list)
    table_class = DueTable
    filterset_class = DueFilter
    template_name = "roadmap/due.html"
    title = "Что предстоит"
    export_name = "мероприятия дорожной карты"

    def get_queryset(self):
        rows = super().get_queryset().followed()
        return rows if self.request.GET.get("standing") else rows.open()

    def get_table(self, rows):
        actor = self.request.actor
        return DueTable(rows, request=self.request, today=actor.today(), may_record=policies.can_record_some(actor))

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        return super().get_context_data(
            can_record=policies.can_record_some(actor), plan=plan_in_force(actor, actor.today()), tab="due", **kwargs
        )


class OccurrenceRow:
    """The occurrence with all that its policies ask."""

    model = Occurrence
    request: Any
    object: Any

    def get_queryset(self):
        rows = super().get_queryset()  # type: ignore[misc]
        rows = rows.select_related("activity__stage__road_map", "organization", "closed_by")
        return rows.prefetch_related("activity__responsible__person")


class OccurrenceDetail(OccurrenceRow, ScopedDetailView):
    policy = staticmethod(policies.can_view_occurrence)
    template_name = "roadmap/occurrence.html"

    def get_context_data(self, **kwargs):
        actor, row = self.request.actor, self.object
        today = actor.today()
        standing, fact = row.standing(today), fact_named(row.activity.fact)
        others = Occurrence.objects.visible_to(actor).filter(activity=row.activity).exclude(pk=row.pk)
        return super().get_context_data(
            title=row.activity.text,
            plan=row.activity.stage.road_map,
            standing=standing,
            tone=TONES[standing],
            fact=fact,
            found=FactsOfYear(row.organization, SchoolYear(row.year), today).of(row.activity),
            opens_rows=fact is not None and bool(actor.roles & fact.readers),
            can=policies.offered_for(actor, row),
            evidence=self._evidence(),
            others=place(others.for_list()[:24], today),
            events=Event.objects.visible_to(actor).filter(occurrence=row).order_by("day", "pk"),
            can_plan_event=policies.can_plan_events(actor) and policies.is_followed(row),
            can_follow=policies.can_follow_facts(actor, row.organization),
            history=AuditEntry.objects.visible_to(actor).about(row).done().told(),
            **kwargs,
        )

    def _evidence(self) -> list[dict[str, Any]]:
        """Each with the links that this reader may follow."""
        actor = self.request.actor
        rows = list(self.object.evidence.select_related("order", "survey", "scan", "event"))
        orders = Order.objects.visible_to(actor).filter(pk__in=[row.order_id for row in rows])
        surveys = Survey.objects.visible_to(actor).filter(pk__in=[row.survey_id for row in rows])
        events = Event.objects.visible_to(actor).filter(pk__in=[row.event_id for row in rows])
        may_open = [set(found.values_list("pk", flat=True)) for found in (orders, surveys, events)]
        return [
            {
                "row": row,
                "order": row.order if row.order_id in may_open[0] else None,
                "survey": row.survey if row.survey_id in may_open[1] else None,
                "event": row.event if row.event_id in may_open[2] else None,
                "url": row.url if not row.fact or self._opens(row.fact) else "",
                "scan": row.scan if policies.can_open_evidence(actor, self.object) else None,
            }
            for row in rows
        ]

    def _opens(self, name: str) -> bool:
        fact = fact_named(name)
        return fact is None or bool(self.request.actor.roles & fact.readers)


class EvidenceScan(OccurrenceRow, ScanFile):
    """The scan of one evidence, for those who keep the plan and those who answer for the activity."""

    model: Any = Occurrence
    policy: Any = staticmethod(policies.can_open_evidence)

    def scan(self) -> Scan:
        rows = Evidence.objects.visible_to(self.request.actor).filter(occurrence=self.object)
        evidence = rows.filter(pk=self.kwargs["evidence_pk"]).exclude(scan=None).select_related("scan").first()
        if evidence is None or evidence.scan is None:
            raise Http404
        return evidence.scan


class ProofMixin(OccurrenceRow):
    """A form about what shows the activity done."""

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()  # type: ignore[misc]
        return kwargs | {"records": policies.can_record(self.request.actor, self.object)}

    def proof(self, form) -> actions.Proof:
        data, actor = form.cleaned_data, self.request.actor
        scan = store_if_given(data["scan"], actor=actor, person=actor.person)
        return actions.Proof(data["text"], data["url"], scan, data.get("order"), data.get("survey"))

    def told(self, form) -> dict[str, Any]:
        actor = self.request.actor
        return {"actor": actor, "today": actor.today(), "on_paper": form.cleaned_data.get("on_paper", False)}


class OccurrenceDone(ProofMixin, RowFormView):
    policy = staticmethod(policies.can_do)
    form_class = DoneForm
    template_name = "roadmap/occurrence_form.html"
    title = "Отметить выполненным"
    submit = "Отметить выполненным"
    done = "Мероприятие отмечено выполненным."

    def perform(self, form):
        done_on = form.cleaned_data["done_on"]
        return actions.do(self.object, self.proof(form), done_on=done_on, **self.told(form))


class EvidenceAdd(ProofMixin, RowFormView):
    policy = staticmethod(policies.can_add_evidence)
    form_class = EvidenceForm
    template_name = "roadmap/occurrence_form.html"
    title = "Приложить подтверждение"
    submit = "Приложить"
    done = "Подтверждение приложено."

    def perform(self, form):
        return actions.add_evidence(self.object, self.proof(form), **self.told(form))


class OccurrenceCancel(OccurrenceRow, RowFormView):
    policy = staticmethod(policies.can_cancel)
    form_class = CancelForm
    template_name = "roadmap/occurrence_form.html"
    title = "Отменить мероприятие"
    submit = "Отменить мероприятие"
    done = "Мероприятие отменено. Причина видна в плане."

    def perform(self, form):
        actor = self.request.actor
        return actions.cancel(self.object, actor=actor, today=actor.today(), **form.cleaned_data)


class OccurrenceReopen(OccurrenceRow, ActionView):
    policy = staticmethod(policies.can_reopen)
    done = "Мероприятие возвращено в план."

    def perform(self, row):
        return actions.reopen(row, actor=self.request.actor, today=self.request.actor.today())


class OccurrenceKeepOpen(OccurrenceRow, ActionView):
    policy = staticmethod(policies.can_reopen)
    done = "Теперь мероприятие закрывают люди: данные системы его не закроют."

    def perform(self, row):
        return actions.keep_open(row, actor=self.request.actor, today=self.request.actor.today())


class RecordDone(PageFormView):
    """Ticked activities entered from one paper."""

    policy = staticmethod(policies.can_record_some)
    form_class = RecordDoneForm
    title = "Внести выполненное с бумаги"
    submit = "Внести"

    def get_form_kwargs(self):
        ticked = ids_in((self.request.POST or self.request.GET).getlist("rows"))
        return super().get_form_kwargs() | {"ticked": ticked}

    def perform(self, form):
        actor, data = self.request.actor, form.cleaned_data
        proof = actions.Proof(data["text"], scan=store_if_given(data["scan"], actor=actor))
        rows = list(data["rows"])
        actions.record_done(rows, proof, done_on=data["paper_date"], actor=actor, today=actor.today())
        self.entered = len(rows)

    def done_message(self, result) -> str:
        return f"Внесено с бумаги: выполнено мероприятий — {self.entered}."

    def success_url(self, result) -> str:
        return reverse("roadmap:due")

    def back_url(self) -> str:
        return reverse("roadmap:due")


class FollowFacts(PageActionView):
    """What the product does every night, now."""

    policy = staticmethod(lambda actor: policies.can_follow_facts(actor, actor.organization))

    def perform(self):
        actor = self.request.actor
        self.closed = actions.follow_facts(actor.organization, actor=actor, today=actor.today())

    def done_message(self, result) -> str:
        number = plural(len(self.closed), "мероприятие,мероприятия,мероприятий")
        return f"Сверено с данными системы. Закрыто автоматически: {number}." if self.closed else NOTHING_NEW

    def success_url(self, result) -> str:
        return self.back_url()

    def back_url(self) -> str:
        return reverse("roadmap:due")
