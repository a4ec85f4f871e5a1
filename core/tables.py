"""The base of every list's table: opens a row by its first cell, prints as cards on a phone."""

import django_tables2 as tables

from core.text import plain_column


class ListTable(tables.Table):
    """Give the column that names the row `linkify=True`; a column of buttons `exclude_from_export=True`."""

    class Meta:
        template_name = "components/table.html"
        attrs = {"class": "table list-table"}
        empty_text = ""


class TickColumn(tables.CheckBoxColumn):
    """Ticks of a batch: the form with the id `batch` on the page takes them as `rows`."""

    def __init__(self, *args, **kwargs):
        attrs = {
            "td": {"class": "tick"},
            "th": {"class": "tick"},
            "td__input": {"name": "rows", "form": "batch", "aria-label": lambda record: f"Отметить: {record}"},
            "th__input": {"data-tick-all": "rows", "hidden": True, "aria-label": "Отметить все на странице"},
        }
        defaults = {"accessor": "pk", "orderable": False, "exclude_from_export": True, "attrs": attrs}
        super().__init__(*args, **(defaults | kwargs))


class NameColumn(tables.Column):
    """A name that sorts as Russian names do: any case, ё as е. `fields` are the columns of the name."""

    def __init__(self, *args, fields: tuple[str, ...], **kwargs):
        self.fields = fields
        super().__init__(*args, **kwargs)

    def order(self, queryset, is_descending):
        keys = [plain_column(field) for field in self.fields]
        return queryset.order_by(*[key.desc() if is_descending else key.asc() for key in keys], "pk"), True
