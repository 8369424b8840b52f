"""Vote first, talk second: everybody on the whole matrix, then the room on what differs."""

import pytest
from playwright.async_api import expect

from app.matrix.catalogue import FOURTEEN
from tests.browser.doing import INCIDENT, choice, room_of_three, vote
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio

REQUEST = "Request Mgmt"


async def test_everybody_votes_alone_and_the_agenda_sorts_itself(
    cast: Cast, server: Server
) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    stage = await cast.projector(server.url)
    await stage.goes(f"/w/{ann.code}/stage")
    await ann.presses("Pace: together")
    await expect(ann.button("Pace: own")).to_be_visible()

    # The first question comes up by itself; a press brings the next one.
    await bob.sees_heading(REQUEST)
    await bob.sees("0 of 28 voted")
    for process, word in ((REQUEST, "Business"), (INCIDENT, "IT OPS")):
        for scope in ("Application", "Interface"):
            await bob.sees_heading(process)
            await vote(bob, word)
            if (process, scope) != (INCIDENT, "Interface"):
                await bob.presses("Next: ")
    await bob.sees("4 of 28 voted")
    await bob.sees_cell(INCIDENT, "OPS", 1)
    # Carol picks hers from the matrix, and leaves one out.
    for process, column, word in (
        (INCIDENT, 0, "Business"),
        (REQUEST, 0, "Business"),
        (INCIDENT, 1, "IT OPS"),
    ):
        await carol.cell(process, column).click()
        await carol.sees_heading(process)
        await expect(choice(carol, word)).to_have_attribute("aria-pressed", "false")
        await vote(carol, word)
    await ann.sees_cell(INCIDENT, "2 voted")
    await ann.sees_cell(REQUEST, "1 voted", 1)
    await stage.sees("Everybody votes on the whole matrix")
    await stage.sees_cell(INCIDENT, "2 voted", 1)

    # All revealed at once: what differs stands on top, what agrees is taken in one go.
    await ann.presses("Reveal all 4")
    await ann.sees("In 1 cell somebody has not voted. Press again to reveal; they count as not")
    await stage.sees_cell(INCIDENT, "2 voted")
    await ann.presses("Reveal all anyway 4")
    for one in (bob, carol, stage, ann):
        await one.sees_heading("4 revealed: 2 agreed, 1 agreed thinly, 1 to talk about")
    await ann.sees("Next: Incident Mgmt, Application, orphaned. Bring it up with N")
    await ann.sees_no("Choose the first cell")
    await stage.sees("24 cells not voted on yet.")
    await stage.sees_no("Everybody votes on the whole", "Nobody has voted yet")
    await bob.sees("The facilitator brings up what there is to talk about.")
    await bob.sees_no("Waiting for the facilitator to open the first question")
    for one in (bob, carol, stage):
        await one.sees_cell(INCIDENT, "orphaned")
        await one.sees_cell(REQUEST, "agreed")
        await one.sees_cell(REQUEST, "agreed ~", 1)  # Carol left it out
    agenda = ann.page.get_by_role("region", name="28 cells to decide")
    await expect(agenda.get_by_role("heading", level=3)).to_have_text(
        [
            "Talk about these 1",
            "Agreed thinly: who has not spoken? 1",
            "Agreed, to be recorded 2",
            "Not revealed yet 24",
        ],
        use_inner_text=True,
    )
    first = agenda.get_by_role("listitem").first
    await expect(first).to_have_text("Incident Mgmt Application orphaned", use_inner_text=True)
    await ann.sees("1 thin cell stays")
    await ann.presses("Take agreed 2")
    await ann.sees("26 cells to decide", "Talk about these 1", "Agreed thinly")
    for one, ops in ((bob, "OPS"), (stage, "IT OPS")):
        await one.sees_cell(REQUEST, "Business")
        await one.sees_cell(REQUEST, "agreed ~", 1)
        await one.sees_cell(INCIDENT, ops, 1)
        await one.sees_heading("2 revealed: 1 agreed thinly, 1 to talk about")

    # Undo instead of "are you sure".
    await ann.sees("Can be taken back: ")
    await ann.presses("Undo")
    await ann.sees("28 cells to decide", "Agreed, to be recorded 2")
    await ann.presses("Pace: own")
    await ann.presses("Take agreed 2")
    await ann.sees("26 cells to decide", "Talk about these 1")
    await ann.presses("Undo")
    await ann.sees("Agreed, to be recorded 2")
    # The press that was named brings the dispute up, for everybody.
    await ann.page.keyboard.press("n")
    await ann.sees("The room decides")
    for one in (ann, bob, carol):
        await one.sees_heading(INCIDENT)
    await stage.sees_heading(f"{INCIDENT} Application")
    await ann.presses("as the matrix")
    await ann.sees_cell(INCIDENT, "orphaned")
    await bob.sees_cell(INCIDENT, "agreed", 1)


async def test_everybody_sees_how_far_they_are(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    stage = await cast.projector(server.url)
    await stage.goes(f"/w/{ann.code}/stage")
    await ann.asks("focus", "incident:application")
    await bob.asks("cast-vote", "incident:application", choice="business")
    await bob.sees_heading(INCIDENT)
    await (
        bob.page.get_by_role("heading", name="What the words mean")
        .or_(bob.page.get_by_text("What the words mean"))
        .scroll_into_view_if_needed()
    )
    await bob.page.mouse.wheel(0, 2000)
    await ann.asks("set-pace", pace="own")
    # What there is to do comes into sight, and is said.
    await bob.sees_heading(REQUEST)
    await bob.page.wait_for_function("scrollY === 0")
    said = bob.page.locator("[aria-live]").nth(1)
    await expect(said).to_have_text("Everybody votes at their own pace now.")
    await ann.sees("0 of 2 done, 1 on the way, 1 not begun.", "On the way 1", "1 of 28")
    for process in FOURTEEN.processes:
        await bob.asks("cast-vote", f"{process}:both", choice="business")
    await bob.sees("You are done: every open cell has your vote.")
    for one in (ann, stage):
        await one.sees("1 of 2 done, 1 not begun.")
    await carol.sees_no("You are done")
    for process in FOURTEEN.processes:
        await carol.asks("cast-vote", f"{process}:both", choice="it-ops")
    for one in (ann, bob, carol, stage):
        await one.sees("Everybody is done")
