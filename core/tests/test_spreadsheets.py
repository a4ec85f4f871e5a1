"""What a user uploads as a table: read, or refused with a sentence that says what to do."""

import resource
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.spreadsheets import MAX_BYTES, Merge, UnreadableFile, read_sheets
from people.tests import staff_files as files

ROWS = [["ФИО", "Стаж", "Дата"], ["Стриж Лада", 2.5, date(2004, 5, 9)], ["", "", 'a;b, "c"']]


def refusal(content: bytes, filename: str) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_sheets(content, filename)
    return str(refused.value)


@pytest.mark.parametrize(("build", "name"), [(files.xlsx, "a.xlsx"), (files.xls, "A.XLS"), (files.ods, "список.ods")])
def test_a_workbook_gives_texts_numbers_and_dates(build, name):
    (sheet,) = read_sheets(build(ROWS), name)

    assert sheet.name == "Педагоги"
    assert sheet.rows == (
        ("ФИО", "Стаж", "Дата"),
        ("Стриж Лада", 2.5, date(2004, 5, 9)),
        ("", "", 'a;b, "c"'),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_in_each_encoding_with_each_delimiter(encoding, delimiter):
    (sheet,) = read_sheets(files.csv_file(ROWS, delimiter=delimiter, encoding=encoding), "a.csv")

    assert sheet.rows == (("ФИО", "Стаж", "Дата"), ("Стриж Лада", "2.5", "09.05.2004"), ("", "", 'a;b, "c"'))


def test_the_line_that_names_the_delimiter_keeps_the_numbers_of_the_rows():
    (sheet,) = read_sheets("sep=,\nФИО,Стаж\n".encode(), "a.csv")

    assert sheet.rows == ((), ("ФИО", "Стаж"))


def test_a_sheet_begins_at_its_first_row_and_column_though_they_are_empty():
    (sheet,) = read_sheets(files.xlsx([[], [None, "ФИО"]]), "a.xlsx")

    assert sheet.rows == (("", ""), ("", "ФИО"))


@pytest.mark.parametrize(
    ("content", "name"),
    [(files.xlsx(ROWS, merges=["A2:A3"]), "a.xlsx"), (files.xls(ROWS, merges=[(1, 2, 0, 0)]), "a.xls")],
)
def test_merged_cells_are_told(content, name):
    assert read_sheets(content, name)[0].merges == (Merge(top=2, left=1, bottom=3, right=1),)


def test_a_formula_gives_the_value_saved_with_it_and_is_never_computed():
    number, text = '<c r="A1"><f>1+1</f><v>7</v></c>', '<c r="B1" t="str"><f>A1</f><v>Стриж</v></c>'
    row = f'<row r="1">{number}{text}<c r="C1"><f>2+2</f></c></row>'

    (sheet,) = read_sheets(files.with_sheet_xml(f"<sheetData>{row}</sheetData>"), "a.xlsx")

    assert sheet.rows[0][:2] == (7.0, "Стриж")
    assert set(sheet.rows[0][2:]) <= {""}


@pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.odt", "a.rtf", "a.pdf", "a.DOCX"])
def test_a_text_document_is_answered_with_save_as_xlsx(name):
    assert refusal(b"anything", name) == (
        "Это текстовый документ, а нужна таблица. Скопируйте список в таблицу, сохраните как XLSX и загрузите снова."
    )


def test_a_text_document_renamed_to_a_table_is_told_too():
    content = files.archive({"[Content_Types].xml": "", "word/document.xml": "<w/>"})

    assert refusal(content, "a.xlsx").startswith("Это текстовый документ")


@pytest.mark.parametrize("name", ["a", "a.exe", "", ".", "a.xlsx.zip", "../a.html", "a.xlsm"])
def test_another_kind_of_file_is_refused(name):
    assert refusal(b"anything", name) == "Такой файл прочитать нельзя. Сохраните список как XLSX и загрузите снова."


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "a.csv"])
def test_an_empty_file_is_refused(name):
    assert refusal(b"", name).startswith("Файл пуст.")


@pytest.mark.parametrize(
    ("content", "name"), [(files.xlsx([]), "a.xlsx"), (files.ods([]), "a.ods"), (b"\n;;\n", "a.csv")]
)
def test_a_table_without_a_filled_row_is_refused(content, name):
    assert refusal(content, name).startswith("В файле нет ни одной заполненной строки.")


def test_a_file_of_ten_megabytes_is_read_and_a_byte_more_is_not():
    line = ("Стриж Лада;" + "воспитатель " * 90).encode("cp1251") + b"\n"
    whole = line * (MAX_BYTES // len(line))
    whole += b" " * (MAX_BYTES - len(whole))

    assert read_sheets(whole, "a.csv")[0].rows[0][0] == "Стриж Лада"
    assert refusal(whole + b" ", "a.csv").startswith("Файл больше 10 МБ.")


def test_a_csv_of_endless_rows_or_columns_is_refused_and_takes_little_memory():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert refusal(b"a\n" * (MAX_BYTES // 2), "a.csv").startswith("В таблице слишком много строк")
    assert refusal((b"a" * 999 + b";") * (MAX_BYTES // 1000), "a.csv").startswith("Файл повреждён")
    assert refusal(b"a;" * 201 + b"\n", "a.csv").startswith("В таблице слишком много строк")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (files.xls(ROWS), "a.xlsx"),
        (files.xlsx(ROWS), "a.xls"),
        (files.xlsx(ROWS), "a.csv"),
        (files.xlsx(ROWS), "a.ods"),
        (files.ods(ROWS), "a.xlsx"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "a.xls"),
        (b"\x89PNG\r\n\x1a\n", "a.csv"),
        (b"\x89PNG\r\n\x1a\n", "a.xlsx"),
        (b"a;b\0c", "a.csv"),
    ],
)
def test_content_that_does_not_match_the_extension_is_refused(content, name):
    extension = name[1:]

    assert refusal(content, name).startswith(f"Содержимое файла не соответствует расширению «{extension}».")


def test_files_under_a_password_are_told_apart_from_damaged_ones():
    wrapped = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    encrypted_ods = files.archive({"content.xml": "x", "META-INF/manifest.xml": "<m:encryption-data/>"})

    assert refusal(wrapped, "a.xlsx").startswith("Файл защищён паролем.")
    assert refusal(encrypted_ods, "a.ods").startswith("Файл защищён паролем.")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (files.xlsx(ROWS)[:-200], "a.xlsx"),
        (b"PK\x03\x04" + b"\0" * 100, "a.xlsx"),
        (files.xls(ROWS)[:700], "a.xls"),
        (files.with_sheet_xml("<sheetData><row"), "a.xlsx"),
        (files.with_member("xl/workbook.xml", b"\xff\xfe\0"), "a.xlsx"),
        (files.archive({"content.xml": "<a><b>"}), "a.ods"),
    ],
)
def test_a_damaged_file_is_refused(content, name):
    assert refusal(content, name).startswith("Файл повреждён")


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    bomb = files.with_member("xl/worksheets/sheet1.xml", b" " * 51 * 1024 * 1024)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert refusal(bomb, "a.xlsx").startswith("Файл распаковывается в слишком большой объём.")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024


def test_the_ratio_and_the_number_of_members_are_limited():
    dense = files.archive({"xl/workbook.xml": b" " * 5 * 1024 * 1024})
    crowd = files.archive({f"xl/{number}.xml": "" for number in range(201)})

    assert refusal(dense, "a.xlsx").startswith("Файл распаковывается")
    assert refusal(crowd, "a.xlsx").startswith("Файл распаковывается")


def test_an_archive_that_lies_about_its_size_cannot_take_the_memory():
    """The directory says 1,000 bytes; the packed member holds 60 MB."""
    bomb = files.with_member("xl/worksheets/sheet1.xml", b" " * 60 * 1024 * 1024)
    lie = bomb.replace((60 * 1024 * 1024).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lie != bomb

    assert refusal(lie, "a.xlsx").startswith("Файл повреждён")


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="20001"><c r="A20001"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>',
    ],
)
def test_two_far_cells_do_not_make_a_grid_of_gigabytes(cells):
    answer = refusal(files.with_sheet_xml(f"<sheetData>{cells}</sheetData>"), "a.xlsx")

    assert answer.startswith(("В таблице слишком много строк или столбцов.", "Файл повреждён"))


def test_repeated_rows_of_an_ods_do_not_make_a_grid_of_gigabytes():
    once = files.ods([["x"]], row=' table:number-rows-repeated="1000000000"')

    assert refusal(once, "a.ods").startswith(("В таблице слишком много", "Файл повреждён"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_external_entities_are_refused(encoding, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("тайна")
    xml = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]><worksheet><a>&x;</a></worksheet>'
    content = files.with_member("xl/sharedStrings.xml", xml.encode(encoding))

    assert refusal(content, "a.xlsx").startswith("Файл содержит ссылки на внешние данные")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf"]),
    st.binary(max_size=2000),
    st.sampled_from([".xlsx", ".xls", ".ods", ".csv", ".doc", ""]),
)
def test_any_bytes_are_read_or_refused(start, rest, extension):
    with suppress(UnreadableFile):
        assert read_sheets(start + rest, f"a{extension}")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["xlsx", "xls", "ods"]), st.data())
def test_a_file_with_changed_bytes_is_read_or_refused(kind, data):
    content = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnreadableFile):
        assert read_sheets(bytes(content), f"a.{kind}")


WHOLE = {"xlsx": files.xlsx(ROWS), "xls": files.xls(ROWS), "ods": files.ods(ROWS)}
