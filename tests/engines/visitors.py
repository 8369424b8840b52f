"""Somebody before a browser, in the words of the product: what they see, press and write."""

import asyncio
import contextlib
import re
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

from tests.browser.visitors import LINE_IS_CUT as CHROMIUM_SAYS
from tests.browser.walking import LOOK, SMALLEST_PANE
from tests.engines.browser import Browser, RefusedError
from tests.engines.place import PATIENCE

EYES = (Path(__file__).parent / "eyes.js").read_text("utf-8")
PAUSE = 0.05  # seconds between two looks
# What the browser itself says when the server is gone, which is what some stories are about.
FIREFOX_SAYS = r"can’t establish a connection|was interrupted while"
LINE_IS_CUT = f"WebSocket|{CHROMIUM_SAYS}|{FIREFOX_SAYS}"


class Visitor:
    """One person before one browser."""

    def __init__(self, name: str, browser: Browser, url: str) -> None:
        self.name = name
        self.browser = browser
        self.url = url  # where this browser finds Remit
        self._usual: list[str] = []

    def expects(self, usual: str) -> None:
        """In this story the browser says this, and is right."""
        self._usual.append(usual)

    async def is_content(self) -> None:
        """Nothing else has been on the console, nothing was refused by the policy."""
        told = await self.browser.complaints()
        wrong = [one for one in told if not any(re.search(it, one) for it in self._usual)]
        assert not wrong, f"{self.name}: {wrong}"

    @contextlib.contextmanager
    def asleep(self) -> Iterator[None]:
        """Nothing of the browser runs."""
        self.browser.place.household.sleep()
        try:
            yield
        finally:
            self.browser.place.household.wake()

    # Going

    async def goes(self, path: str) -> None:
        await self.browser.goes(f"{self.url}{path}")

    async def goes_back(self) -> None:
        await self.browser.back()

    async def reloads(self) -> None:
        await self.browser.reloads()

    async def leaves(self) -> None:
        await self.browser.goes("about:blank")

    async def path(self) -> str:
        """Where this browser is."""
        return str(await self.browser.run("() => location.pathname"))

    # Seeing

    async def look(self, what: str, *given: Any) -> Any:
        return await self.browser.run(f"(...given) => ({EYES}).{what}(...given)", *given)

    async def sees(self, *texts: str) -> None:
        """The page says this, in the words as they stand on it."""
        await self._until(lambda: self.look("says"), lambda said: all(one in said for one in texts))

    async def sees_no(self, *texts: str) -> None:
        def none_of(said: str) -> bool:
            return not any(one in said for one in texts)

        await self._until(lambda: self.look("says"), none_of)

    async def can_use_everything(self) -> None:
        """No control is cut off, covered or out of reach."""

        async def wrong() -> Any:
            return await self.browser.run(LOOK, [SMALLEST_PANE, False])

        await self._until(wrong, lambda found: found == [])

    async def zooms_into_none_of(self, count: int, least: int) -> None:
        """Of at least so many fields, none has a text below so many pixels."""

        def well(told: Any) -> bool:
            return bool(told["zoom"] == [] and told["looked"] >= count)

        await self._until(lambda: self.look("zooming", least), well)

    async def is_live(self) -> None:
        await self._until(lambda: self.look("line"), lambda said: "Live" in said)

    async def _until(self, look: Callable[[], Awaitable[Any]], wanted: Callable[[Any], Any]) -> Any:
        """Look again until what is seen is what is wanted; answers it."""
        seen: Any = None
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    with contextlib.suppress(RefusedError):  # the page is just going, or coming
                        if wanted(seen := await look()):
                            return seen
                    await asyncio.sleep(PAUSE)
        except TimeoutError:
            raise AssertionError(f"{self.name} sees {seen!r}") from None

    # Doing

    async def presses(self, words: str, within: str = "") -> None:
        """What is called this, or begins so where the words end with an ellipsis."""
        now: Any = None

        async def place() -> Any:
            nonlocal now
            before, now = now, await self.look("place", words, within)
            return [before, now]

        def rests(places: Any) -> bool:
            """In two looks it lies in the same place."""
            return isinstance(places[1], list) and places[0] == places[1]

        found = await self._until(place, rests)
        await self.browser.taps(*found[1])

    async def types(self, keys: str) -> None:
        """Into whatever has the focus, or nothing."""
        await self.browser.types(keys)

    async def writes(self, field: str, text: str) -> None:
        async def has_the_focus() -> Any:
            if not await self.look("focused", field):  # a page that just comes takes no press
                await self.presses(field)
            return await self.look("focused", field)

        await self._until(has_the_focus, bool)
        await self.browser.types(text)
        await self._until(lambda: self.look("written", field), lambda there: there == text)

    async def chooses(self, word: str) -> None:
        """One of the five targets of a ballot."""
        await self.presses(f"{word}…", within="Who is accountable?")

    async def votes(self, word: str) -> None:
        """A tap, and the word that it is saved."""
        await self.chooses(word)
        await self.sees(f"Saved: {word.rstrip('.')}. Hidden from everybody until the reveal.")

    async def joins(self, code: str) -> None:
        """By the form, as who votes for the business."""
        await self.goes(f"/w/{code}")
        await self.gives_a_name()
        await self.is_live()

    async def gives_a_name(self) -> None:
        await self.writes("Your name", self.name)
        await self.presses("Business")
        await self.presses("Join")
