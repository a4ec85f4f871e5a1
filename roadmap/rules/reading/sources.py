"""Which source a file is, by its name and its first bytes, and its blocks; bad files are refused with a reason."""

import json
import signal
import subprocess
import sys
from pathlib import Path, PurePath

from core.archives import BOMB, OUTSIDE, PASSWORD, check_archive
from core.spreadsheets import UnreadableFile
from roadmap.rules.reading import sheet
from roadmap.rules.reading.blocks import Block, from_data

MAX_BYTES = 10 * 1024 * 1024
MAX_HTML = 4 * 1024 * 1024
SECONDS = 20  # on a busy machine; the processor's time is limited inside
ROOT = Path(__file__).resolve().parents[3]

ZIP, OLE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
BOOKS = {".xlsx", ".xls", ".ods", ".csv"}
PAGES = {".html", ".htm"}

EMPTY = "Файл пуст. Проверьте, тот ли файл выбран."
TOO_LARGE = "Файл больше 10 МБ. Удалите из него рисунки или скопируйте таблицу в новый файл."
DAMAGED = "Файл повреждён. Откройте его в своей программе, сохраните заново и загрузите снова."
OTHER_CONTENT = "Содержимое файла не соответствует расширению «{extension}». Сохраните файл заново и загрузите снова."
AS_DOCX = "Такой файл прочитать нельзя. Откройте его в Word, сохраните как DOCX и загрузите снова."
OTHER_KIND = "Такой файл прочитать нельзя. Подойдут DOCX, XLSX, HTML и PDF с текстом."
SCAN = "Это скан: в файле нет текста, только изображения страниц. Загрузите дорожную карту в DOCX или вставьте таблицу."
TOO_LONG = "Файл слишком велик. Скопируйте дорожную карту в отдельный файл и загрузите его."
REASONS = {"password": PASSWORD, "scan": SCAN, "size": TOO_LONG}


class UnreadablePlan(Exception):
    """No plan can be read; the text says in plain Russian what to do."""


def blocks_of(content: bytes, filename: str) -> list[Block]:
    extension = PurePath(filename.replace("\\", "/")).suffix.lower()
    if not content:
        raise UnreadablePlan(EMPTY)
    if len(content) > MAX_BYTES:
        raise UnreadablePlan(TOO_LARGE)
    if extension in BOOKS:
        return _book(content, filename)
    if extension == ".docx":
        return _word(content)
    if extension == ".pdf":
        return _portable(content)
    if extension in PAGES:
        return hypertext(content)
    raise UnreadablePlan(AS_DOCX if extension in {".doc", ".odt", ".rtf", ".docm", ".dot"} else OTHER_KIND)


def _book(content: bytes, filename: str) -> list[Block]:
    try:
        return sheet.read(content, filename)
    except UnreadableFile as refusal:
        raise UnreadablePlan(str(refusal)) from refusal


def _word(content: bytes) -> list[Block]:
    if content.startswith(OLE):
        raise UnreadablePlan(PASSWORD if "EncryptedPackage".encode("utf-16-le") in content else AS_DOCX)
    if not content.startswith(ZIP):
        raise UnreadablePlan(OTHER_CONTENT.format(extension=".docx"))
    names, problem = check_archive(content)
    if problem:
        raise UnreadablePlan({BOMB: TOO_LONG, OUTSIDE: OUTSIDE}.get(problem, problem))
    if "word/document.xml" not in names:
        raise UnreadablePlan(OTHER_CONTENT.format(extension=".docx"))
    return _apart("word", content)


def _portable(content: bytes) -> list[Block]:
    if PDF not in content[:1024]:
        raise UnreadablePlan(OTHER_CONTENT.format(extension=".pdf"))
    return _apart("portable", content)


def hypertext(content: bytes) -> list[Block]:
    if content.startswith((ZIP, OLE, PDF, b"\x89PNG", b"\xff\xd8\xff")):
        raise UnreadablePlan(OTHER_CONTENT.format(extension=".html"))
    if len(content) > MAX_HTML:
        raise UnreadablePlan(TOO_LONG)
    return _apart("hypertext", content)


def _apart(source: str, content: bytes) -> list[Block]:
    try:
        done = subprocess.run(  # noqa: S603 -- our own module, no shell, the upload goes in by stdin
            [sys.executable, "-E", "-s", "-m", "roadmap.rules.reading.apart", source],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            cwd=ROOT,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadablePlan(TOO_LONG) from error
    if done.returncode == -signal.SIGXCPU:
        raise UnreadablePlan(TOO_LONG)
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise UnreadablePlan(DAMAGED) from error
    if reason := answer.get("refused"):
        raise UnreadablePlan(REASONS.get(reason, DAMAGED))
    return from_data(answer["blocks"])
