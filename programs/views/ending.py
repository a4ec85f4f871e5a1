"""The end of a program with its paper."""

from django.http import Http404

from core.views import RowFormView
from pairs.rules import CHOSEN_GROUNDS, EndGround
from pairs.states import PairState
from papers.actions import store_if_given
from papers.views import PaperFile
from programs import actions, policies
from programs.forms import EndForm
from programs.rules import Initiator
from programs.selectors import end_paper
from programs.views.rows import ProgramRow


class ProgramEnd(ProgramRow, RowFormView):
    """Ground, date, paper (S4 annex 1, 7.1). The mentor may finish a plan that is done; the rest comes on paper."""

    form_class = EndForm
    policy = staticmethod(policies.can_end)
    template_name = "programs/end.html"
    title = "Завершить программу"
    submit = "Завершить программу"

    def grounds(self) -> list[str]:
        early = policies.can_end(self.request.actor, self.object, ground_completed=False)
        return [ground for ground, _ in CHOSEN_GROUNDS] if early else [EndGround.COMPLETED]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"program": self.object, "grounds": self.grounds()}

    def get_initial(self):
        asked, today = self.request.GET.get("ground", ""), self.request.actor.today()
        return {"ground": asked if asked in dict(CHOSEN_GROUNDS) else EndGround.COMPLETED, "ended_on": today}

    def get_context_data(self, **kwargs):
        open_items = [item for item in self.object.items.all() if item.done_on is None]
        papers = [(ground, label) for ground, label in CHOSEN_GROUNDS if ground in self.grounds()]
        return super().get_context_data(open_items=open_items, papers=papers, **kwargs)

    def perform(self, form):
        actor, data = self.request.actor, form.cleaned_data
        scan = store_if_given(data["scan"], actor=actor)
        told = {
            "actor": actor,
            "today": actor.today(),
            "ended_on": data["ended_on"],
            "paper": data["paper"],
            "scan": scan,
        }
        if data["ground"] == EndGround.COMPLETED:
            return actions.complete(self.object, **told)
        return actions.stop(self.object, ground=data["ground"], initiator=data["initiator"], **told)

    def done_message(self, result) -> str:
        if result.pair.state == PairState.ACTIVE:
            return "Программа завершена. Теперь можно завершить и работу пары: на странице пары."
        return "Программа завершена."


class EndPaper(ProgramRow, PaperFile):
    """The drafted paper of a ground: an application, a memo or the final sheet."""

    policy = staticmethod(policies.can_view)

    def admit(self) -> None:
        super().admit()
        if self.kwargs["ground"] not in dict(CHOSEN_GROUNDS):
            raise Http404

    def paper(self):
        initiator = self.request.GET.get("initiator", "")
        initiator = initiator if initiator in Initiator.values else ""
        actor = self.request.actor
        curator = actor.person if policies.can_record(actor, self.object) else None
        ground = self.kwargs["ground"]
        return end_paper(self.object, ground, initiator=initiator, curator=curator, today=actor.today())

    def document(self):
        return None
