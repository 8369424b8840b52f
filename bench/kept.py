"""Years kept, and rooms held: what commands and folded workshops take of memory."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from app.db import database
from app.log import loading
from app.main import KINDS
from bench.hall import hall
from bench.house import House
from bench.table import Line
from bench.years import MANY, get, look, multiplied, signed

FEW = 200
ROOMS = int(os.environ.get("ROOMS", "3000"))  # opened one after the other, of eight people each
TIMES = 5
MB = 1 << 20


class Command(NamedTuple):
    """What one took at most, and how long."""

    memory: int
    seconds: float


def measure() -> list[Line]:
    return [*_commands(), *_rooms(), *_exports()]


def _commands() -> list[Line]:
    """`verify` and `backup` of many workshops, and of few."""
    took: dict[int, dict[str, Command]] = {}
    for many in (FEW, MANY):
        with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
            with House(DATA_DIR=folder) as house:
                workshop = signed(house)
            path = Path(folder) / "remit.sqlite3"
            multiplied(path, workshop, many)
            print(f"{many:,} workshops: {path.stat().st_size / MB:,.0f} MB on disk", flush=True)
            words = {"verify": ["verify"], "backup": ["backup", f"{folder}/copy"]}
            took[many] = {name: _command(folder, *said) for name, said in words.items()}
    lines = []
    for name, most in took[MANY].items():
        few = took[FEW][name]
        said = f"{few.memory / MB:.0f} MB with {FEW:,}, {most.memory / MB:.0f} with {MANY:,}"
        print(f"{name}: {said}; {most.seconds:.1f} s", flush=True)
        what = f"memory of {name}, {MANY:,} workshops to {FEW:,}"
        lines.append(Line("15", what, most.memory / few.memory, 1.1))
    return lines


#: What a parent hears of a child is never less than what the parent had when it started it: the
#: command says itself, at its end, what it took.
WATCHED = """
import atexit, pathlib, runpy, sys
end = pathlib.Path(sys.argv.pop(1))
atexit.register(lambda: end.write_text(pathlib.Path("/proc/self/status").read_text()))
runpy.run_module("app", run_name="__main__", alter_sys=True)
"""


def _command(folder: str, *words: str) -> Command:
    status = Path(folder) / "status"
    command = [sys.executable, "-c", WATCHED, str(status), *words]
    start = time.perf_counter()
    with Path(os.devnull).open("wb") as nowhere:
        env = {**os.environ, "DATA_DIR": folder}
        subprocess.run(command, env=env, stdout=nowhere, stderr=nowhere, check=True)
    took = time.perf_counter() - start
    (most,) = re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())
    return Command(int(most) * 1024, took)


def _rooms() -> list[Line]:
    """How much memory a server holds once so many workshops were looked at, one by one."""
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
        with House(DATA_DIR=folder) as house:
            workshop = signed(house)
        keys = multiplied(Path(folder) / "remit.sqlite3", workshop, ROOMS)
        with House(DATA_DIR=folder) as house:
            look(house, *keys[0])
            before, held = house.memory(), []
            for number, (code, key) in enumerate(keys, 1):
                look(house, code, key)
                if number % (ROOMS // 5) == 0:
                    held.append(house.memory() - before)
    said = ", ".join(f"{one / MB:.0f}" for one in held)
    print(f"{ROOMS:,} workshops of 8 looked at: {said} MB more, by fifths", flush=True)
    return [Line("16", f"memory of {ROOMS:,} folded workshops, MB", held[-1] / MB, 300)]


def _exports() -> list[Line]:
    """Files of a town hall: by whoever takes the first one after a restart, and after that.

    What the thread that writes does for a draft is held against opening it, as each draft did.
    """
    took: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
        with House(DATA_DIR=folder) as house:
            house.workshop(1)
        url = f"sqlite:///{folder}/remit.sqlite3"
        code, key = hall(url)
        for _ in range(TIMES):
            with House(DATA_DIR=folder) as house:
                for name in ("cold csv", "csv", "first pdf", "pdf"):
                    path = f"/api/workshops/{code}/matrix.{name.split()[-1]}"
                    seconds = get(house, path, Authorization=f"Bearer {key}")
                    took.setdefault(name, []).append(seconds)
        opening, drafting = _drafting(url, code)
    each = {name: statistics.median(them) for name, them in took.items()}
    said = ", ".join(f"{name} {seconds * 1e3:.0f} ms" for name, seconds in each.items())
    print(f"draft of a town hall: {said}", flush=True)
    print(f"CPU: {opening * 1e3:.1f} ms to open it, {drafting * 1e3:.1f} for a draft", flush=True)
    return [Line("17", "draft of a town hall, of opening it", drafting / opening, 0.1)]


def _drafting(url: str, code: str) -> tuple[float, float]:
    """Processor seconds for opening a stream, and for handing out its draft."""
    engine = database.connect(url)
    opening, drafting = [], []
    for _ in range(TIMES):
        start = time.thread_time()
        with engine.connect() as db:
            replica = loading.load(db, KINDS, code)
        assert replica
        opening.append(time.thread_time() - start)
        start = time.thread_time()
        replica.draft("")
        drafting.append(time.thread_time() - start)
    engine.dispose()
    return statistics.median(opening), statistics.median(drafting)
