"""Beginning a program, entering an existing one, changing its term and texts."""

from copy import copy

from core.views import FormPerformMixin, RowFormView
from papers.actions import store_if_given
from programs import actions, policies
from programs.forms import ExistingProgramForm, ProgramForm
from programs.models import Program
from programs.selectors import compose_problem, needs_of, propose
from programs.views.rows import PairRow, ProgramRow


class ProgramNew(PairRow, RowFormView):
    """The program is filled in from the mentee's needs; the mentor only looks it over."""

    form_class = ProgramForm
    policy = staticmethod(policies.can_compose_for)
    template_name = "programs/new.html"
    title = "Новая программа"
    submit = "Создать проект программы"
    done = "Проект программы создан. Проверьте план мероприятий и согласуйте его вдвоём."

    def get_form_kwargs(self):
        kwargs = FormPerformMixin.get_form_kwargs(self)
        return kwargs | {"pair": self.object, "instance": Program(pair=self.object)}

    def get_initial(self):
        return vars(propose(self.object, self.request.actor.today()))

    def get_context_data(self, **kwargs):
        problem = compose_problem(self.object)
        return super().get_context_data(
            needs=needs_of(self.object),
            problems=kwargs.pop("problems", [problem] if problem else []),
            can_enter_existing=policies.can_enter_existing(self.request.actor, self.object),
            **kwargs,
        )

    def perform(self, form):
        actor = self.request.actor
        return actions.compose(self.object, actor=actor, today=actor.today(), **form.cleaned_data)


class ProgramExisting(PairRow, RowFormView):
    form_class = ExistingProgramForm
    policy = staticmethod(policies.can_enter_existing)
    title = "Программа, утверждённая раньше"
    submit = "Внести программу"

    def is_over(self) -> bool:
        """Only a program that is over may be entered: the pair has ended, or has one that runs."""
        return compose_problem(self.object) != ""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"is_over": self.is_over()}

    def get_context_data(self, **kwargs):
        over = "Внесите программу, которая уже завершена, с датой и основанием завершения."
        running = "Внесите программу, которая утверждена на бумаге: она выполняется или уже завершена."
        return super().get_context_data(help=over if self.is_over() else running, **kwargs)

    def get_initial(self):
        proposal = propose(self.object, self.request.actor.today())
        pair = self.object
        ends_on = pair.ends_on or pair.ended_on
        return {"starts_on": pair.started_on, "ends_on": ends_on, "ended_on": pair.ended_on, "goal": proposal.goal}

    def perform(self, form):
        actor = self.request.actor
        scan = store_if_given(form.cleaned_data["scan"], actor=actor)
        return actions.enter_existing(self.object, actor=actor, today=actor.today(), scan=scan, **form.told())

    def done_message(self, result) -> str:
        if result.ended_on:
            return "Завершённая программа внесена."
        return "Программа внесена. Отметьте в плане то, что уже выполнено."


class ProgramEdit(ProgramRow, RowFormView):
    form_class = ProgramForm
    policy = staticmethod(policies.can_compose)
    title = "Срок и содержание программы"
    done = "Изменения сохранены. Согласия участников нужно получить заново."

    def get_form_kwargs(self):
        # a copy: the form writes into its instance
        return super().get_form_kwargs() | {"pair": self.object.pair, "instance": copy(self.object)}

    def perform(self, form):
        return actions.revise(self.object, actor=self.request.actor, **form.cleaned_data)
