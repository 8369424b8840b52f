"""Looking hard at a page in one of its states: by axe, by ruler, in every light."""

import base64
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import ViewportSize

from tests.browser.visitors import LAPTOP, PHONE, PROJECTOR, Visitor

AXE = Path(__file__).parent.parent / "vendor" / "axe-core"
# In the dark everything is as it was in the light, but for its colours.
RULES: dict[Literal["light", "dark"], str] = {
    "light": "{ resultTypes: ['violations'] }",
    "dark": "{ resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block'] }",
}
SMALLEST = 28  # pixels, on a projector

RULER = """() => {
  const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  if (wide <= innerWidth) return [];
  const out = [...document.querySelectorAll('body *')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1;
  });
  return [`${wide} px wide: ` + out.slice(-2).map((one) => one.outerHTML.slice(0, 80)).join(' | ')];
}"""

# Every text people can read: how big it is, and whether it is on the screen at all.
PROJECTED = """(smallest) => {
  const found = [];
  const root = document.scrollingElement;
  if (root.scrollHeight > innerHeight) found.push(`it scrolls: ${root.scrollHeight}`);
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode;
    const says = text.data.trim();
    const holder = text.parentElement;
    if (!says || holder.closest('.unseen, template') || !holder.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.bottom > innerHeight + 1 || box.right > innerWidth + 1 || box.top < -1)
      found.push(`off the screen: ${says}`);
    const size = Math.round(parseFloat(getComputedStyle(holder).fontSize) * 10) / 10;
    if (size < smallest) found.push(`${size} px: ${says}`);
  }
  const scrolls = [...document.querySelectorAll('main *')].filter((one) =>
    ['auto', 'scroll'].includes(getComputedStyle(one).overflowY)
      && one.scrollHeight > one.clientHeight + 1);
  return found.concat(scrolls.map((one) => `scrolls inside: ${one.className}`));
}"""


# Every text people can read that is smaller than this.
SMALL = """(smallest) => {
  const holders = [...document.querySelectorAll('body *')].filter((one) =>
    one.checkVisibility() && !one.closest('.unseen')
      && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  return holders.filter((one) => parseFloat(getComputedStyle(one).fontSize) < smallest)
    .map((one) => one.outerHTML.slice(0, 120));
}"""


def axe_source() -> str:
    """The checked copy of axe."""
    name: str
    (name, facts), *_ = json.loads((AXE / "vendor.lock.json").read_text())["files"].items()
    content: bytes = (AXE / name).read_bytes()
    found = base64.b64encode(hashlib.sha384(content).digest()).decode()
    assert facts == {"sha384": f"sha384-{found}", "bytes": len(content)}
    return content.decode()


class Eye:
    """Looks at states, and keeps what it did not like until the end."""

    def __init__(self) -> None:
        self._axe = axe_source()
        self.found: list[str] = []
        self.looked = 0

    async def at(self, visitor: Visitor, state: str, *sizes: ViewportSize) -> None:
        page = visitor.page
        first = page.viewport_size
        for size in sizes or (PHONE, LAPTOP):
            await page.set_viewport_size(size)
            for scheme in RULES:
                if scheme == "dark" and size != (sizes or (PHONE,))[0]:
                    continue  # its colours are the same in any size
                await page.emulate_media(color_scheme=scheme)
                where = f"{state}, {scheme}, {size['width']} wide"
                self._note(where, await self._by_axe(visitor, RULES[scheme]))
            self._note(where, await page.evaluate(RULER))
            if sizes:
                smallest = SMALLEST if size == PROJECTOR else 0
                self._note(where, await page.evaluate(PROJECTED, smallest))
            self.looked += 1
        if first:
            await page.set_viewport_size(first)

    async def on_stage(self, visitor: Visitor, state: str) -> None:
        await self.at(visitor, state, PROJECTOR, LAPTOP)

    async def _by_axe(self, visitor: Visitor, rules: str) -> list[str]:
        if not await visitor.page.evaluate("'axe' in window"):
            await visitor.page.evaluate(self._axe)
        out: list[dict[str, Any]] = await visitor.page.evaluate(
            f"axe.run(document, {rules}).then((out) => out.violations)"
        )
        return [
            f"{one['id']}: {node['target']} {node['html'][:120]} {node['failureSummary'][:160]}"
            for one in out
            for node in one["nodes"][:3]
        ]

    def _note(self, where: str, found: Sequence[str]) -> None:
        self.found += [f"{where}: {one}" for one in found]

    def liked_it(self) -> None:
        assert self.looked
        assert not self.found, "\n".join(self.found)
