"""Looks into an uploaded zip (XLSX, ODS, DOCX) before anything unpacks it."""

from __future__ import annotations

import io
import zipfile

MAX_UNPACKED = 50 * 1024 * 1024
MAX_RATIO = 100
MAX_MEMBERS = 200

ENCRYPTED_FLAG = 0x1
DECLARATIONS = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)

DAMAGED = "Файл повреждён. Откройте его в своей программе, сохраните заново и загрузите снова."
BOMB = "Файл распаковывается в слишком большой объём. Скопируйте нужный список в новый файл и загрузите его."
PASSWORD = "Файл защищён паролем. Снимите пароль, сохраните файл и загрузите снова."  # noqa: S105 -- a message
OUTSIDE = "Файл содержит ссылки на внешние данные и потому не принят. Скопируйте список в новый файл и загрузите его."


def check_archive(content: bytes) -> tuple[frozenset[str], str]:
    """The names of the members and a problem in Russian, ``""`` when the archive may be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            problem = _size_problem(members, len(content)) or _content_problem(archive, members)
    except Exception:  # a hostile archive makes zipfile raise almost anything; all of it means one thing
        return frozenset(), DAMAGED
    return frozenset(member.filename for member in members), problem


def _size_problem(members: list[zipfile.ZipInfo], packed: int) -> str:
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or unpacked > packed * MAX_RATIO:
        return BOMB
    return PASSWORD if any(member.flag_bits & ENCRYPTED_FLAG for member in members) else ""


def _content_problem(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str:
    """Office programs write no document type declarations; whoever does wants entities expanded."""
    for member in members:
        if not member.filename.lower().endswith((".xml", ".rels")):
            continue
        with archive.open(member) as file:
            head = file.read(4096)
        if any(word in head for word in DECLARATIONS):
            return OUTSIDE
        if member.filename == "META-INF/manifest.xml" and b"encryption-data" in archive.read(member):
            return PASSWORD
    return ""
