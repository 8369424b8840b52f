"""How often somebody may do something: a bucket that fills with time and is emptied by acts."""

import time
from collections import OrderedDict

ADDRESSES = 100_000


class Bucket:
    """Holds at most `size`, gains `rate` a second; an act takes one, if there is one."""

    __slots__ = ("at", "left", "rate", "size")

    def __init__(self, rate: float, size: float) -> None:
        self.rate = rate
        self.size = size
        self.left = size
        self.at = time.monotonic()

    def take(self, acts: int = 1) -> bool:
        """Whether so many acts are within the rate; what goes beyond it costs nothing more."""
        if not self.left_now() >= acts:
            return False
        self.left -= acts
        return True

    def left_now(self) -> float:
        now = time.monotonic()
        self.left = min(self.size, self.left + (now - self.at) * self.rate)
        self.at = now
        return self.left


class Buckets:
    """A bucket for each name, the longest unused forgotten first."""

    def __init__(self, rate: float, size: float) -> None:
        self._rate = rate
        self._size = size
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def of(self, name: str) -> Bucket:
        bucket = self._buckets.setdefault(name, Bucket(self._rate, self._size))
        self._buckets.move_to_end(name)
        if len(self._buckets) > ADDRESSES:
            self._buckets.popitem(last=False)
        return bucket
