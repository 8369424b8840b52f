"""Sockets that only listen: what each costs in memory, up to ten thousand in one process."""

from bench.crowd import Crowd
from bench.house import House
from bench.table import Line

ROOM = 500
MOST = 10_000


def measure() -> list[Line]:
    with House(MAX_SOCKETS_PER_ADDRESS=str(2 * MOST)) as house:
        workshops = [house.workshop(ROOM) for _ in range(MOST // ROOM)]
        house.settled()
        before, inside, crowds, first = house.memory(), 0, [], 0.0
        for workshop in workshops:
            crowds.append(Crowd(house.port, workshop.live, workshop.keys))
            inside += ROOM
            if inside == 2 * ROOM:
                house.settled()
                first = (house.memory() - before) / inside
        house.settled()
        last = (house.memory() - before) / inside
        held = house.metric("remit_sockets")
        for crowd in crowds:
            crowd.leave()
    print(f"memory of an idle participant: {first / 1024:.0f} KiB at {2 * ROOM}, "
          f"{last / 1024:.0f} KiB at {inside}", flush=True)  # fmt: skip
    return [
        Line("6a", "KiB of an idle participant", last / 1024, 40),
        Line("6b", "idle sockets on one process", held, MOST, True),
    ]
