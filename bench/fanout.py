"""One change to everybody: beside bare websockets and raw writes, and from several processes."""

import contextlib
import statistics
from collections.abc import Iterator
from typing import NamedTuple

from bench.beside import fan_out
from bench.crowd import Crowd, Round
from bench.house import House
from bench.table import Line
from tests.stores import Postgres, RedisServer

ROUNDS = 11
PEOPLE = 1000
CROWD = 3000


class Times(NamedTuple):
    """Seconds from the first client that has a change to the last: medians over all rounds."""

    at_most: float  # among the clients of one process, for the process that took longest
    in_all: float  # among all clients, what a bell and another look at the log take included


def spread(found: list[Round]) -> float:
    return statistics.median(one.spread for one in found)


def changes(house: House, people: int) -> Times:
    """The workshop is described anew, again and again, and everybody sees each.

    Its people are shared out to the processes of the house.
    """
    workshop = house.workshop(people)
    crowds = [
        Crowd(port, workshop.live, workshop.keys[part :: len(house.ports)])
        for part, port in enumerate(house.ports)
    ]
    found = []
    for number in range(ROUNDS):
        house.settled()
        text = f"text-{number}-" + "x" * 90
        for crowd in crowds:
            crowd.go("none", "-", text)
        house.do(workshop, "describe", description=text)
        parts = [crowd.result() for crowd in crowds]
        first, seen = min(one.first for one in parts), max(one.seen for one in parts)
        found.append(Times(max(one.spread for one in parts), seen - first))
    for crowd in crowds:
        crowd.leave()
    return Times(*(statistics.median(one) for one in zip(*found[1:], strict=True)))


@contextlib.contextmanager
def stores() -> Iterator[dict[str, str]]:
    """A PostgreSQL and a Redis of our own, as the environment names them."""
    with contextlib.ExitStack() as open_ones:
        database, bell = Postgres().start(), RedisServer().start()
        open_ones.callback(database.close)
        open_ones.callback(bell.close)
        yield {"DATABASE_URL": database.database(), "REDIS_URL": bell.url}


def measure() -> list[Line]:
    with House() as house:
        ours = changes(house, PEOPLE).at_most
    bare, raw = (spread(fan_out(how, PEOPLE, ROUNDS)) for how in ("websockets", "raw"))
    said = f"bare websockets {bare * 1e3:.1f} ms, raw writes {raw * 1e3:.1f} ms"
    print(f"to {PEOPLE}: ours {ours * 1e3:.1f} ms, {said}", flush=True)
    times = {}
    for processes in (1, 2, 4):
        with stores() as where, House(processes, **where) as house:
            took = changes(house, CROWD)
        times[processes] = took.at_most
        said = f"{took.at_most * 1e3:.1f} ms in each, {took.in_all * 1e3:.1f} ms in all"
        print(f"to {CROWD} from {processes} processes: {said}", flush=True)
    return [
        Line("3a", "fan-out to 1,000, of bare websockets broadcast()", ours / bare, 0.6),
        Line("3b", "… of raw writes of one ready frame", ours / raw, 2),
        Line("8a", "fan-out of 2 processes, times that of one", times[1] / times[2], 1.7, True),
        Line("8b", "… of 4 processes", times[1] / times[4], 2.5, True),
    ]
