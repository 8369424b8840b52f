"""The rooms of this process: who has taken a seat where, and what goes out to them."""

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.db.database import read_only
from app.log import store
from app.log.jobs import SCREEN, Answer, Asked, Job, Look, Seen, Sight
from app.log.kind import Kind
from app.log.kinds import Kinds
from app.log.replica import News
from app.log.writer import Writer
from app.log.writing import Written
from app.ops import metrics
from app.sessions.bell import Bell, NoBell
from app.sessions.closing import LOCKED
from app.sessions.frames import inside, show
from app.sessions.presence import BEAT, Presence
from app.sessions.seats import Room, Seat

#: After somebody left their last seat: a page that loads again should not flicker.
AWAY = 0.3  # seconds
LOOK = 2.0  # seconds between two looks at the numbers of all rooms


class Rooms:
    """All rooms of this process, and the writer they share."""

    def __init__(
        self,
        engine: Engine,
        kinds: Kinds,
        bell: Bell | None = None,
        presence: Presence | None = None,
    ) -> None:
        self._rooms: dict[str, Room] = {}
        self._kept: dict[str, News] = {}
        self._engine = engine
        self._bell = bell or NoBell()
        self._presence = presence
        self._looks = 0
        self._ended = False
        self.writer = Writer(engine, kinds, self, self._deliver, presence)

    def room(self, code: str) -> Room:
        return self._rooms.setdefault(code, Room())

    def is_open(self, code: str) -> bool:
        """Whether somebody has a seat there, in this process."""
        return code in self._rooms

    def at(self, code: str) -> Room:
        """The room as it is, only to look at: an empty one where nobody sits."""
        return self._rooms.get(code) or Room()

    def here(self, code: str) -> frozenset[str]:
        """Who has a socket open there; nobody by name on a stage."""
        return self.at(code).here

    async def put(self, job: Job) -> tuple[Answer, Any]:
        """Put an ask to the writer and wait until it is durable or refused."""
        done: asyncio.Future[tuple[Answer, Any]] = asyncio.get_running_loop().create_future()

        def reply(answer: Answer, show: Any) -> None:
            if not done.done():
                done.set_result((answer, show))

        job.reply = reply
        self.writer.ask(job)
        return await done

    async def look(self, code: str, who: str, kind: Kind, see: Sight = SCREEN) -> Seen:
        """What a person sees as it is now; not-found where there is no such stream."""
        return await self.put(Look(code, who, kind.name, see=see))

    async def do(self, asked: Asked) -> Answer:
        """One ask from inside, under the client's own id."""
        return (await self.put(asked))[0]

    def tell(self, code: str, key: str, value: Any) -> None:
        """Show everybody there something that is of this moment, and in no log."""
        if code in self._rooms:
            ready = show(self._rooms[code].seq, inside({key: value}))
            for seat in tuple(self._rooms[code].seats):
                seat.show(ready)

    def come(self, code: str, person: str, polls: bool = False) -> None:
        """Counts as here from the moment they ask for their first screen."""
        self.room(code).count(person, +1, polls)

    def go(self, code: str, person: str, seat: Seat | None, polls: bool = False) -> None:
        room = self.room(code)
        room.count(person, -1, polls)
        if seat:
            room.seats.discard(seat)
        if not room.seats and not room.here:
            if room.redraw:
                room.redraw.cancel()
            del self._rooms[code]
            self._draw(code)  # so that whoever comes next knows since when
        elif person:
            self._redraw(code, AWAY)

    def _redraw(self, code: str, delay: float) -> None:
        """Have the screen drawn again a little later, once for all that happens until then."""
        room, loop = self.room(code), asyncio.get_running_loop()
        if room.redraw and room.redraw_at <= loop.time() + delay:
            return
        if room.redraw:
            room.redraw.cancel()

        def now() -> None:
            room.redraw = None
            self._draw(code)

        room.redraw, room.redraw_at = loop.call_later(delay, now), loop.time() + delay

    def _draw(self, code: str) -> None:
        """Have the writer look; it looks no more once it has ended, and a redraw may come later."""
        if not self._ended:
            self.writer.ask(Look(code, ""))

    async def finish(self) -> None:
        """Write what waits, and tell the others that nobody is here any more."""
        self._ended = True
        await self.writer.finish()
        if self._presence:
            with suppress(SQLAlchemyError), self._engine.begin() as db:  # or they hear the silence
                self._presence.leave(db)

    # Other processes

    def rung(self, codes: Iterable[str] | None) -> None:
        """Look at these workshops soon: another process wrote something; None for all."""
        for code in list(self._rooms) if codes is None else codes:
            if code in self._rooms:
                self._redraw(code, 0)

    async def look_after(self) -> None:
        """Look for what a lost ring did not tell, and now and then show that we are alive."""
        beat, self._looks = self._looks % int(BEAT / LOOK), self._looks + 1
        numbers = await asyncio.to_thread(self._numbers, list(self._rooms), beat == 0)
        self.rung(code for code in self._rooms if numbers.get(code) != self.room(code).seq)
        if self._presence and beat == 0:  # somebody there may have fallen silent
            self.rung(None)

    def _numbers(self, codes: list[str], live: bool) -> dict[str, int]:
        if live and self._presence:
            with self._engine.begin() as db:
                self._presence.live(db, codes)
        with read_only(self._engine).connect() as db:
            return {code: head.seq for code, head in store.heads(db, codes).items()}

    # What comes back from the writer

    def _deliver(self, written: Written) -> None:
        """Answers first, then differences, then whole screens to those who have just come."""
        for job, answer, screen in written.answers:
            if isinstance(job, Asked):
                job.reply(answer, screen)
        metrics.answered(one.code for job, one, _ in written.answers if isinstance(job, Asked))
        self._bell.ring(written.ring)
        self.rung(written.doubted)
        for code in written.missing & self._rooms.keys():
            for seat in tuple(self._rooms[code].seats):
                seat.leave(4504, "no such workshop")
        for code, news in self._due(written.news).items():
            if code in self._rooms:
                self._tell(code, self._rooms[code], news)
        for job, answer, screen in written.answers:
            if isinstance(job, Look):
                job.reply(answer, screen)

    def _due(self, fresh: Mapping[str, News]) -> dict[str, News]:
        """What to show now. Where more is about to be written, one show is made of both.

        That halves what a full room is sent while it votes. Nothing is kept back twice.
        """
        kept, self._kept = self._kept, {}
        awaited = self.writer.awaited()
        due = dict(kept)
        for code, news in fresh.items():
            if code in kept:
                due[code] = kept[code].before(news)
            elif code in awaited:
                self._kept[code] = news
            else:
                due[code] = news
        return due

    def _tell(self, code: str, room: Room, news: News) -> None:
        room.seq, room.shared = news.seq, news.screen
        if news.later:
            self._redraw(code, news.later)
        shared = inside(news.changed)
        ready = show(news.seq, shared) if shared else b""
        for seat in tuple(room.seats):
            if seat.owner in news.gone:
                seat.leave(4501, "removed")
            elif not seat.person and not seat.may_see(news.screen):
                seat.leave(*LOCKED)
            elif seat.person in news.own:
                own = news.own[seat.person]
                both = own.keys() & news.changed.keys()
                common = inside(news.changed, both) if both else shared
                seat.show(show(news.seq, common, inside(own)))
            elif ready:
                seat.show(ready)
