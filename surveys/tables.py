"""Lists of rounds, of questionnaires, of answers."""

from typing import Any

import django_tables2 as tables

from core.tables import ListTable
from surveys.models import Questionnaire, Survey


class SurveyTable(ListTable):
    title = tables.Column(linkify=True)
    state = tables.Column()
    opened_on = tables.DateColumn(format="d.m.Y")
    closes_on = tables.DateColumn(format="d.m.Y")
    answered = tables.Column(verbose_name="Ответили", orderable=False, empty_values=())

    class Meta(ListTable.Meta):
        model = Survey
        fields = ("title", "state", "opened_on", "closes_on", "answered")
        order_by = "-opened_on"

    def render_answered(self, record: Any) -> str:
        return f"{record.answered} из {record.invited}" if record.invited else "—"


class QuestionnaireTable(ListTable):
    title = tables.Column(linkify=True)
    purpose = tables.Column()
    whose = tables.Column(verbose_name="Чья", accessor="organization", default="встроенная", orderable=False)

    class Meta(ListTable.Meta):
        model = Questionnaire
        fields = ("title", "purpose", "whose")
