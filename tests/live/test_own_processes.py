"""Workshops of 9, 17 and 40 processes: voted, signed, changed, signed again, read in each file."""

import csv
import io
import json
from typing import Any, NamedTuple

import httpx2
import openpyxl  # type: ignore[import-untyped]  # it ships no types
import pytest

from app.matrix.catalogue import FOURTEEN
from app.matrix.reference import MEANINGS
from tests.documents.records import CALLED
from tests.live import files
from tests.live.people import Guests, Json, Person
from tests.live.server import PATIENCE, Server

pytestmark = pytest.mark.anyio
ADDED, CALLED_SO = "Exit & Transition Back", "Called <i>otherwise</i>"
HEAD = "Support process"


def own(number: int) -> Json:
    names = [*CALLED, *(f"Own process {one}" for one in range(40))]
    return {"process": f"own-{number}", "name": names[number - 1]}


#: Ours of nine and seventeen, and a file with as many as a workshop may have.
SIZES: dict[int, Any] = {
    9: "saas-light",
    17: "data-platform",
    40: {
        "remit": "template",
        "processes": [
            *({"process": process} for process in FOURTEEN.processes),
            *(own(number) for number in range(1, 27)),
        ],
    },
}


class Room(NamedTuple):
    """Who has signed two revisions, and what each was made of."""

    ann: Person
    first: list[str]  # the ids of its processes, in their order
    then: list[str]
    added: str


async def settle(ann: Person) -> None:
    """Whatever is still open, or t.b.d., is somebody's."""
    show = await ann.look()
    for process in show["processes"]:
        for scope in ("application", "interface"):
            cell = show[f"cell:{process}:{scope}"]
            if cell["state"] != "decided" or cell["accountable"] == "tbd":
                if cell["state"] == "decided":
                    await ann.do("reopen", f"{process}:{scope}")
                await ann.do("decide", f"{process}:{scope}", accountable="it-ops")


async def played(server: Server, guests: Guests, size: int) -> Room:
    ann = await guests.open(server, service="Data platform", template=SIZES[size])
    bob, carol = [
        await guests.join(ann, name, party)
        for name, party in (("Bob", "business"), ("Carol", "it-ops"))
    ]
    stage = await guests.watch(ann)
    first = stage.show["processes"]
    assert len(first) == size
    last = f"{first[-1]}:application"

    # The last of them is voted on like any other.
    await ann.do("focus", last)
    await bob.do("cast-vote", last, choice="business")
    await carol.do("cast-vote", last, choice="it-ops")
    seen = await stage.sees(lambda show: show[f"cell:{last}"]["voted"] == 2)
    assert seen[f"cell:{last}"]["tally"] is None
    await ann.do("reveal", last)
    seen = await stage.sees(lambda show: show[f"cell:{last}"]["tally"])
    assert seen[f"cell:{last}"]["pattern"] == "contested"
    await ann.do("decide", last, accountable="business", rationale="They pay for it.")
    for case in ann.show["cases"]:  # or a process that one goes through could not be dropped
        await ann.do("drop-case", case=case["id"])
    await ann.do("adopt-reference")
    await settle(ann)
    await ann.do("sign-off")

    # In the next revision one goes, one comes first, one is called otherwise.
    await ann.do("start-revision")
    await ann.do("drop-process", process=first[0])
    await ann.do("add-process", name=ADDED, before=first[1])
    await ann.do("reword", process=first[1], name=CALLED_SO)
    await ann.sees(lambda show: first[1] in show["wording"])
    await settle(ann)
    then = list(ann.show["processes"])
    assert then[1:] == first[1:]
    assert len(then) == size
    assert await ann.matrix("pdf"), "a draft is printed, too"
    draft = files.pages(await ann.matrix("pdf"))
    assert all("DRAFT" in page for page in draft)
    signed = await ann.do("sign-off")
    await ann.hears_of(signed.seq)
    return Room(ann, first, then, then[0])


def names(show: Json) -> list[str]:
    """What each is called now, in the order of the matrix."""
    worded = show["wording"]
    return [worded.get(one, {}).get("name") or MEANINGS[one].name for one in show["processes"]]


async def told_alike(room: Room, wanted: list[str]) -> None:
    """Every file of the last revision has these rows."""
    ann = room.ann
    lines = list(csv.reader(io.StringIO((await ann.matrix("csv", 2)).decode("utf-8-sig"))))
    assert [row[0].removeprefix("'") for row in lines[1:]] == wanted
    assert not any(row[0].startswith("=") for row in lines)

    content = await ann.matrix("xlsx", 2)
    assert [row[0] for row in files.sheets(content)["Matrix"][4:]] == wanted
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert {sheet.print_title_rows for sheet in book} == {"$4:$4"}

    cells = json.loads(await ann.matrix("json", 2))["cells"]
    assert [cell["name"] for cell in cells] == [name for name in wanted for _ in range(2)]
    assert [cell["process"] for cell in cells[::2]] == room.then

    text = (await ann.matrix("md", 2)).decode()
    assert "<i>" not in text
    rows = text.replace("\\", "").split("## Matrix")[1].split("## ")[0]
    assert [name for name in wanted if name not in rows] == []

    paper = files.pages(await ann.matrix("pdf", 2))
    headed = [page for page in paper if HEAD in page and "Accountable · Application" in page]
    assert (len(headed) == 1) == (len(wanted) <= 20)
    assert all("Revision 2" in page and "DRAFT" not in page for page in paper)


async def compared(room: Room, size: int) -> None:
    ann, gone = room.ann, room.first[0]
    told = (await ann.get("/compare", params={"from": 1, "to": 2})).json()
    by = {f"{one['process']}:{one['scope']}": one for one in told["cells"]}
    assert len(by) == 2 * size + 2
    assert (by[f"{room.added}:application"]["from"], by[f"{gone}:interface"]["to"]) == (None, None)
    about = " / ".join(told["about"])
    for words in (f"Processes added: {ADDED}", "Processes dropped: ", "Called otherwise: "):
        assert words in about
    page = (await ann.get("/compare.md", params={"from": 1, "to": 2})).text
    assert "| not there | IT OPS | process added |" in page
    assert "| not there | process dropped |" in page


async def brought_in(server: Server, room: Room) -> None:
    """The page of the session opens elsewhere with the same hashes, names and order."""
    page = (await room.ann.get("/session.html")).content
    async with httpx2.AsyncClient(base_url=server.url, timeout=PATIENCE) as http:
        answer = await http.post(
            "/api/workshops/import",
            content=page,
            params={"facilitator": "Ann"},
            headers={"Content-Type": "text/html"},
        )
    assert answer.status_code == 201, answer.text
    made = answer.json()
    async with Person(server, made["code"], made["key"]) as again:
        show = await again.look()
        for key in ("processes", "wording"):
            assert show[key] == room.ann.show[key], key
        hashes = [one["hash"] for one in show["revisions"]]
        assert hashes == [one["hash"] for one in room.ann.show["revisions"]]
        assert await again.matrix("csv", 2) == await room.ann.matrix("csv", 2)


@pytest.mark.parametrize("size", SIZES)
async def test_a_workshop_of_any_size_is_voted_signed_printed_and_compared(
    server: Server, guests: Guests, size: int
) -> None:
    room = await played(server, guests, size)
    wanted = names(room.ann.show)
    assert wanted[:2] == [ADDED, CALLED_SO]
    await told_alike(room, wanted)
    await compared(room, size)
    await brought_in(server, room)

    # What is told besides knows them, too.
    minutes = (await room.ann.get("/minutes.md")).text
    assert "Processes added: Exit" in minutes
    assert "Processes dropped: Request Mgmt." in minutes
    assert (await room.ann.get("/actions.csv")).status_code == 200
    ballot = files.pages((await room.ann.get("/ballot.pdf")).content)
    assert len(ballot) == (1 if size <= 20 else 2)
    assert ADDED in ballot[0]
