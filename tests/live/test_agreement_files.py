"""An agreement goes home: each of its files over HTTP, as a draft and as it was signed."""

import hashlib
import io
import json
from typing import Any

import docx
import pytest
from icalendar import Calendar
from pypdf import PdfReader

from tests.live.partners import Partners, hash_of
from tests.live.people import Person
from tests.live.server import Server

pytestmark = pytest.mark.anyio

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "json": "application/json",
    "html": "text/html",
}
CONTACT = "rita@example.org"


async def drafted(server: Server, partners: Partners) -> tuple[Person, Person]:
    """Ann leads; Bob, of Finance, has written something into each section."""
    ann = await partners.agree(server)
    bob = await partners.side(ann, "Bob", 0)
    await bob.do_by_api("write-philosophy", text="We close the books together.", base=0)
    await bob.do_by_api(
        "name-staff", name="Rita", side=1, role="Relationship manager", contact=CONTACT
    )
    await bob.do_by_api(
        "plan-meeting", title="Review", purpose="What happened", level="operational",
        every="month", starts="2027-01-07 09:00", zone="Europe/Helsinki", attendees=["Rita", "Bob"],
    )  # fmt: skip
    await bob.do_by_api("share-objective", title="Close in 3 days", measure="days")
    await bob.do_by_api(
        "plan-action", title="Move the cut-off", owner="Rita", due="2027-03-01", objective="o1"
    )
    return ann, bob


async def file(person: Person, name: str, **asked: str | int) -> bytes:
    answer = await person.get(f"/{name}", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.content


async def events(person: Person) -> Any:
    return Calendar.from_ical(await file(person, "calendar.ics")).walk("VEVENT")


def words(ending: str, content: bytes) -> str:
    """What stands in it, as the program for it reads it; line ends and all white space as one."""
    if ending == "pdf":
        text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    elif ending == "docx":
        opened = docx.Document(io.BytesIO(content))
        cells = [cell.text for one in opened.tables for row in one.rows for cell in row.cells]
        text = " ".join([*(one.text for one in opened.paragraphs), *cells])
    else:
        text = content.decode()
    return " ".join(text.split())


@pytest.mark.parametrize("ending", KINDS)
async def test_a_draft_can_be_had_as_each_of_them(
    server: Server, partners: Partners, ending: str
) -> None:
    _, bob = await drafted(server, partners)
    answer = await bob.get(f"/agreement.{ending}")
    assert answer.headers["content-type"].split(";")[0] == KINDS[ending]
    named = f'filename="Finance and IT, agreement, DRAFT.{ending}"'
    assert named in answer.headers["content-disposition"]
    told = words(ending, answer.content)
    for said in ("We close the books together.", "Rita", CONTACT, "Review", "Close in 3 days",
                 "Move the cut-off", "Nobody holds the role of service owner."):  # fmt: skip
        assert said in told, said


async def test_a_revision_keeps_what_was_signed_under_its_hash(
    server: Server, partners: Partners
) -> None:
    ann, bob = await drafted(server, partners)
    await ann.do_by_api("sign-off")
    hashed = await hash_of(ann)
    await ann.do_by_api("start-revision")
    await bob.do_by_api("write-philosophy", text="We close them in time.", base=1)
    for ending in KINDS:
        told = words(ending, await file(ann, f"agreement.{ending}", revision=1))
        assert "We close the books together." in told
        assert hashed in told.replace(" ", ""), ending
        assert "DRAFT" not in told
    read = json.loads(await file(ann, "agreement.json", revision=1))
    text = json.dumps(read["record"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(text.encode()).hexdigest() == read["hash"] == hashed
    changes = json.loads(await file(ann, "agreement.json"))["changes"]
    assert changes["since"] == 1
    assert changes["about"][0].startswith("Relationship philosophy: written anew")


async def test_its_meetings_go_into_a_calendar(server: Server, partners: Partners) -> None:
    _, bob = await drafted(server, partners)
    before = await events(bob)
    assert [str(one["summary"]) for one in before] == ["Review", "Action: Move the cut-off"]
    (review,) = (await bob.look())["meetings"]
    await bob.do_by_api("move-meeting", item=review["id"], on="2027-02-07", to="2027-02-09 10:00")
    after = await events(bob)
    assert after[0]["uid"] == before[0]["uid"] == after[1]["uid"]
    assert after[0]["sequence"] > before[0]["sequence"]
    assert str(after[1]["dtstart"].dt) == "2027-02-09 10:00:00+02:00"


async def test_two_revisions_stand_side_by_side(server: Server, partners: Partners) -> None:
    ann, bob = await drafted(server, partners)
    await ann.do_by_api("sign-off")
    await ann.do_by_api("start-revision")
    await bob.do_by_api("plan-action", item="a1", due="2027-04-01")
    await ann.do_by_api("sign-off")
    told = json.loads(await file(bob, "compare", **{"from": 1, "to": 2}))
    (changed,) = told["sections"]["actions"]["changed"]
    assert changed["title"] == "Move the cut-off"
    assert changed["fields"][0]["words"] == "due: 2027-04-01, was “2027-03-01”"
    text = (await file(bob, "compare.md", **{"from": 1, "to": 2})).decode()
    assert "| Move the cut-off | due | 2027-03-01 | 2027-04-01 |" in text


async def test_who_has_no_key_gets_none_and_a_matrix_is_not_there(
    server: Server, partners: Partners
) -> None:
    ann, bob = await drafted(server, partners)
    stranger = partners.stranger(server, ann.code)
    for name in ("agreement.pdf", "calendar.ics", "compare.md?from=1&to=1"):
        assert (await stranger.get(f"/{name}")).status_code == 401
    assert (await bob.get("/matrix.pdf")).status_code == 404
    assert (await bob.get("/agreement.xlsx")).status_code == 404
    missing = await bob.get("/agreement.pdf?revision=9")
    assert missing.json()["detail"] == "There is no revision 9 here."
