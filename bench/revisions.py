"""A service that was signed twenty times, beside one signed once: its screen, and opening it."""

import statistics
import tempfile

from app.workshop.deciding import Decide, Reopen
from app.workshop.signing import SignOff, StartRevision
from bench.hall import Written, cells
from bench.house import House
from bench.table import Line
from bench.years import look

PEOPLE = 30
TIMES = 5


def measure() -> list[Line]:
    once, often = _signed(1), _signed(20)
    screens = f"{once[0] / 1024:.1f} KB, {often[0] / 1024:.1f} KB after twenty"
    print(
        f"screen {screens}; opened in {once[1] * 1e3:.1f} ms, {often[1] * 1e3:.1f} ms", flush=True
    )
    return [
        Line("14", "screen after 20 revisions, times that after one", often[0] / once[0], 1.5),
        Line("14", "opening it cold, times that after one", often[1] / once[1], 1.5),
    ]


def _signed(times: int) -> tuple[int, float]:
    """Bytes of its screen, and the seconds of a first look after a restart."""
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
        one = Written(f"sqlite:///{folder}/remit.sqlite3", "REVSEDNN", PEOPLE)
        for number in range(times):
            for process, scope in cells():
                if number:
                    one.put("ann", Reopen(process=process, scope=scope))
                one.vote(process, scope, "We are the ones who are awake.")
                one.put("ann", Decide(process=process, scope=scope, accountable="it-ops"))
            one.put("ann", SignOff())
            one.put("ann", StartRevision())
        one.close()
        took = []
        for _ in range(TIMES):
            with House(DATA_DIR=folder) as house:
                took.append(look(house, one.code, one.key))
                _, screen = house.ask("GET", f"/api/workshops/{one.code}", key=one.key)
        return len(screen), statistics.median(took)
