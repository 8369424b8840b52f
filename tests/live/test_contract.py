"""The contract, one sentence at a time: asks and their answers, screens, limits, refusals."""

import asyncio
import json

import pytest

from app.matrix.catalogue import FOURTEEN
from app.matrix.question import STANDING
from tests.conftest import Servers
from tests.live.people import Guests, Json
from tests.live.server import Server

pytestmark = pytest.mark.anyio

INCIDENT = "incident:application"
SCREEN = {
    *("workshop", "you", "people", "crowd", "focus", "mine", "mine_why", "timer", "clock"),
    *("mine_older", "marks", "processes", "wording"),
    *("parked", "nearest", "signatories", "signatures", "revisions", "waiting", "polling"),
    *(
        "overview",
        "progress",
        "question",
        "stakeholders",
        "intake",
        "session",
        "forecast",
        "prework",
    ),
    *(
        "ambition",
        "contracts",
        "benefits",
        "risks",
        "promises",
        "checks",
        "dropped",
        "path",
        "path_at",
        "cases",
        "playing",
        "points",
        "registers",
    ),
    *("undo", "undo_of", "redo", "redo_of"),
    *("chapter", "names", *(f"question:{question}" for question in STANDING)),
    *(f"cell:{cell.key}" for cell in FOURTEEN.cells),
}
# Screens


async def test_enter_is_answered_done_and_with_the_whole_screen(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open_by_api(server)
    await ann.connect()
    await ann.send({"ask": "enter", "id": "1", "key": ann.key})
    done, whole = await ann.read(), await ann.read()
    assert done == {"done": "1", "seq": whole["seq"]}
    assert set(whole) == {"seq", "show"}
    assert set(whole["show"]) == SCREEN


async def test_the_api_shows_the_same_screen(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    await ann.do("focus", INCIDENT)
    bob = await guests.join(ann, "Bob", "vendor")
    cast = await bob.do("cast-vote", INCIDENT, choice="abstain", confidence=5, reason="no view")
    show = await bob.hears_of(cast.seq)
    answer = (await bob.get()).json()
    assert set(answer) == {"seq", "show"}
    assert answer["seq"] == cast.seq
    seen = {key: value for key, value in answer["show"].items() if value is not None}
    assert seen == {key: value for key, value in show.items() if key != "clock"}
    assert answer["show"]["you"] == {
        "person": bob.id,
        "name": "Bob",
        "represents": "vendor",
        "role": "participant",
    }


async def test_differences_put_together_are_the_whole_screen(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob", "it-ops")
    last = 0
    for ask, cell, fields in (
        ("set-timer", "", {"seconds": 60}),
        ("focus", INCIDENT, {}),
        ("cast-vote", INCIDENT, {"choice": "business", "reason": "we pay"}),
        ("reveal", INCIDENT, {}),
        ("vote-again", INCIDENT, {}),
        ("decide", INCIDENT, {"accountable": "tbd"}),
        ("promise", INCIDENT, {"owner": "Bob", "due": "2027-01-01"}),
        ("stop-timer", "", {}),
        ("park", "", {"text": "Who pays?"}),
        ("undo", "", {}),
        ("redo", "", {}),
    ):
        answer = await ann.ask(ask, cell, **fields)
        last = max(last, answer.seq)
    for person in (ann, bob):
        show = dict(await person.hears_of(last))
        assert "timer" not in show, "null takes a key away"
        del show["clock"]
        whole = {key: value for key, value in (await person.look()).items() if value is not None}
        assert show == whole


async def test_people_are_seen_coming_and_going(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    await ann.sees(lambda show: [one["here"] for one in show["people"]] == [True, True])
    again = await bob.again()
    await bob.leave()
    await again.leave()
    await ann.sees(lambda show: [one["here"] for one in show["people"]] == [True, False])
    assert ann.show["crowd"]["here"] == 1


async def test_above_sixty_people_voters_are_counted_and_not_named(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    await ann.do("focus", INCIDENT)
    bob = await guests.join(ann, "Bob", "it-ops")
    await bob.do("cast-vote", INCIDENT, choice="business")
    join = {"represents": "business", "role": "participant"}
    for number in range(58):
        joined = await bob.post("/people", {"name": f"Guest {number}", **join})
        assert joined.status_code == 201
    assert (await bob.look())[f"cell:{INCIDENT}"]["voters"] == [bob.id]
    assert len((await bob.look())["people"]) == 60
    await bob.post("/people", {"name": "One more", **join})
    for person in (ann, bob):
        await person.sees(lambda show: show["crowd"]["all"] == 61)
        assert person.cell(INCIDENT)["voters"] is None
    crowded = await bob.look()
    assert crowded[f"cell:{INCIDENT}"]["voters"] is None
    assert crowded[f"cell:{INCIDENT}"]["voted"] == 1
    assert [one["name"] for one in crowded["people"]] == ["Ann"]
    assert crowded["crowd"]["all"] == 61
    assert len((await ann.look())["people"]) == 61


# Asks and their ids


async def test_the_same_ask_again_gets_the_first_answer_wherever_it_is_asked(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start()
    ann = await guests.open(server)
    await ann.do("focus", INCIDENT)
    vote = ann.body("cast-vote", INCIDENT, choice="business")
    reveal = ann.body("reveal", "request:application")
    refused = ann.body("reveal", "request:application")
    await ann.send(vote)
    first = await ann.answer(vote["id"])
    await ann.do("cast-vote", INCIDENT, choice="it-ops")
    await ann.do("reveal", "request:interface")
    await ann.send(reveal)
    out = await ann.answer(reveal["id"])
    await ann.send(refused)
    no = await ann.answer(refused["id"])
    assert (first.done, out.done, no.code) == (True, True, "wrong-state")
    again = await ann.again()
    for person in (ann, again):
        for body, answer in ((vote, first), (reveal, out), (refused, no)):
            await person.send(body)
            repeated = await person.answer(body["id"])
            assert repeated.code == answer.code
            assert repeated.why == answer.why
            assert repeated.seq == answer.seq or not answer.done
    server.kill()
    server.start()
    assert (await ann.ask_by_api(vote)).json() == {"done": vote["id"], "seq": first.seq}
    assert (await ann.ask_by_api(reveal)).json() == {"done": reveal["id"], "seq": out.seq}
    told = await ann.ask_by_api(refused)
    assert (told.status_code, told.json()["code"]) == (409, "wrong-state")
    assert (await ann.look())["mine"] == {INCIDENT: "it-ops"}, "the newer vote stands"


async def test_another_ask_under_the_same_id_is_a_conflict(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    body = ann.body("focus", INCIDENT)
    await ann.send(body)
    assert (await ann.answer(body["id"])).done
    other = body | {"process": "request"}
    await ann.send(other)
    assert (await ann.answer(body["id"])).code == "conflict"
    assert (await ann.ask_by_api(other)).status_code == 409
    assert ann.show["focus"]["process"] == "incident"


async def test_a_vote_names_its_round_and_how_its_voters_own_vote_stood(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob", "it-ops")
    await ann.do("focus", INCIDENT)
    first = await bob.do("cast-vote", INCIDENT, choice="it-ops", round=1)
    vote = bob.body("cast-vote", INCIDENT, choice="business", round=1, seen=first.seq - 1)
    assert (await bob.ask_by_api(vote)).json()["code"] == "conflict"
    await bob.do("cast-vote", INCIDENT, choice="tbd", round=1, seen=first.seq)
    await ann.do("reveal", INCIDENT)
    await ann.do("vote-again", INCIDENT)
    for kind in ({"ask": "withdraw-vote"}, {"ask": "cast-vote", "choice": "tbd"}):
        late = bob.body("", INCIDENT, round=1) | kind
        assert (await bob.ask_by_api(late)).json()["code"] == "conflict"
    await bob.do("cast-vote", INCIDENT, choice="tbd")
    assert (await ann.look())[f"cell:{INCIDENT}"]["voted"] == 1


async def test_who_decides_and_signs_has_seen_what_is_decided_and_signed(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    seen = (await ann.do("focus", INCIDENT)).seq
    made = (await ann.do("decide", INCIDENT, accountable="it-ops", seen=seen)).seq
    await ann.do("reopen", INCIDENT, seen=made)
    assert (await ann.ask("decide", INCIDENT, accountable="tbd", seen=made)).code == "conflict"
    await ann.do("decide", INCIDENT, accountable="it-ops")
    await ann.do("adopt-reference")
    waived = await ann.do("waive", "supportability-transition:application", why="Not ours.")
    await ann.do("park", text="Working hours")
    refused = await ann.ask("sign-off", seen=waived.seq)
    assert (refused.code, bool(refused.why)) == ("conflict", True)
    assert (await ann.ask("sign-off", seen=-1)).code == "bad-field"
    await ann.do("sign-off", seen=waived.seq + 1)


async def test_what_became_of_an_ask_can_be_asked(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    done = await ann.do("park", text="Working hours")
    body = ann.body("park", text="Days off")
    for answer in (await ann.ask_by_api(body | {"again": True}), await ann.ask_by_api(body)):
        assert answer.json()["code"] == "conflict", answer.text
    await ann.send(body | {"again": False})
    assert (await ann.answer(body["id"])).code == "conflict"
    await ann.send(body | {"id": "n", "again": "yes"})
    assert (await ann.answer("n")).code == "bad-field"
    await ann.send({"ask": "park", "id": "m", "text": "Hours"})
    first = await ann.answer("m")
    await ann.send({"ask": "park", "id": "m", "text": "Hours", "again": True})
    assert (await ann.answer("m")).seq == first.seq == done.seq + 1


async def test_ids_are_ones_own(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    await ann.do("set-pace", pace="own")
    for person, choice in ((ann, "business"), (bob, "it-ops")):
        body = person.body("cast-vote", INCIDENT, choice=choice) | {"id": "x" * 64}
        await person.send(body)
        assert (await person.answer("x" * 64)).done


async def test_an_ask_that_changes_nothing_is_done(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    await ann.do("focus", INCIDENT)
    before = (await ann.do("focus", INCIDENT)).seq
    assert (await ann.do("here")).seq == before
    assert (await ann.do("withdraw-vote", INCIDENT)).seq == before


async def test_asks_sent_in_one_go_are_answered_in_their_order(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    bodies = [ann.body("focus", f"{cell.key}") for cell in FOURTEEN.cells]
    for body in bodies:
        await ann.send(body)
    answered: list[str] = []
    while len(answered) < len(bodies):
        told = await ann.read()
        answered += [told["done"]] if "done" in told else []
    assert answered == [body["id"] for body in bodies]


# Refusals


async def test_every_refusal_code_can_be_met(server: Server, guests: Guests) -> None:
    ann = await guests.open(server, model="B")
    bob = await guests.join(ann, "Bob")
    met: dict[str, int] = {}

    async def meets(body: Json) -> None:
        answer = await ann.ask_by_api({"id": ann.new_id(), **body})
        assert answer.headers["content-type"] == "application/problem+json"
        told = answer.json()
        assert told["status"] == answer.status_code
        assert told["detail"]
        met[told["code"]] = answer.status_code

    cell = {"process": "incident", "scope": "application"}
    await meets({"ask": "decide", **cell, "accountable": "nobody"})
    await meets({"ask": "park", "text": "x" * 4001})
    await meets({"ask": "park", "text": "\u202egnp.exe"})
    await meets({"ask": "dance"})
    await meets({"ask": "unpark", "topic": "t0"})
    await meets({"ask": "vote-again", **cell})
    await ann.do_by_api("focus", INCIDENT, id="twice")
    await meets({"ask": "set-pace", "pace": "own", "id": "twice"})
    told = await ann.http.post(f"{ann.address}/asks", content=b"{", headers=JSON)
    met[told.json()["code"]] = told.status_code
    told = await bob.ask_by_api(bob.body("reveal", INCIDENT))
    met[told.json()["code"]] = told.status_code
    await ann.do("adopt-reference")
    await ann.do("waive", "supportability-transition:application", why="It is not ours.")
    await ann.do("sign-off")
    await meets({"ask": "reopen", **cell})
    assert met == {
        "bad-json": 400,
        "bad-field": 422,
        "too-long": 422,
        "bad-text": 422,
        "unknown-ask": 422,
        "forbidden": 403,
        "not-found": 404,
        "wrong-state": 409,
        "conflict": 409,
        "signed-off": 409,
    }, "all but rate-limited and unavailable, which have tests of their own"


JSON = {"Content-Type": "application/json"}


# Limits of a socket


async def test_more_than_sixty_asks_at_once_are_refused_and_in_the_end_cut_off(
    servers: Servers, guests: Guests
) -> None:
    ann = await guests.open(servers.start("never-rested"))
    for number in range(400):
        await ann.send(ann.body("park", text=f"topic {number}"))
    assert await ann.is_closed() == 4004
    told = [json.loads(frame) for frame in ann.frames]
    refused = [one for one in told if "refused" in one]
    assert {one["code"] for one in refused} == {"rate-limited"}
    assert len(refused) == 200
    await ann.enter()
    assert len(ann.show["parked"]) == 60
    await ann.do("here")


@pytest.mark.parametrize("entered", [True, False])
async def test_ten_frames_that_cannot_be_read_end_it(
    server: Server, guests: Guests, entered: bool
) -> None:
    ann = await guests.open_by_api(server)
    await (ann.enter() if entered else ann.connect())
    for _ in range(10):
        await ann.send("{")
    assert await ann.is_closed() == 4500
    told = [json.loads(frame) for frame in ann.frames[-10:]]
    assert [(one["refused"], one["code"]) for one in told] == [(None, "bad-json")] * 10


async def test_a_binary_frame_is_answered_that_it_cannot_be_read(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    await ann.send(b'{"ask": "here", "id": "1"}')
    assert (await ann.answer(None)).code == "bad-json"
    await ann.do("here")


@pytest.mark.parametrize("fragments", [False, True])
async def test_a_message_above_16_kib_ends_it(
    server: Server, guests: Guests, fragments: bool
) -> None:
    ann = await guests.open(server)
    fits = json.dumps({"ask": "here", "id": "1"}).ljust(16 * 1024)
    await ann.socket.send([fits[:5000], fits[5000:]] if fragments else fits)
    assert (await ann.answer("1")).done
    longer = fits + " "
    await ann.socket.send([longer[:5000], longer[5000:]] if fragments else longer)
    assert await ann.is_closed() == 1009


async def test_compression_is_never_agreed_on(server: Server, guests: Guests) -> None:
    ann = await guests.open_by_api(server)
    await ann.enter(compression="deflate")
    assert ann.socket.response
    assert "sec-websocket-extensions" not in ann.socket.response.headers
    assert ann.socket.protocol.extensions == []


# Ways it ends


async def test_who_does_not_enter_in_time_may_come_back(servers: Servers, guests: Guests) -> None:
    server = servers.start("impatient")
    ann = await guests.open_by_api(server)
    await ann.connect()
    assert await ann.is_closed() == 4005
    await ann.enter()
    await asyncio.sleep(0.6)
    await ann.do("here")


async def test_who_talks_but_does_not_enter_is_not_waited_for(
    servers: Servers, guests: Guests
) -> None:
    ann = await guests.open_by_api(servers.start("impatient"))
    await ann.connect()
    await ann.send({"ask": "here", "id": "1"})
    assert await ann.is_closed() == 4005
    assert json.loads(ann.frames[0])["code"] == "forbidden"


@pytest.mark.parametrize("key", ["", "no-key-of-anybody", "x" * 4000])
async def test_a_key_that_opens_nothing_ends_it(server: Server, guests: Guests, key: str) -> None:
    ann = await guests.open_by_api(server)
    await ann.connect()
    await ann.send({"ask": "enter", "id": "1", **({"key": key} if key else {})})
    assert await ann.is_closed() == 4501
    assert json.loads(ann.frames[0])["code"] == "forbidden"


@pytest.mark.parametrize("code", ["ABCDEFGH", "nothing", "ÄÖÜ"])
async def test_a_workshop_that_is_not_there_ends_it(
    servers: Servers, guests: Guests, code: str
) -> None:
    nobody = guests.stranger(servers.start(), code, "key")
    await nobody.connect()
    assert await nobody.is_closed() == 4504


async def test_who_is_removed_is_out_at_once_and_for_good(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    other = await bob.again()
    await ann.do("set-pace", pace="own")
    await bob.do("cast-vote", INCIDENT, choice="business")
    removed = await ann.do("remove-person", person=bob.id)
    assert await bob.is_closed() == await other.is_closed() == 4501
    assert (await bob.get()).status_code == 401
    assert (await bob.ask_by_api(bob.body("cast-vote", INCIDENT, choice="tbd"))).status_code == 401
    await bob.connect()
    await bob.send({"ask": "enter", "id": "1", "key": bob.key})
    assert await bob.is_closed() == 4501
    await ann.hears_of(removed.seq)
    assert ann.cell(INCIDENT)["voted"] == 0, "a hidden vote goes with its voter"


async def test_sigterm_closes_with_1012_and_ends_in_seconds(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start()
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    acknowledged = await ann.do("park", text="later")
    status = await asyncio.to_thread(server.stop)
    assert status in (0, -15)
    assert await ann.is_closed() == await bob.is_closed() == 1012
    assert "Traceback" not in server.log
    server.start()
    await ann.enter()
    assert ann.seq >= acknowledged.seq
    assert [one["text"] for one in ann.show["parked"]] == ["later"]


async def test_asks_under_way_at_sigterm_are_kept_or_never_acknowledged(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start("slow-disk")
    ann = await guests.open(server)
    for number in range(50):
        await ann.send({"ask": "park", "id": f"n{number}", "text": f"topic {number}"})
    await ann.answer("n0")
    await asyncio.to_thread(server.stop)
    assert await ann.is_closed() == 1012
    done = {told.get("done") for told in map(json.loads, ann.frames)}
    server.start()
    await ann.enter()
    kept = {one["text"].replace("topic ", "n") for one in ann.show["parked"]}
    assert {number for number in done if number and number.startswith("n")} <= kept
