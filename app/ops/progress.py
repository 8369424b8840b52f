"""Progress: on a terminal, how far a long command is; a pipe, a log or cron's mail stay quiet."""

from collections.abc import Callable
from typing import TextIO, TypeAlias

#: What is being done, how much of it is, and how much there is.
Told: TypeAlias = Callable[[str, int, int], None]
STEP = 5  # percent between two lines, so that a part has 21 at most


def nobody(_: str, __: int, ___: int) -> None:
    """Where nobody wants to know."""


class Progress:
    """Called as often as anybody likes; writes a line where it has become another one."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._shown = out.isatty()
        self._last = ""

    def __call__(self, what: str, done: int, total: int) -> None:
        share = 100 if done >= total else 100 * done // total
        line = f"{what}: {share - share % STEP} %"
        if self._shown and line != self._last:
            self._last = line
            print(line, file=self._out, flush=True)
