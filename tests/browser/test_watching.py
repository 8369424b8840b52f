"""The watch over the other stories sees what it is there to see."""

import pytest
from playwright.async_api import Route

from tests.browser.looking import Eye
from tests.browser.visitors import PROJECTOR, Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio

BAD = """<!doctype html><title>Bad</title><main>
<p style="color: #ccc; width: 3000px">Pale and wide</p><img src="http://elsewhere.test/x.png">
<script>alert(1)</script><script src="/bad.js"></script></main>"""


async def test_a_bad_page_is_found_out(cast: Cast, server: Server) -> None:
    bob = await cast.projector(server.url)
    policy = "default-src 'self'; img-src *; style-src 'unsafe-inline'"

    async def bad(route: Route) -> None:
        if route.request.url.endswith(".js"):
            script = "console.warn('careful'); alert(2); throw new Error('thrown')"
            await route.fulfill(body=script, content_type="text/javascript")
        elif route.request.url.endswith(".png"):
            await route.abort()
        else:
            headers = {"Content-Security-Policy": policy}
            await route.fulfill(body=BAD, content_type="text/html", headers=headers)

    await bob.context.route("**/*", bad)
    await bob.goes("/bad")
    told = "\n".join(bob.complaints)
    for wanted in (
        "warning: careful",
        "a dialog opened: 2",
        "error: thrown",
        "refused by policy script-src-elem inline",
        "went to http://elsewhere.test/x.png",
    ):
        assert wanted in told, told
    assert "a dialog opened: 1" not in told
    with pytest.raises(AssertionError, match="careful"):
        bob.is_content()
    bob.complaints.clear()

    eye = Eye()
    await eye.at(bob, "bad", PROJECTOR)
    found = "\n".join(eye.found)
    for wanted in ("color-contrast", "image-alt", "px wide", "16 px: Pale and wide"):
        assert wanted in found, found
