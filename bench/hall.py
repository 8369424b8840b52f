"""A town hall opened after a restart: how long it takes, and how long votes elsewhere wait."""

import http.client
import json
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from typing import Any

from app.asks.ask import Ask
from app.db import database
from app.log.batch import Asked
from app.log.writing import NOBODY, WritingThread
from app.main import KINDS
from app.matrix.catalogue import FOURTEEN
from app.web.keys import digest
from app.workshop.about import OpenWorkshop
from app.workshop.focus import SetPace
from app.workshop.people import Join
from app.workshop.questions import CastVote, Reveal, VoteAgain
from bench.house import House, Workshop
from bench.table import Line
from bench.years import look

PEOPLE = 1000
VOTERS = 8
TIMES = 5


def measure() -> list[Line]:
    """A thousand people, 28 cells, two rounds: opened after a restart, while others vote."""
    alone, beside, looks = [], [], []
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
        with House(DATA_DIR=folder) as house:
            room = house.workshop(VOTERS)
        code, key = _hall(f"sqlite:///{folder}/remit.sqlite3")
        for _ in range(TIMES):
            with House(DATA_DIR=folder) as house:
                alone.append(max(_votes(house, room, 0.5)))
                looking = Looking(house, code, key)
                beside.append(max(_votes(house, room, 0.5, looking.start)))
                looking.join()
                looks.append(looking.took)
    look, wait = statistics.median(looks) * 1e3, statistics.median(beside) * 1e3
    said = f"{statistics.median(alone) * 1e3:.1f} ms, {wait:.1f} while a town hall is opened"
    print(f"first look at it: {look:.0f} ms; longest wait of a vote elsewhere: {said}", flush=True)
    return [
        Line("12", "first look at a town hall of 57,000 events, ms", look, 150),
        Line("12", "longest a vote elsewhere waits for it, ms", wait, 20),
    ]


def _hall(url: str) -> tuple[str, str]:
    """Written at once, as the server writes it; answers its code and a key of who facilitates."""
    engine = database.connect(url)
    thread = WritingThread(engine, KINDS, None)
    code, key = "TQWNHALL", "k" * 32
    people = [f"p{number}" for number in range(PEOPLE)]

    def put(person: str, *asks: Ask, key: str | None = None) -> None:
        jobs = [Asked(code, person, ask, key=key) for ask in asks]
        written = thread.write(jobs, {code: NOBODY}, {})
        refused = [answer for _, answer, _ in written.answers if answer.code]
        assert not refused, refused[0]

    opening = OpenWorkshop(service="Town hall", model="B", facilitator="Ann")
    put("ann", opening, key=digest(key))
    put("ann", SetPace("own"))
    for number, person in enumerate(people):
        put(person, Join(name=f"Person {number}", represents="business"))
    for process, scope in FOURTEEN.cells:
        at: Any = {"process": process, "scope": scope}
        for _ in range(2):
            jobs = [Asked(code, one, CastVote("it-ops", **at)) for one in people]
            thread.write(jobs, {code: NOBODY}, {})
            put("ann", Reveal(**at), VoteAgain(**at))
    engine.dispose()
    return code, key


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
