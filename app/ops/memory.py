"""Memory: when to look for the garbage that reference counts cannot free.

Left to itself Python looks through everything it holds whenever enough of it is new, which is
when a full room votes: everybody then waits for some hundred milliseconds.
"""

import gc
from collections.abc import Callable

YOUNG, OLDER, NEVER = 20_000, 50, 1_000_000
PAUSE = 5.0  # seconds between two thoughts of it
ENOUGH = 500  # ended connections: each leaves some 20 KiB that hold each other


def settle() -> None:
    """What the start has made stays for good and is not looked through again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, NEVER)


class Sweeper:
    """Looks through everything once enough connections have ended to be worth the while."""

    def __init__(self, ended: Callable[[], int]) -> None:
        self._ended = ended
        self._swept = 0

    async def sweep(self) -> None:
        if self._ended() - self._swept >= ENOUGH:
            self._swept = self._ended()
            gc.collect()
