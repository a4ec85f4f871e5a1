"""Paper journals in both directions, and the pairs without meetings."""

from core.views import PageView, RowFormView
from papers.actions import store_if_given
from papers.views import PaperFile
from programs import actions, policies
from programs.forms import ConfirmOnPaperForm, JournalForm
from programs.models import Meeting
from programs.rules import Reply
from programs.selectors import journal, journal_paper, quiet_pairs
from programs.views.rows import PairRow


class JournalFromPaper(PairRow, RowFormView):
    """Several rows of a paper journal at once; with signatures they are confirmed at once."""

    form_class = JournalForm
    policy = staticmethod(policies.can_log_from_paper)
    template_name = "programs/journal_from_paper.html"
    title = "Встречи из бумажного журнала"
    submit = "Внести встречи"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"pair": self.object}

    def perform(self, form):
        actor, data = self.request.actor, form.cleaned_data
        today = actor.today()
        scan = store_if_given(data["scan"], actor=actor)
        told = {"actor": actor, "today": today, "on_paper": True, "scan": scan}
        meetings = [actions.log_meeting(self.object, held, again=data["again"], **told) for held in form.told()]
        for meeting in meetings if data["signed"] else []:
            for member in meeting.expected_members():
                actions.confirm_meeting(meeting, person=member.mentee.person, **told)
        self.entered = len(meetings)
        return self.object

    def done_message(self, result) -> str:
        return f"Внесено встреч с бумаги: {self.entered}."


class ConfirmOnPaper(PairRow, RowFormView):
    """One mentee's signatures in the printed journal."""

    form_class = ConfirmOnPaperForm
    policy = staticmethod(policies.can_log_from_paper)
    title = "Подтверждения встреч на бумаге"
    submit = "Внести подтверждения"
    done = "Подтверждения внесены с бумаги."

    def get_form_kwargs(self):
        waiting = Meeting.objects.visible_to(self.request.actor).filter(pair=self.object).order_by("held_on", "pk")
        unsaid = [m for m in waiting.for_list() if not self._all_said(m)]
        return super().get_form_kwargs() | {"pair": self.object, "meetings": unsaid}

    def _all_said(self, meeting: Meeting) -> bool:
        said = {reply.person_id for reply in meeting.replies.all() if reply.reply in Reply.values}
        return said >= {member.mentee.person_id for member in meeting.expected_members()}

    def perform(self, form):
        actor, data = self.request.actor, form.cleaned_data
        person = form.people[data["person"]]
        scan = store_if_given(data["scan"], actor=actor, person=person)
        for meeting in form.chosen():
            actions.confirm_meeting(
                meeting, person=person, actor=actor, today=data["paper_date"], on_paper=True, scan=scan
            )
        return self.object


class JournalPaper(PairRow, PaperFile):
    """The meeting journal of a pair as PDF."""

    policy = staticmethod(policies.can_view_pair_journal)

    def paper(self):
        return journal_paper(self.object, journal(self.object), self.request.actor.today())

    def document(self):
        return None


class QuietPairs(PageView):
    """Pairs without a meeting for too long, each with a reason and the next step."""

    template_name = "programs/quiet.html"
    policy = staticmethod(policies.can_see_quiet)

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        quiet = quiet_pairs(actor, actor.today())
        rows = [(one, policies.can_log_from_paper(actor, one.pair)) for one in quiet]
        return super().get_context_data(title="Давно нет встреч", rows=rows, tab="quiet", can_see_quiet=True, **kwargs)
