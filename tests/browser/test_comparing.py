"""Any two revisions are laid side by side: cell by cell, by keys, in every size and light."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.looking import Eye
from tests.browser.visitors import Cast, Visitor
from tests.browser.walking import Walk
from tests.live.server import Server

pytestmark = pytest.mark.anyio
CHANGE = "change:application"


async def three_revisions(ann: Visitor) -> None:
    """The change of the application goes to IT OPS in the second, and nothing in the third."""
    await ann.opens()
    await ann.asks("adopt-reference")
    await ann.asks("waive", "supportability-transition:application", why="Not yet known.")
    await ann.asks("sign-off")
    await ann.asks("start-revision")
    await ann.asks("reopen", CHANGE)
    await ann.asks("decide", CHANGE, accountable="it-ops", rationale="They are woken by it.")
    await ann.asks(
        "record-contract", reference="C-17", vendor="CloudDesk", covers="Desk", holder="it-ops"
    )
    await ann.asks("sign-off")
    await ann.asks("start-revision")
    await ann.asks("sign-off")
    await ann.sees("Signed off, revision")


async def test_two_revisions_are_compared_by_keys_alone(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    await three_revisions(ann)
    keys = ann.page.keyboard
    await keys.press("s")
    await keys.press("x")
    dialog = ann.page.get_by_role("dialog", name="Compare revisions")
    await expect(dialog).to_contain_text("No cell changed.")
    before = dialog.get_by_role("combobox", name="From")
    await before.focus()
    await keys.press("ArrowUp")
    row = dialog.get_by_role("row").filter(has_text="Change Mgmt")
    await expect(row.get_by_role("cell")).to_have_text(["Business", "IT OPS"])
    await expect(row).to_contain_text("Business → IT OPS; reason: new")
    await expect(dialog).to_contain_text("1 of 28 cells changed; the others are as they were.")
    await expect(dialog).to_contain_text(re.compile(r"Contracts\s*added\s*C-17"))
    await dialog.get_by_role("heading").first.click()
    await keys.press("x")
    await expect(row.get_by_role("cell")).to_have_text(["IT OPS", "Business"])
    async with ann.page.expect_download() as coming:
        await dialog.get_by_role("link", name="Markdown").click()
    told = (await (await coming.value).path()).read_text("utf-8")
    assert "revision 3 and revision 1" in told
    await keys.press("Escape")
    await expect(dialog).to_be_hidden()


async def test_one_revision_has_nothing_to_be_compared_with(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    await ann.asks("adopt-reference")
    await ann.asks("waive", "supportability-transition:application", why="Not yet known.")
    await ann.asks("sign-off")
    await ann.presses("Sign off")
    await ann.sees("Download the revision")
    await expect(ann.button("Compare revisions")).to_be_hidden()


async def test_it_reads_well_in_every_size_and_light(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    await three_revisions(ann)
    await ann.page.keyboard.press("s")
    await ann.page.keyboard.press("x")
    await ann.page.get_by_role("combobox", name="From").select_option("1")
    await ann.sees("1 of 28 cells changed")
    eye = Eye()
    await eye.at(ann, "two revisions side by side")
    eye.liked_it()
    walk = Walk(step=640, heights=(768,), zooms=(1, 2))
    await walk.through(ann, "two revisions side by side")
    walk.liked_it()
