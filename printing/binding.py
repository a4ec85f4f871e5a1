"""Several papers bound into one file: their pages as they are, a table of contents before them, tags kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject

from printing.document import Block, Heading, Paragraph, PrintedDocument, Table
from printing.pdf import to_pdf


@dataclass(frozen=True)
class Leaf:
    """One paper to bind: its PDF and its line in the table of contents (one text a column)."""

    content: bytes
    line: tuple[str, ...]
    bookmark: str


@dataclass(frozen=True)
class Cover:
    """What stands before the papers; the number of the file's page is added as the last column."""

    title: str
    subtitle: str
    columns: tuple[str, ...]
    widths: tuple[float, ...]


def bind(cover: Cover, leaves: Sequence[Leaf]) -> bytes:
    """One PDF/A-2a file: the table of contents, then every paper from its own first page."""
    counts = [pages_of(leaf.content) for leaf in leaves]
    contents = _contents(cover, leaves, counts)
    binder = _Binder(contents)
    for leaf in leaves:
        binder.add(leaf)
    return binder.bytes()


def pages_of(content: bytes) -> int:
    return len(PdfReader(BytesIO(content)).pages)


def _contents(cover: Cover, leaves: Sequence[Leaf], counts: Sequence[int]) -> bytes:
    """Drawn twice: how many pages the table takes is known only when it has been drawn."""
    drawn = to_pdf(_cover_paper(cover, leaves, counts, first=2))
    taken = pages_of(drawn)
    return drawn if taken == 1 else to_pdf(_cover_paper(cover, leaves, counts, first=taken + 1))


def _cover_paper(cover: Cover, leaves: Sequence[Leaf], counts: Sequence[int], *, first: int) -> PrintedDocument:
    rows, page = [], first
    for place, (leaf, count) in enumerate(zip(leaves, counts, strict=True), start=1):
        rows.append((str(place), *leaf.line, str(page)))
        page += count
    body: tuple[Block, ...] = (
        Heading(cover.title),
        Paragraph(cover.subtitle, align="center"),
        Table(
            ("№", *cover.columns, "Стр. файла"),
            tuple(rows),
            widths=(1, *cover.widths, 1.4),
            centered=(0, len(cover.columns) + 1),
            small=True,
        ),
    )
    return PrintedDocument(title=cover.title, numbered=False, body=body)


class _Binder:
    """A file that grows; the tree of tags of each paper is hung into the first one's."""

    def __init__(self, first: bytes) -> None:
        self.writer = PdfWriter(clone_from=BytesIO(first))
        catalog: Any = self.writer.root_object
        self.root: Any = catalog["/StructTreeRoot"]
        self.nums: Any = self.root["/ParentTree"]["/Nums"]
        self.document: Any = self.root["/K"][0].get_object()
        self.used = len(self.nums) // 2

    def add(self, leaf: Leaf) -> None:
        reader = PdfReader(BytesIO(leaf.content))
        start = len(self.writer.pages)
        self.writer.append(reader, import_outline=False)
        self._hang(reader, self.writer.pages[start:])
        self.writer.add_outline_item(title=leaf.bookmark, page_number=start)

    def _hang(self, reader: PdfReader, pages: Any) -> None:
        """Renumber the keys by which pages and links find their tags, so that no two papers share one."""
        own: Any = reader.root_object.get("/StructTreeRoot")
        if own is None:
            return
        tree: Any = own.get_object().clone(self.writer)
        nums: Any = tree["/ParentTree"]["/Nums"]
        for own_page, page in zip(reader.pages, pages, strict=True):
            _shift(own_page, page, "/StructParents", self.used)
            for link, copy in zip(own_page.get("/Annots", ()), page.get("/Annots", ()), strict=True):
                _shift(link.get_object(), copy.get_object(), "/StructParent", self.used)
        for key, found in zip(*[iter(list.__iter__(nums))] * 2, strict=True):  # as they are: links are not followed
            self.nums.extend((NumberObject(int(key) + self.used), found))
        for part in list.__iter__(tree["/K"]):
            part.get_object()[NameObject("/S")] = NameObject("/Part")
            part.get_object()[NameObject("/P")] = self.document.indirect_reference
            self.document["/K"].append(part)
        self.used += len(nums) // 2

    def bytes(self) -> bytes:
        file = BytesIO()
        self.writer.write(file)
        return file.getvalue()


def _shift(own: Any, copy: Any, key: str, by: int) -> None:
    """A copied page has lost its key; its own one tells which it was."""
    if key in own:
        copy[NameObject(key)] = NumberObject(own[key] + by)
