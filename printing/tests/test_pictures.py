"""QR codes and charts."""

import xml.etree.ElementTree as ET

import pytest

from printing.charts import bar_svg, data_uri, figure
from printing.errors import PrintingError
from printing.qr import qr_data_uri, qr_png


def test_a_code_is_a_picture_without_an_address():
    assert qr_data_uri("https://school.example/verify/0f3a").startswith("data:image/svg+xml")
    assert qr_png("текст")[:4] == b"\x89PNG"


def test_too_long_a_text_is_refused_in_words():
    with pytest.raises(PrintingError, match="не помещается"):
        qr_data_uri("ы" * 5000)


def test_figures_are_written_as_in_russian_papers():
    assert [figure(value) for value in (12, 66.666, 0.5, 0, None)] == ["12", "66,7", "0,5", "0", "нет данных"]


def test_a_chart_is_one_picture_without_scripts_or_addresses():
    svg = bar_svg(("Действует", "<script>"), [("2026/27", (5, None))], title="Пары & группы")
    root = ET.fromstring(svg)  # noqa: S314 (our own picture)
    text = "".join(root.itertext())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert not [one for one in root.iter() if one.tag.endswith("}script")]
    assert "href" not in svg
    assert "Действует" in text
    assert data_uri(svg).startswith("data:image/svg+xml;base64,")


def test_a_chart_without_figures_says_so():
    assert "нет данных" in bar_svg((), [])
