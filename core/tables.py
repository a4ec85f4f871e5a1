"""The base of every list's table: opens a row by its first cell, prints as cards on a phone."""

import django_tables2 as tables

from core.text import plain_column


class ListTable(tables.Table):
    """Give the column that names the row `linkify=True`; a column of buttons `exclude_from_export=True`."""

    class Meta:
        template_name = "components/table.html"
        attrs = {"class": "table list-table"}
        empty_text = ""

    def get_column_class_names(self, classes_set, bound_column):
        """A date is never broken over two lines."""
        classes = super().get_column_class_names(classes_set, bound_column)
        if isinstance(bound_column.column, tables.DateColumn | tables.DateTimeColumn):
            classes.add("date")
        return classes


class OwnRowsTable(ListTable):
    """A reader who only takes part is not told in every row who they are: `own_columns` says which column that is.

    The column of the other side then opens the row: give it `linkify=opens_without("<the hidden column>")`.
    """

    own_columns: dict[frozenset[str], str] = {}

    def __init__(self, *args, request=None, **kwargs):
        own = self.own_columns.get(request.actor.roles) if request else None
        self.hidden = own
        super().__init__(*args, request=request, exclude=(own,) if own else (), **kwargs)


def opens_without(name: str):
    """The address of the row, while the column that opens it is hidden."""
    return lambda record, table: record.get_absolute_url() if table.hidden == name else None


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
