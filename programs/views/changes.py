"""A longer term and a corrected plan, by consent of the mentor and every mentee (S4 annex 1, 7.2)."""

from django.shortcuts import get_object_or_404

from core.views import ActionView, RowFormView
from papers.actions import store_if_given
from papers.views import PaperFile
from programs import actions, policies
from programs.forms import ChangePaperForm, CorrectForm, ExtendForm
from programs.models import ProgramCorrection
from programs.selectors import addendum_of
from programs.views.rows import ChangeRow, ProgramRow


class ProgramExtend(ProgramRow, RowFormView):
    form_class = ExtendForm
    policy = staticmethod(policies.can_propose_change)
    title = "Продлить программу"
    submit = "Предложить продление"
    help = "Срок продлевают по согласию наставника и каждого наставляемого, всего не больше года."
    done = "Продление предложено. Срок изменится, когда согласятся наставник и каждый наставляемый."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"program": self.object}

    def get_context_data(self, **kwargs):
        ends_on = self.object.pair.ends_on
        beyond = ends_on and f" Пара закреплена приказом по {ends_on:%d.%m.%Y}: для более позднего срока нужен приказ."
        return super().get_context_data(help=self.help + (beyond or ""), **kwargs)

    def perform(self, form):
        actor = self.request.actor
        actions.propose_extension(self.object, actor=actor, today=actor.today(), months=form.cleaned_data["months"])


class ProgramCorrect(ProgramRow, RowFormView):
    """The rest of the plan as a table: what is changed in it is proposed to the others."""

    form_class = CorrectForm
    policy = staticmethod(policies.can_propose_change)
    template_name = "programs/correct.html"
    title = "Изменить план программы"
    submit = "Предложить изменения"
    done = "Изменения предложены. План изменится, когда согласятся наставник и каждый наставляемый."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"program": self.object}

    def perform(self, form):
        actor, reason = self.request.actor, form.cleaned_data["reason"]
        actions.propose_correction(self.object, form.lines(), actor=actor, today=actor.today(), reason=reason)


class ChangeAgree(ChangeRow, ActionView):
    policy = staticmethod(policies.can_agree)

    def perform(self, program):
        actor = self.request.actor
        person = policies.own_person(actor, program.pair)
        self.agree(self.change, person=person, actor=actor, today=actor.today())


class ChangeAgreeOnPaper(ChangeRow, RowFormView):
    form_class = ChangePaperForm
    policy = staticmethod(policies.can_record)
    submit = "Внести согласия"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"change": self.change}

    def perform(self, form):
        actor, data = self.request.actor, form.cleaned_data
        scan, change = store_if_given(data["scan"], actor=actor), self.change
        for person in form.chosen():
            self.agree(change, person=person, actor=actor, today=data["paper_date"], on_paper=True, scan=scan)
            self.object.expected_version = None  # compared with the first; the last of them changes the program


class ChangeWithdraw(ChangeRow, ActionView):
    policy = staticmethod(policies.can_propose_change)

    def perform(self, program):
        self.withdraw(self.change, actor=self.request.actor)


class ExtensionAgree(ChangeAgree):
    policy = staticmethod(policies.can_agree)
    changes, agree = "extensions", staticmethod(actions.agree_to_extension)
    done = "Вы согласились продлить программу."


class ExtensionAgreeOnPaper(ChangeAgreeOnPaper):
    policy = staticmethod(policies.can_record)
    changes, agree = "extensions", staticmethod(actions.agree_to_extension)
    title = "Согласия на продление на бумаге"
    done = "Согласия на продление внесены с бумаги."


class ExtensionWithdraw(ChangeWithdraw):
    policy = staticmethod(policies.can_propose_change)
    changes, withdraw = "extensions", staticmethod(actions.withdraw_extension)
    done = "Предложение о продлении снято."


class CorrectionAgree(ChangeAgree):
    policy = staticmethod(policies.can_agree)
    changes, agree = "corrections", staticmethod(actions.agree_to_correction)
    done = "Вы согласились изменить план программы."


class CorrectionAgreeOnPaper(ChangeAgreeOnPaper):
    policy = staticmethod(policies.can_record)
    changes, agree = "corrections", staticmethod(actions.agree_to_correction)
    title = "Согласия с изменением плана на бумаге"
    done = "Согласия с изменением плана внесены с бумаги."


class CorrectionWithdraw(ChangeWithdraw):
    policy = staticmethod(policies.can_propose_change)
    changes, withdraw = "corrections", staticmethod(actions.withdraw_correction)
    done = "Предложение изменить план снято."


class CorrectionPaper(ProgramRow, PaperFile):
    """The addendum of a correction: a draft to be signed, the frozen text once everybody has agreed."""

    policy = staticmethod(policies.can_view)

    @property
    def correction(self) -> ProgramCorrection:
        corrections = self.object.corrections.select_related("document")
        correction = get_object_or_404(corrections, pk=self.kwargs["correction_pk"])
        correction.program = self.object
        return correction

    def paper(self):
        return addendum_of(self.correction)

    def document(self):
        return self.correction.document
