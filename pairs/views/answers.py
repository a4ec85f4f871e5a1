"""Agreeing and declining, on screen and from paper."""

from typing import Any

from core.views import ActionView, PageFormView, RowFormView
from pairs import actions, policies
from pairs.forms import AnswersForm, ConfirmForm
from pairs.models import Pair
from pairs.rules import Answer
from pairs.states import PairState
from papers.actions import store_if_given


class Agree(ActionView):
    model = Pair
    policy = staticmethod(policies.can_answer)
    done = "Спасибо, согласие записано."

    def perform(self, pair: Pair) -> Pair:
        return actions.answer(pair, Answer.YES, actor=self.request.actor, today=self.request.actor.today())


class Decline(RowFormView):
    """A page of its own: what will happen, and that no reason is asked."""

    model = Pair
    policy = staticmethod(policies.can_answer)
    form_class = ConfirmForm
    title = "Отказаться от пары"
    submit = "Отказаться"
    done = "Отказ записан. Куратор подберёт другую пару."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = "Участие добровольное: объяснять причину не нужно. Другие участники не увидят, кто отказался."
        return super().get_context_data(help=text, **kwargs)

    def perform(self, form: ConfirmForm) -> Pair:
        return actions.answer(self.object, Answer.NO, actor=self.request.actor, today=self.request.actor.today())


class PaperAnswers:
    """What both forms «с бумаги» share: the people, the date, the scan."""

    form_class = AnswersForm
    submit = "Внести ответы"
    done = "Ответы внесены с бумаги."

    def pairs(self) -> list[Pair]:
        raise TypeError(f"{type(self).__name__} names no pairs.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"pairs": self.pairs()}  # type: ignore[misc]

    def perform(self, form: AnswersForm) -> Any:
        actor = self.request.actor  # type: ignore[attr-defined]
        data = form.cleaned_data
        scan = store_if_given(data["scan"], actor=actor)
        pairs = actions.record_answers(
            form.answers(),
            answer=data["answer"],
            answered_on=data["paper_date"],
            scan=scan,
            actor=actor,
            today=actor.today(),
        )
        return pairs[0]


class Answers(PaperAnswers, RowFormView):
    """Answers of one pair."""

    model = Pair
    policy = staticmethod(policies.can_keep)
    title = "Ответы участников с бумаги"

    def get_queryset(self) -> Any:
        return super().get_queryset().for_list().prefetch_related("agreements")

    def pairs(self) -> list[Pair]:
        return [self.object] if self.object.state == PairState.PROPOSED else []


class Waiting(PaperAnswers, PageFormView):
    """Answers of all proposed pairs by one ticked list."""

    policy = staticmethod(policies.can_propose)
    title = "Кто ещё не ответил"
    template_name = "pairs/waiting.html"

    def pairs(self) -> list[Pair]:
        if not hasattr(self, "_pairs"):
            waiting = Pair.objects.visible_to(self.request.actor).filter(state=PairState.PROPOSED)
            self._pairs = list(waiting.for_list().prefetch_related("agreements").order_by("proposed_on", "pk"))
        return self._pairs

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(pairs=self.pairs(), **kwargs)
