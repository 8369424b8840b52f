"""Arrivals: how fast people may come in from one address, and what is told where more want to."""

import time
from collections import OrderedDict, deque

from app.sessions.buckets import Buckets

#: A second, at once: a town hall of a thousand behind one address is in within a minute.
PACE = (10.0, 1200.0)
MINUTE = 60.0
COUNTED = 10_000  # comings of the last minute, of one stream: more are not told apart
STREAMS = 10_000  # of which comings are counted
TOLD = 1.0  # seconds between two words on one rush


class Rush:
    """What has happened at the door of one stream in the last minute."""

    def __init__(self) -> None:
        self.came: deque[float] = deque(maxlen=COUNTED)
        self.turned: deque[float] = deque(maxlen=COUNTED)
        self.told = 0.0


class Arrivals:
    """Who came in lately, with this process, by address and by stream."""

    def __init__(self) -> None:
        self._paces = Buckets(*PACE)
        self._rushes: OrderedDict[str, Rush] = OrderedDict()

    def may_come(self, address: str) -> bool:
        """Whether somebody more may come in from there just now."""
        return self._paces.of(address).take()

    def came(self, code: str) -> None:
        """Somebody came in."""
        self._of(code).came.append(time.monotonic())

    def turned_away(self, code: str) -> dict[str, int] | None:
        """Somebody did not; answers what to tell of it, None where it has just been told."""
        rush, now = self._of(code), time.monotonic()
        rush.turned.append(now)
        if now < rush.told + TOLD:
            return None
        rush.told = now
        return {"came": _of_late(rush.came, now), "turned_away": _of_late(rush.turned, now)}

    def _of(self, code: str) -> Rush:
        rush = self._rushes.setdefault(code, Rush())
        self._rushes.move_to_end(code)
        if len(self._rushes) > STREAMS:
            self._rushes.popitem(last=False)
        return rush


def _of_late(moments: deque[float], now: float) -> int:
    while moments and moments[0] < now - MINUTE:
        moments.popleft()
    return len(moments)
