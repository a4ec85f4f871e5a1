"""The list of acts."""

import django_tables2 as tables
from django.template.loader import render_to_string

from core.tables import ListTable
from papers.models import Act
from papers.rules import ActState

TONES = {ActState.IN_FORCE: "good", ActState.EXPIRED: "neutral", ActState.CHANGED: "warn"}


class ActTable(ListTable):
    title = tables.Column("Название", linkify=True)
    number = tables.Column("Номер", default="", attrs={"td": {"class": "nowrap"}})
    dated = tables.DateColumn(verbose_name="Дата", format="d.m.Y", default="")
    kind = tables.Column("Вид")
    state = tables.Column("Состояние")

    class Meta(ListTable.Meta):
        model = Act
        fields = ("title", "number", "dated", "kind", "state")

    def render_state(self, record: Act) -> str:
        return render_to_string(
            "components/badge.html", {"label": state_in_words(record), "tone": TONES.get(ActState(record.state), "")}
        )

    def value_state(self, record: Act) -> str:
        return state_in_words(record)


def state_in_words(act: Act) -> str:
    return f"{act.get_state_display()}, проверьте" if act.needs_check else act.get_state_display()
