"""Attendance: who has a page open on a stream, and whose went out of sight within minutes."""

from app.log.kind import POLLING, Present

#: A phone whose screen locked is silent; so long its person is away, and then gone.
LATELY = 300.0  # seconds


class Attendance:
    """Of one stream, as far as one process has seen it."""

    def __init__(self) -> None:
        self.here = Present()
        self._told: frozenset[str] = frozenset()
        self._left: dict[str, float] = {}  # person → when, in the order they went

    def turn(self, here: frozenset[str], now: float) -> bool:
        """Who has a page open now; answers whether anything is not as it was."""
        if here == self._told and not self._is_over(now):
            return False
        self._told = here
        signs = {name for name in here if name.startswith(POLLING)}
        left = self._left | dict.fromkeys(self.here - here, now)
        self._left = {who: at for who, at in left.items() if who not in here and at + LATELY > now}
        polling = (name.removeprefix(POLLING) for name in signs)
        self.here = Present(here - signs, self._left, polling)
        return True

    def _is_over(self, now: float) -> bool:
        return bool(self._left) and self._next() <= now

    def _next(self) -> float:
        return next(iter(self._left.values())) + LATELY

    def until(self, now: float) -> float:
        """Seconds until one of those who are away is gone; 0 where nobody is away."""
        return max(0.001, self._next() - now) if self._left else 0.0
