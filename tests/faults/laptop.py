"""A laptop of its own: a browser whose processes all stop while it sleeps, and then go on."""

import contextlib
import os
import secrets
import signal
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Playwright

from tests.browser.visitors import Cast
from tests.live.server import PATIENCE, lineage

Laptops = Callable[[], Coroutine[Any, Any, "Laptop"]]


class Laptop:
    """One browser with any number of pages, asleep or awake as one."""

    def __init__(self, browser: Browser, mark: str) -> None:
        self.cast = Cast(browser)
        self._session = _session_of(mark)

    def sleep(self) -> None:
        """Nothing of it runs any more; what was begun stays where it was."""
        end = time.monotonic() + PATIENCE
        while awake := [pid for pid in self._processes() if not _is_stopped(pid)]:
            assert time.monotonic() < end, f"these do not stop: {awake}"
            self._tell(signal.SIGSTOP)
            time.sleep(0.001)

    def wake(self) -> None:
        self._tell(signal.SIGCONT)

    def _tell(self, what: signal.Signals) -> None:
        for pid in self._processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, what)

    def _processes(self) -> list[int]:
        """A browser is started as the head of a session, and its processes stay in it.

        But for its crash reporters, which wait for a crash and have no part in any page.
        """
        every = (int(entry.name) for entry in Path("/proc").glob("[0-9]*"))
        return [pid for pid in every if _session(pid) == self._session]


def _session(pid: int) -> int:
    try:
        return os.getsid(pid)
    except OSError:  # ended just now
        return 0


def _is_stopped(pid: int) -> bool:
    try:
        return lineage(Path(f"/proc/{pid}/stat"))[0] in "TZX"
    except OSError:
        return True


def _session_of(mark: str) -> int:
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if mark.encode() in line.read_bytes():
                session = os.getsid(int(line.parent.name))
                assert session != os.getsid(0), "we would fall asleep ourselves"
                return session
    raise AssertionError("the browser does not run")


@asynccontextmanager
async def opened(play: Playwright) -> AsyncIterator[Laptop]:
    """A laptop that is awake again and shut at the end, whatever happened."""
    mark = f"--laptop={secrets.token_hex(8)}"
    browser = await play.chromium.launch(executable_path="/usr/bin/chromium", args=[mark])
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
