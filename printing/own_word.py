"""An organization's own Word template, filled with a paper: a closed sandbox, values alone, nothing fetched or called.

What a template may hold is a short list of Jinja pieces (`_ALLOWED`); everything else is refused when it is uploaded
and again whenever it is filled. Values are text made of the same frozen structure as our own Word file.
"""

import io
import re
import zipfile
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from core.archives import check_archive
from printing.document import Annex, Block, Item, PrintedDocument
from printing.errors import PrintingError
from printing.flow import Grid, NewPage, Space, clean, flow, lines_of

LARGEST = 512 * 1024
DEEPEST = 2  # loops within one another: items, and the rows of a table of theirs
VARIABLES = (
    ("organization", "полное наименование организации"),
    ("organization_short", "краткое наименование"),
    ("place", "населённый пункт"),
    ("kind", "вид документа: «ПРИКАЗ»"),
    ("date", "дата документа"),
    ("number", "номер"),
    ("heading", "заголовок к тексту"),
    ("preamble", "преамбула"),
    ("resolution", "«ПРИКАЗЫВАЮ:»"),
    ("items", "пункты: у каждого number, text, columns и rows (таблица под пунктом)"),
    ("blocks", "текст документа без пунктов: у каждого куска text либо columns и rows"),
    ("basis", "основание"),
    ("signature_post", "должность подписавшего"),
    ("signature_name", "инициалы и фамилия подписавшего"),
    ("executor", "исполнитель"),
    ("addressee", "адресат, список строк"),
    ("annexes", "приложения: у каждого number, title и blocks"),
    ("acquaintance", "лист ознакомления: у каждого name, post, date"),
)
SAMPLE = """{{ organization }}\n{{ kind }}\n{{ date }} № {{ number }}\n{%p for item in items %}
{{ item.number }} {{ item.text }}\n{%p endfor %}\n{{ signature_post }} {{ signature_name }}"""
_FILTERS = ("upper", "lower", "capitalize", "title", "trim", "length", "first", "last", "default", "e", "escape")
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem),
    *(nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Filter, nodes.Test),
)
_FETCHING = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b", re.IGNORECASE)
_FORBIDDEN_PARTS = ("vbaproject", "/activex/", "/embeddings/", "afchunk", "attachedtemplate")


class RefusedTemplate(PrintingError):
    """What a template holds that none may hold, in a sentence."""


class _Closed(ImmutableSandboxedEnvironment):
    """Names, loops, conditions and a few filters; no calls, no arithmetic, no names that begin with an underscore."""

    def __init__(self, **options: Any) -> None:
        super().__init__(autoescape=True, **options)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.tests = {"defined": self.tests["defined"]}
        self.unknown: set[str] = set()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _refuse_what_is_not_allowed(tree, 0)
        self.unknown |= meta.find_undeclared_variables(tree) - {name for name, _ in VARIABLES}
        return tree

    def is_safe_callable(self, obj: Any) -> bool:
        return False


def _refuse_what_is_not_allowed(node: nodes.Node, loops: int) -> None:
    if not isinstance(node, _ALLOWED):
        raise RefusedTemplate(
            "В шаблоне можно только подставлять значения, повторять строки и ставить условия. Уберите вызовы, "
            "вычисления и вставку других файлов."
        )
    hidden = isinstance(node, nodes.Getattr) and node.attr.startswith("_")
    key = isinstance(node, nodes.Getitem) and not (
        isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int)
    )
    if hidden or key or (isinstance(node, nodes.Name) and node.name.startswith("_")):
        raise RefusedTemplate("Шаблон обращается к внутренним свойствам. Используйте только переменные из списка.")
    loops += isinstance(node, nodes.For)
    if loops > DEEPEST:
        raise RefusedTemplate("Повторы вложены друг в друга слишком глубоко: допустимо не больше двух.")
    for child in node.iter_child_nodes():
        _refuse_what_is_not_allowed(child, loops)


def variables(paper: PrintedDocument) -> dict[str, Any]:
    """The paper as plain text by the names of `VARIABLES`."""
    head, signature = paper.letterhead, paper.signature
    return {
        "organization": clean(head.full_name if head else ""),
        "organization_short": clean(head.short_name if head else ""),
        "place": clean(head.place if head else ""),
        "kind": clean(paper.kind_title),
        "date": clean(paper.date),
        "number": clean(paper.number),
        "heading": clean(paper.heading),
        "preamble": clean(paper.preamble),
        "resolution": clean(paper.resolution),
        "items": _items(paper.items, ""),
        "blocks": _blocks(paper.body),
        "basis": clean(paper.basis),
        "signature_post": clean(signature.post if signature else ""),
        "signature_name": clean(signature.name if signature else ""),
        "executor": clean(paper.executor),
        "addressee": [clean(line) for line in paper.addressee],
        "annexes": [_annex(annex, place) for place, annex in enumerate(paper.annexes, 1)],
        "acquaintance": [
            {"name": clean(row.name), "post": clean(row.post), "date": clean(row.date)}
            for row in (paper.acquaintance.rows if paper.acquaintance else ())
        ],
    }


def _items(items: tuple[Item, ...], above: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for place, item in enumerate(items, 1):
        number = f"{above}{place}."
        table = _table(item.table) if item.table else {"columns": [], "rows": []}
        found += [{"number": number, "text": clean(item.text), **table}, *_items(item.subitems, number)]
    return found


def _annex(annex: Annex, place: int) -> dict[str, Any]:
    return {"number": str(place), "title": clean(annex.title), "blocks": _blocks(annex.blocks)}


def _blocks(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for piece in flow(PrintedDocument(title="", numbered=False, body=blocks)):
        if isinstance(piece, Grid):
            found.append({"text": "", **_table(piece.table)})
        elif not isinstance(piece, NewPage | Space):
            found += [{"text": clean(line), "columns": [], "rows": []} for line in lines_of(piece)]
    return found


def _table(table: Any) -> dict[str, Any]:
    rows = [[clean(cell) for cell in row] for row in table.rows]
    return {"columns": [clean(name) for name in table.columns], "rows": rows}


def fill(template: bytes, paper: PrintedDocument) -> bytes:
    """The template filled with the paper; RefusedTemplate for one that may not be filled."""
    return _filled(template, paper, _Closed())


def problems_of(template: bytes, sample: PrintedDocument) -> list[str]:
    """Why a file is no template for us, in sentences; empty when it may be used. The sample is tried out in it."""
    if problem := _file_problem(template):
        return [problem]
    closed = _Closed()
    try:
        _filled(template, sample, closed)
    except RefusedTemplate as refused:
        return [str(refused)]
    if closed.unknown:
        return [f"Шаблону неизвестны переменные: {', '.join(sorted(closed.unknown))}. Проверьте их по списку."]
    try:
        _filled(template, sample, _Closed(undefined=StrictUndefined))
    except RefusedTemplate as refused:
        return [str(refused)]
    return []


def _filled(template: bytes, paper: PrintedDocument, closed: _Closed) -> bytes:
    written = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render(variables(paper), jinja_env=closed, autoescape=True)
        document.save(written)
    except RefusedTemplate:
        raise
    except TemplateError as error:
        raise RefusedTemplate(f"Шаблон не заполняется: {error.message or 'ошибка в разметке'}.") from error
    except Exception as error:  # a hostile file makes the libraries below raise almost anything
        raise RefusedTemplate("Шаблон повреждён: откройте его в Word, сохраните как DOCX и загрузите снова.") from error
    return written.getvalue()


def _file_problem(content: bytes) -> str:
    """What the package may not hold: macros, embedded objects, links to files outside, fields that fetch."""
    if len(content) > LARGEST:
        return "Файл больше 512 КБ. Уберите из шаблона крупные рисунки."
    names, problem = check_archive(content)
    if problem:
        return problem
    if "word/document.xml" not in names:
        return "Это не документ Word. Сохраните шаблон как DOCX и загрузите снова."
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        readable = [name for name in names if name.endswith((".xml", ".rels"))]
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in readable}
    listed = [text for name, text in parts.items() if name.endswith((".rels", "[Content_Types].xml"))]
    told = " ".join([*names, *listed])
    if "macroenabled" in told.lower() or any(part in f"/{told.lower()}" for part in _FORBIDDEN_PARTS):
        return "В файле есть макросы или вложенные объекты. Сохраните шаблон как обычный DOCX без них."
    if any('TargetMode="External"' in text for name, text in parts.items() if name.endswith(".rels")):
        return "Файл ссылается на внешние файлы или адреса. Уберите ссылки и связанные рисунки."
    found = re.findall(r'<w:instrText[^>]*>([^<]*)|w:instr="([^"]*)', " ".join(parts.values()))
    fields = "".join(run or f" {simple} " for run, simple in found)  # a field may be cut into runs
    return "В файле есть поля, которые загружают чужие данные. Уберите их." if _FETCHING.search(fields) else ""
