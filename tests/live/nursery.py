"""Starts Remits fast: a process that has imported the program once, and forks for each start.

What runs in the fork is `python -m app` to the letter: its own process, its own signals, its own
end. Only the seconds that the imports take are saved. It ends with the test process, whatever
becomes of that: then its input ends.
"""

import contextlib
import json
import os
import runpy
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

REPOSITORY = Path(__file__).resolve().parents[2]


class Nursery:
    """The test's side of it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def start(self, words: list[str], variant: str, surroundings: dict[str, str], log: Path) -> int:
        """Start `python -m app` with these words in the folder of its log; answers its pid."""
        cwd = str(log.parent)
        return self._ask(
            words=words, variant=variant, surroundings=surroundings, log=str(log), cwd=cwd
        )

    def status(self, pid: int, wait: bool) -> int | None:
        """The exit status as subprocess has it; None while it runs."""
        status = self._ask(pid=pid, wait=wait)
        return None if status == RUNS else status

    def _ask(self, **what: Any) -> int:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.live.nursery"],
                cwd=REPOSITORY,
                env={"PATH": os.environ["PATH"], "DATA_DIR": "nowhere"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """When there are no more tests."""
        if self._process:
            self._process.communicate()
            self._process = None


RUNS = 1000
nursery = Nursery()

# The side that forks


def _become(words: list[str], variant: str, surroundings: dict[str, str], log: str) -> NoReturn:
    os.environ.clear()
    os.environ.update(surroundings)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for ours, theirs in ((nothing, 0), (out, 1), (out, 2)):
        os.dup2(ours, theirs)
    if variant:
        from tests.live.variants import VARIANTS

        for name in variant.split(","):
            VARIANTS[name]()
    sys.argv = ["app", *words]
    status: Any = 0
    try:
        runpy.run_module("app", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        status = end.code
        if isinstance(status, str):
            print(status, file=sys.stderr)
            status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status or 0)


def _tend() -> None:
    """Fork and wait as asked, until nobody asks any more."""
    children: set[int] = set()
    for line in sys.stdin:
        asked = json.loads(line)
        if "pid" in asked:
            pid, status = os.waitpid(asked["pid"], 0 if asked["wait"] else os.WNOHANG)
            children.discard(pid)
            print(os.waitstatus_to_exitcode(status) if pid else RUNS, flush=True)
            continue
        child = os.fork()
        if child == 0:
            os.chdir(asked.pop("cwd"))
            _become(**asked)
        children.add(child)
        print(child, flush=True)
    for child in children:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


if __name__ == "__main__":
    import app.demo
    import app.main
    import app.ops.backup

    assert app.demo, app.ops.backup
    _tend()
