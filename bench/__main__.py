"""Prints the figures of this machine, and the table of targets: `python -m bench [part …]`."""

import os
import sys
from pathlib import Path

from bench import (
    bursts,
    durable,
    exports,
    fanout,
    hall,
    idle,
    kept,
    portfolio,
    present,
    quiet,
    revisions,
    rooms,
    years,
)
from bench.table import table

PARTS = {
    "bursts": bursts.measure,
    "fanout": fanout.measure,
    "durable": durable.measure,
    "idle": idle.measure,
    "quiet": quiet.measure,
    "rooms": rooms.measure,
    "exports": exports.measure,
    "hall": hall.measure,
    "present": present.measure,
    "revisions": revisions.measure,
    "years": years.measure,
    "kept": kept.measure,
    "portfolio": portfolio.measure,
}


def ticks() -> tuple[int, int]:
    """Of all processors since they were started: what others took, and everything."""
    numbers = [int(word) for word in Path("/proc/stat").read_text().split("\n")[0].split()[1:]]
    return numbers[7], sum(numbers[:8])


def main(wanted: list[str]) -> None:
    unknown = set(wanted) - PARTS.keys()
    if unknown:
        sys.exit(f"The parts are {', '.join(PARTS)}; not {', '.join(sorted(unknown))}.")
    lines = []
    for name in wanted or PARTS:
        busy, before = os.getloadavg()[0] / (os.cpu_count() or 1), ticks()
        print(f"-- {name} (load before: {busy:.0%} of the processors)", flush=True)
        lines += PARTS[name]()
        stolen, total = (now - then for now, then in zip(ticks(), before, strict=True))
        print(f"   stolen by other machines on this host: {stolen / total:.0%}", flush=True)
    print(table(sorted(lines, key=lambda line: (int(line.target.strip("abc")), line.target))))


if __name__ == "__main__":
    main(sys.argv[1:])
