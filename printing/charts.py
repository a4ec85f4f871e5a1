"""Bar charts as SVG images, in colours that differ in grey as well; the figures belong in a table beside them."""

import base64
import re
from collections.abc import Sequence

import pygal
from pygal.style import Style

NO_DATA = "нет данных"
WIDTH, HEIGHT = 800, 360
_SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)  # the library adds its settings even when it runs no script
_COLOURS = ("#1f4e79", "#c55a11", "#7f7f7f", "#2e7d5b", "#8e6bb0", "#b8860b")
_STYLE = Style(
    background="transparent",
    plot_background="transparent",
    colors=_COLOURS,
    font_family="Liberation Serif, serif",
    foreground="#222",
    foreground_strong="#222",
    foreground_subtle="#999",
    label_font_size=15,
    legend_font_size=15,
    major_label_font_size=15,
    value_font_size=14,
    no_data_font_size=18,
    opacity="1",
)


def figure(value: float | None) -> str:
    """A figure as Russian papers write it: «12», «66,7», and words where there is nothing to count."""
    if value is None:
        return NO_DATA
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def bar_svg(
    categories: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]], *, title: str = "", unit: str = ""
) -> str:
    """Bars by category as one SVG text; `series` are pairs of a label and its values, one a category."""
    chart = pygal.Bar(
        style=_STYLE,
        width=WIDTH,
        height=HEIGHT,
        title=title or None,
        y_title=unit or None,
        js=(),
        explicit_size=True,
        show_legend=len(series) > 1,
        legend_at_bottom=True,
        legend_at_bottom_columns=min(len(series), 3) or 1,
        no_data_text=NO_DATA,
        print_values=True,
        print_values_position="top",
        value_formatter=figure,
        include_x_axis=True,
        truncate_label=24,
        truncate_legend=40,
        x_label_rotation=0 if len(categories) <= 6 else 25,
        disable_xml_declaration=True,
    )
    chart.x_labels = list(categories)
    for label, values in series:
        chart.add(label, list(values))
    return _SCRIPT.sub("", chart.render(is_unicode=True))


def data_uri(svg: str) -> str:
    """The picture as an address for `<img src=…>`: so it runs no script and needs no style of the page."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
