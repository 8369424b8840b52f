"""Who sits at which screen: a browser of their own, watched for everything a page must not do."""

import asyncio
import itertools
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from tests.live.people import Json

# Debian's Chromium without the parts that draw windows: the same engine for two thirds of the work.
CHROMIUM = "/usr/bin/chromium-headless-shell"
PATIENCE = 60_000  # milliseconds; a machine may be busy, and nothing here measures time
RETRIES = 2  # a connection kept alive may end just as we use it again
PHONE: ViewportSize = {"width": 360, "height": 740}
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
LAN = "remit.test"  # a name for this machine that browsers do not trust as they trust 127.0.0.1
TELL = """
addEventListener('securitypolicyviolation', (event) => {
  console.error('refused by policy', event.violatedDirective, event.blockedURI, event.sample);
}, true);
"""
# What the browser itself says when the server is gone, which is what some stories are about; by
# the second way, which may be taken then, a refusal is said by it too.
LINE_IS_CUT = r"WebSocket connection to .* failed|net::ERR_|status of 409"
NO_SUCH_PAGE = r"the server responded with a status of 404"

expect.set_options(timeout=PATIENCE)


class Visitor:
    """One person before one browser."""

    _numbers = itertools.count(1)

    def __init__(self, name: str, context: BrowserContext, page: Page, url: str) -> None:
        self.name = name
        self.context = context
        self.page = page
        self.url = url  # where this browser finds Remit
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.frames: list[str] = []  # everything the sockets brought
        self._news = asyncio.Event()
        self._usual: list[str] = []
        self._watch(page)

    def _watch(self, page: Page) -> None:
        page.on("console", lambda told: self._hear(told.type, told.text))
        page.on("pageerror", lambda error: self._complain(f"error: {error}"))
        page.on("request", lambda request: self._went(request.url))
        page.on("websocket", lambda socket: self._went(socket.url))
        page.on("websocket", lambda socket: socket.on("framereceived", self._came))
        page.on("crash", lambda _: self._complain("the page crashed"))
        self.context.on("dialog", self._dismiss)

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self._complain(f"{kind}: {text}")

    def _complain(self, what: str) -> None:
        self.complaints.append(what)

    def _went(self, url: str) -> None:
        self.requests.append(url)
        if urlsplit(url).netloc != urlsplit(self.url).netloc:
            self._complain(f"went to {url}")

    def _came(self, frame: str | bytes) -> None:
        assert isinstance(frame, str)
        self.frames.append(frame)
        self._news.set()

    async def _dismiss(self, dialog: Any) -> None:
        self._complain(f"a dialog opened: {dialog.message}")
        await dialog.dismiss()

    @property
    def sockets(self) -> int:
        """How often this browser has opened a line."""
        return len([url for url in self.requests if url.startswith("ws:")])

    def expects(self, usual: str) -> None:
        """In this story the browser says this, and is right."""
        self._usual.append(usual)

    def is_content(self) -> None:
        """Nothing on the console, nothing refused by the policy, no other host, no dialog."""
        wrong = [
            one for one in self.complaints if not any(re.search(it, one) for it in self._usual)
        ]
        assert not wrong, f"{self.name}: {wrong}"

    # Going

    async def goes(self, path: str) -> Self:
        await self.page.goto(f"{self.url}{path}")
        return self

    @property
    def code(self) -> str:
        found = re.search(r"/w/([A-Z0-9]{8})", self.page.url)
        assert found, self.page.url
        return found[1]

    # Seeing

    async def sees(self, *texts: str | re.Pattern[str]) -> None:
        """The page says this, in the words as they stand on it."""
        for text in texts:
            await expect(self.page.locator("body")).to_contain_text(text, use_inner_text=True)

    async def sees_no(self, *texts: str | re.Pattern[str]) -> None:
        for text in texts:
            await expect(self.page.locator("body")).not_to_contain_text(text, use_inner_text=True)

    async def sees_heading(self, name: str) -> None:
        await expect(self.page.get_by_role("heading", name=name, exact=True)).to_be_visible()

    async def hears(self, text: str) -> None:
        """The server has told this page so, at any time."""
        async with asyncio.timeout(PATIENCE / 1000):
            while not any(text in frame for frame in self.frames):
                self._news.clear()
                await self._news.wait()

    def button(self, name: str | re.Pattern[str], within: Locator | None = None) -> Locator:
        # Numbers and names may follow: "Reveal all" is not "Reveal", but "Next: " is a beginning.
        if isinstance(name, str) and name.endswith(" "):
            name = re.compile(f"^{re.escape(name)}")
        return (within or self.page).get_by_role("button", name=name, exact=isinstance(name, str))

    async def presses(self, name: str | re.Pattern[str], within: Locator | None = None) -> None:
        await self.button(name, within).click()

    def cell(self, process: str, column: int = 0) -> Locator:
        """A cell of the matrix on this page: its row's name, and 0 or 1."""
        table = self.page.get_by_role("table", name="The support model")
        row = table.get_by_role("row").filter(
            has=self.page.get_by_role("rowheader", name=process, exact=True)
        )
        return row.get_by_role("cell").nth(column)

    async def sees_cell(self, process: str, says: str, column: int = 0) -> None:
        await expect(self.cell(process, column)).to_have_text(says, use_inner_text=True)

    async def sees_matrix(self, says: Sequence[str]) -> None:
        """The whole matrix, row by row."""
        table = self.page.get_by_role("table", name="The support model")
        await expect(table.get_by_role("cell")).to_have_text(list(says), use_inner_text=True)

    async def sees_seats(self, *, full: int, hollow: int = 0) -> None:
        """The picture of who has voted: marks that are filled and marks that are not."""
        floor = self.page.locator(".floor").first
        await expect(floor.locator(".mark.full")).to_have_count(full)
        await expect(floor.locator(".mark.hollow")).to_have_count(hollow)

    async def sees_columns(self, **marks: int) -> None:
        """The picture after the reveal: how many marks stand over each choice."""
        columns = self.page.locator(".columns").first
        for choice, count in marks.items():
            one = columns.get_by_role("listitem").filter(has_text=choice.replace("_", " "))
            await expect(one).to_contain_text(str(count), use_inner_text=True)

    async def is_live(self) -> None:
        await expect(self.page.get_by_role("status").filter(has_text="Live").first).to_be_visible()

    async def width_fits(self) -> None:
        """Nothing sticks out sideways."""
        wide = await self.page.evaluate(
            "[document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth]"
        )
        assert max(wide[:2]) <= wide[2], f"{self.name}: {wide}"

    async def picture(self, path: Path) -> None:
        await self.page.screenshot(path=path)

    # By the API, with the cookie of this browser: what a story takes for granted

    async def posts(self, path: str, body: Json) -> Json:
        headers = {"Origin": self.url}
        answer = await self.context.request.post(
            f"{self.url}/api/workshops{path}", data=body, headers=headers, max_retries=RETRIES
        )
        assert answer.ok, await answer.text()
        told: Json = await answer.json()
        return told

    async def opens(self, service: str = "Invoice archive", model: str = "B") -> str:
        """Facilitates a new workshop; answers its code."""
        body = {"service": service, "model": model, "facilitator": self.name}
        code: str = (await self.posts("", body))["code"]
        await self.goes(f"/w/{code}/facilitate")
        await self.is_live()
        return code

    async def enters(
        self, code: str, represents: str = "business", role: str = "participant"
    ) -> Self:
        """Takes part in a workshop."""
        body = {"name": self.name, "represents": represents, "role": role}
        await self.posts(f"/{code}/people", body)
        await self.goes(f"/w/{code}")
        await self.is_live()
        return self

    async def asks(self, ask: str, cell: str = "", **fields: Any) -> Json:
        """One ask; `cell` is written as in the keys of a screen, "incident:application"."""
        return await self.asks_of(self.code, ask, cell, **fields)

    async def asks_of(self, code: str, ask: str, cell: str = "", **fields: Any) -> Json:
        at = dict(zip(("process", "scope"), cell.split(":"), strict=True)) if cell else {}
        number = f"{self.name}-{next(self._numbers)}"
        return await self.posts(f"/{code}/asks", {"ask": ask, "id": number, **at, **fields})

    async def screen(self) -> Json:
        """What the server says this person's whole screen is."""
        answer = await self.context.request.get(
            f"{self.url}/api/workshops/{self.code}",
            headers={"Origin": self.url},
            max_retries=RETRIES,
        )
        assert answer.ok, await answer.text()
        show: Json = (await answer.json())["show"]
        return show


class Cast:
    """Everybody of a story; at its end each of their browsers must have been content."""

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self.all: list[Visitor] = []

    async def visitor(self, name: str, url: str, **how: Any) -> Visitor:
        context = await self._chromium.new_context(
            locale="en-GB", timezone_id="Europe/Berlin", **how
        )
        context.set_default_timeout(PATIENCE)
        await context.add_init_script(TELL)
        one = Visitor(name, context, await context.new_page(), url)
        self.all.append(one)
        return one

    async def laptop(self, name: str, url: str, **how: Any) -> Visitor:
        return await self.visitor(name, url, **{"viewport": LAPTOP, **how})

    async def projector(self, url: str, **how: Any) -> Visitor:
        return await self.visitor("the stage", url, **{"viewport": PROJECTOR, **how})

    async def phone(self, name: str, url: str, **how: Any) -> Visitor:
        how = {"viewport": PHONE, "is_mobile": True, "has_touch": True, **how}
        return await self.visitor(name, url, **how)

    async def close(self) -> None:
        for one in self.all:
            await one.context.close()
        for one in self.all:
            one.is_content()
