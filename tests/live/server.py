"""A Remit of our own: a real process on a free port, which can be killed and started again."""

import contextlib
import os
import re
import secrets
import signal
import socket
import time
from pathlib import Path
from typing import Any, NamedTuple

import httpx2

from tests.live.nursery import REPOSITORY, nursery

PATIENCE = 60.0  # seconds; a machine may be busy, and nothing here measures time
# Above what services use, below what the system hands out to outgoing connections.
PORTS = range(20_000, 32_000)


def free_port() -> int:
    """A port nobody listens on. Drawn without `random`: every test process has the same seed."""
    while True:
        port = PORTS[secrets.randbelow(len(PORTS))]
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def running(pid: int) -> bool:
    """Whether this process is there, and has not ended."""
    try:
        state, _ = lineage(Path(f"/proc/{pid}/stat"))
    except OSError:
        return False
    return state not in "ZX"


def lineage(stat: Path) -> tuple[str, int]:
    """The state of a process, and its parent."""
    state, parent, *_ = stat.read_text().rpartition(")")[2].split()
    return state, int(parent)


class Outcome(NamedTuple):
    """What came of a command: its exit status, and all it said."""

    status: int
    said: str


class Server:
    """`python -m app serve`, or with `variant` a Remit changed in the ways named there."""

    def __init__(self, data: Path, variant: str = "", **environment: str) -> None:
        self.data = data
        self.variant = variant
        self.environment = environment
        self.port = free_port()
        self.host = "127.0.0.1"  # where it is found
        self.pid = 0  # 0 while it does not run
        self.end: int | None = None  # its exit status, where it ended by itself
        self._said = data / "server.log"

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def database(self) -> Path:
        return self.data / "remit.sqlite3"

    @property
    def log(self) -> str:
        """Everything it has said so far, over all its starts."""
        return self._said.read_text()

    def live(self, code: str, plural: str = "workshops") -> str:
        """The address of a stream’s socket."""
        return f"ws://127.0.0.1:{self.port}/api/{plural}/{code}/live"

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment it runs in: nothing of ours but the path."""
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(REPOSITORY),
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "DATA_DIR": str(self.data),
            "LOG_FORMAT": "json",
            **self.environment,
        }

    def run(self, *words: str) -> "Outcome":
        """One command to its end, on the same data."""
        said = self.data / f"command-{secrets.token_hex(4)}.log"
        pid = nursery.start(list(words), self.variant, self.surroundings, said)
        status = nursery.status(pid, wait=True)
        assert status is not None
        return Outcome(status, said.read_text())

    def start(self, act: str = "serve") -> "Server":
        """Start it, and wait until it answers."""
        for _ in range(3):
            self.pid = nursery.start([act], self.variant, self.surroundings, self._said)
            if self._answers():
                return self
            self.close()
            self.port = free_port()  # somebody was faster on the last one
        raise AssertionError(f"it did not start:\n{self.log}")

    def _answers(self) -> bool:
        end = time.monotonic() + PATIENCE
        while self.runs() and time.monotonic() < end:
            with contextlib.suppress(httpx2.TransportError):
                if self.get("/healthz").status_code == 200:
                    return self.runs()
            time.sleep(0.01)
        return False

    def runs(self) -> bool:
        """Whether the process is there."""
        if self.pid and (status := nursery.status(self.pid, wait=False)) is not None:
            self.pid = 0
            self.end = status
        return bool(self.pid)

    def kill(self) -> None:
        """As a power switch would: it gets no chance to finish anything."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """SIGTERM; answers the exit status."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        assert self.pid, "it does not run"
        os.kill(self.pid, how)
        status = nursery.status(self.pid, wait=True)
        self.pid = 0
        assert status is not None
        return status

    def close(self) -> None:
        """At the end of a test, whatever state it is in."""
        if self.runs():
            self.kill()

    @property
    def printers(self) -> list[int]:
        """The processes it has started for files."""
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):  # ended just now
                if lineage(stat)[1] == self.pid:
                    found.append(int(stat.parent.name))
        return found

    def get(self, path: str, **more: Any) -> httpx2.Response:
        return httpx2.get(f"{self.url}{path}", verify=False, timeout=PATIENCE, **more)

    def post(self, path: str, **more: Any) -> httpx2.Response:
        return httpx2.post(f"{self.url}{path}", verify=False, timeout=PATIENCE, **more)

    def metric(self, name: str) -> float:
        """The sum of a metric's samples."""
        found = re.findall(rf"^{name}(?:\{{.*\}})? (\S+)$", self.get("/metrics").text, re.MULTILINE)
        return sum(float(value) for value in found)
