"""P3: until the reveal nothing anybody else gets depends on a hidden vote.

The same script is played twice with other hidden votes. Everything that reaches the others is
recorded, and must be the same to the byte, but for times. Two broken variants must be caught.
"""

import re
from typing import NamedTuple

import pytest

from tests.conftest import Servers
from tests.live.files import EXTENSIONS
from tests.live.people import Guests, Person
from tests.live.server import Server

pytestmark = pytest.mark.anyio

ID = re.compile(r"ask-\d+")
TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?")
#: Metrics that count time or memory, those of the machine, and how asks fell into batches, which
#: is a matter of time too.
MEASURED = re.compile(
    r"^(# .*|python_.*|process_.*|remit_commit_seconds_.*|remit_batch_asks_.*|remit_duty_.*|"
    r".*_created.*)$",
    re.M,
)
CELLS = ("incident:application", "incident:interface", "contract:application")


class Hidden(NamedTuple):
    """How Bob and Dev vote, and what Ada advises; everyone else does the same in each run."""

    bob: tuple[str, str, str]
    dev: tuple[str, str, str]
    ada: str  # who advises
    reason: str
    confidence: int | None


ONE = Hidden(("business", "it-ops", "tbd"), ("it-ops", "it-ops", "abstain"), "tbd", "", None)
OTHER = Hidden(
    ("it-delivery", "abstain", "business"),
    ("business", "tbd", "business"),
    "it-ops",
    "CANARY " + "because we hold the contract, " * 40,
    5,
)

Told = dict[str, list[str]]


async def play(server: Server, guests: Guests, hidden: Hidden) -> Told:
    """One workshop up to the moment before the reveal: all that reached everyone but the three."""
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob", "business")
    dev = await guests.join(ann, "Dev", "it-delivery")
    ada = await guests.join(ann, "Ada", "vendor", role="adviser")
    carol = await guests.join(ann, "Carol", "it-ops")
    olga = await guests.join(ann, "Olga", "other", role="observer")
    stage = await guests.watch(ann)
    others = {"ann": ann, "carol": carol, "olga": olga, "stage": stage}

    async def votes(person: Person, ask: str, cell: str, **fields: object) -> None:
        await person.do(ask, cell, **fields)
        for other in others.values():
            await other.do("here")  # whatever came of it has come before this answer

    await ann.do("set-pace", pace="own")
    await stage.sees(lambda show: show["crowd"]["here"] == 6)
    why = {"reason": hidden.reason, "confidence": hidden.confidence}
    for cell, his, hers in zip(CELLS, hidden.bob, hidden.dev, strict=True):
        await votes(bob, "cast-vote", cell, choice=his, **why)
        await votes(dev, "cast-vote", cell, choice=hers)
        await votes(carol, "cast-vote", cell, choice="business", reason="as ever")
        await votes(ada, "cast-vote", cell, choice=hidden.ada, **why)
    await votes(bob, "cast-vote", CELLS[0], choice=hidden.bob[1], **why)
    await votes(bob, "withdraw-vote", CELLS[1])
    await votes(dev, "withdraw-vote", CELLS[1])
    await votes(dev, "cast-vote", CELLS[1], choice=hidden.dev[2], **why)
    told = {name: list(person.frames) for name, person in others.items()}
    for name, person in others.items():
        if name != "stage":
            whole = await person.get()
            told[f"{name}'s look"] = [whole.text, str(len(whole.content))]
            files = [await person.get(f"/matrix.{extension}") for extension in EXTENSIONS]
            told[f"{name}'s files"] = [
                f"{file.headers['content-disposition']} {file.content!r}" for file in files
            ]
    told["stage's page"] = [server.get(f"/w/{ann.code}/stage").text]
    told["metrics"] = [MEASURED.sub("", server.get("/metrics").text)]
    told["log"] = server.log.replace(str(server.port), "PORT").splitlines()
    # Only now may it come out: the script did hide something.
    await ann.do("reveal", CELLS[0])
    show = await ann.sees(lambda show: show[f"cell:{CELLS[0]}"]["state"] == "revealed")
    assert hidden.bob[1] in show[f"cell:{CELLS[0]}"]["tally"]
    assert show[f"cell:{CELLS[0]}"]["advice"] == {hidden.ada: {"vendor": 1}}

    def masked(text: str) -> str:
        return TIME.sub("TIME", ID.sub("ID", text.replace(str(server.port), "PORT")))

    return {name: [masked(one) for one in said] for name, said in told.items()}


async def differences(servers: Servers, guests: Guests, variant: str) -> set[str]:
    """Through whom, or what, something of the hidden votes came out."""
    variant = f"same-ids{variant}"
    public = "http://remit.example"  # in links, and in the picture of one: ports differ
    one = await play(servers.start(variant, PUBLIC_URL=public), guests, ONE)
    other = await play(servers.start(variant, PUBLIC_URL=public), guests, OTHER)
    assert one.keys() == other.keys()
    assert all(len(said) for said in one.values())
    return {name for name in one if one[name] != other[name]}


async def test_nothing_that_reaches_others_depends_on_hidden_votes(
    servers: Servers, guests: Guests
) -> None:
    assert await differences(servers, guests, "") == set()


async def test_a_leak_by_the_order_of_names_is_found(servers: Servers, guests: Guests) -> None:
    found = await differences(servers, guests, ",leaks-by-order")
    assert {"ann", "carol", "olga", "stage"} <= found


async def test_a_leak_into_the_exports_is_found(servers: Servers, guests: Guests) -> None:
    found = await differences(servers, guests, ",leaks-by-export")
    assert {"ann's files", "carol's files", "olga's files"} <= found


async def test_no_word_of_a_hidden_vote_is_in_the_public_log(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start()
    ann = await guests.open(server)
    await ann.do("set-pace", pace="own")
    await ann.do("cast-vote", CELLS[0], choice="tbd", reason="CANARY")
    assert "CANARY" not in server.log
    assert "CANARY" not in server.get("/metrics").text
    whole = await ann.look()
    assert whole["mine_why"][CELLS[0]]["reason"] == "CANARY"
    bob = await guests.join(ann, "Bob")
    assert "CANARY" not in "".join(bob.frames)
