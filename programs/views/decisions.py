"""Agreeing, sending, returning, approving."""

from django.urls import reverse

from core.problems import RuleViolation
from core.views import ActionView, PageActionView, PageView, RowFormView
from papers.actions import store_if_given
from programs import actions, policies
from programs.forms import AgreeOnPaperForm, ApproveOnPaperForm, QueueForm, RemarkForm
from programs.models import Program
from programs.selectors import approval_problems
from programs.views.rows import ProgramRow


class ProgramAgree(ProgramRow, ActionView):
    policy = staticmethod(policies.can_agree)
    done = "Вы согласовали программу. Когда согласуют все участники, её отправят руководителю."

    def perform(self, program):
        actor = self.request.actor
        person = policies.own_person(actor, program.pair)
        actions.agree(program, person=person, actor=actor, today=actor.today())


class ProgramAgreeOnPaper(ProgramRow, RowFormView):
    form_class = AgreeOnPaperForm
    policy = staticmethod(policies.can_record)
    title = "Согласия с программой на бумаге"
    submit = "Внести согласия"
    done = "Согласия внесены с бумаги."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"program": self.object}

    def perform(self, form):
        actor, data = self.request.actor, form.cleaned_data
        scan = store_if_given(data["scan"], actor=actor)
        for person in form.chosen():
            actions.agree(self.object, person=person, actor=actor, today=data["paper_date"], on_paper=True, scan=scan)
            self.object.expected_version = None  # compared with the first; the last of them moves the program on


class ProgramSend(ProgramRow, ActionView):
    policy = staticmethod(policies.can_send)
    done = "Программа отправлена руководителю. Он увидит её на главной странице."

    def perform(self, program):
        actions.send(program, actor=self.request.actor, today=self.request.actor.today())


class ProgramReturn(ProgramRow, RowFormView):
    form_class = RemarkForm
    policy = staticmethod(policies.can_decide)
    title = "Вернуть программу с замечанием"
    submit = "Вернуть программу"
    done = "Программа возвращена. Участники и куратор увидят замечание."

    def perform(self, form):
        actions.return_for_revision(self.object, actor=self.request.actor, remark=form.cleaned_data["remark"])


class ProgramApprove(ProgramRow, ActionView):
    policy = staticmethod(policies.can_decide)
    done = "Программа утверждена. Пара приступает к её выполнению."

    def perform(self, program):
        actions.approve(program, actor=self.request.actor, today=self.request.actor.today())


class ProgramApproveOnPaper(ProgramRow, RowFormView):
    form_class = ApproveOnPaperForm
    policy = staticmethod(policies.can_record)
    title = "Программа утверждена на бумаге"
    submit = "Отметить утверждённой"
    done = "Утверждение внесено с бумаги. Программа выполняется."

    def get_context_data(self, **kwargs):
        problems = kwargs.pop("problems", approval_problems(self.object))
        return super().get_context_data(problems=problems, **kwargs)

    def perform(self, form):
        actor, data = self.request.actor, form.cleaned_data
        scan = store_if_given(data["scan"], actor=actor)
        actions.approve(self.object, actor=actor, today=data["paper_date"], on_paper=True, scan=scan)


class ProgramDrop(ProgramRow, ActionView):
    policy = staticmethod(policies.can_send)
    done = "Проект программы снят."

    def perform(self, program):
        actions.drop(program, actor=self.request.actor)


class ApprovalQueue(PageView):
    """Programs that wait for the director: tick, then confirm a list."""

    template_name = "programs/queue.html"
    policy = staticmethod(policies.can_see_queue)

    def get_context_data(self, **kwargs):
        waiting = waiting_for(self.request.actor)
        ticked = self.request.GET.getlist("programs")
        form = QueueForm({"programs": ticked} if ticked else None, actor=self.request.actor, waiting=waiting)
        chosen = form.chosen() if ticked and form.is_valid() else []
        return super().get_context_data(
            title="Программы на утверждение", waiting=waiting, form=form, chosen=chosen, **kwargs
        )


class QueueApprove(PageActionView):
    """Approves every program of the confirmed list, or none of them."""

    policy = staticmethod(policies.can_see_queue)

    def perform(self):
        actor = self.request.actor
        form = QueueForm(self.request.POST, actor=actor, waiting=waiting_for(actor))
        if not form.is_valid():
            raise RuleViolation([str(text) for texts in form.errors.values() for text in texts])
        for program in form.chosen():
            program.expected_version = program.version  # type: ignore[attr-defined]
            actions.approve(program, actor=actor, today=actor.today())
        return form.chosen()

    def success_url(self, result):
        return reverse("programs:list")

    def back_url(self) -> str:
        return reverse("programs:queue")

    def done_message(self, result) -> str:
        return f"Утверждено программ: {len(result)}. Пары приступают к их выполнению."


def waiting_for(actor) -> list[Program]:
    waiting = Program.objects.visible_to(actor).waiting_for_approval().for_list()
    return list(waiting.prefetch_related("items").order_by("sent_on", "pk"))
