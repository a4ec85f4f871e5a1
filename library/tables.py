"""The list of materials."""

import django_tables2 as tables

from core.tables import ListTable
from library.models import Material


class MaterialTable(ListTable):
    title = tables.Column(linkify=True)
    about = tables.Column(orderable=False)
    what = tables.Column(verbose_name="Что это", empty_values=(), orderable=False)
    added_on = tables.DateColumn(format="d.m.Y")

    class Meta(ListTable.Meta):
        model = Material
        fields = ("title", "about", "what", "added_on")

    def render_what(self, record: Material) -> str:
        return " и ".join(filter(None, ["файл" if record.file_id else "", "ссылка" if record.link else ""]))
