"""One change to everybody: beside bare websockets and raw writes, and from several processes."""

import contextlib
import statistics
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from bench.beside import fan_out
from bench.crowd import Crowd, Round
from bench.house import House
from bench.table import Line
from tests.stores import Postgres, RedisServer

ROUNDS = 11
PEOPLE = 1000
CROWD = 3000
FLOOD = 250  # changes, as fast as they are taken
HANDS = 16  # facilitators' hands on the keys


def spread(found: list[Round]) -> float:
    """From the first client that has it to the last."""
    return statistics.median(one.spread for one in found)


def changes(house: House, people: int) -> list[Round]:
    """The workshop is described anew, again and again, and everybody sees each."""
    workshop = house.workshop(people)
    crowd = Crowd(house.port, workshop.live, workshop.keys)
    found = []
    for number in range(ROUNDS):
        house.settled()
        text = f"text-{number}-" + "x" * 90
        crowd.go("none", "-", text)
        house.do(workshop, "describe", description=text)
        found.append(crowd.result())
    crowd.leave()
    return found[1:]


def flood(house: House) -> float:
    """Frames a second that reach a large room while it is changed without a pause.

    Its people are shared out to the processes of the house. Changes that come together are shown
    together, so it is frames that are counted, not changes.
    """
    workshop = house.workshop(CROWD)
    crowds = [
        Crowd(port, workshop.live, workshop.keys[part :: len(house.ports)])
        for part, port in enumerate(house.ports)
    ]
    house.settled()
    for crowd in crowds:
        crowd.go("none", "-", "the-end")

    def change(number: int) -> None:
        port = house.ports[number % len(house.ports)]
        house.do(workshop, "describe", port=port, description=f"text-{number}-" + "x" * 90)

    with ThreadPoolExecutor(HANDS) as hands:
        list(hands.map(change, range(FLOOD)))
    house.do(workshop, "describe", description="the-end")
    parts = [crowd.result() for crowd in crowds]
    for crowd in crowds:
        crowd.leave()
    begun, seen = min(one.begun for one in parts), max(one.seen for one in parts)
    return sum(one.frames for one in parts) / (seen - begun)


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
    rates = {}
    for processes in (1, 2, 4):
        with stores() as where, House(processes, **where) as house:
            rates[processes] = flood(house)
        said = f"{rates[processes]:,.0f} frames a second from {processes} processes"
        print(f"to {CROWD}: {said}", flush=True)
    return [
        Line("3a", "fan-out to 1,000, of bare websockets broadcast()", ours / bare, 0.6),
        Line("3b", "… of raw writes of one ready frame", ours / raw, 2),
        Line("8a", "fan-out of 2 processes, times that of one", rates[2] / rates[1], 1.7, True),
        Line("8b", "… of 4 processes", rates[4] / rates[1], 2.5, True),
    ]
