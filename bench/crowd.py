"""A crowd of clients: the compiled one, spoken to from here."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


@cache
def compiled(name: str) -> Path:
    """One of the programs in C beside this file, compiled once for this run."""
    program = Path(tempfile.mkdtemp(prefix="remit-bench-")) / name
    command = ["cc", "-O2", "-Wall", "-Wextra", "-o", str(program), str(HERE / f"{name}.c")]
    try:
        subprocess.run(command, check=True)
    except FileNotFoundError:
        sys.exit("The benchmarks need a C compiler: install gcc and libc6-dev.")
    return program


class Round(NamedTuple):
    """What came of one round: moments in seconds of the machine's own clock, frames, load."""

    begun: float
    acked: float  # 0 where nobody voted
    first: float
    seen: float
    frames: int
    busy: float  # how much of the time the busiest part of the crowd worked

    @property
    def seconds(self) -> float:
        """From the first vote sent until the last client has seen the last vote and its answer."""
        return max(self.seen, self.acked) - self.begun

    @property
    def spread(self) -> float:
        """From the first client that has seen it to the last."""
        return self.seen - self.first


class Crowd:
    """Clients on sockets, in `parts` processes; inside when this is made."""

    def __init__(self, port: int, path: str, keys: Sequence[str], parts: int = 1) -> None:
        self._parts = [_part(port, path, keys[part::parts]) for part in range(parts)]
        for process in self._parts:
            _line(process)

    def round(self, how: str, number: str, target: str) -> Round:
        """Have `all`, `none` or `one INDEX` vote under this id, until all see the target."""
        self.go(how, number, target)
        return self.result()

    def go(self, how: str, number: str, target: str) -> None:
        for process in self._parts:
            assert process.stdin
            process.stdin.write(f"{how} {number} {target}\n")
            process.stdin.flush()

    def result(self) -> Round:
        parts = [Round(**json.loads(_line(process))) for process in self._parts]
        begun, acked, first, seen, frames, busy = zip(*parts, strict=True)
        return Round(min(begun), max(acked), min(first), max(seen), sum(frames), max(busy))

    def leave(self) -> None:
        for process in self._parts:
            process.kill()
            process.communicate()


def _part(port: int, path: str, keys: Sequence[str]) -> subprocess.Popen[str]:
    words = [str(compiled("crowd")), "127.0.0.1", str(port), path]
    pipe = subprocess.PIPE
    process = subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True)
    assert process.stdin
    process.stdin.write("\n".join([str(len(keys)), *keys]) + "\n")
    process.stdin.flush()
    return process


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        raise RuntimeError("a crowd has ended")
    return line
