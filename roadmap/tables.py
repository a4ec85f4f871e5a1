"""The list of road maps."""

import django_tables2 as tables

from core.tables import ListTable
from roadmap.models import RoadMap


class RoadMapTable(ListTable):
    title = tables.Column(linkify=True)
    starts_on = tables.DateColumn(format="d.m.Y")
    ends_on = tables.DateColumn(format="d.m.Y")
    order = tables.Column(orderable=False)

    class Meta(ListTable.Meta):
        model = RoadMap
        fields = ("title", "starts_on", "ends_on", "order")
