"""The writer on a real database: batches, asks that cannot be written, people removed meanwhile."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from app.log import replica
from app.log.batch import Batch
from app.log.jobs import Answer, Asked
from app.main import KINDS
from app.sessions.room import Rooms
from app.sessions.socket import Socket
from app.web import keys
from app.workshop.kind import WORKSHOP
from tests.workshop import ask

pytestmark = pytest.mark.anyio

VOTE = ask.CastVote(process="incident", scope="application", choice="business", reason="CANARY")


class Paper:
    """A wire that only keeps what is written on it."""

    busy = False

    def __init__(self) -> None:
        self.told: list[dict[str, object]] = []
        self.closed = 0

    def write(self, ready: bytes) -> None:
        self.told.append(json.loads(ready[ready.index(b"{") :]))

    hold = write

    def end(self, code: int, reason: str) -> None:
        self.closed = code

    @property
    def screen(self) -> dict[str, object]:
        """All that was shown since, one thing laid over the other."""
        shown: dict[str, object] = {}
        for told in self.told:
            shown |= told.get("show", {})  # type: ignore[call-overload]
        return shown


#: What makes this process hold a stream no more.
Forget = Callable[[Rooms, str, pytest.MonkeyPatch], Awaitable[None]]


@pytest.fixture
async def rooms(engine: Engine, anyio_backend: str) -> AsyncIterator[Rooms]:
    made = Rooms(engine, KINDS)
    yield made
    await made.writer.finish()


async def opened(rooms: Rooms, code: str = "AAAAAAAA") -> str:
    """A workshop facilitated by `ann`, in which all cells take votes."""
    command = ask.OpenWorkshop(service="Payroll", model="B", facilitator="Ann")
    await rooms.put(Asked(code, "ann", command, key=keys.digest(code)))
    assert (await rooms.do(Asked(code, "ann", ask.SetPace(pace="own"), id="pace"))).code is None
    return code


async def seated(rooms: Rooms, code: str, person: str = "ann") -> tuple[Socket, Paper]:
    """Somebody at their screen, which they have seen whole."""
    paper = Paper()
    socket = Socket(paper, rooms, WORKSHOP, code)  # type: ignore[arg-type]
    socket.person = person
    rooms.come(code, person)
    assert (await socket.enter()).code is None
    paper.told.clear()
    return socket, paper


async def test_asks_that_gather_are_written_together(rooms: Rooms, engine: Engine) -> None:
    codes = [await opened(rooms, code) for code in ("AAAAAAAA", "BBBBBBBB")]
    jobs = [rooms.do(Asked(code, "ann", VOTE, id=f"v{n}")) for code in codes for n in range(200)]
    answers = await asyncio.gather(*jobs)
    assert {answer.code for answer in answers} == {None}
    assert [answer.seq for answer in answers] == [*range(4, 204), *range(4, 204)]
    with engine.connect() as db:
        assert db.execute(text("SELECT code, seq FROM workshop ORDER BY code")).all() == [
            ("AAAAAAAA", 203),
            ("BBBBBBBB", 203),
        ]


async def test_the_same_ask_twice_in_a_batch_is_done_once(rooms: Rooms) -> None:
    code = await opened(rooms)
    park = ask.Park(text="once")
    answers = await asyncio.gather(*(rooms.do(Asked(code, "ann", park, id="p")) for _ in range(20)))
    assert all(answer == answers[0] for answer in answers)
    _, show = await rooms.look(code, "ann", WORKSHOP)
    assert len(show["parked"]) == 1
    other = await rooms.do(Asked(code, "ann", ask.Park(text="twice"), id="p"))
    assert other.code == "conflict"


async def test_a_look_waits_for_nobody(rooms: Rooms, engine: Engine) -> None:
    code = await opened(rooms)
    await rooms.do(Asked(code, "ann", VOTE, id="v"))
    with engine.begin() as db:  # somebody writes, and takes their time
        db.execute(text("UPDATE workshop SET seq = 99"))
        answer, show = await asyncio.wait_for(rooms.look(code, "ann", WORKSHOP), 3)
        db.rollback()
    assert (answer.code, show["mine"]) == (None, {"incident:application": "business"})


async def test_what_follows_at_once_is_shown_at_once(rooms: Rooms) -> None:
    """Each is answered; the shows of two batches that follow each other are one."""
    code = await opened(rooms)
    ann, paper = await seated(rooms, code)
    ann.hear('{"ask":"park","id":"a","text":"first"}')
    await asyncio.sleep(0)  # the first is being written
    ann.hear('{"ask":"cast-vote","id":"b","process":"change","scope":"interface","choice":"tbd"}')
    await rooms.do(Asked(code, "ann", ask.Park(text="third"), id="c"))
    assert [told["done"] for told in paper.told if "done" in told] == ["a", "b"]
    (show,) = (told["show"] for told in paper.told if "show" in told)
    assert isinstance(show, dict)
    assert [one["text"] for one in show["parked"]] == ["first", "third"]
    assert show["mine"] == {"change:interface": "tbd"}
    assert show["cell:change:interface"]["voted"] == 1
    rooms.go(code, "ann", ann)


async def test_nothing_is_kept_back_twice(rooms: Rooms) -> None:
    """However fast they come: every second batch is shown."""
    code = await opened(rooms)
    ann, paper = await seated(rooms, code)

    async def without_end() -> None:
        for number in range(10):
            await rooms.do(Asked(code, "ann", ask.Park(text=f"{number}"), id=f"p{number}"))

    await asyncio.gather(without_end(), *(asyncio.create_task(_looks(rooms, code)) for _ in "xx"))
    shown = [told for told in paper.told if "show" in told]
    assert 4 <= len(shown) <= 10
    show = shown[-1]["show"]
    assert isinstance(show, dict)
    assert len(show["parked"]) == 10, "the last one shows it all"
    rooms.go(code, "ann", ann)


async def _looks(rooms: Rooms, code: str) -> None:
    for _ in range(20):
        await rooms.look(code, "ann", WORKSHOP)


async def test_one_faulty_ask_harms_no_other(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    code = await opened(rooms)
    take = replica.Replica.take

    def stumbling(self: replica.Replica, command: ask.Ask, *rest: Any) -> object:
        if command == ask.Park(text="CANARY"):
            raise RuntimeError("a fault of ours")
        return take(self, command, *rest)

    monkeypatch.setattr(replica.Replica, "take", stumbling)
    asks = [ask.Park(text=text) for text in ("a", "CANARY", "b")]
    answers = await asyncio.gather(
        *(rooms.do(Asked(code, "ann", one, id=one.text)) for one in asks)
    )
    assert [answer.code for answer in answers] == [None, "unavailable", None]
    _, show = await rooms.look(code, "ann", WORKSHOP)
    assert [one["text"] for one in show["parked"]] == ["a", "b"]


async def test_what_could_not_be_committed_is_not_believed(
    rooms: Rooms, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The replica had folded it already; after the failure it is read anew from the log."""
    code = await opened(rooms)
    write = Batch.write

    def failing(self: Batch) -> None:
        write(self)
        raise OperationalError("COMMIT", {}, Exception("disk I/O error"))

    monkeypatch.setattr(Batch, "write", failing)
    answer = await rooms.do(Asked(code, "ann", VOTE, id="v"))
    assert answer.code == "unavailable"
    monkeypatch.setattr(Batch, "write", write)
    _, show = await rooms.look(code, "ann", WORKSHOP)
    assert show["mine"] == {}
    assert show["cell:incident:application"]["voted"] == 0
    again = await rooms.do(Asked(code, "ann", VOTE, id="v"))
    assert (again.code, again.seq) == (None, 4), "no number was lost"


async def test_what_another_process_wrote_is_read_before_the_next_answer(
    rooms: Rooms, engine: Engine
) -> None:
    code = await opened(rooms)
    other = Rooms(engine, KINDS)
    assert (await other.do(Asked(code, "ann", VOTE, id="v"))).seq == 4
    _, show = await rooms.look(code, "ann", WORKSHOP)
    assert show["mine"] == {"incident:application": "business"}
    reveal = ask.Reveal(process="incident", scope="both")
    assert (await rooms.do(Asked(code, "ann", reveal, id="r"))).seq == 6
    _, show = await other.look(code, "", WORKSHOP)
    assert show["cell:incident:application"]["tally"] == {"business": {"other": 1}}
    await other.writer.finish()


async def test_who_is_removed_while_entering_gets_no_seat(rooms: Rooms) -> None:
    """The removal and the first screen fall into one batch: the key was good a moment ago."""
    code = await opened(rooms)
    join = ask.Join(name="Bob", represents="business")
    await rooms.put(Asked(code, "bob", join))
    paper = Paper()
    socket = Socket(paper, rooms, WORKSHOP, code)  # type: ignore[arg-type]
    socket.person = "bob"
    rooms.come(code, "bob")
    removal = rooms.put(Asked(code, "ann", ask.RemovePerson(person="bob")))
    removing = asyncio.create_task(removal)
    await asyncio.sleep(0)  # the removal is with the writer, who has not begun
    entered = await socket.enter()
    await removing
    assert entered.code == "forbidden"
    assert paper.closed == 4501
    await rooms.do(Asked(code, "ann", ask.Park(text="CANARY"), id="p"))
    assert not any("show" in told for told in paper.told)
    rooms.go(code, "bob", socket)


async def test_a_code_that_is_taken_is_not_opened_again(rooms: Rooms) -> None:
    code = await opened(rooms)
    command = ask.OpenWorkshop(service="Mine now", model="C", facilitator="Mallory")
    answer, _ = await rooms.put(Asked(code, "mallory", command, key="hash"))
    assert answer.code == "unavailable"
    _, show = await rooms.look(code, "ann", WORKSHOP)
    assert show["workshop"]["service"] == "Payroll"


async def test_streams_that_were_let_go_are_opened_again(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.log.writing.HELD", 200_000)
    codes = [await opened(rooms, f"{letter * 8}") for letter in "ABCD"]
    for code in codes:
        answer, show = await rooms.look(code, "ann", WORKSHOP)
        assert answer == Answer(3)
        assert show["workshop"]["code"] == code


async def test_who_waits_for_a_stream_that_is_let_go_just_now_holds_nobody_up(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is opened away from the writing thread, as for anybody who comes."""
    opened_aside: list[str] = []
    load = rooms.writer._load

    def told(code: str) -> replica.Replica | None:
        opened_aside.append(code)
        return load(code)

    monkeypatch.setattr(rooms.writer, "_load", told)
    code = await opened(rooms)
    monkeypatch.setattr("app.log.writing.HELD", 0)
    first, second = (ask.Park(text=text) for text in ("first", "second"))
    command = ask.OpenWorkshop(service="Payroll", model="B", facilitator="Bob")
    other = asyncio.create_task(rooms.put(Asked("BBBBBBBB", "bob", command)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)  # it is being written, and A will be let go for it
    waiting = [rooms.put(Asked(code, "ann", one, id=one.text)) for one in (first, second)]
    answers = await asyncio.gather(other, *waiting)
    assert [(answer.code, answer.seq) for answer, _ in answers] == [(None, 2), (None, 4), (None, 5)]
    assert opened_aside == [code]


async def fail_once(rooms: Rooms, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full for a moment: what was folded is not believed any more."""

    def failing(_: Batch) -> None:
        raise OperationalError("COMMIT", {}, Exception("disk I/O error"))

    with monkeypatch.context() as broken:
        broken.setattr(Batch, "write", failing)
        answer = await rooms.do(Asked(code, "ann", ask.Park(text="lost"), id="lost"))
    assert answer.code == "unavailable"


async def let_go(rooms: Rooms, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Others come, and there is no room to hold this one."""
    with monkeypatch.context() as small:
        small.setattr("app.log.writing.HELD", 0)
        await opened(rooms, "ZZZZZZZZ")


@pytest.mark.parametrize("forget", [fail_once, let_go])
async def test_who_sat_there_all_along_sees_their_votes_when_it_is_opened_again(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch, forget: Forget
) -> None:
    """Bob says nothing meanwhile: his votes are shown as they are, not as none."""
    code = await opened(rooms)
    await rooms.put(Asked(code, "bob", ask.Join(name="Bob", represents="business")))
    bob, paper = await seated(rooms, code, "bob")
    await rooms.do(Asked(code, "bob", VOTE, id="v"))
    await forget(rooms, code, monkeypatch)
    await rooms.do(Asked(code, "ann", ask.Park(text="first"), id="p"))
    assert paper.screen["mine"] == {"incident:application": "business"}
    await rooms.do(Asked(code, "ann", ask.Reveal(process="incident", scope="both"), id="r"))
    await rooms.do(Asked(code, "ann", ask.VoteAgain(process="incident", scope="both"), id="a"))
    assert paper.screen["mine"] == {}
    rooms.go(code, "bob", bob)


async def test_what_was_written_though_nobody_knew_is_shown_to_who_sat_there(
    rooms: Rooms, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bob's vote was written on another of his pages, by another process, while ours forgot."""
    code = await opened(rooms)
    await rooms.put(Asked(code, "bob", ask.Join(name="Bob", represents="business")))
    bob, paper = await seated(rooms, code, "bob")
    other = Rooms(engine, KINDS)
    await other.do(Asked(code, "bob", VOTE, id="v"))
    await other.writer.finish()
    await fail_once(rooms, code, monkeypatch)
    await rooms.do(Asked(code, "ann", ask.Park(text="first"), id="p"))
    assert paper.screen["mine"] == {"incident:application": "business"}
    rooms.go(code, "bob", bob)


async def test_a_stream_that_cannot_be_opened_is_answered_and_tried_again(
    rooms: Rooms, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = await opened(rooms)
    fresh = Rooms(engine, KINDS)

    def stumbling(*_: object) -> object:
        raise RuntimeError("a fault of ours")

    with monkeypatch.context() as broken:
        broken.setattr("app.log.loading.load", stumbling)
        looks = [fresh.look(code, "ann", WORKSHOP) for _ in range(2)]
        answers = await asyncio.wait_for(asyncio.gather(*looks), 30)
    assert [answer.code for answer, _ in answers] == ["unavailable"] * 2
    answer, show = await fresh.look(code, "ann", WORKSHOP)
    assert (answer.code, show["workshop"]["code"]) == (None, code)
    await fresh.writer.finish()
