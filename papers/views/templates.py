"""The organization's own Word templates, with the variables they may name."""

from django.urls import reverse

from core.exports import attachment
from core.views import ActionView, PageFormView, PageView
from papers import actions, exports, policies, selectors
from papers.forms import WordTemplateForm
from papers.models import WordTemplate
from papers.rules import WordKind
from papers.views.files import FileView
from printing.own_word import SAMPLE, VARIABLES


class WordTemplates(PageView):
    policy = staticmethod(policies.can_keep_templates)
    template_name = "papers/word_templates.html"
    http_method_names = ("get", "head", "options")

    def get_context_data(self, **kwargs):
        rows = selectors.word_templates(self.request.actor)
        return super().get_context_data(
            title="Свои шаблоны Word", rows=rows, variables=VARIABLES, sample=SAMPLE, **kwargs
        )


class WordTemplateUpload(PageFormView):
    policy = staticmethod(policies.can_keep_templates)
    form_class = WordTemplateForm
    submit = "Загрузить"
    done = "Шаблон загружен. Файлы Word печатаются по нему."

    kind: WordKind = WordKind.ORDER

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=f"Шаблон Word: {self.kind.label}", **kwargs)

    def perform(self, form):
        file = form.cleaned_data["file"]
        return actions.set_template(self.kind, file.name, file.read(), actor=self.request.actor)

    def back_url(self):
        return reverse("papers:word_templates")


class WordTemplateFile(FileView):
    model = WordTemplate
    policy = staticmethod(policies.can_keep_template)

    def get(self, request, *args, **kwargs):
        return attachment(bytes(self.object.content), self.object.filename, exports.DOCX)


class WordTemplateDrop(ActionView):
    model = WordTemplate
    policy = staticmethod(policies.can_keep_template)
    done = "Шаблон удалён. Документы печатаются в обычном виде."

    def perform(self, template):
        actions.drop_template(template, actor=self.request.actor)

    def success_url(self, result):
        return reverse("papers:word_templates")
