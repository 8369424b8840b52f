"""One workshop before four screens, from the first page to the revision after the signed one."""

import asyncio
import csv
import json
import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.doing import (
    HANDOVER,
    INCIDENT,
    choice,
    focus,
    give_a_name,
    start_a_workshop,
    vote,
)
from tests.browser.visitors import Cast, Visitor
from tests.live import files
from tests.live.server import Server

pytestmark = pytest.mark.anyio

PUBLISHED = Path(__file__).parent.parent / "reference_models.csv"
BECAUSE = "They are on call anyway."
DISSENT = "Sales wants a say at quarter close."
REASON = "They run the servers."
SCOPES = ("application", "interface")
FILES = {"JSON": "json", "CSV": "csv", "XLSX": "xlsx", "PDF": "pdf", "Markdown": "md"}
SHORT = {"IT OPS": "OPS", "IT Delivery": "Delivery"}


def agreed() -> list[list[str]]:
    """Reference Model B, but for the incidents of the application, which this room gives to IT."""
    with PUBLISHED.open(newline="", encoding="utf-8-sig") as file:
        rows = [[row[f"B {scope}"] for scope in SCOPES] for row in csv.DictReader(file)]
    rows[1][0] = "IT OPS"
    return rows


def faces(**instead: str) -> list[str]:
    """The same as the small map abbreviates it."""
    words = [word for row in agreed() for word in row]
    return [{**SHORT, **instead}.get(word, word) for word in words]


async def download(visitor: Visitor, name: str, folder: Path) -> bytes:
    """What comes when this link is pressed."""
    async with visitor.page.expect_download() as coming:
        await visitor.page.get_by_role("link", name=name, exact=True).click()
    download = await coming.value
    kind = FILES[name.split(" of ")[0]]
    assert download.suggested_filename.endswith(f".{kind}")
    path = folder / f"{visitor.name}.{kind}"
    await download.save_as(path)
    return path.read_bytes()


async def check_files(visitor: Visitor, folder: Path) -> str:
    """All five files in the page are the signed revision; answers its hash."""
    came = {name: await download(visitor, name, folder) for name in FILES}
    told = json.loads(came["JSON"])
    digest: str = told["hash"]
    assert (told["service"], told["model"], told["revision"]) == ("Invoice archive", "B", 1)
    incident = files.cells(came["JSON"])["incident:application"]
    assert incident["accountable_id"] == "it-ops"
    assert incident["executed_by"] == "Northwind desk"
    assert (incident["rationale"], incident["dissent"]) == (BECAUSE, DISSENT)

    assert [row[1:3] for row in files.table(came["CSV"])[1:]] == agreed()
    assert [row[1:3] for row in files.sheets(came["XLSX"])["Matrix"][4:]] == agreed()
    text = came["Markdown"].decode()
    paper = files.pages(came["PDF"])
    whole = "".join("".join(paper).split())
    assert all("Revision 1" in page and "DRAFT" not in page for page in paper)
    assert "DRAFT" not in text
    for words in (BECAUSE, DISSENT, "Northwind desk", digest):
        assert words in text.replace("\\", "")
        assert "".join(words.split()) in whole
    return digest


async def test_from_the_first_page_to_the_next_revision(
    cast: Cast, server: Server, tmp_path: Path
) -> None:
    ann = await cast.laptop("Ann", server.url)
    stage = await cast.projector(server.url)
    bob = await cast.phone("Bob", server.url)
    carol = await cast.phone("Carol", server.url)
    phones = (bob, carol)
    everyone = (ann, stage, *phones)

    # Ann opens the workshop, and is told what to do next.
    await ann.goes("/")
    await ann.sees("Nothing on this browser yet.")
    code = await start_a_workshop(ann)
    await ann.sees_heading("Choose the first cell")
    await ann.sees("Nobody has joined yet.", "model")
    await stage.goes(f"/w/{code}/stage")
    await stage.sees("Invoice archive", code, "Nobody has joined yet.")
    await stage.sees_no("Ann")  # who opened it has not come by the code

    # Bob follows the link; Carol types the code, as people type codes.
    await bob.goes(f"/w/{code}")
    await bob.sees_heading("Invoice archive")
    await bob.presses("Join")
    await bob.sees("Write the name the others know you by.")
    await give_a_name(bob, "Business")
    await bob.sees_heading("You are in, Bob")
    await carol.goes("/")
    await carol.page.get_by_role("textbox", name="Code of the workshop").fill(
        f" {code[:4].lower()}-{code[4:].lower()} "
    )
    await carol.presses("Join")
    await carol.sees_heading("Invoice archive")  # the first page asks for a name, too
    await give_a_name(carol, "IT OPS")
    await carol.sees_heading("You are in, Carol")
    await carol.sees("Waiting for the facilitator to open the first question.", "3 of 3")
    await bob.sees("3 of 3")
    await ann.sees("3 of 3 here", "Bob", "Carol")
    await stage.sees("Bob", "Carol", "Business 1", "IT OPS 1")
    await stage.sees_no("Nobody has joined yet.")

    # Ann focuses the incidents: all look at the same question.
    await focus(ann, INCIDENT)
    for one in everyone:
        await one.sees_heading("Incident Mgmt Application" if one is stage else INCIDENT)
        await one.sees("Who answers for getting it back, whoever does the repair?")
    for one in phones:
        await expect(choice(one, "IT OPS")).to_be_visible()
        await one.sees("Tap one. Nobody sees your choice before the reveal.")
    await stage.sees("Nobody has voted yet, 2 to come.")
    await stage.sees_seats(full=0, hollow=2)

    # Bob votes, says how sure he is and why. The room sees that he has, and nothing else.
    await vote(bob, "IT OPS")
    await bob.page.get_by_text("Add a reason or how sure you are").click()
    await bob.presses("4", bob.page.get_by_role("group", name="How sure are you?"))
    await bob.page.get_by_role("textbox", name="Your reason").fill(REASON)
    await bob.page.get_by_role("textbox", name="Your reason").blur()
    await bob.hears(REASON)
    await bob.sees("Saved: IT OPS.")
    await bob.sees_cell(INCIDENT, "OPS")
    for one in (ann, stage):
        await one.sees("1 vote saved, 1 to come.")
        await one.sees_seats(full=1, hollow=1)
        await one.sees_cell(INCIDENT, "1 voted")
    await carol.sees_cell(INCIDENT, "1 voted")
    await ann.sees("Here, no vote yet 1")

    # Ann's first press says who is missing and reveals nothing.
    await ann.presses("Reveal")
    await ann.sees("1 person has not voted. Press again to reveal; they count as not cast.")
    await expect(ann.button("Reveal anyway")).to_be_visible()
    await stage.sees_seats(full=1, hollow=1)
    await vote(carol, "Business")
    for one in (ann, stage):
        await one.sees("2 votes saved. Everybody here has voted.")
        await one.sees_seats(full=2)
    for one in (ann, stage, carol):
        assert not any(REASON in frame or "orphaned" in frame for frame in one.frames)

    # The reveal: nobody claims it, and every screen says so in words.
    await ann.presses("Reveal")
    for one in everyone:
        await one.sees("Orphaned: Business says IT OPS, IT OPS says Business. Nobody claims it.")
        await one.sees_columns(IT_OPS=1, Business=1, IT_Delivery=0)
        await one.sees_cell(INCIDENT, "orphaned")
    for one in (ann, *phones):
        await one.sees(f"Business for IT OPS, sure 4 of 5: {REASON}")
    for one in phones:  # however far down they were
        await expect(one.page.get_by_text("Nobody claims it.").last).to_be_in_viewport()
    await ann.sees("Hear first: Business for IT OPS, IT OPS for Business")

    # They talk, and vote again; the first round stays to be seen.
    await ann.presses("Vote again")
    for one in everyone:
        await one.sees_no("Hear first")
    for one in phones:
        await one.sees("Round 2", "Tap one.")
    await ann.sees("Round 2", "Round 1, superseded.", "Nobody claims it.", REASON)
    await asyncio.gather(vote(bob, "IT OPS"), vote(carol, "IT OPS"))
    await ann.sees("2 votes saved. Everybody here has voted.")
    await ann.presses("Reveal")
    for one in everyone:
        await one.sees("Agreed: All 2 say IT OPS.")
        await one.sees_columns(IT_OPS=2, Business=0)

    # Ann records it, with who does the work, why, and who disagrees.
    await ann.presses("IT OPS", ann.page.get_by_role("group", name="The room decides"))
    await ann.page.get_by_role("textbox", name="Because").fill(BECAUSE)
    await ann.page.get_by_role("combobox", name="Executed by").fill("Northwind desk")
    await ann.page.get_by_role("textbox", name="Dissent").fill(DISSENT)
    await ann.presses("Record")
    for one in everyone:
        await one.sees(BECAUSE)
        await one.sees_cell(INCIDENT, "OPS")
    for one in (ann, *phones):
        await one.sees("Executed by Northwind desk", f"Dissent: {DISSENT}")
    await ann.sees("27 cells to decide", "Round 1, superseded.")

    # The rest comes from the reference model; the matrix fills on every screen.
    await ann.presses("Adopt model B")
    await ann.sees("Takes 27 cells from model B. Press again to adopt.")
    await ann.presses("Press again: adopt 27 from B")
    for one in everyone:
        await one.sees_matrix(faces(**{"t.b.d.": "t.b.d. !"}))
    await expect(ann.button("Adopt model B")).to_be_hidden()

    # One cell is left open: signing waits for its owner and date.
    await ann.presses("Sign off")
    closing = ann.page.get_by_role("dialog", name="Open points and sign-off")
    await expect(closing).to_contain_text("1 cell is t.b.d. with neither an owner and a date")
    await expect(ann.button("Sign off revision 1", closing)).to_be_disabled()
    await ann.presses(f"{HANDOVER}, Application", closing)
    await ann.sees_heading(HANDOVER)
    await ann.page.get_by_role("combobox", name="Owner", exact=True).fill("Bob")
    await ann.page.get_by_label("By", exact=True).fill("2026-12-24")
    await ann.page.get_by_role("textbox", name="Next step").fill("Write the runbook.")
    await ann.presses("Keep")
    for one in (ann, *phones):
        await one.sees("24 Dec 2026. Write the runbook.")
        await one.sees_cell(HANDOVER, "t.b.d.")
    for one in (ann, stage):
        await one.sees("Bob closes it by 24 Dec 2026")

    # Signed: revision 1 everywhere.
    await ann.presses("Sign off")
    await expect(closing).to_contain_text("Nothing is missing.")
    await ann.presses("Sign off revision 1", closing)
    done = ann.page.get_by_role("dialog", name="Signed off: revision 1")
    await expect(done).to_be_visible()
    await expect(ann.page.get_by_text("Bob closes it by 24 Dec 2026")).to_be_visible()
    await expect(ann.page.get_by_text("Change owner, date or waiver")).to_have_count(0)
    await stage.sees("Revision 1")
    await stage.sees_matrix([word for row in agreed() for word in row])
    for one in phones:
        await one.sees("Revision 1, signed off", "What this means for you", "Whom to talk to")
        await one.sees("Still t.b.d.", "Bob, by 24 Dec 2026. Write the runbook.")
    await bob.sees("Business is accountable for 10 cells of Invoice archive.")
    await bob.sees("Request Mgmt Application You answer for")
    await carol.sees("Incident Mgmt Application & Interface You answer for")  # one line for both
    await bob.sees("Incident Mgmt Application: executed by Northwind desk")
    await carol.sees("IT OPS is accountable for 13 cells", "You answer for restoring service")

    # The files behind the links, Ann's and Carol's, are that revision.
    digest = await check_files(ann, tmp_path)
    assert await check_files(carol, tmp_path) == digest
    await expect(done).to_contain_text(digest)
    await stage.sees(digest[:12])

    # Both browsers find their way back from the first page.
    for one, says in ((ann, "you facilitate"), (bob, "you take part")):
        await one.goes("/")
        await one.sees(
            "Invoice archive", re.compile(f"{says} · signed off, revision 1.*{code}", re.DOTALL)
        )
        await one.page.get_by_role("link", name="Invoice archive").click()
        await one.is_live()
    assert ann.page.url.endswith("/facilitate")
    await bob.sees_heading("What this means for you")

    # A living document: the next revision starts from the signed one.
    await ann.presses("Sign off")
    await ann.presses("Start the next revision", ann.page.get_by_role("dialog"))
    await expect(ann.page.get_by_role("dialog", name="Open points and sign-off")).to_be_visible()
    await expect(ann.button("Sign off revision 2")).to_be_visible()
    await ann.page.keyboard.press("Escape")
    await focus(ann, INCIDENT)
    for one in everyone:
        await one.sees_cell(INCIDENT, "OPS")
        await one.sees(BECAUSE)
    for one in phones:
        await one.sees_no("What this means for you")
    await ann.presses("Reopen")
    for one in phones:
        await expect(choice(one, "IT OPS")).to_be_visible()
    await ann.sees("Earlier decision, reopened.", "1 cell to decide")
