"""Builds staff lists in every format a school sends; all people in them are invented."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

import openpyxl
import xlwt

Row = Sequence[object]

HEADER = ["№ п/п", "Ф.И.О.", "Должность", "Предметы", "Пед. стаж", "Категория", "Дата рождения", "Эл. почта", "Телефон"]

# A kindergarten's list as it is really kept: dates and experience of every kind, a mother on leave, no e-mail for some.
PEOPLE: list[list[object]] = [
    [1, "Ветлугина Раиса Карповна", "заведующий", "", 30, "соответствие занимаемой должности", date(1970, 2, 3),
     "vetlugina@sad.example", "8 (8442) 51-00-17"],
    [2, "ЯСЕНЕВА ТАМАРА ГЛЕБОВНА", "старший воспитатель", "", "21 год", "высшая кв. категория", "07.06.1980", "", ""],
    [3, "Мухтаров Тимур Ильяс оглы", "инструктор по физической культуре", "физкультура", "4 г. 6 мес.", "б/к",
     "1 сентября 1995 г.", "muhtarov@sad.example", "89020000077"],
    [4, "Стриж  Лада", "музыкальный руководитель", "музыка; ритмика", "менее года", "нет", "2004-05-09", "", "нет"],
    [5, "Заречная-Холодок Инна Юрьевна", "учитель-логопед", "", "18,5", "I", 31234, "zaholodok@sad.example", "—"],
]  # fmt: skip

# Every fault that came to mind, one person a row; EXPECTED_FAULTS names row and column of each.
FAULTY_HEADER = ["ФИО", "Должность", "Стаж", "Категория", "Дата рождения", "Почта", "Телефон", "Дата приёма", "Пол"]
FAULTY: list[list[object]] = [
    ["Кедрина Ольга Львовна", "учитель", "много", "третья", "31.02.1980", "kedrina(at)school", "звонить вечером",
     "сентябрь", "?"],
    ["", "учитель", 3, "", "01.01.1980", "", "", "", ""],
    ["Липов", "учитель", 3, "", "02.01.1980", "", "", "", ""],
    ["Ольхова А.Б.", "учитель", 3, "", "03.01.1980", "", "", "", ""],
    ["Берёз1на Анна Олеговна", "учитель", 3, "", "04.01.1980", "", "", "", ""],
    ["<script>alert(1)</script>", "учитель", 3, "", "05.01.1980", "", "", "", ""],
    ["Осинин Пётр Олегович", "=cmd|' /C calc'!A0", 3, "", "06.01.1980", "", "", "", ""],
    ["Тополева Вера Олеговна", "учитель", -4, "", "01.01.2090", "", "", "", ""],
    ["Рябинин Олег Олегович", "учитель", 45, "", "08.01.1990", "", "", "", ""],
    ["Кленова Вера Игоревна", "учитель", 5, "", "09.01.1900", "", "", "", ""],
    ["Ивушкин Пётр Игоревич", "учитель", 5, "", "10.01.2020", "", "", "", ""],
    ["Smith John", "учитель", 5, "", "11.01.1980", "", "", "", ""],
    ["Дубов Лев Игоревич", "учитель", date(2026, 3, 18), "", "12.01.1980", "dubov@school.example", "", "", ""],
    ["Дубов Лев Игоревич", "учитель", 5, "", "12.01.1980", "DUBOV@school.example", "", "", ""],
    ["Вязов Лев Игоревич", "учитель", 5, "", "13.01.2000", "", "", "01.09.2005", ""],
]  # fmt: skip
EXPECTED_FAULTS = [
    (2, "C «Стаж»"), (2, "D «Категория»"), (2, "E «Дата рождения»"), (2, "F «Почта»"), (2, "G «Телефон»"),
    (2, "H «Дата приёма»"), (2, "I «Пол»"),
    (3, "A «ФИО»"), (4, "A «ФИО»"), (5, "A «ФИО»"), (6, "A «ФИО»"), (7, "A «ФИО»"),
    (8, "B «Должность»"), (9, "C «Стаж»"), (9, "E «Дата рождения»"), (10, "C «Стаж»"), (11, "E «Дата рождения»"),
    (12, "E «Дата рождения»"), (13, "A «ФИО»"), (14, "C «Стаж»"), (15, "A «ФИО»"), (15, "F «Почта»"),
    (16, "H «Дата приёма»"),
]  # fmt: skip


ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/></manifest:manifest>'
)


def titled(rows: Sequence[Row] = PEOPLE, header: Row = HEADER) -> list[Row]:
    """The list below a title and above a total and a signature, as it is printed."""
    return [
        ["МБДОУ «Детский сад № 7 „Колосок“»"],
        ["Сведения о педагогических работниках на 01.09.2026"],
        [],
        header,
        *rows,
        [],
        ["", f"Итого: {len(rows)} человек"],
        ["", "Заведующий", "____________", "Р. К. Ветлугина"],
    ]


def xlsx(rows: Sequence[Row], *, merges: Sequence[str] = (), sheet: str = "Педагоги", **others: Sequence[Row]) -> bytes:
    """``others``: further sheets by their names."""
    book = openpyxl.Workbook()
    for name, lines in {sheet: rows, **others}.items():
        page = book.create_sheet(name)
        for line in lines:
            page.append(list(line))
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    cell.data_type = "s"
    book.remove(book.worksheets[0])
    for area in merges:
        book.worksheets[0].merge_cells(area)
    return _bytes(book)


def xls(rows: Sequence[Row], *, merges: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """``merges``: first row, last row, first column, last column from 0."""
    book = xlwt.Workbook()
    page = book.add_sheet("Педагоги")
    day = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value not in ("", None):
                page.write(number, column, value, *([day] if isinstance(value, date) else []))
    for area in merges:
        page.merge(*area)
    return _bytes(book)


def ods(rows: Sequence[Row], *, row: str = "") -> bytes:
    """``row``: further attributes of every row."""
    table = "".join(f"<table:table-row{row}>{''.join(map(_ods_cell, cells))}</table:table-row>" for cells in rows)
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Педагоги">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return archive({"mimetype": ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": ODS_MANIFEST})


def csv_file(rows: Sequence[Row], *, delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([[f"{cell:%d.%m.%Y}" if isinstance(cell, date) else cell for cell in row] for row in rows])
    return text.getvalue().encode(encoding)


def archive(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return buffer.getvalue()


def with_sheet_xml(xml: str) -> bytes:
    """A whole XLSX whose only sheet has the given XML between <worksheet> and </worksheet>."""
    names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return with_member("xl/worksheets/sheet1.xml", f"<worksheet {names}>{xml}</worksheet>")


def with_member(name: str, content: str | bytes, *, base: bytes | None = None) -> bytes:
    """An XLSX with one member replaced or added."""
    with zipfile.ZipFile(io.BytesIO(base or xlsx([["ФИО", "Должность"]]))) as file:
        members: dict[str, str | bytes] = {old: file.read(old) for old in file.namelist()}
    return archive({**members, name: content})


def _ods_cell(value: object) -> str:
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = f"<text:p>{escape(str(value))}</text:p>" if value else ""
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'


def _bytes(book: openpyxl.Workbook | xlwt.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
