"""The embedded PostgreSQL: one cluster in a folder, a unix socket, no TCP; started on demand, stopped by its last user.

Several processes may use one cluster at once (`make run`, the tests, a command). Each holds a `Lease`: a shared lock
that the kernel takes back even after `kill -9`. A small keeper process beside each user waits for its end and stops
the server when nobody is left.
"""

import fcntl
import hashlib
import os
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg2

from mentoring.postgres_account import Account, PostgresError, account_for, programs

DATABASE, SUPERUSER, PORT = "mentoring", "postgres", 5432
VERSION = "18"
SOCKET_BYTES = 100  # the kernel takes 107; a Cyrillic letter is two
GONE_SECONDS = 10  # how long the rest of a killed server may take to go
LOG_BYTES = 5_000_000
UNSAFE = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


def database_settings(var: Path) -> dict[str, Any]:
    """Django's settings of the cluster in `var`; starts nothing, touches nothing."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE,
        "USER": SUPERUSER,
        "PASSWORD": "",
        "HOST": str(socket_folder(var)),
        "PORT": str(PORT),
    }


def is_embedded() -> bool:
    """The embedded server is meant, since nobody named another one."""
    return not os.environ.get("DATABASE_URL")


def socket_folder(var: Path) -> Path:
    """`var/socket`, or a folder of /tmp when that path is too long for a socket or has letters that end a setting."""
    folder = var.resolve() / "socket"
    if len(os.fsencode(folder / f".s.PGSQL.{PORT}")) <= SOCKET_BYTES and not set(str(folder)) & set(",\"'\\\n"):
        return folder
    owner = var.stat().st_uid if var.exists() else os.geteuid()
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Path("/tmp") / f"mentoring-{owner}-{digest}"  # noqa: S108  its owner is checked before use


class Cluster:
    """One PostgreSQL server and its files under `var`."""

    def __init__(self, var: Path, *, durable: bool = True, namespaces: bool = True) -> None:
        self.var = var.resolve()
        self.data = self.var / "postgres"
        self.log = self.var / "postgres.log"
        self.durable = durable
        self.namespaces = namespaces

    # -- who uses it

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else starts, joins, leaves or stops meanwhile."""
        try:
            self.var.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = (self.var / "postgres.lock").open("w")
        except OSError as error:
            raise PostgresError(f"Cannot write to {self.var}: {error.strerror}.") from None
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def in_use(self) -> bool:
        """Does any process hold a lease? Ask it under the lock."""
        with self.users() as users:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def users(self) -> Any:
        """The file that every user locks, shared with the others."""
        return (self.var / "postgres.users").open("w")

    def pin(self) -> None:
        """Let this run of the server go on without users, until `db stop`."""
        (self.var / "postgres.pinned").write_text(str(self.pid()))

    def unpin(self) -> None:
        (self.var / "postgres.pinned").unlink(missing_ok=True)

    def is_pinned(self) -> bool:
        with suppress(OSError, ValueError):
            return int((self.var / "postgres.pinned").read_text()) == self.pid()
        return False

    def stop_if_unused(self) -> None:
        with self.locked():
            if not self.in_use() and not self.is_pinned():
                self.stop()

    # -- its life; call these under the lock

    def start(self) -> None:
        """Make the cluster if there is none, start it if it does not run, and wait until it answers."""
        account = account_for(self.data, namespaces=self.namespaces)
        if not self.data.exists():
            self._make(account)
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != VERSION:
            raise PostgresError(f"{self.data} was made by PostgreSQL {made_by}, this is {VERSION}: move it away.")
        if not self.pid():
            self._wait_for_the_killed()
        if not self.pid():
            self._start(account)
        elif not self._answers():
            raise PostgresError(f"PostgreSQL (process {self.pid()}) does not answer: see {self.log}.")
        self._make_database()

    def stop(self) -> None:
        if self.pid():
            account = account_for(self.data, namespaces=self.namespaces)
            self._run(account, "pg_ctl", "stop", "-w", "-t", "60", "-m", "fast", "-D", str(self.data))
        self.unpin()

    def pid(self) -> int | None:
        """The living postmaster of this very folder. A zombie, or a stranger with the same number, does not count."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
            return pid if _serves(psutil.Process(pid), self.data) else None
        except (OSError, ValueError, psutil.Error):
            return None

    def _make(self, account: Account) -> None:
        """Into a folder of another name first: a first run killed half-way leaves no half cluster."""
        for rest in self.var.glob("postgres.new*"):
            shutil.rmtree(rest, ignore_errors=True)
        new = Path(tempfile.mkdtemp(prefix="postgres.new.", dir=self.var))
        account.own(new)
        locale = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
        made = self._run(account, "initdb", "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", *locale, "-k", "-D", str(new))
        if made.returncode:
            shutil.rmtree(new, ignore_errors=True)
            raise PostgresError(f"PostgreSQL could not make its folder {self.data}: {_last_line(made.stdout)}")
        new.rename(self.data)

    def _start(self, account: Account) -> None:
        sockets = socket_folder(self.var)
        _make_private(sockets, account)
        self._turn_log(account)
        for path in [self.data, *self.data.rglob("*")] if account.uid != self.data.stat().st_uid else []:
            account.own(path)  # made by root in a namespace, now on a machine without them
        options = ("-k", str(sockets), "-p", str(PORT), "-c", "listen_addresses=", *(() if self.durable else UNSAFE))
        where = ("-D", str(self.data), "-l", str(self.log))
        started = self._run(account, "pg_ctl", "start", "-w", "-t", "120", *where, "-o", shlex.join(options))
        if started.returncode:
            raise PostgresError(f"PostgreSQL did not start: {_last_line(self.log.read_text(errors='replace'))}")

    def _turn_log(self, account: Account) -> None:
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
        self.log.touch(mode=0o600)
        account.own(self.log)

    def _wait_for_the_killed(self) -> None:
        """The children of a killed postmaster need a moment to notice; then its lock files are nobody's."""
        deadline = time.monotonic() + GONE_SECONDS
        while any(_serves(process, self.data) for process in psutil.process_iter()) and time.monotonic() < deadline:
            time.sleep(0.1)
        if not self.pid():
            for lock in (self.data / "postmaster.pid", socket_folder(self.var) / f".s.PGSQL.{PORT}.lock"):
                lock.unlink(missing_ok=True)

    def _answers(self) -> bool:
        """Waits while a server that was found running starts, or stops."""
        ask = [str(programs() / "pg_isready"), "-q", "-h", str(socket_folder(self.var)), "-p", str(PORT)]
        deadline = time.monotonic() + GONE_SECONDS
        while subprocess.run(ask, stdin=subprocess.DEVNULL, env=_environment()).returncode:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        return True

    def _make_database(self) -> None:
        parameters = {"host": str(socket_folder(self.var)), "port": PORT, "user": SUPERUSER, "dbname": "postgres"}
        with closing(psycopg2.connect(**parameters)) as connection:
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE DATABASE {DATABASE}")

    def _run(self, account: Account, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [*account.prefix, str(programs() / program), *arguments]
        # A session of its own, so that Ctrl-C in the terminal reaches the server only through us.
        return subprocess.run(
            command,
            cwd="/",
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )


class Lease:
    """One process's use of the cluster, from now until `release` or its death. A context manager."""

    def __init__(self, var: Path, *, durable: bool = True) -> None:
        self.cluster = Cluster(var, durable=durable)
        with self.cluster.locked():
            self.users = self.cluster.users()
            fcntl.flock(self.users, fcntl.LOCK_SH)
        self.keeper = self._keeper()
        try:
            with self.cluster.locked():
                self.cluster.start()
        except BaseException:
            self.release()
            raise

    def _keeper(self) -> subprocess.Popen[bytes]:
        """Waits for the end of its standard input: this process closed it, or is dead."""
        return subprocess.Popen(
            [sys.executable, "-m", "mentoring.postgres", str(self.cluster.var)],
            cwd=Path(__file__).parent.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def release(self) -> None:
        """Leave; whoever leaves last finds the server stopped afterwards."""
        self.users.close()
        _end(self.keeper)
        if self.keeper.returncode:  # somebody killed it
            self.cluster.stop_if_unused()

    def __enter__(self) -> "Lease":
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def _end(keeper: subprocess.Popen[bytes]) -> None:
    with suppress(BrokenPipeError):
        keeper.communicate(b"left")
    keeper.wait()


def _keep(var: Path) -> None:
    """The keeper's whole work; only the end of its user ends it."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    cluster = Cluster(var)
    if not sys.stdin.buffer.read():  # it died without a word; the kernel may need a moment to take its lock back
        deadline = time.monotonic() + GONE_SECONDS
        while cluster.in_use() and time.monotonic() < deadline:
            time.sleep(0.1)
    cluster.stop_if_unused()


def _environment() -> dict[str, str]:
    """Without what would bend the server: its own variables, and the host's language."""
    foreign = ("PG", "LC_", "LANG")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign)} | {"LC_ALL": "C"}


def _serves(process: psutil.Process, data: Path) -> bool:
    try:
        if process.name() != "postgres" or process.status() == psutil.STATUS_ZOMBIE:
            return False
        return Path(process.cwd()) == data
    except psutil.Error:  # gone meanwhile, or somebody else's
        return False


def _make_private(folder: Path, account: Account) -> None:
    """A folder that only the account may enter; in /tmp somebody else could have made it first."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        account.own(folder)
    info = folder.lstat()
    if not stat.S_ISDIR(info.st_mode) or info.st_uid not in {account.uid, os.geteuid()}:
        raise PostgresError(f"{folder} belongs to somebody else: remove it, then start again.")
    account.own(folder)
    folder.chmod(0o700)


def _last_line(text: str) -> str:
    """What PostgreSQL says of its refusal: the last line that names a fault, or the last at all."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    faults = [line for line in lines if "FATAL" in line or "error:" in line or "PANIC" in line]
    return (faults or lines or ["no reason given"])[-1]


if __name__ == "__main__":
    _keep(Path(sys.argv[1]))
