"""Where a browser lives: a folder of its own, and a session of processes that ends with it."""

import asyncio
import os
import re
from pathlib import Path

from tests.live.household import Household

PATIENCE = 120.0  # seconds; a browser takes many to come up where others are busy

# The head of the session waits for its input to end, as it does when we do, whatever ended us.
TOGETHER = '"$@" </dev/null & read -r nothing; kill -s KILL -- "-$$"'


class Place:
    """Empty at first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._head: asyncio.subprocess.Process | None = None

    async def start(self, *words: str, **surroundings: str) -> None:
        """The head of the session; what it says is kept."""
        with self._log.open("wb") as log:
            self._head = await asyncio.create_subprocess_exec(
                *("sh", "-c", TOGETHER, "sh"),
                *words,
                env={"PATH": os.environ["PATH"], "HOME": str(self.folder), **surroundings},
                stdin=asyncio.subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def _log(self) -> Path:
        return self.folder / "said.log"

    @property
    def said(self) -> str:
        return self._log.read_text("utf-8", "replace")

    async def hears(self, pattern: str) -> str:
        """What stands in the first group of this, once that is said."""
        async with asyncio.timeout(PATIENCE):
            while not (found := re.search(pattern, self.said)):  # noqa: ASYNC110 - a file tells nobody
                await asyncio.sleep(0.02)
        return found[1]

    @property
    def household(self) -> Household:
        assert self._head, "nobody lives here"
        return Household(self._head.pid)

    async def close(self) -> None:
        """Whatever it is at, and whether or not it ever came up."""
        if self._head:
            self.household.end()
            await self._head.wait()
