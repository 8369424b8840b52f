"""A partnership agreement over the wire: the contract's part three, in a story and by its names."""

import hashlib

import httpx2
import pytest

from app.agreement.questions import QUESTIONS
from tests.live.partners import Partners, hash_of, signed_matrix
from tests.live.people import Guests, Json, Person
from tests.live.server import PATIENCE, Server

pytestmark = pytest.mark.anyio

#: As part three of the contract names them, and what else there is.
FROZEN = {
    *("agreement", "philosophy", "staff", "meetings", "objectives", "actions", "citations"),
    *("proposals", "gaps", "signatures", *(f"question:{one}" for one in QUESTIONS)),
}
BESIDE = {
    *("you", "people", "mine", "recent", "standing", "appendices", "held", "sitting", "agenda"),
    *("signatories", "revisions"),
}


async def both_sides(server: Server, partners: Partners) -> tuple[Person, Person, Person]:
    ann = await partners.agree(server)
    return ann, await partners.side(ann, "Bob", 0), await partners.side(ann, "Carol", 1)


async def test_the_screen_has_the_keys_of_the_contract(server: Server, partners: Partners) -> None:
    ann, _, _ = await both_sides(server, partners)
    show = await ann.look()
    assert show.keys() == FROZEN | BESIDE
    assert show["agreement"] == {
        "code": ann.code,
        "title": "Finance and IT",
        "sides": ["Finance", "IT"],
        "state": "live",
        "revision": None,
    }
    page = f"{server.url}/a/{ann.code}"
    assert ann.links["join"] == page
    assert ann.links["facilitate"].startswith(f"{page}/facilitate#key=")


async def test_both_sides_write_at_once_and_see_it_live(
    both: list[Server], partners: Partners
) -> None:
    """On two processes of one database: a clash is told to the second, and nothing is lost."""
    ann = await partners.agree(both[0])
    bob = await (await partners.side(ann, "Bob", 0)).enter()
    carol = await partners.side(ann, "Carol", 1)
    carol = await partners.stranger(both[1], ann.code, carol.key).enter()
    await bob.do("write-philosophy", text="We close the books together.", base=0)
    await carol.sees(lambda show: show["philosophy"]["version"] == 1)
    assert carol.show["philosophy"]["changed_by"] == "Bob"
    refused = await carol.ask("write-philosophy", text="On the old one.", base=0)
    assert refused.code == "conflict"
    await carol.do("write-philosophy", text="We close them in time.", base=1)
    await bob.sees(lambda show: show["philosophy"]["text"] == "We close them in time.")
    told = (await bob.get("/more/philosophy")).json()
    assert [one["text"] for one in told["items"]] == ["We close the books together."]


async def test_a_newer_matrix_in_force_is_marked_while_one_looks_on(
    both: list[Server], partners: Partners, guests: Guests
) -> None:
    """The matrix is signed anew on one process, and seen at once on the other."""
    wim = await signed_matrix(both[0], guests)
    ann = await (await partners.agree(both[1], side=1)).enter()
    fields: Json = {"workshop": wim.code, "revision": 1}
    wrong = await ann.ask("cite-matrix", **fields, hash="0" * 64)
    assert wrong.code == "not-found"
    await ann.do("cite-matrix", **fields, hash=await hash_of(wim))
    await ann.sees(lambda show: show["citations"])
    assert ann.show["citations"][0]["newer"] is None
    await wim.do_by_api("start-revision")
    await wim.do_by_api("sign-off")
    await ann.sees(lambda show: show["citations"][0]["newer"] == 2)
    await ann.do("cite-matrix", item="c1", revision=2, hash=await hash_of(wim))
    await ann.sees(lambda show: show["citations"][0]["newer"] is None)


async def test_four_sign_by_their_links_and_the_bytes_prove_it(
    server: Server, partners: Partners
) -> None:
    ann, bob, _ = await both_sides(server, partners)
    await bob.do_by_api("share-objective", title="Close in 3 days", measure="days")
    four = [
        await partners.by_link(ann, name, office=office)
        for name, office in (
            ("Rita", "relationship-manager"),
            ("Bea", "business-manager"),
            ("Ivan", "it-manager"),
            ("Lena", "business-line-manager"),
        )
    ]
    await ann.do_by_api("sign-off")
    hashed = await hash_of(ann)
    for one in four:
        await one.do_by_api("sign", revision=1, hash=hashed)
    show = await ann.look()
    assert {one["state"] for one in show["signatures"]} == {"signed"}
    assert show["revisions"][0]["in_force"] is True
    signed = await ann.get("/revisions/1/signed")
    assert hashlib.sha256(signed.content).hexdigest() == hashed
    refused = await bob.ask_by_api(bob.body("share-objective", title="Late"))
    assert refused.json()["code"] == "signed-off"
    await ann.do_by_api("start-revision")
    await bob.do_by_api("share-objective", item="o1", title="Close in 2 days")
    await ann.do_by_api("sign-off")
    asked = [one for one in (await ann.look())["signatures"] if one["state"] == "asked"]
    assert [one["changed"] for one in asked] == [["o1"]] * 4


async def test_an_agreement_is_no_workshop_and_no_key_opens_the_other(
    server: Server, partners: Partners, guests: Guests
) -> None:
    ann, bob, _ = await both_sides(server, partners)
    wim = await signed_matrix(server, guests)
    for path in ("workshops", "agreements"):
        for person in (ann, wim):
            told = await person.http.get(f"/api/{path}/{person.code}")
            assert told.status_code == (200 if path == person.plural else 404), path
    stolen = await bob.http.get(f"/api/workshops/{wim.code}")
    assert stolen.status_code == 404
    answer = await ann.http.post(f"/api/workshops/{ann.code}/people", json={"name": "Eve"})
    assert answer.status_code in (404, 422)


async def test_asked_again_under_its_id_an_agreement_is_the_same(
    server: Server, partners: Partners
) -> None:
    body = {"title": "A", "sides": ["B", "C"], "facilitator": "Ann", "id": "long enough to be mine"}
    made = [await partners.posted(server, "/api/agreements", body) for _ in range(2)]
    assert made[0]["code"] == made[1]["code"]
    other = await ann_of(server, {**body, "title": "Another"})
    assert other == 409


async def ann_of(server: Server, body: Json) -> int:
    async with httpx2.AsyncClient(base_url=server.url, timeout=PATIENCE) as http:
        return (await http.post("/api/agreements", json=body)).status_code


@pytest.mark.parametrize(
    "wrong",
    [
        {"sides": ["Finance"]},
        {"sides": ["Finance", "IT", "Vendor"]},
        {"sides": ["IT", "IT"]},
        {"sides": "Finance"},
        {"title": ""},
        {"title": "T" * 121},
        {"facilitator": ""},
        {"side": 2},
        {"model": "A"},
    ],
)
async def test_what_makes_no_agreement_is_refused(
    server: Server, wrong: Json, partners: Partners
) -> None:
    body = {"title": "Finance and IT", "sides": ["Finance", "IT"], "facilitator": "Ann"}
    assert await ann_of(server, {**body, **wrong}) == 422


async def test_no_vote_is_seen_before_the_reveal(server: Server, partners: Partners) -> None:
    """What others and a stage are sent does not depend on what was chosen."""
    heard: dict[str, list[str]] = {}
    for choice in ("guardian", "partnership"):
        ann, bob, carol = await both_sides(server, partners)
        carol = await carol.enter()
        stage = await partners.stranger(server, ann.code).enter(stage=True)
        first = len(carol.frames), len(stage.frames)
        await bob.do_by_api("cast-vote", question="standing:now", choice=choice)
        for one in (carol, stage):
            await one.sees(lambda show: show["question:standing:now"]["voted"] == 1)
        heard[choice] = [*carol.frames[first[0] :], *stage.frames[first[1] :]]
        voter = (await bob.look())["you"]["person"]
        heard[choice] = [frame.replace(voter, "bob") for frame in heard[choice]]
    assert heard["guardian"] == heard["partnership"]
