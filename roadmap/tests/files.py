"""Files of every kind that the reader takes, made from one paper, and the litter that real files carry."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import docx
from openpyxl import Workbook
from weasyprint import HTML

from roadmap.tests.papers import Paper

LEFT, ABOVE = "<", "^"
STAMP = (
    "ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ",
    "Сертификат: 00AB12CD34EF56AB78CD90EF12AB34CD56",
    "Владелец: Лугова Анна Андреевна",
    "Действителен: с 01.10.2022 до 25.12.2023",
)
Rows = list[list[str]]


@dataclass
class Span:
    """A cell of a made table with its size."""

    text: str
    row: int
    column: int
    width: int
    height: int


def spans(rows: Rows) -> list[Span]:
    found: list[Span] = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in {LEFT, ABOVE}:
                width = next((n for n in range(1, len(row) - c) if row[c + n] != LEFT), len(row) - c)
                found.append(Span(text, r, c, width, _height(rows, r, c)))
    return found


def _height(rows: Rows, r: int, c: int) -> int:
    below = rows[r + 1 :]
    return 1 + next((n for n, row in enumerate(below) if c >= len(row) or row[c] != ABOVE), len(below))


def make_docx(paper: Paper) -> bytes:
    document = docx.Document()
    for block in paper.blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for span in spans(block):
            cell = table.cell(span.row, span.column)
            if span.width > 1 or span.height > 1:
                cell = cell.merge(table.cell(span.row + span.height - 1, span.column + span.width - 1))
            cell.text, *others = span.text.split("\n")
            for line in others:
                cell.add_paragraph(line)
    return saved(document)


def saved(document) -> bytes:
    """The bytes of a Word document or a workbook."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def make_xlsx(paper: Paper) -> bytes:
    book = Workbook()
    sheet = book.active
    at = 1
    for block in paper.blocks:
        if isinstance(block, str):
            sheet.cell(at, 1, block)
            at += 1
            continue
        for span in spans(block):
            row, column = at + span.row, 1 + span.column
            sheet.cell(row, column, span.text)
            if span.width > 1 or span.height > 1:
                last = {"end_row": row + span.height - 1, "end_column": column + span.width - 1}
                sheet.merge_cells(start_row=row, start_column=column, **last)
        at += len(block)
    return saved(book)


def make_html(paper: Paper) -> bytes:
    parts = []
    for block in paper.blocks:
        parts.append(f"<p>{escape(block)}</p>" if isinstance(block, str) else _html_table(block))
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{''.join(parts)}</body></html>".encode()


def _html_table(rows: Rows) -> str:
    lines: list[list[str]] = [[] for _ in rows]
    for span in spans(rows):
        text = "".join(f"<p>{escape(line)}</p>" for line in span.text.split("\n"))
        lines[span.row].append(f"<td colspan='{span.width}' rowspan='{span.height}'>{text}</td>")
    return f"<table>{''.join(f'<tr>{chr(10).join(cells)}</tr>' for cells in lines)}</table>"


def make_pdf(paper: Paper) -> bytes:
    """As an office program prints it: ruled tables over several pages, the signature's stamp below."""
    style = (
        "<style>@page {size: A4 landscape; margin: 15mm} body {font: 10pt 'Liberation Serif'} p {margin: 0}"
        "table {border-collapse: collapse; width: 100%; margin: 5mm 0}"
        "td {border: 0.5pt solid; padding: 1mm; vertical-align: top}</style>"
    )
    return HTML(string=make_html(paper).decode().replace("</head>", f"{style}</head>")).write_pdf()


def make_text(paper: Paper) -> str:
    """As Excel copies it: cells between tabs, a cell of several lines in quotes."""
    lines = []
    for block in paper.blocks:
        if isinstance(block, str):
            lines.append(block)
            continue
        for row in block:
            cells = ["" if text in {LEFT, ABOVE} else text for text in row]
            lines.append(
                "\t".join(f'"{text.replace(chr(34), chr(34) * 2)}"' if "\n" in text else text for text in cells)
            )
    return "\n".join(lines)


MAKERS: dict[str, Callable[[Paper], bytes]] = {
    "план.docx": make_docx,
    "план.xlsx": make_xlsx,
    "план.html": make_html,
    "план.pdf": make_pdf,
}


def littered(paper: Paper) -> Paper:
    """The same paper as it comes out of a school's printer: nothing of the plan is changed by it."""
    blocks: list[str | Rows] = ["СОГЛАСОВАНО", "на заседании совета, протокол № 4 от 03.10.2022"]
    for block in paper.blocks:
        blocks += [block] if isinstance(block, str) else [_littered_table(block)]
    return Paper((*blocks, "Исполнитель: М.О.Ветрова", *STAMP))


def _littered_table(rows: Rows) -> Rows:
    """Column numbers below the head, the head again on each page, sentences cut by the end of a page."""
    width = len(rows[0])
    levels = 2 if LEFT in rows[0] else 1
    head, body = rows[:levels], [row for row in rows[levels:] if row[:2] != ["1", "2"]]
    found = [*head, [str(n + 1) for n in range(width)]]
    for number, row in enumerate(body):
        if number and number % 4 == 0:
            found += [["Продолжение таблицы", *[LEFT] * (width - 1)], *head]
        found += _cut(row) if number % 3 == 0 else [row]
    return [*found, ["\n".join(STAMP), *[LEFT] * (width - 1)]]


def _cut(row: list[str]) -> Rows:
    """A row as two: its longest sentence goes on in a row of its own."""
    if LEFT in row:
        return [row]
    longest = max(range(len(row)), key=lambda index: len(row[index].split("\n")[-1]))
    before, _, last = row[longest].rpartition("\n")
    words = last.split(" ")
    middle = next((n for n in range(2, len(words)) if words[n][0].islower() and words[n - 1][-1].isalpha()), 0)
    if not middle or len(words) < 5:
        return [row]
    first = "\n".join(filter(None, [before, " ".join(words[:middle])]))
    top, rest = list(row), [""] * len(row)
    top[longest], rest[longest] = first, " ".join(words[middle:])
    return [top, rest]
