"""What the facilitator looks at now and then: a button opens it, and its own closes it."""

import pytest
from playwright.async_api import expect

from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio


async def test_each_dialog_opens_and_closes(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    for press, name in (
        ("Invite", "Invite"),
        ("Details", "Details and signatories"),
        ("Sign off", "Open points and sign-off"),
        ("Keys", "Keys"),
    ):
        dialog = ann.page.get_by_role("dialog", name=name)
        await ann.presses(press)
        await expect(dialog).to_be_visible()
        await ann.presses("Close", dialog)
        await expect(dialog).to_be_hidden()


async def test_the_service_is_renamed_on_every_page(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    bob = await (await cast.phone("Bob", server.url)).enters(code)
    await ann.presses("Details")
    await ann.page.get_by_role("textbox", name="Application service").fill("Payroll")
    await ann.presses("Save", ann.page.get_by_role("dialog"))
    await ann.sees("Saved.")
    await expect(bob.page.get_by_role("banner")).to_contain_text("Payroll")
