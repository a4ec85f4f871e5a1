"""Processes that end with the one that started them, however it ended."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

FOLDER = Path(__file__).parent.parent
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
STOP_SECONDS = 20
RESTART_SECONDS = 2


def follow_parent(parent: int | None = None) -> None:
    """Get SIGTERM when the parent dies, even by `kill -9` (Linux; elsewhere nothing happens)."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if parent is not None and os.getppid() != parent:  # it died before we asked
        os.kill(os.getpid(), signal.SIGTERM)


def adopt_orphans() -> None:
    """Become the parent of what our children leave, such as the database server, so that we can see it off."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def see_off() -> None:
    """Take the ended ones out of the table of processes, where some systems would show them for long."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def start(module: Sequence[str], *, files: Sequence[int] = ()) -> subprocess.Popen[bytes]:
    """Start `python -m module`. It does not hear Ctrl-C in the terminal: we tell it when to stop."""
    parent = os.getpid()
    return subprocess.Popen(
        [sys.executable, "-m", *module],
        cwd=FOLDER,
        stdin=subprocess.DEVNULL,
        pass_fds=files,
        start_new_session=True,
        preexec_fn=lambda: follow_parent(parent),
    )


def stop(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask all to end what they are at, wait, then insist."""
    for child in children:
        child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(max(deadline - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


class Revived:
    """A child that is started again, after a pause, whenever it ends."""

    def __init__(self, begin: Callable[[], subprocess.Popen[bytes]]) -> None:
        self.begin = begin
        self.child = begin()
        self.ended: float | None = None

    def look(self) -> None:
        if self.child.poll() is None:
            return
        self.ended = self.ended or time.monotonic()
        if time.monotonic() > self.ended + RESTART_SECONDS:
            self.child, self.ended = self.begin(), None
