"""The board of matching: start, look, change, compare, accept."""

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from core.text import ids_in
from core.views import ActionView, PageActionView, PageFormView, PageView, ScopedDetailView
from pairs import actions, policies
from pairs.forms.matching import RunForm, WeightsForm
from pairs.matching import CRITERIA, solve
from pairs.models import MatchRun
from pairs.rules.matching import INLINE_UP_TO, MatchMode, RunState
from pairs.selectors import match_board, matching
from pairs.selectors.candidates import weights_of
from printing.russian import counted


class MatchList(PageView):
    """Runs made so far, and the button for a new one."""

    policy = staticmethod(policies.can_see_closed)
    template_name = "pairs/matching/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = self.request.actor
        waiting = len(matching.waiting_mentees(actor.organization))
        return super().get_context_data(
            title="Подбор пар для всей школы",
            runs=matching.runs(actor),
            waiting=waiting,
            form=RunForm(actor=actor),
            meeting=matching.latest_round(actor.organization),
            can={"match": policies.can_match(actor)},
            **kwargs,
        )


class MatchStart(PageActionView):
    policy = staticmethod(policies.can_match)
    done = "Подбор выполнен. Пары ещё никому не предложены: решаете вы."

    def perform(self) -> MatchRun:
        actor, mode = self.request.actor, self.request.POST.get("mode")
        mode = mode if mode in MatchMode.values else MatchMode.TOTAL
        return actions.start_run(actor.organization, mode=mode, actor=actor, today=actor.today())

    def done_message(self, result: Any) -> str:
        return self.done if result.is_done else "Банк большой: подбор идёт в фоне."

    def back_url(self) -> str:
        return reverse("pairs:matching")


class MatchDetail(ScopedDetailView):
    """One run: cards and the matrix of a page, those without a pair, what can be done."""

    model = MatchRun
    policy = staticmethod(policies.can_see_run)
    template_name = "pairs/matching/run.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run, actor = self.object, self.request.actor
        context = super().get_context_data(title=str(run), can={"match": policies.can_keep_run(actor, run)}, **kwargs)
        if not run.is_done:
            return context | {"under_way": run.state in {RunState.WAITING, RunState.RUNNING}}
        return context | {
            "board": match_board.board(actor, run, self.request.GET.get("page")),
            "total": match_board.total_in_words(run.total),
            "behind": match_board.total_in_words(run.result["best_total"] - run.total),
            "others": [other for other in matching.runs(actor) if other.pk != run.pk and other.is_done],
            "changed_since": self.changed_since(),
        }

    def changed_since(self) -> bool:
        """Whether the bank has changed; a large one is not read for it."""
        run = self.object
        if max(run.mentees, run.mentors) > INLINE_UP_TO:
            return False
        return matching.fingerprint(matching.bank_for(run.organization, run.made_on)) != run.data_hash


class MatchProgress(ScopedDetailView):
    """The part of the page that tells how far a run in the background is."""

    model = MatchRun
    policy = staticmethod(policies.can_see_run)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        response = render(request, "pairs/matching/_progress.html", {"object": self.object})
        if self.object.state in {RunState.DONE, RunState.FAILED}:
            response["HX-Refresh"] = "true"
        return response


class MatchAgain(ActionView):
    """Re-run with what is locked and forbidden now; the former run stays for comparison."""

    model = MatchRun
    policy = staticmethod(policies.can_keep_run)
    done = "Подобрано заново с вашими изменениями."

    def perform(self, run: MatchRun) -> MatchRun:
        locked, forbidden = self.choices(run)
        mode = self.request.POST.get("mode")
        return actions.start_run(
            run.organization,
            mode=mode if mode in MatchMode.values else run.mode,
            locked=locked,
            forbidden=forbidden,
            actor=self.request.actor,
            today=self.request.actor.today(),
        )

    def choices(self, run: MatchRun) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
        """What was locked and forbidden before, changed by what each card says: «lock-8», «forbid-8», «free-8»."""
        locked = {(pair[0], pair[1]) for pair in run.locked}
        forbidden = {(pair[0], pair[1]) for pair in run.forbidden}
        for one in run.pairs:
            verb, _, key = self.request.POST.get(f"keep-{one['mentee']}", "").partition("-")
            for mentor in ids_in([key]):
                pair = (one["mentee"], mentor)
                locked = {known for known in locked if known[0] != pair[0]}
                if verb == "lock":
                    locked.add(pair)
                    forbidden.discard(pair)
                elif verb == "forbid":
                    forbidden.add(pair)
        allowed_again = set(self.request.POST.getlist("allow"))
        return locked, {pair for pair in forbidden if f"{pair[0]}-{pair[1]}" not in allowed_again}


class MatchAccept(ActionView):
    """Propose the ticked pairs, all of them, or one."""

    model = MatchRun
    policy = staticmethod(policies.can_keep_run)

    def perform(self, run: MatchRun) -> Any:
        data = self.request.POST
        second = "second" in data
        if second or "one" in data:
            mentees = ids_in([data["second" if second else "one"]])
        elif "all" in data:
            mentees = [one["mentee"] for one in run.pairs]
        else:
            mentees = ids_in(data.getlist("accept"))
        return actions.accept(run, mentees, second=second, actor=self.request.actor, today=self.request.actor.today())

    def success_url(self, result: Any) -> str:
        return result.get_absolute_url()

    def done_message(self, result: Any) -> str:
        if result.refused:
            messages.warning(self.request, f"Не предложены. {'; '.join(result.refused)}")
        number = len(result.pairs)
        return f"{counted(number, 'Пара предложена', 'Пары предложены', 'Пар предложено')}. Участники ответят сами."


class MatchCompare(ScopedDetailView):
    """Two runs side by side: whose mentor differs."""

    model = MatchRun
    policy = staticmethod(policies.can_see_run)
    template_name = "pairs/matching/compare.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        runs = MatchRun.objects.visible_to(self.request.actor).exclude(pk=self.object.pk).filter(state=RunState.DONE)
        asked = ids_in(self.request.GET.getlist("with"))
        other = runs.filter(pk__in=asked).first() if asked else runs.order_by("-pk").first()
        if asked and other is None:
            raise Http404
        found = match_board.comparison(self.object, other) if other else None
        return super().get_context_data(title="Сравнение подборов", other=other, comparison=found, **kwargs)


class MatchWeightsEdit(PageFormView):
    """What weighs how much; «Показать, что изменится» changes nothing."""

    policy = staticmethod(policies.can_match)
    form_class = WeightsForm
    template_name = "pairs/matching/weights.html"
    title = "Веса подбора"
    done = "Веса сохранены. Они подействуют на следующий подбор."

    def get_initial(self) -> dict[str, Any]:
        return weights_of(self.request.actor.organization)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if "preview" not in request.GET:
            return super().get(request, *args, **kwargs)
        form = WeightsForm(actor=request.actor, data=request.GET)
        preview = self.preview(form.cleaned_data) if form.is_valid() else None
        return self.render_to_response(self.get_context_data(form=form, preview=preview))

    def preview(self, wished: dict[str, int]) -> dict[str, Any]:
        """How many mentees would get another mentor, at these weights and at those in force."""
        organization = self.request.actor.organization
        bank = matching.bank_for(organization, self.request.actor.today())
        if len(bank.mentees) > INLINE_UP_TO:
            return {"too_many": True}
        before, after = (solve(bank, weights).assignment for weights in (weights_of(organization), wished))
        rows = [row for row in range(len(bank.mentees)) if before[row] != after[row]]

        def name(column: int) -> str:
            return bank.mentors[column].name if column >= 0 else "без пары"

        return {
            "mentees": len(bank.mentees),
            "rows": [(bank.mentees[row].name, name(before[row]), name(after[row])) for row in rows],
        }

    def perform(self, form: WeightsForm) -> Any:
        weights = {one.code: form.cleaned_data[one.code] for one in CRITERIA}
        actor = self.request.actor
        return actions.save_weights(actor.organization, weights, actor=actor, today=actor.today())

    def success_url(self, result: Any) -> str:
        return reverse("pairs:matching")

    def back_url(self) -> str:
        return reverse("pairs:matching")
