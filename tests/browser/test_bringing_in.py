"""Ann takes a session home as one page, and brings it in again: the same hash, and it goes on."""

import json
from pathlib import Path

import pytest

from tests.browser.visitors import Cast
from tests.live.people import Guests
from tests.live.server import Server

pytestmark = pytest.mark.anyio
OPEN = "supportability-transition:application"


async def test_a_file_that_went_home_goes_on(
    cast: Cast, server: Server, guests: Guests, tmp_path: Path
) -> None:
    ann = await guests.open(server)
    await ann.do("adopt-reference")
    await ann.do("waive", OPEN, why="None.")
    await ann.do("sign-off")
    hashed = json.loads((await ann.get("/matrix.json")).content)["hash"]
    whole, broken = tmp_path / "session.html", tmp_path / "broken.html"
    whole.write_bytes((await ann.get("/session.html")).content)
    broken.write_bytes(whole.read_bytes().replace(hashed.encode(), b"0" * 64))
    zoe = await cast.laptop("Zoë", server.url)
    zoe.expects("status of 422")
    await zoe.goes("/")
    page = zoe.page
    form = page.locator("section", has=page.get_by_role("heading", name="Bring in a session file"))
    await form.get_by_label("Session file").set_input_files(broken)
    await form.get_by_label("Who facilitates it: your name").fill("Zoë")
    await form.get_by_role("button", name="Bring it in").click()
    await form.get_by_text("Revision 1 in this file is not as it was signed.").wait_for()
    await form.get_by_label("Session file").set_input_files(whole)
    await form.get_by_role("button", name="Bring it in").click()
    await page.wait_for_url("**/facilitate")
    await zoe.sees("Signed off, revision")
    assert (await zoe.screen())["revisions"][-1]["hash"] == hashed
