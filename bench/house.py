"""A Remit in processes of its own, with workshops full of people."""

import contextlib
import http.client
import json
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple, Self

DOORS = 8  # people who join at the same time


#: Below what the system hands out to connections that go out, or a crowd takes it meanwhile.
PORTS = range(20_000, 32_000)


def free_port() -> int:
    while True:
        port = random.choice(PORTS)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class Workshop(NamedTuple):
    """A workshop whose room looks at one cell, and the keys of who is in it."""

    code: str
    key: str  # the facilitator's
    keys: list[str]

    @property
    def live(self) -> str:
        return f"/api/workshops/{self.code}/live"


class House:
    """Started on entering, ended on leaving; its data lives in a temporary folder."""

    def __init__(self, processes: int = 1, **environment: str) -> None:
        self.ports = [free_port() for _ in range(processes)]
        self._environment = environment
        self._processes: list[subprocess.Popen[bytes]] = []
        self._ids = count(1)

    def __enter__(self) -> Self:
        self.folder = tempfile.TemporaryDirectory(prefix="remit-bench-")
        for port in self.ports:
            env = {**os.environ, "PORT": str(port), "DATA_DIR": self.folder.name}
            self._processes.append(
                subprocess.Popen(
                    [sys.executable, "-m", "app", "serve"],
                    env={**env, **self._environment},
                    stdout=subprocess.DEVNULL,
                )
            )
            self._wait_for(port)
        return self

    def _wait_for(self, port: int) -> None:
        for _ in range(300):
            try:
                self.ask("GET", "/healthz", port=port)
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("Remit did not start")

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.wait(15)
        self.folder.cleanup()

    @property
    def port(self) -> int:
        return self.ports[0]

    def cpu(self) -> float:
        """Seconds of processor the server has used, all its processes together."""
        return sum(_cpu(process.pid) for process in self._processes)

    def memory(self) -> int:
        """Bytes its processes hold in memory."""
        return sum(_memory(process.pid) for process in self._processes)

    def ask(
        self, method: str, path: str, body: Any = None, key: str = "", port: int = 0
    ) -> tuple[int, bytes]:
        """One request on a connection of its own: status and body."""
        line = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=60)
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {key}"}
        line.request(method, path, json.dumps(body) if body else None, headers)
        answer = line.getresponse()
        content = answer.read()
        line.close()
        return answer.status, content

    def post(self, path: str, body: dict[str, Any], key: str = "", port: int = 0) -> Any:
        status, content = self.ask("POST", path, body, key, port)
        if status >= 300:
            raise RuntimeError(f"{status} {content!r}")
        return json.loads(content)

    def do(self, workshop: Workshop, ask: str, port: int = 0, **fields: Any) -> Any:
        """An ask of the facilitator."""
        body = {"ask": ask, "id": f"do-{next(self._ids)}", **fields}
        return self.post(f"/api/workshops/{workshop.code}/asks", body, workshop.key, port)

    def owed(self, workshop: Workshop) -> list[str]:
        """The cells that are decided as t.b.d. and have nobody to close them yet."""
        _, content = self.ask("GET", f"/api/workshops/{workshop.code}", key=workshop.key)
        show = json.loads(content)["show"]
        cells = {key[5:]: show[key] for key in show if key.startswith("cell:")}
        return [key for key, cell in cells.items() if cell["accountable"] == "tbd"]

    def workshop(self, people: int) -> Workshop:
        opened = self.post("/api/workshops", {"service": "CRM", "model": "B", "facilitator": "Ann"})
        workshop = Workshop(opened["code"], opened["key"], [])
        path = f"/api/workshops/{workshop.code}/people"
        sides = ("business", "it-ops", "it-delivery")

        def join(number: int) -> str:
            body = {"name": f"P{number}", "represents": sides[number % 3]}
            return str(self.post(path, body, workshop.key)["key"])  # no pace holds these back

        with ThreadPoolExecutor(DOORS) as doors:
            workshop.keys.extend(doors.map(join, range(people)))
        self.do(workshop, "focus", process="incident", scope="application")
        return workshop

    def metric(self, name: str) -> float:
        """A number of /metrics."""
        _, content = self.ask("GET", "/metrics")
        found = re.search(rf"^{name} (\S+)$", content.decode(), re.MULTILINE)
        return float(found.group(1)) if found else 0.0

    def settled(self) -> None:
        """Presence has come to rest."""
        time.sleep(0.8)


def _cpu(pid: int) -> float:
    """Finer than the ticks of /proc/PID/stat: what the scheduler has counted, in nanoseconds."""
    return sum(_ran(task) for task in Path(f"/proc/{pid}/task").iterdir()) / 1e9


def _ran(task: Path) -> int:
    return int((task / "schedstat").read_text().split()[0])


def _memory(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) * 1024


def rounds(many: int) -> Iterator[str]:
    """Ids for rounds of votes."""
    return (f"round-{number}" for number in range(many))
