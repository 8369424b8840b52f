"""The processes of one session: a browser and all its children stop, go on, and end as one."""

import contextlib
import os
import signal
import time
from pathlib import Path

from tests.live.server import PATIENCE, lineage


class Household:
    """Whoever is in the session of this process, which was started as the head of one.

    But for crash reporters, which wait for a crash in a session of their own, and have no part in
    any page.
    """

    def __init__(self, session: int) -> None:
        assert session != os.getsid(0), "we would fall asleep ourselves"
        self._session = session

    def sleep(self) -> None:
        """Nothing of it runs any more; what was begun stays where it was."""
        self._until(signal.SIGSTOP, "TZX")

    def wake(self) -> None:
        self._tell(signal.SIGCONT)

    def end(self) -> None:
        """Asleep or awake, all of it is gone when this returns."""
        self._until(signal.SIGKILL, "ZX")

    def _until(self, told: signal.Signals, states: str) -> None:
        # Again and again: while some are told, others are born.
        end = time.monotonic() + PATIENCE
        while left := [pid for pid in self._members() if _state(pid) not in states]:
            assert time.monotonic() < end, f"{told.name} has not reached {left}"
            self._tell(told)
            time.sleep(0.001)

    def _tell(self, what: signal.Signals) -> None:
        for pid in self._members():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, what)

    def _members(self) -> list[int]:
        every = (int(entry.name) for entry in Path("/proc").glob("[0-9]*"))
        return [pid for pid in every if _session(pid) == self._session]


def _session(pid: int) -> int:
    try:
        return os.getsid(pid)
    except OSError:  # ended just now
        return 0


def _state(pid: int) -> str:
    try:
        return lineage(Path(f"/proc/{pid}/stat"))[0]
    except OSError:
        return "X"
