"""The whole arc: invited, prepared, voted, executed, played by night, closed, and gone on with."""

import asyncio
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from app.matrix.catalogue import FOURTEEN
from tests.browser.doing import give_a_name, settled, start_a_workshop
from tests.browser.test_cases import bring_in, paste
from tests.browser.visitors import Cast, Visitor
from tests.live.people import Json
from tests.live.server import Server

pytestmark = pytest.mark.anyio

MOST = 90  # presses and pastes for the physical pass of 28 cells
OFFICE = "Mon-Fri 08:00-16:00 Europe/Helsinki"
NIGHTS = {
    "Nobody can log in": ("Incident Mgmt",),
    "The interface is silent": ("Problem Mgmt",),
    "The contract lapses": ("(Vendor) Contract Management",),
}
#: Per scope: who executes, and what they cannot do at three on a Sunday.
BY_DAY = f"Business desk\tinternal\t{OFFICE}\t+358 9 100"
BY_NIGHT = "Night desk\tinternal\talways\t+358 9 123\tDuty manager\tCarol"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Server]:
    """A second Remit, which knows nothing of the first."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    started = Server(folder, "at-any-pace").start()
    yield started
    started.close()


async def comes_as_invited(ann: Visitor, bob: Visitor, party: str) -> None:
    """By the link that stands in the invitation, and no other."""
    letter = await ann.page.locator(".letter").inner_text()
    link = re.search(r"https?://\S+(/w/\w+)", letter)
    assert link is not None
    await bob.goes(link[1])
    await give_a_name(bob, party)


async def is_prepared(ann: Visitor, bob: Visitor, carol: Visitor) -> None:
    """Two phones come by the invitation, bring in cases, and vote on what they know."""
    await ann.presses(re.compile("^Prepare"))
    await ann.presses(re.compile("^Invitation"))
    page = ann.page
    await page.get_by_label("Day", exact=True).fill("2026-12-03")
    await page.get_by_role("textbox", name="From").fill("09:00")
    await page.get_by_label("Time zone").fill("Europe/Helsinki")
    await page.get_by_label("What to do before").fill("Vote on what you know.")
    await ann.presses("Keep it")
    await ann.sees("Kept.")
    await ann.asks("answer-intake", item="next-review", answer="2099-01-31")
    await comes_as_invited(ann, bob, "Business")
    await comes_as_invited(ann, carol, "IT OPS")
    first, second, third = NIGHTS.items()
    await bring_in(bob, first[0], *first[1])
    await bring_in(carol, second[0], *second[1])
    await bring_in(bob, third[0], *third[1])
    await ann.asks("set-pace", pace="own")
    for one in (bob, carol):
        for process in FOURTEEN.processes:
            await one.asks("cast-vote", f"{process}:application", choice="business")
            await one.asks("cast-vote", f"{process}:interface", choice="it-ops")
    await ann.presses(re.compile("^People arrive"))
    await ann.sees("Everybody is done.")


async def is_decided(ann: Visitor) -> None:
    """All agree, as they did at their own desks."""
    await ann.presses(re.compile("^Matrix"))
    await ann.sees("Reveal all 28")
    await settled(ann)
    await ann.page.keyboard.press("a")
    await ann.sees("Take agreed 28")
    await ann.page.keyboard.press("g")
    await ann.sees("All decided")


async def is_executed(ann: Visitor) -> int:
    """Who executes all 28 cells, as one spreadsheet; then two mended by hand. How many presses."""
    await ann.presses(re.compile("^Cases"))
    await ann.presses(re.compile("^Who executes"))
    await ann.sees("0 of 28 cells with a number to call")
    rows = "\n".join([BY_DAY, BY_NIGHT] * len(FOURTEEN.processes))
    await paste(ann, "Executed by: Request Mgmt, Application", rows)
    await ann.sees("28 of 28 cells with a number to call")
    contact = ann.page.get_by_label("Contact: Problem Mgmt, Interface", exact=True)
    await contact.fill("")
    await contact.press("Enter")
    await ann.sees("27 of 28 cells with a number to call")
    return 5  # the chapter, the pass, the paste, the field, Enter


async def is_played(ann: Visitor, stage: Visitor) -> None:
    """Three nights, one after the other; what is found is promised, or kept as a risk."""
    await ann.page.keyboard.press("Escape")
    await ann.page.keyboard.press("n")
    await stage.sees("Sunday 03:00", "Business desk, not on duty")
    gap = "Incident Mgmt (Application): nobody is on duty then; Business desk works"
    await ann.presses(f"Keep as a risk: {gap} {OFFICE}.")
    await ann.sees("kept as a risk")
    await goes_on(ann, stage, "Night desk, on duty", "+358 9 123")
    await goes_on(ann, stage, "3 cases: 0 pass, 1 gap, 1 of them known, 2 not played.")
    await goes_on(ann, stage, "The interface is silent", "Business desk, not on duty")
    await goes_on(ann, stage, "there is no number to call Night desk")
    await goes_on(ann, stage, "1 of them known, 1 not played.")
    await goes_on(ann, stage, "The contract lapses", "Business desk, not on duty")
    await ann.presses(re.compile("^End this night"))
    await stage.sees("3 cases: 0 pass")


async def goes_on(ann: Visitor, stage: Visitor, *then: str) -> None:
    """By the one key: the next step of a night, or the next night."""
    await settled(ann)
    await ann.page.keyboard.press("n")
    await stage.sees(*then)


def verdicts(matrix: Json) -> list[tuple[str, list[str]]]:
    """Each night, and what was found in it."""
    return [(one["title"], [gap["says"] for gap in one["gaps"]]) for one in matrix["cases"]]


async def file(who: Visitor, name: str) -> bytes:
    answer = await who.context.request.get(f"{who.url}/api/workshops/{who.code}/{name}?revision=1")
    assert answer.ok, await answer.text()
    return await answer.body()


async def test_the_whole_arc(
    elsewhere: Server, cast: Cast, server: Server, chromium: Browser, tmp_path: Path
) -> None:
    ann, bob, carol = await asyncio.gather(
        cast.laptop("Ann", server.url),
        cast.phone("Bob", server.url),
        cast.phone("Carol", server.url),
    )
    await start_a_workshop(ann)
    stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
    await is_prepared(ann, bob, carol)
    await is_decided(ann)
    assert await is_executed(ann) < MOST
    await is_played(ann, stage)

    # Closed, with all its files.
    await ann.presses(re.compile("^Sign-off"))
    await ann.asks("sign-off")
    await stage.sees("Revision 1")
    for one in (ann, bob):
        await one.sees("What the session found" if one is bob else "What governs them")
        await one.sees("What falls due", "Next review", "The support model of Invoice archive")
    files = {}
    for link in await ann.page.locator(".files a").all():
        address = str(await link.get_attribute("href"))
        answer = await ann.context.request.get(f"{ann.url}{address}")
        assert answer.ok, address
        files[address.split("/")[-1].split("?")[0]] = await answer.body()
    assert {"matrix.pdf", "minutes.md", "actions.csv", "calendar.ics", "session.html"} <= {*files}
    before = json.loads(files["matrix.json"])
    assert [len(gaps) for _, gaps in verdicts(before)] == [1, 2, 1]

    # The one page is read offline, without a script, in another browser.
    home = tmp_path / "session.html"
    home.write_bytes(files["session.html"])
    offline = await chromium.new_context(java_script_enabled=False, offline=True)
    page = await offline.new_page()
    await page.goto(home.as_uri())
    await expect(page.locator("body")).to_contain_text(before["hash"])
    for title, (said, *_) in verdicts(before):
        await expect(page.locator("body")).to_contain_text(title)
        await expect(page.locator("body")).to_contain_text(said)
    await offline.close()

    # And goes on in a second Remit.
    zoe = await (await cast.laptop("Zoë", elsewhere.url)).goes("/")
    await zoe.page.get_by_label("Session file", exact=True).set_input_files(home)
    await zoe.page.get_by_label("Who facilitates it: your name").fill("Zoë")
    await zoe.presses("Bring it in")
    await zoe.page.wait_for_url("**/facilitate")
    await zoe.sees("Signed off, revision")
    after = json.loads(await file(zoe, "matrix.json"))
    assert after["hash"] == before["hash"]
    assert after["cells"] == before["cells"]
    assert verdicts(after) == verdicts(before)
    assert await file(zoe, "matrix.csv") == files["matrix.csv"]
    for one in (ann, bob, carol, stage, zoe):
        one.is_content()
