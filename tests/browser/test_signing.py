"""Before it is signed, it is read back: how it was decided, what changed, and who signs."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.doing import room_of_three
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio


async def decided(ann: Visitor, bob: Visitor, carol: Visitor) -> None:
    """Both agree on requests; against both, changes are for IT Delivery; the rest is model B."""
    await ann.asks("set-pace", pace="own")
    for process in ("request", "change"):
        for one in (bob, carol):
            await one.asks("cast-vote", f"{process}:application", choice="business")
    await ann.asks("reveal-all")
    await ann.asks("take-agreed")
    await ann.asks("reopen", "change:application")
    for one in (bob, carol):
        await one.asks("cast-vote", "change:application", choice="business")
    await ann.asks("reveal", "change:application")
    await ann.asks("decide", "change:application", accountable="it-delivery")
    await ann.asks("adopt-reference")
    await ann.asks("waive", "supportability-transition:application", why="Not yet known.")


def closing(ann: Visitor) -> Locator:
    return ann.page.get_by_role("dialog", name="Open points and sign-off")


async def test_what_is_signed_is_read_back_first(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    await decided(ann, bob, carol)
    await ann.presses("Sign off")
    for words in (
        "28 of 28 cells decided: 1 agreed, 1 against the votes, 25 taken from the model,"
        " 1 left t.b.d. (1 waived)",
        "override 1, against the votes, or without the party that gets it:"
        " Change Mgmt (Application)",
        "Nobody is named to sign.",
    ):
        await expect(closing(ann)).to_contain_text(words, use_inner_text=True)
    await expect(closing(ann)).not_to_contain_text("Changed since", use_inner_text=True)

    # Somebody changes it after it was read: that was not read, so it is not signed.
    await carol.asks_of(
        ann.code, "correct-person", person=(await carol.screen())["you"]["person"], name="Caroline"
    )
    await ann.asks("name-signatory", signatory="it-manager", name="Dana")
    await ann.sees("To be signed by Dana (IT manager).")
    await ann.presses("Sign off revision 1")
    await expect(closing(ann)).to_contain_text("This changed meanwhile")
    assert (await ann.screen())["workshop"]["state"] == "live"
    await ann.presses("Sign off revision 1")
    await ann.sees("Signed off: revision 1")


async def test_what_says_the_same_as_the_last_revision_takes_a_second_press(
    cast: Cast, server: Server
) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    await decided(ann, bob, carol)
    await ann.asks("sign-off")
    await ann.presses("Sign off")
    await ann.presses("Start the next revision", ann.page.get_by_role("dialog"))
    await expect(closing(ann)).to_contain_text("Nothing in the matrix changed since revision 1.")
    await ann.presses("Sign off revision 2")
    await expect(closing(ann)).to_contain_text("Press again to sign it all the same.")
    assert (await ann.screen())["workshop"]["state"] == "live"
    await ann.presses("Sign off revision 2")
    await ann.sees("Signed off: revision 2")

    # What changed is a list.
    await ann.presses("Start the next revision", ann.page.get_by_role("dialog"))
    await ann.page.keyboard.press("Escape")
    await ann.asks("reopen", "request:application")
    await ann.asks("decide", "request:application", accountable="it-ops", rationale="They do it.")
    await ann.presses("Sign off")
    listed = closing(ann).get_by_role("listitem")
    await expect(listed.first).to_have_text(
        "Request Mgmt (Application): Business → IT OPS; reason: new", use_inner_text=True
    )
    await ann.presses("Sign off revision 3")
    await ann.sees("Signed off: revision 3")


async def test_the_files_are_at_hand_without_signing(cast: Cast, server: Server) -> None:
    ann, bob, _ = await room_of_three(cast, server.url)
    for one in (ann, bob):
        await one.page.get_by_text("Files: the draft").click()
        async with one.page.expect_download() as coming:
            await one.page.get_by_role("link", name="Markdown", exact=True).click()
        text = (await (await coming.value).path()).read_text("utf-8")
        assert "Invoice archive" in text


async def test_the_stage_says_how_it_was_left_and_what_the_signs_mean(
    cast: Cast, server: Server
) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    stage = await cast.projector(server.url)
    await stage.goes(f"/w/{ann.code}/stage")
    cell = "incident:application"
    await ann.asks("focus", cell)
    for one, choice, reason in ((bob, "business", "We pay."), (carol, "tbd", "")):
        await one.asks("cast-vote", cell, choice=choice, reason=reason)
    await ann.asks("reveal", cell)
    for one in (stage, ann, bob):
        await one.sees("Business for Business: We pay." if one is stage else "We pay.")
    await ann.asks("vote-again", cell)
    for one in (bob, carol):
        await one.asks("cast-vote", cell, choice="tbd", confidence=2)
    await ann.asks("reveal", cell)
    for one in (stage, ann, bob):
        await one.sees("All 2 say t.b.d.")
        await one.sees("Round 2. Since the last: Business for Business 1 → 0, for t.b.d. 0 → 1.")
        await one.sees_no("t.b.d..")
    await ann.asks("decide", cell, accountable="tbd", executed_by="Northwind")
    await ann.asks("waive", cell, why="The board decides.")
    await stage.sees("t.b.d. left open for now", "Executed by Northwind")
    await stage.sees("Left open knowingly: The board decides.")
    await stage.sees_no("t.b.d. is accountable", "t.b.d.\nis accountable")
    await decided(ann, bob, carol)
    await ann.asks("sign-off")
    await stage.sees("Revision 1", "≠ override: against the votes, or the party")
