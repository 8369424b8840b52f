"""What was signed stays at hand for everybody, also while the next revision is being worked on."""

import json
import re

import pytest
from playwright.async_api import expect

from tests.browser.doing import INCIDENT
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio

KINDS = ["PDF", "XLSX", "CSV", "JSON", "Markdown", "Web page", "Minutes", "Actions", "Calendar"]
SIGNED = r"Revision {}, signed\s\d+\s\w+\s\d{{4}}:"


async def sign(ann: Visitor) -> None:
    await ann.asks("sign-off")
    await ann.sees("Signed off, revision")


async def finds(visitor: Visitor, *revisions: int) -> None:
    """The list of signed revisions holds these, with all their files."""
    listed = visitor.page.locator(".revisions li:visible")
    await expect(listed).to_have_text([re.compile(SIGNED.format(one)) for one in revisions])
    for number, one in enumerate(revisions):
        links = listed.nth(number).get_by_role("link")
        await expect(links).to_have_text(KINDS)
        address = re.compile(rf"\?revision={one}(&zone=\S+)?$")  # a PDF tells the time there
        for link in await links.all():
            await expect(link).to_have_attribute("href", address)


async def test_signed_revisions_stay_at_hand(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    bob = await cast.phone("Bob", server.url)
    await bob.enters(await ann.opens())
    await bob.sees("You are in, Bob")
    await bob.sees_no("Signed revisions")
    await ann.asks("adopt-reference")
    await ann.asks("waive", "supportability-transition:application", why="Not yet known.")
    await sign(ann)
    await bob.sees("What this means for you")
    await bob.sees_no("Earlier revisions")  # its files stand there already

    # The next one is begun: the first is still there, beside the draft.
    await ann.asks("start-revision")
    await ann.sees_no("Signed off, revision")
    await ann.asks("reopen", "incident:application")
    await ann.asks("focus", "incident:application")
    await ann.presses("Sign off")
    await ann.sees("Download the draft", "Signed revisions")
    await bob.sees_heading(INCIDENT)
    await bob.sees("Signed revisions")
    for one in (ann, bob):
        await finds(one, 1)
        await one.width_fits()
        async with one.page.expect_download() as coming:
            await one.page.get_by_role("link", name="JSON of revision 1").click()
        told = json.loads((await (await coming.value).path()).read_text("utf-8"))
        assert (told["revision"], told["hash"] is None) == (1, False)

    # Signed once more: what stands in buttons is the second; begun once more, the newest is first.
    await ann.asks("adopt-reference")
    await sign(ann)
    for one in (ann, bob):
        await one.sees("Earlier revisions")
        await finds(one, 1)
    await ann.asks("start-revision")
    for one in (ann, bob):
        await one.sees("Signed revisions")
        await finds(one, 2, 1)
