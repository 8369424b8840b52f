"""Throwaway servers the tests start by themselves: PostgreSQL and Redis, on free ports."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

import psycopg
from redis import Redis
from redis.exceptions import RedisError

from tests.live.server import PATIENCE, free_port


def program(name: str) -> str:
    """Where a database's program is; Debian keeps PostgreSQL's off the PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = str(versions[0]) if versions else shutil.which(name)
    assert found, f"{name} is not installed; `make test` installs it"
    return found


def plain(database: str) -> str:
    """The address as PostgreSQL's own programs take it."""
    return database.replace("postgresql+psycopg:", "postgresql:")


class Postgres:
    """A cluster of its own in a temporary folder; it refuses to run as root, so it does not.

    With `of` it is another one's replica: it follows that one, until it is promoted.
    """

    def __init__(self, of: "Postgres | None" = None) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="remit-pg-"))
        self._data = self._folder / "data"
        self.port = free_port()
        self._user = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
        if self._user:
            os.chown(self._folder, self._user.pw_uid, self._user.pw_gid)
        if of:
            self.follow(of)
        else:
            self._run("initdb", "--no-sync", "-A", "trust", "-U", "remit", "-D", str(self._data))
        self._databases = 0

    @property
    def owner(self) -> dict[str, object]:
        """As whom its programs run."""
        return self._as

    @property
    def _as(self) -> dict[str, object]:
        who = {"user": self._user.pw_uid, "group": self._user.pw_gid} if self._user else {}
        return {"cwd": self._folder, "extra_groups": [] if self._user else None, **who}

    def _run(self, name: str, *words: str) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([program(name), *words], check=True, **quiet, **self._as)  # type: ignore[call-overload]

    def start(self, **settings: str) -> Self:
        """Start it, with these settings."""
        more = [f"-c{name}={value}" for name, value in settings.items()]
        words = ["-D", str(self._data), "-p", str(self.port), "-k", "", "-h", "127.0.0.1", *more]
        log = (self._folder / "log").open("a")
        self._server = subprocess.Popen(  # type: ignore[call-overload]
            [program("postgres"), *words], stdout=log, stderr=log, **self._as
        )
        log.close()
        end = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self.address("postgres"), connect_timeout=2).close()
                return self
            except psycopg.OperationalError:
                assert time.monotonic() < end, "PostgreSQL does not start"
                time.sleep(0.05)

    def address(self, database: str) -> str:
        return f"postgresql://remit@127.0.0.1:{self.port}/{database}"

    def database(self) -> str:
        """A new, empty database: its address as DATABASE_URL has it."""
        self._databases += 1
        name = f"remit_{self._databases}"
        self.say(f"CREATE DATABASE {name}")
        return self.address(name).replace("postgresql:", "postgresql+psycopg:")

    def say(self, statement: str) -> None:
        """To the whole cluster, as whoever runs it."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as db:
            db.execute(statement.encode())

    def follow(self, other: "Postgres") -> None:
        """Forget everything, and be that one's replica from the next start on."""
        shutil.rmtree(self._data, ignore_errors=True)
        words = ("--no-sync", "--checkpoint=fast", "--write-recovery-conf")
        self._run("pg_basebackup", *words, "-D", str(self._data), "-d", other.address("postgres"))

    def wait_for_replica(self) -> None:
        """From now on nothing is committed that a replica has not received."""
        self.say("ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.say("SELECT pg_reload_conf()")
        end = time.monotonic() + PATIENCE
        with psycopg.connect(self.address("postgres"), autocommit=True) as db:
            ask = b"SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'"
            while not db.execute(ask).fetchall():
                assert time.monotonic() < end, "no replica comes"
                time.sleep(0.02)

    def promote(self) -> None:
        """From now on it follows nobody, and can be written."""
        self.say("SELECT pg_promote()")

    def dump(self, database: str, target: Path) -> None:
        """As an operator would: a backup of this database, named as DATABASE_URL has it."""
        self._tool("pg_dump", "--format", "custom", "--file", str(target), plain(database))

    def load(self, database: str, source: Path) -> None:
        """The backup in the place of what is there."""
        words = ["--clean", "--if-exists", "--single-transaction", "--dbname", plain(database)]
        self._tool("pg_restore", *words, str(source))

    def _tool(self, name: str, *words: str) -> None:
        subprocess.run([program(name), *words], check=True)

    def freeze(self) -> None:
        self._signal_all(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal_all(signal.SIGCONT)

    def kill(self) -> None:
        """Every process of it at once, as when the machine goes down."""
        self._signal_all(signal.SIGKILL)
        self._server.wait()

    def _signal_all(self, how: signal.Signals) -> None:
        children = Path(f"/proc/{self._server.pid}/task/{self._server.pid}/children").read_text()
        for pid in [self._server.pid, *map(int, children.split())]:
            with contextlib.suppress(ProcessLookupError):  # a session that has ended since
                os.kill(pid, how)

    def restart(self) -> None:
        """As an operator would: sessions are ended, nothing is crashed."""
        self._server.send_signal(signal.SIGINT)
        self._server.wait()
        self.start()

    def recover(self) -> None:
        """Well again, whatever was done to it."""
        if self._server.poll() is None:
            self.thaw()
        else:
            self.start()

    def close(self) -> None:
        if self._server.poll() is None:
            self._server.send_signal(signal.SIGINT)
            self._server.wait()
        shutil.rmtree(self._folder)


class Pooler:
    """PgBouncer before a cluster: each transaction may be on another connection."""

    def __init__(self, cluster: Postgres, ignores: str = "") -> None:
        self._cluster = cluster
        self.port = free_port()
        self._folder = Path(tempfile.mkdtemp(prefix="remit-pooler-"))
        self._folder.chmod(0o755)
        lines = [
            "[databases]",
            f"* = host=127.0.0.1 port={cluster.port} user=remit",
            "[pgbouncer]",
            "listen_addr = 127.0.0.1",
            f"listen_port = {self.port}",
            "unix_socket_dir =",
            "auth_type = any",
            "pool_mode = transaction",
            "default_pool_size = 5",
            f"ignore_startup_parameters = extra_float_digits{f',{ignores}' if ignores else ''}",
        ]
        (self._folder / "pooler.ini").write_text("\n".join(lines))

    def start(self) -> Self:
        found = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
        assert found, "pgbouncer is not installed; `make test` installs it"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._server = subprocess.Popen(  # type: ignore[call-overload]
            [found, str(self._folder / "pooler.ini")], **quiet, **self._cluster.owner
        )
        end = time.monotonic() + PATIENCE
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=2):
                    return self
            except OSError:
                assert time.monotonic() < end, "PgBouncer does not start"
                time.sleep(0.05)

    def before(self, database: str) -> str:
        """The address of a database of the cluster, as it is behind this."""
        return database.replace(f":{self._cluster.port}/", f":{self.port}/")

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()
        shutil.rmtree(self._folder)


class RedisServer:
    """A Redis that keeps nothing."""

    def __init__(self) -> None:
        self.port = free_port()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> Self:
        words = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self._server = subprocess.Popen(
            [program("redis-server"), *words], stdout=subprocess.DEVNULL, cwd="/tmp"
        )
        end = time.monotonic() + PATIENCE
        with Redis.from_url(self.url) as redis:
            while True:
                try:
                    redis.ping()
                    return self
                except RedisError:
                    assert time.monotonic() < end, "Redis does not start"
                    time.sleep(0.02)

    def freeze(self) -> None:
        self._server.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._server.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        self._server.kill()
        self._server.wait()

    def close(self) -> None:
        if self._server.poll() is None:
            self.kill()
