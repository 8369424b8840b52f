"""Walking one open page over all sizes of a screen, and looking at every control on the way."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Page

from tests.browser.visitors import Visitor

NARROWEST, WIDEST = 320, 2560
HEIGHTS = (600, 768, 900, 1080)
ZOOMS = (1, 1.25, 1.5, 2)
SHOWN = 12  # complaints that are kept of one state in one size

LOOK = Path(__file__).with_name("every_control.js").read_text().partition("\n(")[2]
LOOK = f"({LOOK}"
SMALLEST_PANE = 130  # pixels of what scrolls by itself: a question of two lines and four choices


@dataclass
class Walk:
    """The sizes one goes through, and what was seen there."""

    step: int
    heights: tuple[int, ...] = HEIGHTS
    zooms: tuple[float, ...] = ZOOMS
    looks: int = 0
    found: dict[str, list[str]] = field(default_factory=dict)

    def sizes(self) -> Iterator[tuple[int, int]]:
        """In pixels of the page: zoomed to 200 %, a window is half as broad and half as high."""
        widths = {*range(NARROWEST, WIDEST + 1, self.step), 1024, 1025, 1100, 1178, 1280, 1366}
        every = {
            (round(width / zoom), round(height / zoom))
            for width, height, zoom in itertools.product(widths, self.heights, self.zooms)
            if width / zoom >= NARROWEST
        }
        yield from sorted(every)

    async def through(self, visitor: Visitor, state: str, again: str = "") -> None:
        """Look at this state in every size; `again` is pressed first in each, to be told anew."""
        before = visitor.page.viewport_size
        for width, height in self.sizes():
            seen = await self._look(visitor.page, width, height, again)
            if seen:
                told = self.found.setdefault(state, [])
                told += [f"{width}x{height}: {one}" for one in seen[:SHOWN]]
        if before:
            await visitor.page.set_viewport_size(before)

    async def _look(self, page: Page, width: int, height: int, again: str) -> list[str]:
        await page.set_viewport_size({"width": width, "height": height})
        self.looks += 1
        if again:
            await page.evaluate(
                """(button) => { document.querySelector(button).click();
                  return new Promise((then) => requestAnimationFrame(() => setTimeout(then))); }""",
                again,
            )
        found: list[str] = await page.evaluate(LOOK, [SMALLEST_PANE, bool(again)])
        return found

    def liked_it(self) -> None:
        assert self.looks
        assert not self.found, "\n".join(
            f"{at}: {one}" for at in self.found for one in self.found[at]
        )
