"""Seats without a socket: what they would be sent is kept until it is asked for (long polling).

For a network that lets pages through and no WebSocket. A cursor names the seat, how many answers it
has had, and the number of the screen they make. Whoever comes with another count than the next one
has missed something, or was with another process meanwhile, and is shown everything: at once where
the number is not ours, else with the next news, so that two processes may take turns with somebody.
"""

import asyncio
import re
import secrets
from typing import Any, NamedTuple, Self

from app.asks.refusal import Refusal
from app.log.jobs import Answer, Look
from app.log.kind import Kind, Screen
from app.sessions.closing import RESTART
from app.sessions.frames import text_of
from app.sessions.places import Place, Places
from app.sessions.room import Rooms
from app.sessions.sitting import PER_PERSON, Sitting

TURN = 20.0  # seconds a request waits for news: less than proxies do
BEAT = 0.2  # seconds between two answers: of a busy room a few large ones, not many small ones
LINGER = 5.0  # seconds without a request until who sits here counts as gone
HELD = 64 * 1024  # bytes of differences kept; in place of more there is one whole screen


class Cursor(NamedTuple):
    """Where somebody has come to: written by us, kept by them."""

    name: str
    answers: int = 0  # given so far, by whichever process
    seq: int = -1  # of the screen they make

    @classmethod
    def read(cls, text: str) -> Self:
        """What a cursor says; a new one where it is none of ours."""
        found = re.fullmatch(r"([0-9a-f]{16})\.(\d{1,18})\.(\d{1,18})", text, re.ASCII)
        if not found:
            return cls(secrets.token_hex(8))
        return cls(found[1], int(found[2]), int(found[3]))


class Poll(Sitting):
    """One seat, and the request that waits for its news, if one does."""

    def __init__(self, rooms: Rooms, kind: Kind, code: str, cursor: Cursor) -> None:
        super().__init__(rooms, kind, code)
        self.name, self.answers, self.seq = cursor
        self.closed = 0  # the code a socket would have been closed with
        self.reason = ""  # and its word for it
        self.whole = False  # what is kept begins with a whole screen
        self.place: Place | None = None
        self.lingering: asyncio.TimerHandle | None = None
        self._kept: list[bytes] = []
        self._size = 0
        self._waiting: asyncio.Future[None] | None = None
        self._calm = False  # what is owed may wait for the next news
        self._rested = self._beat() if cursor.answers else 0.0  # when the next answer may be given

    @property
    def cursor(self) -> str:
        return f"{self.name}.{self.answers}.{self.seq}"

    def resume(self, cursor: Cursor) -> None:
        """Go on from there: with what is kept, or, where the count is another, with everything.

        A smaller count is an answer that did not arrive; a larger one was given elsewhere.
        """
        if cursor.answers != self.answers:
            self.start_over()
            self._calm = (
                cursor.answers > self.answers and cursor.seq == self.rooms.at(self.code).seq
            )
            self.answers = max(self.answers, cursor.answers)

    # What a room knows of it

    def show(self, ready: bytes) -> None:
        text = text_of(ready)
        if self._size + len(text) > HELD:
            self.start_over()
        if not self.behind:
            self._kept.append(text)
            self._size += len(text)
        self._calm = False
        self._wake()

    def welcome(self, answer: Answer, show: Screen) -> None:
        if answer.code is None:
            self._calm = answer.seq == self.seq
            self._keep_whole(answer, show)

    def leave(self, code: int, reason: str) -> None:
        if not self.closed:
            self.closed, self.reason = code, reason
        self._wake()

    def start_over(self) -> None:
        """What was kept is too much, or was sent and did not arrive: all of it is shown anew."""
        self._kept, self._size, self.whole, self.behind = [], 0, False, True

    def _keep_whole(self, answer: Answer, show: Screen) -> None:
        """However large it is: the next difference is the one that may be too much."""
        text = text_of(self.screen(answer.seq, show))
        self._kept, self._size, self.whole, self.behind = [text], 0, True, False

    # One request

    async def wait(self) -> bool:
        """Until there is news, or a turn is over; False where another request took over."""
        loop = asyncio.get_running_loop()
        self._wake()  # who waited here has given up, or should have
        mine = self._waiting = loop.create_future()
        over = loop.call_later(TURN, _end, mine)
        try:
            if self._calm or not (self._kept or self.behind or self.closed):
                await mine
            if not self.closed:
                await asyncio.sleep(self._rested - loop.time())
            return self._waiting is mine
        finally:
            over.cancel()
            if self._waiting is mine:
                self._waiting = None

    @property
    def is_attended(self) -> bool:
        """Whether a request waits here."""
        return self._waiting is not None

    async def take(self) -> tuple[bool, list[bytes]]:
        """What to tell now, and whether it begins with a whole screen."""
        if self.behind and not self.closed:
            await self._make_good()
        told = self.whole, self._kept
        self._kept, self._size, self.whole, self._calm = [], 0, False, False
        self.answers += 1
        self.seq = self.rooms.at(self.code).seq
        self._rested = self._beat()
        return told

    def _beat(self) -> float:
        return asyncio.get_running_loop().time() + BEAT

    async def _make_good(self) -> None:
        done: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

        def reply(answer: Answer, show: Screen) -> None:
            if answer.code is None:
                self._keep_whole(answer, show)
            _end(done, answer)

        self.rooms.writer.ask(Look(self.code, self.person, reply=reply))
        answer = await done
        if answer.code:
            raise Refusal(answer.code, answer.says, **answer.params)

    def _wake(self) -> None:
        if self._waiting:
            _end(self._waiting)


def _end(future: "asyncio.Future[Any]", result: Any = None) -> None:
    if not future.done():
        future.set_result(result)


class Who(NamedTuple):
    """Whose seat it is; nobody else's cursor names it."""

    code: str
    person: str
    owner: str


class Polls:
    """The seats without a socket of this process; they take places as sockets do."""

    def __init__(self, rooms: Rooms, places: Places) -> None:
        self._rooms = rooms
        self._places = places
        self._polls: dict[tuple[Who, str], Poll] = {}

    async def seat(self, kind: Kind, who: Who, cursor: Cursor, address: str) -> Poll:
        """The seat that this cursor names, or a new one; raises Refusal where there is no place."""
        poll = self._polls.get((who, cursor.name))
        if poll:
            poll.resume(cursor)
            return poll
        if who.person and self._rooms.at(who.code).seats_of(who.person) >= PER_PERSON:
            raise Refusal("rate-limited", "too-many-pages", count=PER_PERSON)
        poll = Poll(self._rooms, kind, who.code, cursor)
        poll.person, poll.owner = who.person, who.owner
        poll.place = self._place(poll, address)
        self._polls[who, poll.name] = poll
        self._rooms.come(who.code, who.person, polls=True)
        self.linger(poll)
        answer = await poll.enter()
        if answer.code:
            self.forget(poll)
            raise Refusal(answer.code, answer.says, **answer.params)
        return poll

    def _place(self, poll: Poll, address: str) -> Place:
        place = self._places.come(poll.code, address, poll.give_up)
        if place is None:
            raise Refusal("unavailable", "no-place")
        if poll.owner:
            self._places.keep(place)
        elif not self._places.watch(place):
            self._places.go(place)
            raise Refusal("unavailable", "too-many-stages")
        return place

    def linger(self, poll: Poll) -> None:
        """Nobody asks just now; where nobody does for a while, nobody sits there any more."""
        if poll.lingering:
            poll.lingering.cancel()
        loop = asyncio.get_running_loop()
        poll.lingering = loop.call_later(LINGER, self._look_after, poll)

    def _look_after(self, poll: Poll) -> None:
        if poll.is_attended:
            self.linger(poll)
        else:
            self.forget(poll)

    def forget(self, poll: Poll) -> None:
        """Nobody sits there any more."""
        if poll.gone:
            return
        poll.gone = True
        if poll.lingering:
            poll.lingering.cancel()
        del self._polls[Who(poll.code, poll.person, poll.owner), poll.name]
        self._rooms.go(poll.code, poll.person, poll, polls=True)
        if poll.place:
            self._places.go(poll.place)

    def part(self) -> None:
        """The process ends: who waits is told to come back."""
        for poll in tuple(self._polls.values()):
            poll.leave(*RESTART)
