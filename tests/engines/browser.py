"""What a story needs of a browser, whichever engine it is and whichever protocol it speaks."""

import json
from abc import ABC, abstractmethod
from typing import Any

from tests.engines.place import Place
from tests.live.people import Json

KEY = {"type": "key", "id": "keys"}
PHONE = (360, 740)
LAPTOP = (1366, 768)


class RefusedError(AssertionError):
    """The browser did not do it, and says why: a page that just goes, for one, answers nothing."""


class Browser(ABC):
    """One window with one tab."""

    finger = "touch"  # what a person presses with

    def __init__(self, place: Place) -> None:
        self.place = place

    @abstractmethod
    async def goes(self, url: str) -> None:
        """To another page, until that is loaded."""

    @abstractmethod
    async def back(self) -> None:
        """The button of that name."""

    @abstractmethod
    async def reloads(self) -> None: ...

    @abstractmethod
    async def is_as_large_as(self, width: int, height: int) -> None:
        """The page, or where that cannot be said its window."""

    @abstractmethod
    async def picture(self) -> bytes:
        """What of the page is in sight, as PNG."""

    @abstractmethod
    async def evaluate(self, function: str, given: str) -> str:
        """Call a function of one text, which answers a text."""

    @abstractmethod
    async def acts(self, source: Json) -> None:
        """A source of input and what it does, as both protocols write it."""

    @abstractmethod
    async def complaints(self) -> list[str]:
        """What the console has said since the last time, but for mere remarks."""

    async def run(self, function: str, *given: Any) -> Any:
        """Call a function in the page."""
        whole = f"(given) => JSON.stringify(({function})(...JSON.parse(given)) ?? null)"
        return json.loads(await self.evaluate(whole, json.dumps(given)))

    async def taps(self, x: int, y: int) -> None:
        steps: list[Json] = [
            {"type": "pointerMove", "duration": 0, "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        source = {"type": "pointer", "id": self.finger}
        await self.acts({**source, "parameters": {"pointerType": self.finger}, "actions": steps})

    async def types(self, text: str) -> None:
        strokes = [{"type": way, "value": sign} for sign in text for way in ("keyDown", "keyUp")]
        await self.acts({**KEY, "actions": strokes})

    async def close(self) -> None:
        """It and all its children end, whatever they were at."""
        await self.place.close()
