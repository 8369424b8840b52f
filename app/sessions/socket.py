"""One open socket: a seat in its room, asks in, answers and differences out."""

from typing import Any

from app.asks.parsing import parse, read_again, read_ask, read_id
from app.asks.refusal import Code, Refusal
from app.log.jobs import Answer, Asked, Look
from app.log.kind import Kind, Screen
from app.log.writing import now
from app.ops import metrics
from app.sessions.buckets import Bucket
from app.sessions.closing import LOCKED, REMOVED
from app.sessions.frames import alive, answer_frame
from app.sessions.room import Rooms
from app.sessions.sitting import Sitting
from app.sessions.wire import Wire

ASKS = (20.0, 60.0)  # a second, at once: per socket
TOO_MANY = 200  # asks refused for their number before the socket is closed
BAD_FRAMES = 10


class Socket(Sitting):
    """What a room knows of a connection, and what a connection asks of a room."""

    number = ""  # of the ask to enter

    def __init__(self, wire: Wire, rooms: Rooms, kind: Kind, code: str) -> None:
        super().__init__(rooms, kind, code)
        self.wire = wire
        self._bucket = Bucket(*ASKS)
        self._over = 0
        self._bad = 0

    def welcome(self, answer: Answer, show: Screen) -> None:
        """Its answer, and the screen behind it; from here on it is heard at once."""
        self.wire.write(answer_frame(self.number, answer))
        if answer.code == "forbidden":
            self.leave(*(REMOVED if self.owner else LOCKED))
        if answer.code is None:
            self.wire.write(self.screen(answer.seq, show))
            self.wire.heard, self.wire.drained = self.hear, self.caught_up

    # Out

    def show(self, ready: bytes) -> None:
        """A difference; whoever has not read the last one gets the newest state later."""
        if self.wire.busy or self.behind:
            self.behind = True
        else:
            self.wire.write(ready)

    def leave(self, code: int, reason: str) -> None:
        """Close it."""
        self.wire.end(code, reason)

    def caught_up(self) -> None:
        """The buffer is empty again: what was skipped is made good with a whole screen."""
        if self.behind:
            self.rooms.writer.ask(Look(self.code, self.person, reply=self._whole))

    def _whole(self, answer: Answer, show: Screen) -> None:
        if answer.code is None:
            self.behind = False
            self.show(self.screen(answer.seq, show))

    def refuse(self, number: str | None, code: Code, says: str, **params: Any) -> None:
        """Say that nothing happened."""
        metrics.answered([code])
        self.wire.write(answer_frame(number, Answer(0, code, says, params)))

    def refuse_unread(self, refusal: Refusal, number: str | None = None) -> None:
        """Say that a frame could not be read; after ten of them there is no point in more."""
        self.refuse(number, refusal.code, refusal.says, **refusal.params)
        self._bad += 1
        if self._bad >= BAD_FRAMES:
            self.leave(4500, "too many frames that cannot be read")

    # In

    def hear(self, text: str | None) -> None:
        """One message from an entered socket; None is a binary one."""
        try:
            body = parse(text or "")
            number = read_id(body)
        except Refusal as refusal:
            self.refuse_unread(refusal)
            return
        if not self._bucket.take():
            self._too_many(number)
        elif body.get("ask") == "enter":
            self.refuse(number, "wrong-state", "in-already")
        elif body.get("ask") == "here" and len(body) == 2:
            self.wire.write(alive(number, self.rooms.room(self.code).seq, now()))
        elif not self.person:
            self.refuse(number, "forbidden", "stage-watches")
        else:
            self._ask(body, number)

    def _ask(self, body: dict[str, object], number: str) -> None:
        try:
            ask, again = read_ask(body, self.kind.asks), read_again(body)
        except Refusal as refusal:
            self.refuse(number, refusal.code, refusal.says, **refusal.params)
            return

        def reply(answer: Answer, _: Screen) -> None:
            self.wire.hold(answer_frame(number, answer))

        who = (self.code, self.person, ask, self.kind.name)
        self.rooms.writer.ask(Asked(*who, number, again, reply=reply))

    def _too_many(self, number: str) -> None:
        self._over += 1
        if self._over > TOO_MANY:
            self.leave(4004, "too many asks")
        else:
            self.refuse(number, "rate-limited", "too-fast", count=int(ASKS[0]))
