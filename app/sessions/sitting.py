"""Who sits in a room, whichever way they came: let in with a whole screen, sent out with a code."""

import asyncio

from app.log import store
from app.log.jobs import Answer, Look
from app.log.kind import Kind, Screen
from app.log.writing import now
from app.sessions.closing import NOT_NOW, REMOVED
from app.sessions.room import Rooms

PER_PERSON = 12  # tabs and devices of one person


class Sitting:
    """What a seat is besides the way it is shown things: of a socket, or of who polls."""

    person = ""  # who sits here; nobody at a stage
    owner = ""  # whose key opened it, a stage too; empty where it was opened without one
    gone = False  # nobody sits here any more, or ever will

    def __init__(self, rooms: Rooms, kind: Kind, code: str) -> None:
        self.rooms = rooms
        self.kind = kind
        self.code = code
        self.behind = False  # something was not shown: a whole screen has to make it good

    def show(self, ready: bytes) -> None:
        """A difference, ready to be written."""
        raise NotImplementedError

    def leave(self, code: int, reason: str) -> None:
        """It is over, and why."""
        raise NotImplementedError

    def welcome(self, answer: Answer, show: Screen) -> None:
        """Whether it was let in, and the first whole screen if it was."""
        raise NotImplementedError

    def screen(self, seq: int, show: Screen) -> bytes:
        """A frame with the whole of it."""
        room = self.rooms.at(self.code)
        return room.pieces.whole(seq, show, room.shared)

    def give_up(self) -> None:
        """Its place is somebody else's, who has a key; it may come back."""
        self.leave(*NOT_NOW)

    async def enter(self) -> Answer:
        """Take a seat: from the first whole screen on, nothing is missed."""
        entered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

        def reply(answer: Answer, show: Screen) -> None:
            if answer.code is None and not self.may_see(show):
                answer = Answer(answer.seq, "forbidden", "not-in-it")
            self.welcome(answer, {**show, "clock": now()} if answer.code is None else {})
            if answer.code is None and not self.gone:
                self.rooms.room(self.code).seats.add(self)
                self._recognise_owner()
            if not entered.done():
                entered.set_result(answer)

        self.rooms.writer.ask(Look(self.code, self.person, self.kind.name, reply))
        return await entered

    def may_see(self, screen: Screen) -> bool:
        """Whether who sits here is in the room, or it is open to everybody."""
        if self.person:
            return bool(screen["you"])
        return bool(self.owner) or not self.kind.shut(screen)

    def _recognise_owner(self) -> None:
        """Whose stage it is may have been sent out while it was being opened."""
        if self.person or self.owner in ("", store.STAGE):
            return

        def reply(answer: Answer, show: Screen) -> None:
            if answer.code is None and not show["you"]:
                self.leave(*REMOVED)

        self.rooms.writer.ask(Look(self.code, self.owner, self.kind.name, reply))
