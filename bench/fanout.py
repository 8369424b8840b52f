"""One change to everybody: beside bare websockets and raw writes, and from several processes."""

import contextlib
import statistics
from collections.abc import Iterator

from bench.beside import fan_out
from bench.crowd import Crowd, Round
from bench.house import House
from bench.table import Line
from tests.stores import Postgres, RedisServer

ROUNDS = 11
PEOPLE = 1000
CROWD = 3000


def spread(found: list[Round]) -> float:
    """From the first client that has it to the last."""
    return statistics.median(one.spread for one in found)


def changes(house: House, people: int) -> list[Round]:
    """The workshop is described anew, again and again, and everybody sees each."""
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
        found.append(parts[0]._replace(first=first, seen=seen))
    for crowd in crowds:
        crowd.leave()
    return found[1:]


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
        ours = spread(changes(house, PEOPLE))
    bare, raw = (spread(fan_out(how, PEOPLE, ROUNDS)) for how in ("websockets", "raw"))
    print(f"to {PEOPLE}: ours {ours * 1e3:.1f} ms, bare websockets {bare * 1e3:.1f} ms, "
          f"raw writes {raw * 1e3:.1f} ms", flush=True)  # fmt: skip
    times = {}
    for processes in (1, 2, 4):
        with stores() as where, House(processes, **where) as house:
            times[processes] = spread(changes(house, CROWD))
        print(f"to {CROWD} from {processes} processes: {times[processes] * 1e3:.1f} ms", flush=True)
    return [
        Line("3a", "fan-out to 1,000, of bare websockets broadcast()", ours / bare, 0.6),
        Line("3b", "… of raw writes of one ready frame", ours / raw, 2),
        Line("8a", "fan-out of 2 processes, times that of one", times[1] / times[2], 1.7, True),
        Line("8b", "… of 4 processes", times[1] / times[4], 2.5, True),
    ]
