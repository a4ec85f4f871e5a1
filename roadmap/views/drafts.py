"""Pages of a draft: its stages and activities, one at a time; every step works without scripts."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from core.problems import RuleViolation
from core.views import ActionView, RowFormView, ScopedDetailView
from roadmap import policies
from roadmap.actions import editing
from roadmap.actions.plans import drop
from roadmap.forms import ActivityForm, DraftForm, StageForm
from roadmap.models import Activity, RoadMap, Stage
from roadmap.rules.readings import readings_of
from roadmap.selectors.drafts import terms_shown


class DraftRow:
    """Mix in before a base of `core.views`: the plan is the row whose version is guarded, the rest are its children."""

    model: Any = RoadMap
    policy: Any = staticmethod(policies.can_draft)
    object: Any
    kwargs: dict[str, Any]
    request: Any

    def get_queryset(self):
        return super().get_queryset().select_related("organization", "order")  # type: ignore[misc]

    def stage(self, pk: int | None = None) -> Stage:
        stage = get_object_or_404(self.object.stages.all(), pk=pk or self.kwargs["stage_pk"])
        stage.road_map = self.object  # with the version that the page was rendered for
        return stage

    def activities(self) -> Any:
        return Activity.objects.visible_to(self.request.actor).filter(stage__road_map=self.object)

    def activity(self, pk: int | None = None) -> Activity:
        pk = pk or self.kwargs["activity_pk"]
        activity = get_object_or_404(self.activities(), pk=pk)
        activity.stage = self.stage(activity.stage_id)
        return activity

    def success_url(self, result: Any) -> str:
        """Back to the row that was touched."""
        url = self.object.get_absolute_url()
        anchors = {Stage: "s", Activity: "a"}
        return f"{url}#{anchors[type(result)]}{result.pk}" if type(result) in anchors else url


class DraftRename(DraftRow, RowFormView):
    policy = staticmethod(policies.can_draft)
    form_class = DraftForm
    title = "Название и срок"
    done = "Название и срок сохранены."

    def get_initial(self):
        return {name: getattr(self.object, name) for name in ("title", "starts_on", "ends_on")}

    def perform(self, form):
        actor = self.request.actor
        return editing.rename(self.object, actor=actor, today=actor.today(), **form.cleaned_data)


class DraftDrop(DraftRow, ActionView):
    policy = staticmethod(policies.can_draft)
    done = "Проект снят. Он остался в списке дорожных карт."

    def perform(self, road_map):
        return drop(road_map, actor=self.request.actor)


class StageNew(DraftRow, RowFormView):
    policy = staticmethod(policies.can_draft)
    form_class = StageForm
    title = "Новый этап"
    submit = "Добавить этап"
    done = "Этап добавлен."

    def perform(self, form):
        return editing.add_stage(self.object, form.words(), actor=self.request.actor)


class StageEdit(DraftRow, RowFormView):
    policy = staticmethod(policies.can_draft)
    form_class = StageForm
    template_name = "roadmap/stage.html"
    title = "Этап"
    done = "Этап изменён."

    def get_initial(self):
        return StageForm.initial_of(self.stage())

    def get_context_data(self, **kwargs):
        stage = self.stage()
        return super().get_context_data(stage=stage, activities=stage.activities.count(), **kwargs)

    def perform(self, form):
        return editing.change_stage(self.stage(), form.words(), actor=self.request.actor)


class StageDrop(DraftRow, ActionView):
    policy = staticmethod(policies.can_draft)
    done = "Этап убран вместе с мероприятиями."

    def perform(self, road_map):
        return editing.drop_stage(self.stage(), actor=self.request.actor)


class ActivityFormMixin(DraftRow):
    form_class = ActivityForm
    template_name: str | None = "roadmap/activity.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"road_map": self.object}  # type: ignore[misc]

    def terms(self, form: ActivityForm) -> list[Any]:
        source = form.data if form.is_bound else form.initial
        span = (self.object.starts_on, self.object.ends_on)
        return terms_shown(editing.understood(source.get("deadline", ""), source.get("meaning", ""), span), span)

    def get_context_data(self, **kwargs):
        return super().get_context_data(terms=self.terms(kwargs["form"]), **kwargs)  # type: ignore[misc]

    def done_message(self, result: Activity) -> str:
        """Says at once how the term was understood."""
        terms = "; ".join(str(term) for term in result.deadlines)
        if result.doubts:
            return f"Сохранено. {result.doubts[0]} Вопрос стоит в списке над проектом."
        return f"Сохранено. Срок понят так: {terms}." if terms else "Сохранено."


class ActivityNew(ActivityFormMixin, RowFormView):
    policy = staticmethod(policies.can_draft)
    title = "Новое мероприятие"
    submit = "Добавить мероприятие"

    def get_initial(self):
        return {"stage": self.stage().pk}

    def perform(self, form):
        actor = self.request.actor
        stage = self.stage(form.cleaned_data["stage"].pk)
        return editing.add_activity(stage, form.words(), actor=actor, today=actor.today())


class ActivityEdit(ActivityFormMixin, RowFormView):
    policy = staticmethod(policies.can_draft)
    title = "Мероприятие"

    def get_form_kwargs(self):
        activity, span = self.activity(), (self.object.starts_on, self.object.ends_on)
        return super().get_form_kwargs() | {"readings": readings_of(activity.deadline, span)}

    def get_initial(self):
        return ActivityForm.initial_of(self.activity())

    def get_context_data(self, **kwargs):
        return super().get_context_data(activity=self.activity(), **kwargs)

    def perform(self, form):
        actor = self.request.actor
        stage = form.cleaned_data["stage"]
        return editing.change_activity(self.activity(), form.words(), stage=stage, actor=actor, today=actor.today())


class ActivityDrop(DraftRow, ActionView):
    policy = staticmethod(policies.can_draft)
    done = "Мероприятие убрано."

    def perform(self, road_map):
        return editing.drop_activity(self.activity(), actor=self.request.actor)


class NamedRow(DraftRow):
    """Buttons of the long page share one form: what is meant stands in the button's value, «a12» or «s3»."""

    def named(self, name: str) -> Stage | Activity:
        kind, number = name[:1], name[1:]
        if not number.isdecimal() or kind not in "as":
            raise Http404
        return self.activity(int(number)) if kind == "a" else self.stage(int(number))


class RowMove(NamedRow, ActionView):
    policy = staticmethod(policies.can_draft)

    def perform(self, road_map):
        up, down = self.request.POST.get("up"), self.request.POST.get("down")
        row = self.named(up or down or "")
        if isinstance(row, Activity):
            return editing.move_activity(row, up=bool(up), actor=self.request.actor)
        return editing.move_stage(row, up=bool(up), actor=self.request.actor)


class DoubtSettle(NamedRow, ActionView):
    policy = staticmethod(policies.can_draft)
    done = "Вопрос решён: оставлено как есть."

    def perform(self, road_map):
        row = self.named(self.request.POST.get("row", ""))
        if not row.doubts:
            raise RuleViolation("Об этой строке ничего не спрашивается.")
        return editing.settle(row, actor=self.request.actor)

    def success_url(self, result):
        return f"{self.object.get_absolute_url()}#doubts"


class TermUnderstood(DraftRow, ScopedDetailView):
    """How a term that is being typed is understood; the form asks while scripts run."""

    policy = staticmethod(policies.can_draft)
    template_name = "roadmap/_term.html"

    def get_context_data(self, **kwargs):
        said, span = self.request.GET, (self.object.starts_on, self.object.ends_on)
        terms = editing.understood(said.get("deadline", "")[:500], said.get("meaning", "")[:300], span)
        return super().get_context_data(terms=terms_shown(terms, span), **kwargs)
