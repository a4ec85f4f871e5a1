"""Pages that show every part of the look on one address each, for `test_look` alone."""

from datetime import date

import django_filters
import django_tables2 as tables
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template import engines
from django.urls import include, path
from django.utils import timezone

from core.forms import ScopedFilterSet, ScopedForm
from core.models import AuditEntry
from core.problems import Problem, RuleViolation, Stale
from core.submissions import WrongOrganization
from core.tables import ListTable, TickColumn
from core.views import PageActionView, PageFormView, PageView, ScopedListView, SeenElsewhere
from mentoring.urls import urlpatterns as real_urls
from people.models import Organization, Person
from people.rules import Sex
from portal.views import broken

handler403 = "portal.views.forbidden"
handler404 = "portal.views.not_found"


def anybody(actor, row=None) -> bool:
    return True


class PersonTable(ListTable):
    tick = TickColumn()
    family_name = tables.Column(linkify=lambda: "/look/form/", verbose_name="Фамилия")
    post = tables.Column(verbose_name="Должность")
    hired_on = tables.DateColumn(verbose_name="Принят на работу", format="d.m.Y")
    state = tables.TemplateColumn(
        '{% include "components/badge.html" with label="в банке" tone="good" only %}',
        verbose_name="Состояние",
        orderable=False,
        empty_values=(),
    )

    class Meta(ListTable.Meta):
        model = Person
        fields = ("tick", "family_name", "post", "hired_on", "state")


class PersonFilter(ScopedFilterSet):
    search_fields = ("family_name",)
    sex = django_filters.ChoiceFilter(choices=Sex.choices, label="Пол")
    is_teaching = django_filters.BooleanFilter(label="Педагогический работник")

    class Meta:
        model = Person
        fields = ("sex", "is_teaching")


LIST = """{% extends "components/list.html" %}
{% block batch %}
  <form id="batch" method="post" action="/look/refused/" class="batch">
    {% form_guards %}<button class="btn btn-secondary">Внести в банк отмеченных</button>
  </form>
{% endblock %}"""


class People(ScopedListView):
    policy = staticmethod(anybody)
    model = Person
    table_class = PersonTable
    filterset_class = PersonFilter
    title = "Сотрудники"
    none = False

    def render_to_response(self, context):
        return HttpResponse(engines["django"].from_string(LIST).render(context, self.request))

    def get_queryset(self):
        people = Person.objects.filter(organization=self.request.actor.organization).by_name()
        return people.none() if self.none else people


class StepForm(ScopedForm):
    name = forms.CharField(label="Тема встречи", help_text="Например: разбор открытого урока")
    day = forms.DateField(label="Дата")
    kind = forms.ChoiceField(label="Вид встречи", choices=[("a", "первая организационная"), ("b", "рабочая")])
    place = forms.ChoiceField(label="Где", choices=[("a", "очно"), ("b", "дистанционно")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Наставляемый согласен", required=False)
    scan = forms.FileField(label="Скан", required=False, help_text="PDF или фотография, до 10 МБ")
    note = forms.CharField(label="Заметка", required=False, widget=forms.Textarea(attrs={"rows": 3}))


class Step(PageFormView):
    policy = staticmethod(anybody)
    form_class = StepForm
    title = "Записать встречу"

    def perform(self, form):
        raise RuleViolation([Problem("Пара ещё не действует.", "/look/list/", "Открыть пары")])


class Refused(PageActionView):
    policy = staticmethod(anybody)

    def perform(self):
        raise RuleViolation([Problem("Нет согласия: Лаврова М. П.", "/look/form/", "Внести согласие"), "Нет номера."])


class WentWrong(PageView):
    policy = staticmethod(anybody)

    def get(self, request, what):
        organization = request.actor.organization
        if what == "elsewhere":
            raise SeenElsewhere(Organization.objects.exclude(pk=organization.pk).first())
        if what == "broken":
            return broken(request)
        raise {
            "forbidden": PermissionDenied(),
            "stale": Stale(changed_row(request)),
            "organization": WrongOrganization(),
        }.get(what, Http404())


def changed_row(request):
    person = Person.objects.filter(user=request.user).first()
    AuditEntry.objects.create(
        action="core.look", actor=request.user, object_type=person._meta.label_lower, object_id=person.pk
    )
    person.get_absolute_url = lambda: "/look/form/"
    return person


PARTS = """{% extends "base.html" %}
{% block title %}Пара Лаврова — Сизов{% endblock %}
{% block heading %}Лаврова М. П. — Сизов И. О.{% endblock %}
{% block breadcrumbs %}<a href="/look/list/">Пары</a>{% endblock %}
{% block lead %}{% include "components/badge.html" with label="ждёт приказа" tone="warn" only %}
  {% include "components/paper.html" with on=day who="Ёлкина А. Ю." scan_url="/look/list/" only %}{% endblock %}
{% block actions %}
  {% include "components/button_form.html" with url="/look/refused/" label="Утвердить" tone="primary" only %}
  {% include "components/menu.html" with items=menu %}{% endblock %}
{% block content %}
  {% include "components/steps.html" with steps=steps only %}
  {% include "components/problems.html" with problems=problems only %}
  <h2>Что сделать</h2>
  {% include "components/todo.html" with items=todo only %}
  {% include "components/todo.html" with items=nothing only %}
  {% include "components/figures.html" with figures=figures only %}
  <div class="columns">
    <section class="card"><h2>Сведения</h2>{% include "components/facts.html" with facts=facts only %}</section>
    <section class="card"><h2>История</h2>{% include "components/history.html" with entries=history %}</section>
  </div>
  {% for tone in tones %}{% include "components/badge.html" with label=tone tone=tone only %} {% endfor %}
  {% include "components/progress.html" with label="Читаем файл" done=30 total=100 only %}
  {% include "components/empty.html" with title="Встреч ещё нет" url="/look/form/" button="Записать" only %}
{% endblock %}"""


class Parts(PageView):
    policy = staticmethod(anybody)

    def get(self, request):
        day = date(2026, 10, 1)
        context = {
            "day": day,
            "menu": [{"label": "Печать", "url": "/look/list/"}, {"label": "Отозвать", "url": "/", "post": True}],
            "steps": [
                {"label": "проект", "state": "done"},
                {"label": "у директора", "state": "current"},
                {"label": "зарегистрирован", "state": "next"},
                {"label": "действует", "state": "next"},
            ],
            "problems": [Problem("Нет согласия: Сизов И. О.", "/look/form/", "Внести согласие")],
            "todo": [
                {
                    "text": "Приказ № 12 ждёт вашего решения",
                    "url": "/",
                    "button": "Открыть",
                    "urgent": True,
                    "due": day,
                },
                {"text": "Подтвердите встречу 25 сентября", "url": "/", "button": "Подтвердить"},
            ],
            "nothing": [],
            "figures": [
                {"value": 12, "label": "пар работает", "url": "/look/list/"},
                {"value": "86 %", "label": "встреч подтверждено", "url": "/look/list/", "note": "6 из 7"},
            ],
            "facts": [("Наставник", "Лаврова Мария Петровна"), ("Отчество", ""), ("Встреч", 0)],
            "history": [
                {"at": timezone.now(), "label": "Приказ подписан", "who": "Панин О. С."},
                {"at": day, "label": "Пара предложена", "who": "Ёлкина А. Ю."},
            ],
            "tones": ["neutral", "good", "warn", "bad", "info"],
        }
        return HttpResponse(engines["django"].from_string(PARTS).render(context, request))


urlpatterns = [
    path("look/list/", People.as_view()),
    path("look/empty/", People.as_view(none=True)),
    path("look/form/", Step.as_view()),
    path("look/refused/", Refused.as_view()),
    path("look/parts/", Parts.as_view()),
    path("look/wrong/<str:what>/", WentWrong.as_view()),
    path("", include(real_urls)),
]
