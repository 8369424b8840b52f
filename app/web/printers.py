"""Printers: a stream as a file, away from the event loop and from the thread that writes."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any, NamedTuple, cast

import structlog
from anyio import BrokenWorkerProcess, to_process
from sqlalchemy import Connection, Engine

from app.asks.refusal import Refusal
from app.db.database import read_only
from app.documents import sentences
from app.documents.comparison import Pair, Side
from app.documents.formats import Format
from app.documents.happened import Happened, Story
from app.documents.press import Press
from app.documents.signatures import Reading
from app.log import chronicle, readmodels, revisions, store
from app.log.kind import Kind
from app.log.replica import Draft, Replica
from app.log.revisions import Signed
from app.sessions.room import Rooms
from app.web import carrying
from app.web.turns import Turns

PRINTERS = 2  # processes: a printed page never holds up a vote
LONGEST = 60.0  # seconds for one file, the wait for its turn included
BEHIND = 10  # nice: where processors are short, who votes goes first
logger = structlog.get_logger()


class Wanted(NamedTuple):
    """Which state of a stream: a signed revision or, None, the draft; and for whose clock."""

    revision: int | None = None
    zone: str = ""
    place: str = ""  # the address at which people take part


NOTHING_MORE = Wanted()


class Of(NamedTuple):
    """What a file is of: a signed revision, or the draft as it stands."""

    code: str
    state: int | Draft

    @property
    def revision(self) -> int:
        """Its number; of a draft, the one it would get."""
        if isinstance(self.state, Draft):
            return self.state.last + bool(self.state.written)
        return self.state

    @property
    def last(self) -> int:
        """The last revision that was signed by then."""
        return self.state.last if isinstance(self.state, Draft) else self.state


class Printed(NamedTuple):
    body: bytes
    media_type: str
    disposition: str


class Printers:
    """A draft comes from the room as it is held for the screens, so it cannot disagree with them;
    it is written out in a thread, and printed in a process of its own, so that a page that is too
    much for it harms nobody."""

    def __init__(self, engine: Engine, rooms: Rooms, presses: Mapping[str, Press]) -> None:
        self._engine = engine
        self._rooms = rooms
        self._presses = presses
        self._turns = Turns(PRINTERS)

    async def print(
        self, kind: Kind, code: str, ending: str, wanted: Wanted, person: str = ""
    ) -> Printed:
        """A stream as a file; raises Refusal where there is no such revision, or no file."""
        press = self._presses[kind.name]
        form = {**press.formats, **press.sheets, **press.lists}[ending]
        async with self._turn(code, person, ending):
            state = wanted.revision or await self._draft(kind, code)
            table = await asyncio.to_thread(self._table, kind, form, Of(code, state), wanted)
            body = await printed(form.write, table)
        return Printed(body, form.media_type, press.disposition(table, ending))

    async def compare(
        self, kind: Kind, code: str, ending: str, which: tuple[int, int], person: str
    ) -> Printed:
        """Two revisions side by side; raises Refusal where one of them is not there."""
        form = self._presses[kind.name].comparing[ending]
        async with self._turn(code, person, ending):
            pair = Pair(*[await self.signed(code, one) for one in which])
            body = await printed(form.write, pair)
        return Printed(body, form.media_type, "inline")

    async def signed(self, code: str, revision: int) -> Side:
        """The bytes of a revision and their hash; raises Refusal where there is none."""
        found = await asyncio.to_thread(self._signed, code, revision)
        return Side(found.hash, found.content)

    def _signed(self, code: str, revision: int) -> Signed:
        with read_only(self._engine).connect() as db:
            return signed_of(db, code, revision)

    @asynccontextmanager
    async def _turn(self, code: str, person: str, ending: str) -> AsyncIterator[None]:
        """While a file of theirs is made; what keeps it from being made is said."""
        try:
            async with asyncio.timeout(LONGEST), self._turns.of(code, person):
                yield
        except (TimeoutError, BrokenWorkerProcess, OSError) as error:
            logger.warning("no file", workshop=code, kind=ending, error=type(error).__name__)
            why = "file-not-made"
            raise Refusal("unavailable", why) from None

    async def _draft(self, kind: Kind, code: str) -> Draft:
        """What would be signed now, as the thread that writes has it: a moment's work there."""
        answer, draft = await self._rooms.look(code, "", kind, Replica.draft)
        if answer.code:
            raise Refusal(answer.code, answer.says, **answer.params)
        return cast(Draft, draft)

    def _table(self, kind: Kind, form: Format, of: Of, wanted: Wanted) -> Any:
        with read_only(self._engine).connect() as db:
            table = table_of(db, self._presses[kind.name], *of, wanted)
            if form.with_story:
                facts, left_out = chronicle.of(db, kind, of.code, of.revision)
                story = Story([Happened(*one) for one in facts], left_out)
                table = form.with_story(table, story)
            if form.with_revisions:
                table = form.with_revisions(table, carrying.carried(db, of.code, of.last))
            return table


async def printed(write: Callable[[Any], bytes], table: Any) -> bytes:
    """By a printer; those that have ended while nothing was to do are noticed, and replaced."""
    for _ in range(int(to_process.current_default_process_limiter().total_tokens)):
        with suppress(BrokenWorkerProcess):
            return await to_process.run_sync(behind, write, table, cancellable=True)
    return await to_process.run_sync(behind, write, table, cancellable=True)


def behind(write: Callable[[Any], bytes], table: Any) -> bytes:
    """In a printer's process: a file is made with what voting leaves of the machine."""
    os.setpriority(os.PRIO_PROCESS, 0, BEHIND)
    return write(table)


def table_of(
    db: Connection, press: Press, code: str, state: int | Draft, wanted: Wanted = NOTHING_MORE
) -> Any:
    """A signed revision, or the draft as it stands: signed off, that is the last revision."""
    now = store.names_of(db, code)
    reading = Reading(wanted.zone, (), now, code, wanted.place)
    if isinstance(state, Draft):
        if state.written:
            before = _content(db, code, state.last)
            return press.table(state.written(), None, now, before, reading)
        state = state.last
    signed = signed_of(db, code, state)
    names = now  # of the first release: under the names that are known today
    if signed.has_names:
        then = {who: name for who, (_, name) in revisions.names_signed(db, code, state).items()}
        names = {who: sentences.renamed(name, now.get(who, "")) for who, name in then.items()}
    before = _content(db, code, state - 1)
    reading = reading._replace(said=readmodels.said(db, code, state))
    return press.table(signed.content, signed.hash, names, before, reading)


def signed_of(db: Connection, code: str, revision: int) -> Signed:
    """A signed revision; raises Refusal where there is none."""
    signed = revisions.signed(db, code, revision)
    if signed is None:
        raise Refusal("not-found", "no-such-revision", revision=revision)
    return signed


def _content(db: Connection, code: str, revision: int) -> str | None:
    signed = revisions.signed(db, code, revision)
    return signed.content if signed else None
