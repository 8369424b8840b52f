"""A workshop of an earlier release, put back, goes on with everything there is today."""

import hashlib
import json
from pathlib import Path

import pytest

from app.db import database
from tests.conftest import Servers
from tests.golden import replay
from tests.golden.test_golden import WORKSHOPS, named
from tests.live.people import Guests, Person
from tests.live.server import Server
from tests.live.test_personal_links import comes

pytestmark = pytest.mark.anyio

RISK = {"title": "It breaks", "category": "continuity", "consequence": "Nobody is paid."}
SIGNED = "signed-off"


def put_back(folder: Path, server: Server) -> None:
    engine = database.connect(f"sqlite:///{server.database}")
    database.migrate(engine)
    replay.restore(folder, engine)
    engine.dispose()


async def signed_bytes(ann: Person, revision: int) -> bytes:
    answer = await ann.get(f"/revisions/{revision}/signed")
    assert answer.status_code == 200
    return answer.content


async def hold_the_dialogue(ann: Person, bob: Person) -> None:
    """What no earlier release knew: the ambition, a risk with its three acts."""
    await ann.do("open-chapter", chapter="ambition")
    await ann.do("open-question", question="ambition")
    await bob.do("cast-vote", question="ambition", choice="B")
    await ann.do("reveal", question="ambition")
    await ann.do("adopt-ambition", model="B", acknowledged=True)
    await ann.do("write-risk", **RISK)
    (risk,) = (await ann.look())["risks"]
    await bob.do("understand-risk", risk=risk["id"])
    await bob.do("accept-risk", risk=risk["id"])


async def close_every_cell(ann: Person) -> None:
    """What is open is taken from the model; what is left t.b.d. is waived."""
    await ann.ask("adopt-reference")  # refused where nothing is left
    shown = await ann.look()
    for key in [key for key in shown if key.startswith("cell:")]:
        if shown[key]["accountable"] == "tbd":
            await ann.do("waive", key.removeprefix("cell:"), why="Known.")


@pytest.mark.parametrize("folder", WORKSHOPS, ids=named)
async def test_it_goes_on_with_the_new_things(
    folder: Path, servers: Servers, guests: Guests
) -> None:
    hashes = json.loads((folder / "hashes.json").read_text())
    code = replay.code_of(folder)
    server = servers.new()
    put_back(folder, server)
    server.start()
    key = server.run("facilitator-link", code).said.strip().split("#key=")[1]
    ann = await guests.stranger(server, code, key).enter()
    then = [await signed_bytes(ann, int(number)) for number in hashes]
    assert [hashlib.sha256(one).hexdigest() for one in then] == list(hashes.values())

    if ann.show["workshop"]["state"] == SIGNED:
        await ann.do("start-revision")
    bob = await guests.join(ann, "Bob of today", "business")
    await hold_the_dialogue(ann, bob)
    ivar = await comes(server, guests, ann, "Ivar", "it-manager")
    await close_every_cell(ann)
    await ann.do("sign-off")
    number = len(hashes) + 1
    told = json.loads(await ann.matrix("json", number))
    assert told["ambition"]["model"] == "B"
    assert [one["state"] for one in told["risks"]] == ["accepted"]
    await ivar.do("sign", revision=number, hash=told["hash"])
    (signature,) = json.loads(await ann.matrix("json", number))["signatures"]
    assert (signature["name"], signature["state"]) == ("Ivar", "signed")
    assert (await ann.matrix("pdf", number)).startswith(b"%PDF")

    assert [await signed_bytes(ann, int(number)) for number in hashes] == then
    outcome = server.run("verify")
    assert outcome.status == 0, outcome.said
