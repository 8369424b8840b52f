"""Whole workshops, from the first address to the signed revision, over the death of the server."""

import csv
import hashlib
import json
from pathlib import Path

import pytest

from app.matrix.catalogue import FOURTEEN
from tests.conftest import Servers
from tests.live import files
from tests.live.people import Guests, Json, Person
from tests.live.server import Server

pytestmark = pytest.mark.anyio

PUBLISHED = Path(__file__).parent.parent / "reference_models.csv"
INCIDENT = "incident:application"
HANDOVER = "supportability-transition:application"


def reference(person: Person) -> dict[str, str]:
    """What the screen says the model says, cell by cell."""
    return {cell.key: person.cell(cell.key)["reference"] for cell in FOURTEEN.cells}


async def vote(people: list[Person], cell: str, *choices: str) -> None:
    for person, choice in zip(people, choices, strict=True):
        await person.do("cast-vote", cell, choice=choice)


async def test_a_business_operated_service_from_the_first_vote_to_the_signed_matrix(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start()
    ann = await guests.open(server, model="B", service="Customer portal")
    page = f"{server.url}/w/{ann.code}"
    assert ann.links == {
        "join": page,
        "facilitate": f"{page}/facilitate#key={ann.key}",
        "stage": f"{page}/stage",
    }
    bob = await guests.join(ann, "Bob", "business")
    carol = await guests.join(ann, "Carol", "it-ops")
    dev = await guests.join(ann, "Dev", "it-delivery")
    voters = [bob, carol, dev]
    stage = await guests.watch(ann)

    # Nobody claims the incidents: the vote shows it, and not before it is revealed.
    await ann.do("focus", INCIDENT)
    await vote(voters, INCIDENT, "it-ops", "business", "business")
    for person in (ann, stage, *voters):
        show = await person.sees(lambda show: show[f"cell:{INCIDENT}"]["voted"] == 3)
        hidden = show[f"cell:{INCIDENT}"]
        assert hidden["voters"] == [bob.id, carol.id, dev.id]
        assert (hidden["state"], hidden["tally"], hidden["pattern"]) == ("open", None, None)
    assert bob.show["mine"] == {INCIDENT: "it-ops"}
    assert ann.show["mine"] == {}
    assert (await bob.ask("reveal", INCIDENT)).code == "forbidden"
    await ann.do("reveal", INCIDENT)
    for person in (ann, stage, *voters):
        show = await person.sees(lambda show: show[f"cell:{INCIDENT}"]["state"] == "revealed")
        out = show[f"cell:{INCIDENT}"]
        assert out["tally"] == {
            "it-ops": {"business": 1},
            "business": {"it-ops": 1, "it-delivery": 1},
        }
        assert out["pattern"] == "orphaned"
    assert (await bob.ask("cast-vote", INCIDENT, choice="business")).code == "wrong-state"

    # They talk, vote again, and a named person records what they came to.
    await ann.do("vote-again", INCIDENT)
    await vote(voters, INCIDENT, "business", "business", "business")
    await ann.do("reveal", INCIDENT)
    await ann.sees(lambda show: show[f"cell:{INCIDENT}"]["pattern"] == "agreed")
    await ann.do(
        "decide",
        INCIDENT,
        accountable="business",
        executed_by="CloudDesk",
        rationale="Sales holds the contract.",
        dissent="Operations would rather see it there.",
    )
    await ann.do("adopt-reference")
    wanted = {**reference(ann), INCIDENT: "business"}
    await files.all_agree(bob, None, wanted)

    # Model B leaves one cell open; it has to be promised to somebody first.
    refused = await ann.ask("sign-off")
    assert (refused.code, refused.done) == ("wrong-state", False)
    assert (await bob.get("/matrix.pdf", params={"revision": 1})).status_code == 404
    await ann.do("promise", HANDOVER, owner="Dev", due="2027-01-31", next_step="Write a runbook")
    signed = await ann.do("sign-off")
    show = await bob.hears_of(signed.seq)
    assert (show["workshop"]["state"], show["workshop"]["revision"]) == ("signed-off", 1)
    digest = await files.all_agree(bob, 1, wanted)
    assert digest == show["revisions"][0]["hash"]
    assert (await ann.ask("reopen", INCIDENT)).code == "signed-off"
    before = {one: await bob.matrix(one, 1) for one in files.EXTENSIONS}
    last = await carol.hears_of(signed.seq)

    # The lights go out. Everything is as it was, and the matrix is the same to the last byte.
    server.kill()
    server.start()
    assert await files.all_agree(bob, 1, wanted) == digest
    assert {one: await bob.matrix(one, 1) for one in files.EXTENSIONS} == before
    await carol.enter()
    unlike = {key for key in last if carol.show[key] != last[key]}
    assert unlike <= {"people", "crowd", "clock"}
    cell = files.cells(before["json"])[INCIDENT]
    assert cell["accountable"] == "Business"
    assert cell["executed_by"] == "CloudDesk"
    assert cell["rationale"] == "Sales holds the contract."
    assert cell["dissent"] == "Operations would rather see it there."
    assert hash_of(json.loads(before["json"])["record"]) == digest
    promised = files.cells(before["json"])[HANDOVER]["promise"]
    assert promised == {"owner": "Dev", "due": "2027-01-31", "next_step": "Write a runbook"}
    report = server.run("verify")
    assert (report.status, "1 revisions checked" in report.said) == (0, True), report.said


def hash_of(record: Json) -> str:
    """As the JSON export itself says it is computed."""
    text = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


async def test_an_it_operated_service_is_joined_until_it_is_taken_apart(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server, model="A")
    bob = await guests.join(ann, "Bob", "it-ops")
    assert ann.show["workshop"]["joined"] is True
    await ann.do("focus", INCIDENT)
    await bob.do("cast-vote", "incident:interface", choice="it-ops")
    await ann.do("reveal", INCIDENT)
    show = await bob.sees(lambda show: show[f"cell:{INCIDENT}"]["state"] == "revealed")
    assert show["cell:incident:interface"] == show[f"cell:{INCIDENT}"]
    await ann.do("decide", "incident:both", accountable="it-ops")
    await ann.do("adopt-reference")
    wanted = reference(ann)
    await files.all_agree(ann, None, wanted)
    await ann.do("sign-off")
    first = await files.all_agree(ann, 1, wanted)

    # The next revision takes the columns apart and changes one of the halves.
    await ann.do("start-revision")
    await ann.do("take-apart")
    await ann.do("reopen", "contract:interface")
    await ann.do("decide", "contract:interface", accountable="business")
    await ann.do("sign-off")
    second = await files.all_agree(ann, 2, {**wanted, "contract:interface": "business"})
    assert await files.all_agree(ann, 1, wanted) == first != second
    told = json.loads(await ann.matrix("json", 2))
    assert told["record"]["previous"] == first


async def test_a_mixed_service_starts_open_and_every_open_cell_needs_a_promise(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server, model="C")
    assert set(reference(ann).values()) == {"tbd"}
    await ann.do("adopt-reference")
    for cell in FOURTEEN.cells[:-1]:
        if cell.scope == "application":
            await ann.do("promise", cell.key, owner="Bob", due="2027-03-01")
        else:
            await ann.do("waive", cell.key, why="The interface is switched off in March.")
    refused = await ann.ask("sign-off")
    assert (refused.code, refused.why.split()[0]) == ("wrong-state", "1")
    await ann.do("promise", FOURTEEN.cells[-1].key, owner="Bob", due="2027-03-01")
    await ann.do("sign-off")
    await files.all_agree(ann, 1, dict.fromkeys(reference(ann), "tbd"))


@pytest.mark.parametrize("model", ["A", "B", "C"])
async def test_an_adopted_reference_is_the_published_table(
    server: Server, guests: Guests, model: str
) -> None:
    ann = await guests.open(server, model=model)
    await ann.do("adopt-reference")
    published = [
        [row["process"], *(value for column, value in row.items() if column.startswith(model))]
        for row in csv.DictReader(PUBLISHED.read_text().splitlines())
    ]
    assert files.table(await ann.matrix("csv"))[1:] == published
