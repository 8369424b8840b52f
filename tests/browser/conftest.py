"""One browser for all stories of a test process; each story brings its own people."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright

from tests.browser.visitors import LAN, Cast


@pytest.fixture(scope="session")
async def chromium(anyio_backend: str) -> AsyncIterator[Browser]:
    async with async_playwright() as play:
        browser = await play.chromium.launch(
            executable_path="/usr/bin/chromium", args=[f"--host-resolver-rules=MAP {LAN} 127.0.0.1"]
        )
        yield browser
        await browser.close()


@pytest.fixture
async def cast(chromium: Browser) -> AsyncIterator[Cast]:
    people = Cast(chromium)
    yield people
    await people.close()
