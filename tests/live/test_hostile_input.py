"""P8: every bad input gets a clear error, stores nothing, and harms nobody else."""

import json

import pytest

from tests.live import hostile
from tests.live.hostile import Call, Frame
from tests.live.people import Answer, Guests, Json, Person
from tests.live.server import Server

pytestmark = pytest.mark.anyio

ROUND = 9  # unreadable frames; the tenth would end the socket


async def standing(person: Person) -> Json:
    """All there is to see of a workshop, and its number, apart from who is there just now."""
    told: Json = (await person.get()).json()
    for one in told["show"]["people"]:
        one.pop("here")
    told["show"].pop("crowd")
    return told


def rounds(frames: list[Frame]) -> list[list[Frame]]:
    return [frames[start : start + ROUND] for start in range(0, len(frames), ROUND)]


async def answer_to(person: Person, frame: str | bytes, number: str | None) -> Answer:
    """Send it, under an id that was not used before."""
    if number and isinstance(frame, str):
        number = person.new_id()
        frame = frame.replace('"id": "x"', f'"id": "{number}"')
    await person.send(frame)
    return await person.answer(number)


async def refused_all(person: Person, frames: list[Frame]) -> None:
    """Each frame is refused as it should be; the socket is a new one now and then."""
    for some in rounds(frames):
        await person.enter()
        for what, frame, code, number in some:
            answer = await answer_to(person, frame, number)
            assert answer.code == code, (what, answer)
            assert answer.why.endswith((".", "!")), (what, answer)
            assert "Traceback" not in answer.why
        await person.do("here")


def test_there_are_enough() -> None:
    assert len(hostile.FRAMES) + len(hostile.FORBIDDEN) + len(hostile.CALLS) >= 150
    frames = [one.frame for one in hostile.FRAMES]
    assert len(set(frames)) == len(frames), "each is another one"


async def test_bad_frames_are_refused_by_name_and_change_nothing(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open_by_api(server)
    bob = await guests.join(ann, "Bob")
    before = await standing(ann)
    tracebacks = server.log.count("Traceback")
    await refused_all(ann, hostile.FRAMES)
    assert await standing(ann) == before
    assert server.log.count("Traceback") == tracebacks
    await bob.do("here")
    heard = [key for frame in bob.frames[2:] for key in json.loads(frame).get("show", {})]
    assert set(heard) <= {"people", "crowd"}, "the others saw somebody come and go, that is all"


async def test_what_only_a_facilitator_may_is_refused_to_others(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open_by_api(server)
    bob = await guests.join_by_api(ann, "Bob")
    eve = await guests.join_by_api(ann, "Eve", role="observer")
    votes = [
        Frame("an observer's vote", hostile._ask("cast-vote", **hostile.VOTE), "forbidden"),
        Frame("its withdrawal", hostile._ask("withdraw-vote", **hostile.CELL), "forbidden"),
    ]
    before = await standing(ann)
    await refused_all(bob, hostile.FORBIDDEN)
    await refused_all(eve, [*hostile.FORBIDDEN, *votes])
    assert await standing(ann) == before


async def test_a_stage_may_ask_for_nothing(server: Server, guests: Guests) -> None:
    ann = await guests.open_by_api(server)
    stage = await guests.watch(ann)
    before = await standing(ann)
    for what, frame, code, number in hostile.FORBIDDEN:
        assert (await answer_to(stage, frame, number)).code == code, what
    assert await standing(ann) == before
    assert "mine" not in stage.show or stage.show["mine"] == {}


@pytest.mark.parametrize("call", hostile.CALLS, ids=lambda call: call.what)
async def test_a_bad_call_is_a_problem_with_a_code(
    server: Server, guests: Guests, call: Call
) -> None:
    ann = await guests.open_by_api(server)
    before = await standing(ann)
    tracebacks = server.log.count("Traceback")
    answer = await ann.http.request(
        call.method, ann.address + call.path, content=call.content, headers=call.headers
    )
    assert answer.status_code in call.status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == answer.status_code
    assert told["code"]
    assert told["detail"].endswith(".")
    assert await standing(ann) == before
    assert server.log.count("Traceback") == tracebacks
