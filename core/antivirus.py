"""Uploads pass through the server's antivirus before anything reads them: clamd by its socket, or a command."""

import shlex
import socket
import struct
import subprocess
from collections.abc import Iterable
from urllib.parse import urlsplit

SECONDS = 30
PIECE = 64 * 1024
CLEAN, INFECTED = 0, 1  # how clamscan, clamdscan and their like end


class ScannerUnavailable(Exception):
    """Nobody could say whether the file is clean."""


def is_infected(content: Iterable[bytes], scanner: str) -> bool:
    """Ask the scanner about a file. Raises ScannerUnavailable.

    `scanner`: `tcp://host:3310` or `unix:///run/clamav/clamd.ctl` (clamd's INSTREAM), else a command that reads the
    file from its standard input and ends with 0 for a clean file, with 1 for an infected one.
    """
    try:
        if scanner.startswith(("tcp://", "unix://")):
            return _clamd_finds(content, scanner)
        return _command_finds(content, scanner)
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise ScannerUnavailable(f"{scanner}: {error}") from error


def _clamd_finds(content: Iterable[bytes], scanner: str) -> bool:
    with _connected(scanner) as clamd:
        clamd.sendall(b"zINSTREAM\0")
        for chunk in content:
            for start in range(0, len(chunk), PIECE):
                piece = chunk[start : start + PIECE]
                clamd.sendall(struct.pack("!L", len(piece)) + piece)
        clamd.sendall(struct.pack("!L", 0))
        answer = _read(clamd)
    if answer.endswith(b" FOUND"):
        return True
    if answer.endswith(b" OK"):
        return False
    raise ScannerUnavailable(f"{scanner}: {answer.decode(errors='replace')[:200]}")


def _connected(scanner: str) -> socket.socket:
    address = urlsplit(scanner)
    if address.scheme == "tcp":
        return socket.create_connection((address.hostname or "", address.port or 3310), timeout=SECONDS)
    clamd = socket.socket(socket.AF_UNIX)
    clamd.settimeout(SECONDS)
    try:
        clamd.connect(address.path)
    except OSError:
        clamd.close()
        raise
    return clamd


def _read(clamd: socket.socket) -> bytes:
    answer = b""
    while b"\0" not in answer and (more := clamd.recv(4096)):
        answer += more
    return answer.partition(b"\0")[0].strip()


def _command_finds(content: Iterable[bytes], scanner: str) -> bool:
    ended = subprocess.run(  # noqa: S603 -- the server's own setting; the file comes in by stdin
        shlex.split(scanner), input=b"".join(content), capture_output=True, timeout=SECONDS, check=False
    )
    if ended.returncode in {CLEAN, INFECTED}:
        return ended.returncode == INFECTED
    raise ScannerUnavailable(f"{scanner}: ended with {ended.returncode}")
