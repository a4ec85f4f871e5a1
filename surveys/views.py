"""Pages of rounds, of forms to fill, of questionnaires."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from core.actions import note
from core.exports import XLSX, attachment
from core.views import ActionView, FormPerformMixin, PageFormView, RowFormView, ScopedDetailView, ScopedListView
from orders.policies import can_draft
from papers.actions import store_if_given
from surveys import actions, exports, policies, selectors
from surveys.filters import QuestionnaireFilter, SurveyFilter
from surveys.forms import FillForm, PaperFillForm, QuestionForm, QuestionnaireForm, SurveyForm
from surveys.models import Questionnaire, Response, Survey
from surveys.rules import SMALLEST_CELL
from surveys.tables import QuestionnaireTable, SurveyTable


class SurveyList(ScopedListView):
    model = Survey
    policy = staticmethod(policies.can_see_rounds)
    table_class = SurveyTable
    filterset_class = SurveyFilter
    template_name = "surveys/list.html"
    title = "Анкетирование"
    export_name = "анкетирование"

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        return super().get_context_data(
            can_run=policies.can_run_rounds(actor),
            can_draft_orders=can_draft(actor),
            can_see_questionnaires=policies.can_see_questionnaires(actor),
            to_fill=selectors.todo(actor, actor.today()),
            **kwargs,
        )


class SurveyCreate(PageFormView):
    policy = staticmethod(policies.can_run_rounds)
    form_class = SurveyForm
    title = "Новое анкетирование"
    submit = "Подготовить"
    done = "Анкетирование подготовлено. Проверьте, кому оно уйдёт, и откройте его."

    def get_initial(self):
        return {"questionnaire": self.request.GET.get("questionnaire")}

    def perform(self, form):
        actor = self.request.actor
        return actions.prepare(actor=actor, today=actor.today(), **form.cleaned_data)

    def back_url(self):
        return reverse("surveys:list")


class SurveyDetail(ScopedDetailView):
    model = Survey
    policy = staticmethod(policies.can_see)
    template_name = "surveys/detail.html"

    def get_queryset(self):
        return super().get_queryset().select_related("questionnaire", "organization")

    def get_context_data(self, **kwargs):
        actor, survey = self.request.actor, self.object
        runs = policies.can_watch(actor, survey)
        return super().get_context_data(
            can=policies.offered(actor, survey),
            rate=selectors.rate_of(survey) if runs else None,
            invitees=selectors.invitees_of(survey) if runs else None,
            audience=selectors.audience_of(survey, actor.today()) if runs else None,
            answered_by_me=selectors.has_answered(actor, survey),
            **kwargs,
        )


class SurveyOpen(ActionView):
    model = Survey
    policy = staticmethod(policies.can_run)
    done = "Анкетирование открыто. Приглашённые увидят анкету на главной странице."

    def perform(self, survey):
        return actions.open_round(survey, actor=self.request.actor, today=self.request.actor.today())


class SurveyClose(ActionView):
    model = Survey
    policy = staticmethod(policies.can_run)
    done = "Анкетирование завершено. Результаты больше не изменятся."

    def perform(self, survey):
        return actions.close_round(survey, actor=self.request.actor, today=self.request.actor.today())


class QuestionsMixin(FormPerformMixin):
    """Gives the form the questions of the round; «Сохранить и продолжить позже» requires nothing."""

    object: Survey

    def get_form_kwargs(self):
        questions = list(self.object.questionnaire.questions.all())
        is_draft = self.request.POST.get("step") == "keep"
        return super().get_form_kwargs() | {"questions": questions, "is_draft": is_draft}


class Fill(QuestionsMixin, RowFormView):
    model = Survey
    policy = staticmethod(policies.can_fill)
    form_class = FillForm
    template_name = "surveys/fill.html"

    def get_initial(self):
        return selectors.kept_answers(self.request.actor, self.object)

    def get_context_data(self, **kwargs):
        readers = "куратор и педагог-психолог"
        return super().get_context_data(
            readers=readers,
            smallest=SMALLEST_CELL,
            answered=selectors.has_answered(self.request.actor, self.object),
            **kwargs,
        )

    def perform(self, form):
        actor, keeps = self.request.actor, self.request.POST.get("step") == "keep"
        act = actions.keep if keeps else actions.submit
        act(self.object, form.answers(), actor=actor, today=actor.today())
        return self.object

    def done_message(self, result):
        if self.request.POST.get("step") == "keep":
            return "Ответы сохранены. Вернуться к анкете можно с главной страницы."
        return "Спасибо, анкета отправлена."


class RecordFromPaper(QuestionsMixin, RowFormView):
    model = Survey
    policy = staticmethod(policies.can_record_from_paper)
    form_class = PaperFillForm
    template_name = "surveys/record.html"
    done = "Анкета внесена с бумаги."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"persons": selectors.without_answer(self.object)}

    def perform(self, form):
        actor, person = self.request.actor, form.cleaned_data["person"]
        given = None if self.object.is_anonymous else form.cleaned_data["scan"]
        scan = store_if_given(given, actor=actor, person=person)
        day = form.cleaned_data["paper_date"]
        return actions.record_from_paper(self.object, person, form.answers(), actor=actor, today=day, scan=scan)

    def success_url(self, result):
        return self.object.get_absolute_url()


class Results(ScopedDetailView):
    model = Survey
    policy = staticmethod(policies.can_see_results)
    template_name = "surveys/results.html"

    def get(self, request, *args, **kwargs):
        if request.GET.get("export") == "xlsx":
            note("survey.exported", "Выгружены результаты", request.actor, self.object)
            content = exports.results_xlsx(selectors.results_of(self.object), selectors.rate_of(self.object))
            return attachment(content, f"{self.object.title}.xlsx", XLSX)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            results=selectors.results_of(self.object), rate=selectors.rate_of(self.object), **kwargs
        )


class ResponseDetail(ScopedDetailView):
    """A named response, fetched through its round."""

    model = Response
    policy = staticmethod(policies.can_read_response)
    template_name = "surveys/response.html"
    pk_kwarg = "response_pk"

    def get_queryset(self):
        responses = super().get_queryset().filter(survey=self.kwargs["pk"])
        return responses.select_related("survey__questionnaire", "person", "scan")

    def get_context_data(self, **kwargs):
        shown = selectors.answers_in_words(self.object)
        can_enter = policies.can_enter_from(self.request.actor, self.object)
        return super().get_context_data(answers=shown, survey=self.object.survey, can_enter=can_enter, **kwargs)


class EnterInBank(ActionView):
    """Carries a named answer over to the bank."""

    model = Response
    policy = staticmethod(policies.can_enter_from)
    pk_kwarg = "response_pk"
    done = "Запись в банке обновлена по анкете."

    def get_queryset(self):
        responses = super().get_queryset().filter(survey=self.kwargs["pk"])
        return responses.select_related("survey__questionnaire", "person")

    def perform(self, response):
        return actions.enter_in_bank(response, actor=self.request.actor, today=self.request.actor.today())

    def back_url(self):
        return reverse("surveys:response", args=[self.object.survey_id, self.object.pk])


class QuestionnaireList(ScopedListView):
    model = Questionnaire
    policy = staticmethod(policies.can_see_questionnaires)
    table_class = QuestionnaireTable
    filterset_class = QuestionnaireFilter
    template_name = "surveys/questionnaires.html"
    title = "Анкеты"
    export_name = "анкеты"


class QuestionnaireDetail(ScopedDetailView):
    model = Questionnaire
    policy = staticmethod(policies.can_see_questionnaire)
    template_name = "surveys/questionnaire.html"

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        return super().get_context_data(
            questions=self.object.questions.all(),
            can_copy=policies.can_copy_questionnaire(actor, self.object),
            can_change=policies.can_change_questionnaire(actor, self.object),
            **kwargs,
        )


class QuestionnaireCopy(ActionView):
    model = Questionnaire
    policy = staticmethod(policies.can_copy_questionnaire)
    done = "Сделана ваша копия анкеты: её можно менять."

    def perform(self, questionnaire):
        return actions.copy_questionnaire(questionnaire, actor=self.request.actor)


class QuestionnaireEdit(RowFormView):
    model = Questionnaire
    policy = staticmethod(policies.can_change_questionnaire)
    form_class = QuestionnaireForm
    edits_row = True
    title = "Анкета: название и вступление"
    done = "Анкета изменена."

    def perform(self, form):
        return actions.change_questionnaire(self.object, actor=self.request.actor, **form.cleaned_data)


class QuestionMixin:
    """The question named in the address, fetched through its questionnaire; none when a new one is added."""

    kwargs: Any
    object: Questionnaire

    def question(self):
        pk = self.kwargs.get("question_pk")
        if pk is None:
            return None
        question = self.object.questions.filter(pk=pk).first()
        if question is None:
            raise Http404
        return question


class QuestionEdit(QuestionMixin, RowFormView):
    model = Questionnaire
    policy = staticmethod(policies.can_change_questionnaire)
    form_class = QuestionForm
    title = "Вопрос анкеты"
    done = "Вопрос сохранён."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.question()}

    def perform(self, form):
        actions.keep_question(self.object, self.question(), form.cleaned_data, actor=self.request.actor)
        return self.object


class QuestionDrop(QuestionMixin, ActionView):
    model = Questionnaire
    policy = staticmethod(policies.can_change_questionnaire)
    done = "Вопрос удалён."

    def perform(self, questionnaire):
        return actions.drop_question(questionnaire, self.question(), actor=self.request.actor)
