"""Printed files read back by the tools of others, so that tests see what a reader sees."""

import re
import subprocess
import zlib
from pathlib import Path


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()


def saved(folder, name, content):
    path = Path(folder) / name
    path.write_bytes(content)
    return path


def words(path, first=1, last=99):
    """The text of the PDF as one line: breaks and hyphens of the layout are no part of what it says."""
    return " ".join(run("pdftotext", "-raw", "-f", str(first), "-l", str(last), str(path), "-").split())


def pages(path):
    return int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", str(path)))[1])


def page_sizes(path):
    """(width, height) of each page in whole millimetres."""
    told = run("pdfinfo", "-f", "1", "-l", "99", str(path))
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", told)
    return [tuple(round(float(edge) / 72 * 25.4) for edge in size) for size in sizes]


def fonts(path):
    """[(name, embedded)] of each font of the PDF."""
    lines = run("pdffonts", str(path)).split("\n")[2:]
    return [(line.split()[0].split("+")[-1], line.split()[-5] == "yes") for line in lines if line.strip()]


def boxes(path, page):
    """(left, top, right, bottom) in millimetres of each word on the page."""
    found = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>',
        run("pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(path), "-"),
    )
    return {(text, place): tuple(float(edge) / 72 * 25.4 for edge in box) for place, (*box, text) in enumerate(found)}


def through_office(path):
    """The Word file as LibreOffice prints it."""
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path))
    return path.with_suffix(".pdf")


def unpacked(path):
    """All that the PDF says about itself, its packed objects opened."""
    content = path.read_bytes()
    packed = [match.end() for match in re.finditer(rb"/FlateDecode[^>]*>>\s*stream\r?\n", content)]
    return content + b"".join(zlib.decompressobj().decompress(content[start:]) for start in packed)
