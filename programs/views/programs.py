"""The list of programs, the page of one, its paper."""

from typing import Any

from core.models import AuditEntry
from core.views import ScopedDetailView, ScopedListView
from papers.rules import WordKind
from papers.views import PaperFile
from programs import policies
from programs.filters import ProgramFilter
from programs.models import Meeting, Program
from programs.rules import duration_problem
from programs.selectors import names_of, pairs_without_program, paper_of, totals, with_recorders
from programs.states import ENDED, ChangeState, ProgramState
from programs.tables import ProgramTable
from programs.views.rows import ProgramRow

STEPS = [
    ("составление", {ProgramState.DRAFT, ProgramState.RETURNED}),
    ("согласование", {ProgramState.AGREED}),
    ("утверждение", {ProgramState.SENT}),
    ("выполнение", {ProgramState.RUNNING}),
    ("завершение", ENDED),
]
TONES = {
    ProgramState.DRAFT: "neutral",
    ProgramState.AGREED: "info",
    ProgramState.SENT: "info",
    ProgramState.RETURNED: "warn",
    ProgramState.RUNNING: "good",
    ProgramState.COMPLETED: "good",
    ProgramState.STOPPED: "bad",
    ProgramState.DROPPED: "neutral",
}


class ProgramList(ScopedListView):
    model = Program
    table_class = ProgramTable
    filterset_class = ProgramFilter
    template_name = "programs/list.html"
    policy = staticmethod(policies.can_list)
    title = "Программы и встречи"
    export_name = "программы"

    def get_queryset(self):
        return super().get_queryset().order_by("-starts_on", "-pk")

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        return super().get_context_data(
            without=[pair for pair in pairs_without_program(actor) if policies.can_compose_for(actor, pair)],
            queue=policies.can_see_queue(actor),
            tab="programs",
            can_see_quiet=policies.can_see_quiet(actor),
            can_draft_orders=policies.can_draft_orders(actor),
            **kwargs,
        )


class ProgramDetail(ProgramRow, ScopedDetailView):
    template_name = "programs/detail.html"
    policy = staticmethod(policies.can_view)

    def get_queryset(self):
        return super().get_queryset().select_related("document", "approval_scan", "end_scan")

    def get_context_data(self, **kwargs):
        program, actor, today = self.object, self.request.actor, self.request.actor.today()
        organization = program.pair.organization
        agreements = {a.person_id: a for a in with_recorders(program.agreements.select_related("scan"), organization)}
        approver = program.approved_by_id if program.approved_on_paper else None
        meetings = Meeting.objects.visible_to(actor).filter(pair=program.pair).for_list()[:5]
        return super().get_context_data(
            can=policies.offered(actor, program),
            **self._changes(),
            people=[(person, agreements.get(person.pk)) for person in program.pair.people],
            items=[(i, i.is_overdue(today)) for i in with_recorders(program.items.all(), organization)],
            approver=names_of([approver], organization).get(approver, ""),
            steps=steps(program),
            tone=TONES[ProgramState(program.state)],
            warning=duration_problem(program.months) if program.entered_as_is else "",
            meetings=[(meeting, meeting.status(today)) for meeting in meetings],
            totals=totals(program.pair),
            past_end=program.is_past_planned_end(today),
            can_be_late=program.state == ProgramState.RUNNING,
            history=AuditEntry.objects.visible_to(actor).about(program).done().told()[:20],
            **kwargs,
        )

    def _changes(self) -> dict[str, Any]:
        """What waits for consent, with its buttons; the addenda that were agreed to."""
        program, actor = self.object, self.request.actor
        corrections = list(program.corrections.prefetch_related("agreements", "lines"))
        extension = program.extensions.proposed().prefetch_related("agreements").first()
        correction = next((one for one in corrections if one.state == ChangeState.PROPOSED), None)
        return {
            "extension": extension,
            "can_extension": policies.offered_on_change(actor, extension) if extension else {},
            "correction": correction,
            "can_correction": policies.offered_on_change(actor, correction) if correction else {},
            "addenda": [one for one in corrections if one.state == ChangeState.APPLIED],
        }


def steps(program: Program) -> list[dict[str, str]]:
    """Where the program stands on its way; a dropped draft has left it."""
    here = next((n for n, (_, states) in enumerate(STEPS) if program.state in states), None)
    if here is None:
        return []
    ended = program.state in ENDED
    return [
        {"label": label, "state": "done" if n < here or ended else "current" if n == here else "next"}
        for n, (label, _) in enumerate(STEPS)
    ]


class ProgramPaper(ProgramRow, PaperFile):
    """The program at any state, as PDF or for Word; the frozen text once approved."""

    own_word = WordKind.PROGRAM

    policy = staticmethod(policies.can_view)

    def get_queryset(self):
        return super().get_queryset().select_related("document", "pair__organization__head")

    def paper(self):
        return paper_of(self.object)

    def document(self):
        return self.object.document
