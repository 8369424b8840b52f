"""A laptop of its own: a browser whose processes all stop while it sleeps, and then go on."""

import contextlib
import os
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Playwright

from tests.browser.visitors import CHROMIUM, Cast
from tests.live.household import Household

Laptops = Callable[[], Coroutine[Any, Any, "Laptop"]]


class Laptop(Household):
    """One browser with any number of pages, asleep or awake as one."""

    def __init__(self, browser: Browser, mark: str) -> None:
        super().__init__(_session_of(mark))
        self.cast = Cast(browser)


def _session_of(mark: str) -> int:
    """A browser is started as the head of a session, and its processes stay in it."""
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if mark.encode() in line.read_bytes():
                return os.getsid(int(line.parent.name))
    raise AssertionError("the browser does not run")


@asynccontextmanager
async def opened(play: Playwright) -> AsyncIterator[Laptop]:
    """A laptop that is awake again and shut at the end, whatever happened."""
    mark = f"--laptop={secrets.token_hex(8)}"
    browser = await play.chromium.launch(executable_path=CHROMIUM, args=[mark])
    laptop = Laptop(browser, mark)
    try:
        yield laptop
    finally:
        laptop.wake()
        await browser.close()


def shelf(play: Playwright, stack: AsyncExitStack) -> Laptops:
    """Where a test takes its laptops from, one after the other."""

    async def one() -> Laptop:
        return await stack.enter_async_context(opened(play))

    return one
