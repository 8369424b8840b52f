"""Two devices, two facilitators, outages, lost answers, packets that come late, in any order.

Every ask is done as it was meant, refused aloud, or never sent; nothing in between, nobody doubled.
What a page does is told again here in a few lines; that the scripts do it, their own tests show.
"""

import random
from dataclasses import dataclass, field
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from app.asks.ask import Ask
from app.log import store
from app.log.jobs import Answer, Asked, Look
from app.log.writing import WritingThread
from app.main import KINDS
from app.workshop.ballot import VoteAsk
from app.workshop.state import Workshop
from tests.log.streams import CODE, Stream
from tests.workshop import ask

AT: dict[str, Any] = {"process": "incident", "scope": "application"}
CELL = "incident:application"
WALKS, STEPS = 12, 150
NOWHERE = Answer(0, "unavailable", "not-saved")


@dataclass
class Press:
    """One press of a button, and what its person saw."""

    id: str
    ask: Ask
    device: "Device"
    seen: int
    cell: object  # what of the cell anybody could see, hidden votes apart
    round: int
    done: list[int] = field(default_factory=list)  # under which numbers it was done
    told: Answer | None = None


def face(state: Workshop) -> tuple[Any, ...]:
    cell = state.cells[CELL]
    return (cell.state, cell.round, len(cell.rounds), cell.decision, len(cell.earlier))


class Device:
    """A page: it knows the last screen it got, and keeps what it has not heard of."""

    heedless = False  # names nothing it was made on, and asks again as if for the first time

    def __init__(self, person: str, server: "Server") -> None:
        self.person, self.server = person, server
        self.live = True
        self.waiting: list[Press] = []
        self.stood = 0
        self.look()

    def look(self) -> None:
        state = self.server.state()
        self.seq, self.face, self.round = state.seq, face(state), state.cells[CELL].round

    def press(self, made: Ask) -> Press | None:
        """Steering without a line is never sent."""
        vote = isinstance(made, VoteAsk)
        if not vote and not self.live:
            return None
        seen = max(self.seq, self.stood) if vote else self.seq
        if not self.heedless:
            made = replace(made, seen=seen, **({"round": self.round} if vote else {}))
        press = Press(self.server.new_id(), made, self, seen, self.face, self.round)
        behind = vote and any(isinstance(one.ask, VoteAsk) for one in self.waiting)
        self.waiting.append(press)
        if self.live and not behind:
            self.send(press)
        return press

    def send(self, press: Press, again: bool = False) -> None:
        """It arrives and is answered; or the line breaks before, after, or with it on its way."""
        fate = self.server.chance.choice([*["answered"] * 6, "lost", "unanswered", "late"])
        if fate in ("answered", "unanswered"):
            answer = self.server.hears(press, again)
            if fate == "answered":
                self.hears(press, answer)
                return
        elif fate == "late":
            self.server.on_the_way.append((press, again))
        self.live = False

    def hears(self, press: Press, answer: Answer) -> None:
        press.told = answer
        self.waiting.remove(press)
        if not isinstance(press.ask, VoteAsk):
            return
        if not answer.code:
            self.stood = answer.seq
        behind = [one for one in self.waiting if isinstance(one.ask, VoteAsk)]
        for one in behind[:-1]:  # overtaken: never sent
            self.waiting.remove(one)
        if behind:
            last = behind[-1]
            if not answer.code:
                last.seen = max(last.seen, answer.seq)
                if not self.heedless:
                    last.ask = replace(last.ask, seen=last.seen)
            if self.live:
                self.send(last)

    def comes_back(self) -> None:
        self.live = True
        self.look()
        sent = False
        for press in tuple(self.waiting):
            vote = isinstance(press.ask, VoteAsk)
            if press in self.waiting and self.live and not (vote and sent):
                sent |= vote
                self.send(press, again=not vote and not self.heedless)


class Server:
    """Two processes on one database."""

    def __init__(self, engine: Engine, chance: random.Random) -> None:
        self.engine, self.chance = engine, chance
        self.processes = [WritingThread(engine, KINDS, None) for _ in range(2)]
        self.on_the_way: list[tuple[Press, bool]] = []
        self.own: list[tuple[int, str, Device]] = []  # votes: number, person, from where
        self.ids = iter(range(10**6))

    def new_id(self) -> str:
        return str(next(self.ids))

    def state(self) -> Workshop:
        process = self.chance.choice(self.processes)
        process.write([Look(CODE, "")], {CODE: frozenset()}, {})
        state: Workshop = process._replicas[CODE].state
        return state

    def put(self, job: Asked) -> Answer:
        process = self.chance.choice(self.processes)
        return process.write([job], {job.code: frozenset()}, {}).answers[0][1]

    def hears(self, press: Press, again: bool) -> Answer:
        before = self.state()
        seq, then, round_ = before.seq, face(before), before.cells[CELL].round
        answer = self.put(Asked(CODE, press.device.person, press.ask, id=press.id, again=again))
        after = self.state()
        if after.seq != seq:
            assert not again, "what is only asked for again is never done"
            self._was_meant(press, then, round_)
            press.done.append(after.seq)
        return answer

    def _was_meant(self, press: Press, then: object, round_: int) -> None:
        person, device = press.device.person, press.device
        if isinstance(press.ask, VoteAsk):
            assert round_ == press.round, "a vote for another round"
            since = [one for one in self.own if one[0] > press.seen and one[1] == person]
            assert not since, "a vote over a newer one of one's own"
            self.own.append((self.state().seq, person, device))
        elif not isinstance(press.ask, ask.SignOff | ask.Undo):
            assert then == press.cell, "a step on what its person had not seen"
        assert press.told is None, "done after it was answered"

    def something_late_arrives(self) -> None:
        if self.on_the_way:
            late = self.chance.randrange(len(self.on_the_way))
            self.hears(*self.on_the_way.pop(late))


def presses(chance: random.Random, device: Device) -> Ask:
    """One of what the page has a button for."""
    votes: list[Ask] = [
        ask.CastVote(chance.choice(["it-ops", "business", "tbd"]), **AT),
        ask.CastVote("business", **AT),
        ask.WithdrawVote(**AT),
    ]
    decide = ask.Decide(chance.choice(["it-ops", "business"]), **AT)
    steps: dict[str, list[Ask]] = {
        "open": [ask.Reveal(**AT), decide],
        "revealed": [ask.VoteAgain(**AT), decide],
        "decided": [ask.Reopen(**AT)],
    }
    return chance.choice(votes if device.person == "bob" else steps[device.face[0]])


def walk(engine: Engine, chance: random.Random) -> tuple[list[Press], Server]:
    """Bob votes from two devices, Ann and Ben steer; lines break and come back."""
    server = Server(engine, chance)
    devices = [Device(person, server) for person in ("bob", "bob", "ann", "ben")]
    made = []
    for _ in range(STEPS):
        device = chance.choice(devices)
        if device.live and chance.random() < 0.7:
            device.look()
        match chance.randrange(8):
            case 0 | 1 | 2 | 3:
                made.append(device.press(presses(chance, device)))
            case 4 | 5 if not device.live:
                device.comes_back()
            case 6:
                server.something_late_arrives()
            case 7:
                device.live = False
    while any(device.waiting for device in devices):
        for device in devices:
            device.comes_back()
    while server.on_the_way:
        server.something_late_arrives()
    return [one for one in made if one], server


@pytest.fixture
def room(engine: Engine) -> Engine:
    stream = Stream(engine)
    stream.asks("ann", ask.SetPace("own"))
    for name in ("Ben", "Bob"):
        stream.asks(name.lower(), ask.Join(name=name, represents="business"))
    stream.asks("ann", ask.ShareFacilitation("ben"))
    return engine


@pytest.mark.parametrize("seed", range(WALKS))
def test_every_ask_is_done_as_meant_refused_aloud_or_never_sent(room: Engine, seed: int) -> None:
    made, _ = walk(room, random.Random(seed))
    for press in made:
        assert len(press.done) <= 1, "done twice"
        if press.told is None:
            assert not press.done, "overtaken, and done all the same"
        elif press.told.code:
            assert not press.done, "refused, and done all the same"
        else:
            assert press.done or isinstance(press.ask, ask.WithdrawVote), "said to be done, and not"
    outcomes = [press.told.says if press.told else "overtaken" for press in made]
    done = sum(bool(press.done) for press in made)
    assert done > 5, "a control: walks in which nothing is done show nothing"
    assert len(set(outcomes)) > 3


def test_pages_that_name_nothing_do_what_nobody_meant(
    room: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A control: the walks find it out."""
    monkeypatch.setattr(Device, "heedless", True)
    with pytest.raises(AssertionError, match=r"another round|newer one|had not seen"):
        _walks(room)


def _walks(room: Engine) -> None:
    for seed in range(WALKS):
        walk(room, random.Random(seed))


@pytest.mark.parametrize("seed", range(WALKS))
def test_nobody_is_doubled_at_the_door(room: Engine, seed: int) -> None:
    """Each asks until an answer comes back; some arrive, some are lost, some arrive long after."""
    chance = random.Random(seed)
    server = Server(room, chance)
    late: list[Asked] = []
    heard: dict[str, set[tuple[str, str]]] = {}

    def knocks(number: str, joining: ask.Ask, opens: bool) -> Answer:
        drawn = server.new_id()
        code = f"N{drawn:>07}" if opens else CODE
        job = Asked(code, f"p{drawn}", joining, id=number, key=f"k{seed}-{drawn}")
        fate = chance.choice(["answered", "lost", "unanswered", "late"])
        if fate == "late":
            late.append(job)
        if fate in ("lost", "late"):
            return NOWHERE
        answer = server.put(job)
        assert answer.came
        heard.setdefault(number, set()).add(answer.came)
        return answer if fate == "answered" else NOWHERE

    for who in range(8):
        opens = who % 4 == 0
        joining: ask.Ask = ask.Join(name=f"Eve {who}", represents="vendor")
        if opens:
            joining = ask.OpenWorkshop(service=f"S {who}", model="B", facilitator="Ann")
        while knocks(f"{who}" * 24, joining, opens).code:
            if late and chance.random() < 0.5:
                server.put(late.pop(chance.randrange(len(late))))
    for job in late:
        server.put(job)
    assert all(len(came) == 1 for came in heard.values())
    names = [one.name for one in server.state().people.values() if one.name.startswith("Eve")]
    assert names == sorted({f"Eve {who}" for who in range(8) if who % 4})
    with room.connect() as db:
        opened = {code for came in heard.values() for code, _ in came} - {CODE}
        assert store.heads(db, opened).keys() == opened
        assert len(opened) == 2
