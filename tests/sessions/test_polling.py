"""Seats without a socket: what is kept, for how long, and how much; and where it begins anew."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from app.asks.refusal import Refusal
from app.config import Settings
from app.log.jobs import Asked
from app.main import KINDS
from app.sessions import polling
from app.sessions.frames import show
from app.sessions.places import Places
from app.sessions.polling import HELD, Cursor, Poll, Polls, Who
from app.sessions.room import Rooms
from app.sessions.sitting import PER_PERSON
from app.workshop.kind import WORKSHOP
from tests.workshop import ask

pytestmark = pytest.mark.anyio
CODE = "PAYR0LL2"
HOME = "192.0.2.7"


@pytest.fixture
async def rooms(engine: Engine, anyio_backend: str) -> AsyncIterator[Rooms]:
    made = Rooms(engine, KINDS)
    opening = ask.OpenWorkshop(service="Payroll", model="B", facilitator="Ann")
    await made.put(Asked(CODE, "ann", opening))
    yield made
    await made.finish()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(Settings(data_dir=tmp_path, max_sockets=20))


@pytest.fixture
def polls(rooms: Rooms, places: Places) -> Polls:
    return Polls(rooms, places)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who leaves is gone in the next turn of the loop, and nobody waits for news."""
    monkeypatch.setattr(polling, "LINGER", 0.0)
    monkeypatch.setattr(polling, "TURN", 0.0)


async def told(poll: Poll) -> tuple[bool, list[Any]]:
    """One request to its end: whether it begins anew, and the frames."""
    assert await poll.wait()
    begins, frames = await poll.take()
    return begins, [json.loads(one) for one in frames]


async def opened(polls: Polls, person: str = "ann", after: str = "") -> Poll:
    who = Who(CODE, person, person)
    return await polls.seat(WORKSHOP, who, Cursor.read(after), HOME)


async def entered(polls: Polls, person: str = "ann") -> Poll:
    """Somebody who has been told everything."""
    poll = await opened(polls, person)
    await told(poll)
    return poll


async def park(rooms: Rooms, text: str) -> None:
    await rooms.do(Asked(CODE, "ann", ask.Park(text=text), id=text[:60]))


async def test_the_first_answer_is_the_whole_screen_and_the_next_what_changed(
    rooms: Rooms, polls: Polls
) -> None:
    poll = await opened(polls)
    begins, (whole,) = await told(poll)
    assert begins
    assert whole["show"]["you"]["name"] == "Ann"
    waiting = asyncio.create_task(told(poll))
    await asyncio.sleep(0)
    assert poll.is_attended
    await park(rooms, "Who pays?")
    begins, frames = await waiting
    assert not begins
    assert frames[-1]["show"]["parked"][0]["text"] == "Who pays?"
    assert rooms.room(CODE).here == {"ann", "~ann"}


async def test_what_happens_between_two_requests_is_kept(rooms: Rooms, polls: Polls) -> None:
    poll = await entered(polls)
    await park(rooms, "one")
    await park(rooms, "two")
    _, frames = await told(poll)
    assert [len(one["show"]["parked"]) for one in frames if "parked" in one["show"]] == [1, 2]


@pytest.mark.usefixtures("at_once")
async def test_a_turn_ends_with_nothing_to_tell(rooms: Rooms, polls: Polls) -> None:
    poll = await entered(polls)
    await rooms.look(CODE, "", WORKSHOP)
    await told(poll)
    assert await told(poll) == (False, [])


async def test_an_answer_that_did_not_arrive_is_made_good(rooms: Rooms, polls: Polls) -> None:
    poll = await entered(polls)
    first = poll.cursor
    await park(rooms, "lost on the way")
    await told(poll)
    assert await opened(polls, after=poll.cursor) is poll
    assert not poll.behind
    assert await opened(polls, after=first) is poll
    begins, frames = await told(poll)
    assert begins
    assert frames[0]["show"]["you"]["name"] == "Ann"


async def test_a_cursor_is_nobody_elses(polls: Polls) -> None:
    poll = await entered(polls, "")
    assert await opened(polls, "ann", poll.cursor) is not poll
    assert await opened(polls, "", "no cursor") is not poll
    assert await opened(polls, "", poll.cursor) is poll


async def test_who_was_with_another_process_waits_for_news_and_is_told_everything(
    rooms: Rooms, polls: Polls
) -> None:
    """Where the number of their screen is ours: so nothing is sent over and over."""
    seq = (await rooms.look(CODE, "ann", WORKSHOP))[0].seq
    poll = await opened(polls, after=f"{'a' * 16}.7.{seq}")
    for elsewhere in (8, 12):
        waiting = asyncio.create_task(told(poll))
        await asyncio.sleep(0)
        assert not waiting.done()
        await park(rooms, f"before {elsewhere}")
        begins, frames = await waiting
        assert (begins, frames[0]["show"]["you"]["name"]) == (True, "Ann")
        assert poll.cursor == f"{'a' * 16}.{elsewhere}.{rooms.room(CODE).seq}"
        again = await opened(polls, after=f"{'a' * 16}.{elsewhere + 3}.{rooms.room(CODE).seq}")
        assert again is poll


async def test_who_missed_something_meanwhile_is_told_at_once(polls: Polls) -> None:
    poll = await opened(polls, after=f"{'a' * 16}.7.0")
    begins, _ = await told(poll)
    assert begins
    await opened(polls, after=f"{'a' * 16}.9.0")
    begins, frames = await told(poll)
    assert (begins, len(frames)) == (True, 1)


async def test_too_much_to_keep_becomes_one_whole_screen(rooms: Rooms, polls: Polls) -> None:
    poll = await entered(polls)
    fits = show(1, b'"x":"%b"' % (b"x" * (HELD - 40)))
    poll.show(fits)
    assert not poll.behind
    poll.show(fits)
    assert poll.behind
    await park(rooms, "later")
    begins, frames = await told(poll)
    assert (begins, len(frames)) == (True, 1)
    assert frames[0]["show"]["parked"][0]["text"] == "later"


async def test_a_second_request_takes_over(polls: Polls) -> None:
    poll = await entered(polls)
    first = asyncio.create_task(poll.wait())
    await asyncio.sleep(0)
    second = asyncio.create_task(poll.wait())
    assert not await first
    poll.show(show(1, b'"x":1'))
    assert await second


async def test_who_is_sent_out_is_told_the_code(polls: Polls) -> None:
    poll = await entered(polls)
    waiting = asyncio.create_task(poll.wait())
    await asyncio.sleep(0)
    poll.leave(4501, "removed")
    assert await waiting
    assert poll.closed == 4501


async def test_the_end_of_the_process_wakes_who_waits(polls: Polls) -> None:
    poll = await entered(polls)
    waiting = asyncio.create_task(poll.wait())
    await asyncio.sleep(0)
    polls.part()
    assert await waiting
    assert poll.closed == 1012


@pytest.mark.usefixtures("at_once")
async def test_who_asks_no_more_is_gone_with_seat_and_place(
    rooms: Rooms, polls: Polls, places: Places
) -> None:
    poll = await opened(polls)
    polls.linger(poll)
    while not poll.gone:  # noqa: ASYNC110 - a timer of no time tells
        await asyncio.sleep(0)
    assert not rooms.is_open(CODE)
    assert places.ended == 1
    assert await opened(polls, after=poll.cursor) is not poll


async def test_a_person_has_so_many_pages_however_they_come(rooms: Rooms, polls: Polls) -> None:
    for _ in range(PER_PERSON - 1):
        await opened(polls)
    rooms.come(CODE, "ann")
    with pytest.raises(Refusal) as refused:
        await opened(polls)
    assert refused.value.says == "too-many-pages"


async def test_places_are_those_of_sockets(rooms: Rooms, tmp_path: Path) -> None:
    polls = Polls(rooms, Places(Settings(data_dir=tmp_path, max_sockets=4)))
    stage = await opened(polls, "")
    with pytest.raises(Refusal) as refused:
        await opened(polls, "")
    assert refused.value.says == "too-many-stages", "a quarter is for strangers"
    for _ in range(4):
        assert not stage.closed
        await opened(polls)
    assert stage.closed == 4003, "it yields to who has a key"
    with pytest.raises(Refusal) as refused:
        await opened(polls)
    assert refused.value.says == "no-place"


async def test_who_may_not_see_it_gets_no_seat(polls: Polls, rooms: Rooms) -> None:
    with pytest.raises(Refusal) as refused:
        await opened(polls, "eve")
    assert refused.value.code == "forbidden"
    assert not rooms.is_open(CODE)
