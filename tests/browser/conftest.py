"""One browser for all stories of a test process; each story brings its own people."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from tests.browser.visitors import CHROMIUM, LAN, Cast

AT_ONCE = 2  # test processes with browsers: each story has up to four screens to draw
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A machine of few processors draws slowly; what waits for a screen should not wait long."""
    stories = [item for item in items if HERE in item.path.parents]
    for number, item in enumerate(stories):
        item.add_marker(pytest.mark.xdist_group(f"screens-{number % AT_ONCE}"))


@pytest.fixture(scope="session")
async def chromium(anyio_backend: str) -> AsyncIterator[Browser]:
    async with async_playwright() as play:
        browser = await play.chromium.launch(
            executable_path=CHROMIUM, args=[f"--host-resolver-rules=MAP {LAN} 127.0.0.1"]
        )
        yield browser
        await browser.close()


@pytest.fixture
async def cast(chromium: Browser) -> AsyncIterator[Cast]:
    people = Cast(chromium)
    yield people
    await people.close()
