"""A town hall opened after a restart: how long it takes, and how long votes elsewhere wait."""

import http.client
import json
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from typing import Any, TypeAlias

from app.asks.ask import Ask
from app.db import database
from app.log.jobs import Asked
from app.log.replica import NOBODY
from app.log.writing import WritingThread
from app.main import KINDS
from app.matrix.catalogue import FOURTEEN, PROCESSES, arranged, is_own
from app.matrix.template import Put, Template
from app.web.keys import digest
from app.workshop.about import OpenWorkshop
from app.workshop.focus import SetPace
from app.workshop.people import Join
from app.workshop.questions import CastVote
from app.workshop.revealing import Reveal, VoteAgain
from bench.house import House, Workshop
from bench.table import Line
from bench.years import look

PEOPLE = 1000
VOTERS = 8
TIMES = 5
Processes: TypeAlias = tuple[str, ...]
#: As many as a matrix may have.
ADDED = range(1, 1 + PROCESSES - len(FOURTEEN.processes))
MANY: Processes = (*FOURTEEN.processes, *(f"own-{number}" for number in ADDED))


def measure() -> list[Line]:
    """As it was published, and of as many processes as a matrix may have."""
    return [line for processes in (FOURTEEN.processes, MANY) for line in _opened(processes)]


def _opened(processes: Processes) -> list[Line]:
    """A thousand people on all cells, two rounds: opened after a restart, while others vote."""
    alone, beside, looks = [], [], []
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
        with House(DATA_DIR=folder) as house:
            room = house.workshop(VOTERS)
        code, key = hall(f"sqlite:///{folder}/remit.sqlite3", processes)
        for _ in range(TIMES):
            with House(DATA_DIR=folder) as house:
                alone.append(max(_votes(house, room, 0.5)))
                looking = Looking(house, code, key)
                beside.append(max(_votes(house, room, 0.5, looking.start)))
                looking.join()
                looks.append(looking.took)
    look, wait = statistics.median(looks) * 1e3, statistics.median(beside) * 1e3
    said = f"{statistics.median(alone) * 1e3:.1f} ms, {wait:.1f} while a town hall is opened"
    cells = 2 * len(processes)
    print(
        f"first look at {cells} cells: {look:.0f} ms; longest wait of a vote elsewhere: {said}",
        flush=True,
    )
    return [
        Line("12", f"first look at a town hall of {cells} cells, ms", look, 150),
        Line("12", f"longest a vote elsewhere waits for it, {cells} cells, ms", wait, 20),
    ]


def hall(url: str, processes: Processes = FOURTEEN.processes) -> tuple[str, str]:
    """Written at once, as the server writes it; answers its code and a key of who facilitates."""
    hall = Written(url, "TQWNHAHA", PEOPLE, processes)
    for process, scope in cells(processes):
        for _ in range(2):
            hall.vote(process, scope)
            hall.put("ann", VoteAgain(process=process, scope=scope))
    hall.close()
    return hall.code, hall.key


def cells(processes: Processes = FOURTEEN.processes) -> list[tuple[str, Any]]:
    """Process and scope of each."""
    return list(arranged(processes).cells)


def template(processes: Processes) -> Template:
    """What such a workshop begins with; its own processes are called somehow."""
    own = (f"Process {process}" if is_own(process) else "" for process in processes)
    return Template(processes=[Put(*both) for both in zip(processes, own, strict=True)])


class Written:
    """A workshop that is written at once, as the server writes it: all at their own pace."""

    def __init__(
        self, url: str, code: str, people: int, processes: Processes = FOURTEEN.processes
    ) -> None:
        self._engine = database.connect(url)
        database.migrate(self._engine)
        self._thread = WritingThread(self._engine, KINDS, None)
        self.code, self.key = code, "k" * 32
        self.people = [f"p{number}" for number in range(people)]
        about = {"service": "Town hall", "model": "B", "facilitator": "Ann"}
        opening = OpenWorkshop(**about, template=template(processes))  # type: ignore[arg-type]
        self.put("ann", opening, key=self.key)
        self.put("ann", SetPace("own"))
        for number, person in enumerate(self.people):
            joining = Join(name=f"Person {number}", represents="business")
            self.put(person, joining, key=self.key_of(number))

    def key_of(self, number: int) -> str:
        return f"{self.code}{number:024}"

    def put(self, person: str, *asks: Ask, key: str | None = None) -> None:
        kept = digest(key) if key else None
        self._write([Asked(self.code, person, ask, key=kept) for ask in asks])

    def vote(self, process: str, scope: Any, reason: str = "") -> None:
        """Everybody votes, and it is revealed."""
        vote = CastVote("it-ops", process=process, scope=scope, reason=reason)
        self._write([Asked(self.code, one, vote) for one in self.people])
        self.put("ann", Reveal(process=process, scope=scope))

    def _write(self, jobs: list[Asked]) -> None:
        written = self._thread.write(jobs, {self.code: NOBODY}, {})
        refused = [answer for _, answer, _ in written.answers if answer.code]
        assert not refused, refused[0]

    def close(self) -> None:
        self._engine.dispose()


class Looking(threading.Thread):
    """Somebody who opens the town hall, a moment after others began to vote."""

    def __init__(self, house: House, code: str, key: str) -> None:
        super().__init__()
        self._of = house, code, key
        self.took = 0.0

    def run(self) -> None:
        self.took = look(*self._of)


def _votes(
    house: House, room: Workshop, seconds: float, then: Callable[[], None] | None = None
) -> list[float]:
    """How long each of these votes waited; `then` is done after the first ones."""
    line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=60)
    waits: list[float] = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        key = room.keys[len(waits) % len(room.keys)]
        vote = {"ask": "cast-vote", "process": "incident", "scope": "application"}
        body = json.dumps({**vote, "choice": "tbd", "id": f"{time.monotonic_ns()}"})
        start = time.perf_counter()
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {key}"}
        line.request("POST", f"/api/workshops/{room.code}/asks", body, headers)
        answer = line.getresponse()
        content = answer.read()
        waits.append(time.perf_counter() - start)
        assert answer.status == 200, content
        time.sleep(0.01)  # at a pace that people are allowed
        if then and len(waits) == 5:
            then()
    line.close()
    return waits
