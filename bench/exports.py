"""Files to take home: how long each takes, and how long votes wait meanwhile."""

import statistics
import threading
import time

from bench.crowd import Crowd
from bench.house import House, Workshop, rounds
from bench.table import Line

AIMS = {"pdf": 0.050, "xlsx": 0.005, "csv": 0.002}
TIMES = 25
PEOPLE = 30


def signed(house: House) -> Workshop:
    """A revision to print."""
    workshop = house.workshop(5)
    house.do(workshop, "adopt-reference")
    for cell in house.owed(workshop):
        process, scope = cell.split(":")
        house.do(workshop, "waive", process=process, scope=scope, why="Decided next year.")
    house.do(workshop, "sign-off")
    return workshop


def fetch(house: House, workshop: Workshop, kind: str) -> float:
    """Seconds for the whole request, the one to /healthz beside it taken off."""

    def timed(path: str, key: str = "") -> float:
        start = time.perf_counter()
        status, _ = house.ask("GET", path, key=key)
        assert status == 200, (path, status)
        return time.perf_counter() - start

    path = f"/api/workshops/{workshop.code}/matrix.{kind}?revision=1"
    return timed(path, workshop.key) - timed("/healthz")


def measure() -> list[Line]:
    lines = []
    with House() as house:
        workshop = signed(house)
        for kind, aim in AIMS.items():
            seconds = statistics.median(fetch(house, workshop, kind) for _ in range(TIMES))
            lines.append(Line("10", f"{kind.upper()} of a revision, ms", seconds * 1e3, aim * 1e3))
        alone = waits(house, workshop, exporting=False)
        beside = waits(house, workshop, exporting=True)
    longest = (max(beside) - statistics.median(alone)) * 1e3
    said = f"{max(alone) * 1e3:.1f} ms alone, {max(beside) * 1e3:.1f} ms beside exports without end"
    print(f"a vote's longest wait: {said}", flush=True)
    return [*lines, Line("10", "longest a vote waits for exports, ms", longest, 20)]


def waits(house: House, printed: Workshop, exporting: bool) -> list[float]:
    """Seconds of single votes until they were answered, with exports running beside them or not."""
    room = house.workshop(PEOPLE)
    crowd = Crowd(house.port, room.live, room.keys)
    house.settled()
    ended = threading.Event()

    def export() -> None:
        while not ended.is_set():
            fetch(house, printed, "pdf")

    beside = threading.Thread(target=export) if exporting else None
    if beside:
        beside.start()
    found = []
    for number in rounds(PEOPLE):
        place = int(number.split("-")[1])
        found.append(crowd.round(f"one {place}", number, f'"voted":{place + 1},').seconds)
        time.sleep(0.05)
    ended.set()
    if beside:
        beside.join()
    crowd.leave()
    return found
