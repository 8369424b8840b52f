"""One blank page for all units of a test process."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from tests.browser.units.modules import Modules
from tests.live.server import Server

BLANK = "/static/vendor/alpine/LICENSE"  # a text, under the policy that every answer carries


@pytest.fixture(scope="session")
async def modules(chromium: Browser, server: Server) -> AsyncIterator[Modules]:
    context = await chromium.new_context(locale="en-GB", timezone_id="Europe/Berlin")
    page = await context.new_page()
    await page.goto(f"{server.url}{BLANK}")
    yield Modules(page)
    await context.close()
