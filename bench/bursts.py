"""Everybody votes at once: how long until every screen is right, beside a floor in C."""

import statistics

from bench.beside import floor
from bench.crowd import Crowd, Round
from bench.house import House, rounds
from bench.table import Line

#: The best of the peers we measured, at 300 people in one room; docs/performance.md names them.
PEER = 1.555
SIZES = (10, 30, 100, 300, 1000, 3000)
ROUNDS = 7


def middle(found: list[Round]) -> float:
    return statistics.median(one.seconds for one in found)


def burst(house: House, people: int, many: int) -> tuple[list[Round], float]:
    """Rounds of a full room, and the processor seconds that each vote took."""
    workshop = house.workshop(people)
    crowd = Crowd(house.port, workshop.live, workshop.keys)
    found = []
    cpu = 0.0
    for number in rounds(many):
        house.settled()
        before = house.cpu()
        found.append(crowd.round("all", number, f'"voted":{people},'))
        cpu += house.cpu() - before
        house.do(workshop, "reveal", process="incident", scope="application")
        house.do(workshop, "vote-again", process="incident", scope="application")
    crowd.leave()
    return found[1:], cpu / (many * people)


def measure() -> list[Line]:
    costs: dict[int, float] = {}
    lines = []
    heads = ("people", "ms", "floor ms", "x floor", "frames/N", "CPU us/vote", "crowd busy")
    print("".join(f"{head:>12}" for head in heads))
    for people in SIZES:
        with House() as house:
            found, costs[people] = burst(house, people, ROUNDS if people > 100 else 40)
        seconds, bare = middle(found), middle(floor(people, ROUNDS))
        frames = max(one.frames for one in found) / people
        busy = statistics.median(one.busy for one in found)
        row = (people, seconds * 1e3, bare * 1e3, seconds / bare, frames, costs[people] * 1e6, busy)
        print("".join(f"{number:>12.4g}" for number in row), flush=True)
        lines += wanted(people, seconds, seconds / bare, frames, costs[people])
    full = [costs[people] for people in SIZES if people >= 300]
    flat, all_sizes = max(full) / min(full), costs[10] / costs[3000]
    return [
        *lines,
        Line("9a", "CPU per vote, 10 people in a room to 3,000", all_sizes, 1.25),
        Line("9b", "… 300 to 3,000, the most to the least", flat, 1.25),
    ]


def wanted(people: int, seconds: float, ratio: float, frames: float, cost: float) -> list[Line]:
    """The targets that are about a room of this size."""
    match people:
        case 300:
            return [Line("1a", "burst of 300, of the best peer's time", seconds / PEER, 1 / 50)]
        case 1000:
            return [
                Line("1b", "burst of 1,000, of the floor in C", ratio, 5),
                Line("2", "frames to each client in it", frames, 4),
                Line("5", "CPU per vote, microseconds", cost * 1e6, 100),
            ]
        case 3000:
            return [Line("1c", "burst of 3,000, of the floor in C", ratio, 6)]
    return []
