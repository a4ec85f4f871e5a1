"""The words of the annual report."""

from django import forms

from core.forms import ScopedModelForm
from reports.models import Report

HELP = {
    "aims": "Чего хотели достичь в этом учебном году.",
    "training": "Школа наставников, курсы, семинары: кто и чему учился.",
    "results": "Категории, конкурсы, закрепление в профессии; лучшие пары; кого и чем поощрили.",
    "events": "Педсоветы, конференции, круглые столы; что и где опубликовано.",
    "problems": "Что мешало и что не получилось.",
    "conclusions": "Без этого раздела отчёт не завершить.",
}


class ReportForm(ScopedModelForm):
    class Meta:
        model = Report
        fields = list(HELP)
        help_texts = HELP
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in HELP}
