"""Applications about a pair: handed in from a phone or from paper, read, joined, taken back, declined, printed."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from core.views import ActionView, RowFormView, ScopedDetailView, ScopedListView
from pairs import actions, policies
from pairs.filters import ApplicationFilter
from pairs.forms import ApplyForm, DeclineForm, MemoForm, PaperApplicationForm
from pairs.models import Application, Pair
from pairs.rules.applications import OF_PARTICIPANTS, ApplicationKind, kinds_for_role
from pairs.selectors import application_paper as paper
from pairs.selectors.applications import read
from pairs.states import APPLICATION_TONES, ApplicationState
from pairs.tables import ApplicationTable
from papers.actions import store_if_given
from papers.views import PaperFile

HELP = {
    ApplicationKind.RELEASE: "Отказаться от наставничества можно в любое время: заявление принимается в тот же день. "
    "Объяснять причину не нужно.",
    ApplicationKind.REPLACEMENT: "Куратор подберёт вам другого наставника. Объяснять причину не нужно.",
    ApplicationKind.END: "Остальные участники увидят, что программу предложено завершить досрочно, и смогут "
    "присоединиться. Причину они не увидят.",
}


class PairRow:
    """The pair with its people."""

    model = Pair

    def get_queryset(self) -> Any:
        return super().get_queryset().for_list()  # type: ignore[misc]


class Apply(PairRow, RowFormView):
    """/pairs/7/apply/release/: the second of two taps."""

    policy = staticmethod(policies.can_apply)
    form_class = ApplyForm
    submit = "Подать"
    done = "Заявление подано. Куратор и руководитель его видят."

    def admit(self) -> None:
        super().admit()
        if self.kwargs["kind"] not in OF_PARTICIPANTS:
            raise Http404
        self.kind = ApplicationKind(self.kwargs["kind"])
        person = policies.own_person(self.request.actor, self.object)
        if self.kind not in kinds_for_role(person == self.object.mentor.person):
            raise PermissionDenied

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(title=self.kind.label.capitalize(), help=HELP[self.kind], **kwargs)

    def perform(self, form: ApplyForm) -> Application:
        actor = self.request.actor
        return actions.apply(self.object, self.kind, **form.cleaned_data, actor=actor, today=actor.today())


class RecordApplication(PairRow, RowFormView):
    policy = staticmethod(policies.can_keep)
    form_class = PaperApplicationForm
    title = "Внести заявление с бумаги"
    submit = "Внести"
    done = "Заявление внесено с бумаги."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"pair": self.object}

    def perform(self, form: PaperApplicationForm) -> Application:
        actor, data = self.request.actor, form.cleaned_data
        return actions.record_application(
            self.object,
            data["kind"],
            form.signed(),
            submitted_on=data["paper_date"],
            reason=data["reason"],
            last_day=data["last_day"],
            scan=store_if_given(data["scan"], actor=actor),
            actor=actor,
            today=actor.today(),
        )


class Report(PairRow, RowFormView):
    """The curator's memo to the director."""

    policy = staticmethod(policies.can_keep)
    form_class = MemoForm
    title = "Служебная записка о ненадлежащем исполнении"
    submit = "Передать руководителю"
    done = "Служебная записка передана руководителю."

    def perform(self, form: MemoForm) -> Application:
        actor = self.request.actor
        return actions.report(self.object, **form.cleaned_data, actor=actor, today=actor.today())


class ApplicationList(ScopedListView):
    model = Application
    policy = staticmethod(policies.can_list_applications)
    table_class = ApplicationTable
    filterset_class = ApplicationFilter
    template_name = "pairs/applications.html"
    title = "Заявления и служебные записки"
    export_name = "заявления"

    def get_queryset(self) -> Any:
        return super().get_queryset().order_by("-submitted_on", "-pk")


class ApplicationRow:
    model = Application

    def get_queryset(self) -> Any:
        return super().get_queryset().for_list()  # type: ignore[misc]


class ApplicationDetail(ApplicationRow, ScopedDetailView):
    policy = staticmethod(policies.can_view_application)
    template_name = "pairs/application.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor, application = self.request.actor, self.object
        return super().get_context_data(
            title=str(application),
            tone=APPLICATION_TONES[ApplicationState(application.state)],
            can=policies.offered_on_application(actor, application),
            told=read(actor, application, today=actor.today()),
            **kwargs,
        )


class Join(ApplicationRow, ActionView):
    policy = staticmethod(policies.can_join_application)
    done = "Вы присоединились к заявлению."

    def perform(self, application: Application) -> Application:
        return actions.join(application, actor=self.request.actor, today=self.request.actor.today())


class TakeBack(ApplicationRow, ActionView):
    policy = staticmethod(policies.can_take_back)
    done = "Заявление отозвано. Пара работает дальше."

    def perform(self, application: Application) -> Application:
        return actions.take_back(application, actor=self.request.actor, today=self.request.actor.today())


class Decline(ApplicationRow, RowFormView):
    policy = staticmethod(policies.can_decline)
    form_class = DeclineForm
    title = "Отклонить заявление"
    submit = "Отклонить"
    done = "Заявление отклонено, ответ передан."

    def perform(self, form: DeclineForm) -> Application:
        actor = self.request.actor
        return actions.decline_application(self.object, **form.cleaned_data, actor=actor, today=actor.today())


class ApplicationPaper(ApplicationRow, PaperFile):
    policy = staticmethod(policies.can_view_application)

    def paper(self) -> Any:
        return paper.application_paper(self.object)

    def document(self) -> None:
        return None


class Notice(ApplicationPaper):
    """What the employer hands to the mentor three working days ahead."""

    policy = staticmethod(policies.can_print_notice)

    def paper(self) -> Any:
        if not paper.needs_notice(self.object):
            raise Http404
        return paper.notice_paper(self.object, told_on=self.request.actor.today())
