"""What is handed out besides the matrix: a sheet to tick, and a list of what there is to do."""

import pytest

from app.documents import carried
from tests.live.people import Guests
from tests.live.server import Server

pytestmark = pytest.mark.anyio
OPEN = "supportability-transition:application"
PROMISE = {"owner": "Dana", "due": "2099-12-24", "next_step": "Ask the vendor."}


async def test_what_there_is_to_do_is_told_of_the_draft_and_of_a_revision(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    await ann.do("adopt-reference")
    await ann.do("promise", OPEN, **PROMISE)
    draft = await ann.get("/actions.csv")
    assert "2099-12-24,Keep a promise,Ask the vendor.,Dana," in draft.text
    assert "DRAFT" in draft.text
    assert "actions, DRAFT.csv" in draft.headers["content-disposition"]
    await ann.do("sign-off")
    signed = await ann.get("/actions.csv?revision=1")
    assert (signed.status_code, "DRAFT" in signed.text) == (200, False)
    assert signed.headers["content-type"].startswith("text/csv")
    assert (await ann.get("/actions.csv?revision=2")).status_code == 404


async def test_a_ballot_to_tick_is_handed_out(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    sheet = await ann.get("/ballot.pdf")
    assert sheet.content.startswith(b"%PDF")
    assert "ballot sheet.pdf" in sheet.headers["content-disposition"]


async def test_a_calendar_of_it_is_told_too(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    await ann.do("adopt-reference")
    await ann.do("promise", OPEN, **PROMISE)
    told = await ann.get("/calendar.ics")
    assert told.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20991224" in told.text
    assert ann.code not in told.text


async def test_minutes_of_the_draft_and_of_a_revision_are_told(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    await ann.do("adopt-reference")
    await ann.do("promise", OPEN, **PROMISE)
    draft = await ann.get("/minutes.md?zone=Europe/Helsinki")
    assert draft.headers["content-type"].startswith("text/markdown")
    assert "minutes, DRAFT.md" in draft.headers["content-disposition"]
    assert "Promised by Dana, due 2099-12-24." in draft.text
    await ann.do("sign-off")
    signed = await ann.get("/minutes.md")
    assert "Revision 1 was closed." in signed.text
    await ann.do("start-revision")
    begun = await ann.get("/minutes.md")
    assert "Work on revision 2 began" in begun.text
    assert "Dana" not in begun.text
    assert (await ann.get("/minutes.md?revision=1")).text == signed.text
    assert (await ann.get("/minutes.md?revision=2")).status_code == 404


async def test_the_session_is_told_as_one_page(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    await ann.do("adopt-reference")
    await ann.do("waive", OPEN, why="None.")
    draft = await ann.get("/session.html")
    assert draft.headers["content-type"].startswith("text/html")
    assert "session, DRAFT.html" in draft.headers["content-disposition"]
    assert draft.headers["content-disposition"].startswith("attachment")
    await ann.do("sign-off")
    await ann.do("start-revision")
    await ann.do("sign-off")
    last = carried.of_page((await ann.get("/session.html")).content)
    assert [one.revision for one in last.revisions] == [1, 2]
    signed = await ann.get("/revisions/2/signed")
    assert last.revisions[1].signed == signed.content
    first = carried.of_page((await ann.get("/session.html?revision=1")).content)
    assert first.revisions == last.revisions[:1]
    assert carried.of_json((await ann.get("/matrix.json")).content) == last


@pytest.mark.parametrize(
    "name", ["actions.csv", "ballot.pdf", "calendar.ics", "minutes.md", "session.html"]
)
async def test_a_stranger_gets_neither(server: Server, guests: Guests, name: str) -> None:
    ann = await guests.open(server)
    refused = await guests.stranger(server, ann.code).get(f"/{name}")
    assert refused.status_code == 401
