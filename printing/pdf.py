"""PDF by WeasyPrint: closed to every address but `data:`, tagged, with our own style and the font embedded."""

import importlib
import logging
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from printing.document import PrintedDocument
from printing.errors import PangoMissing, PrintingError
from printing.html import to_html

MAX_HTML = 4_000_000  # characters: some 200 orders with their annexes
MAX_DEPTH = 100  # the engine itself gives up at about 900
VARIANT = "pdf/a-2a"  # archival and tagged, so that a screen reader can read it too
_STYLES = ("print", "awards")  # the sheets of papers to file, and of papers to hang on a wall
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)

# The engine warns of every glyph and property it does without; nobody can act upon that.
logging.getLogger("weasyprint").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)


def to_pdf(document: PrintedDocument, *, kind: str = "order") -> bytes:
    """The paper as PDF/A-2a; PangoMissing where the machine cannot draw it, PrintingError where it is too large.

    Of the kind "forms" every sheet is a paper of its own: pages are not counted through.
    """
    return render_pdf(to_html(document), title=document.title, kind=kind)


def render_pdf(html: SafeString, *, title: str, kind: str = "order", style: str = "print") -> bytes:
    """PDF of a fragment of escaped HTML; `kind` becomes the class of its body, for the style ("print", "awards").

    The fragment must be safe already (made by `to_html`, a template or `format_html`): a plain string is escaped.
    """
    engine = _engine()
    page = format_html(
        '<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>{}</title></head>'
        '<body class="{}">{}</body></html>',
        title,
        kind,
        html,
    )
    _refuse_what_is_too_large(page)
    try:
        drawn = engine.module.HTML(string=page, url_fetcher=engine.fetcher)
        return drawn.write_pdf(stylesheets=[engine.styles[style]], font_config=engine.fonts, pdf_variant=VARIANT)
    except RecursionError as error:
        raise PrintingError("Документ устроен слишком сложно, напечатать его нельзя.") from error


def unavailable_reason() -> str:
    """Why this machine draws no PDF, as a sentence to show beside the button; empty when it does."""
    try:
        _engine()
    except PangoMissing as missing:
        return str(missing)
    return ""


class _Engine:
    """The module with what is dear to make and can be used again: parsed style, fonts, fetcher."""

    def __init__(self, module: ModuleType) -> None:
        fonts: Any = importlib.import_module("weasyprint.text.fonts")
        self.module: Any = module
        self.fonts = fonts.FontConfiguration()
        self.fetcher = self.module.URLFetcher(allowed_protocols=["data"])
        self.styles = {name: self._style(name) for name in _STYLES}

    def _style(self, name: str) -> Any:
        text = Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8")
        return self.module.CSS(string=text, font_config=self.fonts, url_fetcher=self.fetcher)


@cache
def _engine() -> _Engine:
    # Imported late: the module loads Pango at once, and the product has to start on machines that lack it.
    try:
        return _Engine(importlib.import_module("weasyprint"))
    except OSError as error:
        raise PangoMissing(
            "Печать в PDF недоступна: на сервере нет библиотеки Pango. Файл Word можно получить и без неё. "
            "Администратору сервера: apt-get install libpango-1.0-0 libpangoft2-1.0-0 fonts-liberation2."
        ) from error


def _refuse_what_is_too_large(page: str) -> None:
    if len(page) > MAX_HTML:
        raise PrintingError("Документ слишком большой, напечатайте его по частям.")
    if _Depth.of(page) > MAX_DEPTH:
        raise PrintingError("Документ устроен слишком сложно, напечатать его нельзя.")


class _Depth(HTMLParser):
    """How many elements lie in one another at most."""

    def __init__(self) -> None:
        super().__init__()
        self.now = self.most = 0

    @classmethod
    def of(cls, page: str) -> int:
        depth = cls()
        depth.feed(page)
        depth.close()
        return depth.most

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in _VOID:
            self.now += 1
            self.most = max(self.most, self.now)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """A closed tag holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.now -= 1
