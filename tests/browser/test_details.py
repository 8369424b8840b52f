"""The workshop's details: what is written there stands, and what is taken away is gone."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio


async def opens_details(ann: Visitor) -> Locator:
    await ann.presses("Details")
    dialog = ann.page.get_by_role("dialog", name="Details and signatories")
    await expect(dialog).to_be_visible()
    return dialog


async def signs(ann: Visitor, dialog: Locator, office: str, name: str) -> None:
    """Ann writes who signs as this, saves, and closes."""
    await dialog.get_by_role("textbox", name=office, exact=True).fill(name)
    await ann.presses("Save", dialog)
    await expect(dialog).to_contain_text("Saved.")
    await ann.presses("Close", dialog)


async def test_a_signatory_can_be_taken_away(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    await signs(ann, await opens_details(ann), "IT manager", "Ivy")
    dialog = await opens_details(ann)
    field = dialog.get_by_role("textbox", name="IT manager", exact=True)
    await expect(field).to_have_value("Ivy")

    # Meanwhile somebody else says who signs for the business: Ann's save leaves that alone.
    await ann.asks("name-signatory", signatory="business-manager", name="Dana")
    await signs(ann, dialog, "IT manager", "")
    dialog = await opens_details(ann)
    await expect(field).to_have_value("")
    business = dialog.get_by_role("textbox", name="Business manager", exact=True)
    await expect(business).to_have_value("Dana")
    named = {one["signatory"]: one["name"] for one in (await ann.screen())["signatories"]}
    assert (named["it-manager"], named["business-manager"]) == ("", "Dana")
    answer = await ann.context.request.get(f"{server.url}/api/workshops/{ann.code}/matrix.md")
    assert "Ivy" not in await answer.text()
