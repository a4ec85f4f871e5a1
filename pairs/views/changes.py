"""Orders that change a pair, and the one screen where another mentor is found."""

from typing import Any

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from core.text import ids_in
from core.views import ActionView, RowFormView, ScopedDetailView
from orders.models import Order
from pairs import actions, policies
from pairs.forms import ChangeForm
from pairs.models import Application, Pair
from pairs.rules.applications import GROUNDS, ApplicationKind
from pairs.rules.changes import WITH_ANOTHER_PAIR, ChangeAct, Purpose
from pairs.selectors import rematch
from pairs.selectors.changes import agreed_for
from pairs.states import ApplicationState
from registry.models import MenteeProfile, MentorProfile

TITLES = {
    ChangeAct.END: "Приказ о досрочном прекращении",
    ChangeAct.LEAVE: "Приказ о выводе из группы",
    ChangeAct.REPLACE: "Приказ о замене наставника",
    ChangeAct.SUSPEND: "Приказ о приостановлении",
    ChangeAct.SUBSTITUTE: "Приказ о временной замене",
    ChangeAct.RETURN: "Приказ о возобновлении",
    ChangeAct.JOIN: "Приказ о включении в группу",
}


class PairInFull:
    """The kept pair with its people."""

    model = Pair
    policy = staticmethod(policies.can_keep)
    request: Any
    kwargs: Any
    object: Any

    def get_queryset(self) -> Any:
        return super().get_queryset().for_list()  # type: ignore[misc]

    def purpose(self) -> Purpose:
        if self.kwargs["purpose"] not in Purpose.values:
            raise Http404
        return Purpose(self.kwargs["purpose"])


class DraftChange(PairInFull, RowFormView):
    """/pairs/7/orders/replace/: from the event to the draft; where nobody has agreed yet, first to the re-match."""

    form_class = ChangeForm
    submit = "Подготовить проект приказа"
    done = "Проект приказа готов. Проверьте текст и отправьте его руководителю."

    def admit(self) -> None:
        super().admit()
        if self.kwargs["act"] not in ChangeAct.values:
            raise Http404
        self.act = ChangeAct(self.kwargs["act"])
        waiting = Application.objects.visible_to(self.request.actor).filter(pair=self.object)
        asked = ids_in(self.request.GET.getlist("application"))
        waiting = waiting.filter(pk__in=asked, state=ApplicationState.SUBMITTED)
        self.application = waiting.for_list().first()

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        purpose = WITH_ANOTHER_PAIR.get(self.act)
        if purpose and not agreed_for(self.object, purpose).exists():
            return redirect("pairs:rematch", self.object.pk, purpose)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        told = {"pair": self.object, "act": self.act, "application": self.application}
        return super().get_form_kwargs() | told

    def get_initial(self) -> dict[str, Any]:
        today = self.request.actor.today()
        asked = self.application.last_day if self.application else None
        return {"day": asked or today, "told_on": today, "ground": self.request.GET.get("ground", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = f"{self.object}." if self.application is None else f"{self.application}. Причина в приказ не попадёт."
        return super().get_context_data(title=TITLES[self.act], help=text, **kwargs)

    def perform(self, form: ChangeForm) -> Order:
        actor, told = self.request.actor, form.told()
        if self.application is not None:
            told["application"] = self.application
            told["ground"] = GROUNDS[ApplicationKind(self.application.kind)]
        return actions.draft_change(self.object, self.act, actor=actor, today=actor.today(), **told)


class Rematch(PairInFull, ScopedDetailView):
    """Who could take the mentees over, for good or for a time; who could join the group. One screen, one tap."""

    template_name = "pairs/rematch.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor, purpose, pair = self.request.actor, self.purpose(), self.object
        today = actor.today()
        context: dict[str, Any] = {"purpose": purpose.value}
        if purpose == Purpose.JOIN:
            newcomers = rematch.newcomers(actor, pair, today=today)
            context |= {"newcomers": newcomers, "proposed": rematch.proposed_for(pair, purpose)}
        else:
            found = rematch.rematch(actor, pair, purpose, today=today)
            context |= {"found": found, "proposed": found.proposed}
        context["applications"] = Application.objects.visible_to(actor).filter(
            pair=pair, state=ApplicationState.SUBMITTED
        )
        titles = {
            Purpose.REPLACE: "Другой наставник",
            Purpose.SUBSTITUTE: "Замена на время",
            Purpose.JOIN: "Кто присоединится",
        }
        return super().get_context_data(title=titles[purpose], **context, **kwargs)


class ProposeInstead(PairInFull, ActionView):
    """One tap of the re-match: the same terms, another mentor (or one more mentee)."""

    done = "Предложение отправлено. Когда все согласятся, подготовьте приказ."

    def perform(self, pair: Pair) -> Pair:
        actor, purpose = self.request.actor, self.purpose()
        today = actor.today()
        mentor, mentees = pair.mentor, [one.mentee for one in pair.members.all() if not one.end_ground]
        if purpose == Purpose.JOIN:
            mentees = [self._chosen(MenteeProfile, "mentee")]
        else:
            mentor = self._chosen(MentorProfile, "mentor")
        terms = rematch.terms_like(pair, len(mentees), today)
        return actions.propose(mentor, mentees, **terms, stems_from=pair, purpose=purpose, actor=actor, today=today)

    def _chosen(self, model: Any, name: str) -> Any:
        rows = model.objects.visible_to(self.request.actor).filter(pk__in=ids_in(self.request.POST.getlist(name)))
        row = rows.select_related("person", "organization").first()
        if row is None:
            raise Http404
        return row

    def back_url(self) -> str:
        return reverse("pairs:rematch", args=[self.object.pk, self.kwargs["purpose"]])
