"""Remit, changed on purpose, by the names a test gives to a server of its own.

Some variants are broken: a test of a promise runs against them too, and has to find them out, or
it would prove nothing. The others only make something that is slow or random short or certain.
"""

import asyncio
import itertools
import socket
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import URL, Connection, Engine, event

from app.asks import parsing
from app.db import database
from app.log import replica, writing
from app.log.batch import Batch
from app.log.jobs import Asked, Here, Job
from app.log.recorded import KeepVote
from app.log.writer import Writer
from app.log.writing import WritingThread, Written
from app.sessions import arrivals, patience, polling, wire
from app.sessions import socket as socket_of
from app.sessions.socket import Socket
from app.web import connection, keys, paces, printers, websocket
from tests.faults.broken import BROKEN
from tests.faults.pages import PAGES
from tests.faults.versions import VERSIONS
from tests.live.careless import CARELESS
from tests.live.clocks import a_year_later
from tests.live.leaks import LEAKS

AT_ONCE = socket_of.ASKS[1]
SLOW = 0.03  # seconds more that a commit takes on the slow disk


def slow_disk() -> None:
    """Each commit takes its time: the moment between decided and durable is long enough to hit."""
    connect = database.connect

    def slow(url: str | URL, patient: bool = False) -> Engine:
        engine = connect(url, patient)

        @event.listens_for(engine, "commit")
        def _wait(_: Any) -> None:
            time.sleep(SLOW)

        return engine

    database.connect = slow


def full_disk() -> None:
    """While a file `full` lies beside the database, it may not grow by a page."""
    connect = database.connect

    def filled(url: str | URL, patient: bool = False) -> Engine:
        engine = connect(url, patient)
        sign = Path(engine.url.database or "").parent / "full"

        @event.listens_for(engine, "begin")
        def _limit(connection: Connection) -> None:
            most = 1 if sign.exists() else 1_000_000  # never less than there are
            connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

        return engine

    database.connect = filled


def answers_first() -> None:
    """Broken: says done as soon as it is decided, and commits afterwards.

    Not at the door: a key that is not kept yet would stop the test before it has begun.
    """
    loops: list[asyncio.AbstractEventLoop] = []
    early: list[Callable[[Written], None]] = []
    work, write = Writer._work, WritingThread._write

    async def noted(self: Writer) -> None:
        loops[:], early[:] = [asyncio.get_running_loop()], [self._deliver]
        await work(self)

    def hasty(self: WritingThread, jobs: Sequence[Job], here: Here) -> Written:
        if any(isinstance(job, Asked) and job.key for job in jobs):
            return write(self, jobs, here)
        with self._engine.begin() as connection:
            batch = Batch(connection, self._kinds, self._replicas, writing.now(), self._refusals)
            batch.prepare(jobs, here)
            answers = [(job, batch.answer(job)) for job in jobs]
            told = Written([(job, *self._seen(job, answer)) for job, answer in answers], {})
            loops[0].call_soon_threadsafe(early[0], told)
            batch.write()
        return Written([], {})

    Writer._work = noted  # type: ignore[method-assign]
    WritingThread._write = hasty  # type: ignore[method-assign]


def leaks_by_order() -> None:
    """Broken: names who voted in the order of what they chose; no value is in any frame."""
    draw, take = replica.Replica.draw, replica.Replica.take
    chosen: dict[tuple[str, str, str], str] = {}

    def noted(self: replica.Replica, *of: Any) -> replica.Taken:
        taken = take(self, *of)
        for one in taken.effects:
            if isinstance(one, KeepVote):
                chosen[self.state.code, one.question, one.person] = one.vote.choice
        return taken

    def draw_in_order(self: replica.Replica, here: frozenset[str], now: float) -> replica.News:
        news = draw(self, here, now)
        for key, cell in news.changed.items():
            if key.startswith("cell:") and cell["voters"]:
                where = (self.state.code, key.removeprefix("cell:"))
                cell["voters"] = sorted(
                    cell["voters"], key=lambda who: chosen.get((*where, who), "")
                )
        return news

    replica.Replica.draw = draw_in_order  # type: ignore[method-assign]
    replica.Replica.take = noted  # type: ignore[method-assign,assignment]


def leaks_by_export() -> None:
    """Broken: what the exports read knows a hidden choice, and prints it as the service's name."""
    table_of = printers.table_of

    def telling(
        db: Connection, press: Any, code: str, state: Any, wanted: Any = printers.NOTHING_MORE
    ) -> Any:
        table = table_of(db, press, code, state, wanted)
        query = "SELECT choice FROM ballot WHERE workshop = ? ORDER BY person"
        choices = [row.choice for row in db.exec_driver_sql(query, (code,))]
        return msgspec.structs.replace(table, service=" ".join(choices)) if choices else table

    printers.table_of = telling


def same_ids() -> None:
    """Codes, keys and ids are counted: two runs of one script differ in nothing but times."""
    counted = itertools.count(1)
    letters = itertools.product(keys.SIGNS, repeat=2)
    keys.new_code = lambda: "REMT" + "".join(next(letters)) + "AA"
    keys.new_key = lambda: f"key-{next(counted):04}-of-nobody-in-particular"
    keys.new_person = lambda: f"person{next(counted):04}"
    replica.drawn = lambda: f"{next(counted):032}"


def at_any_pace() -> None:
    """Takes asks as fast as they come: only a test of the pace itself should know of it."""
    socket_of.ASKS = wire.FRAMES = (1e9, 1e9)
    paces.ASKS = paces.WORKSHOPS = paces.KEYS = paces.FILES = paces.POLLS = (1e9, 1e9)
    arrivals.PACE = (1e9, 1e9)


def polls_at_any_pace() -> None:
    """Who polls is answered at once, however often: a script is played in a tenth of the time."""
    polling.BEAT = 0.0
    paces.POLLS = (1e9, 1e9)


def never_gone() -> None:
    """Who polls sits there for minutes without asking: a test asks only when it wants to know."""
    polling.LINGER = 300.0


def never_rested() -> None:
    """What a socket has used of its asks does not come back: so its number is the same anywhere."""
    socket_of.ASKS = (0.0, AT_ONCE)


def impatient() -> None:
    """Every deadline is short."""
    websocket.ENTER = 0.5
    wire.STUCK = patience.STUCK = 1.0
    wire.CLOSING = 0.5
    connection.REQUEST = 1.0


def closes_patiently() -> None:
    """Whoever does not answer a close is waited for longer than any test waits."""
    wire.CLOSING = 300.0


def small_buffers() -> None:
    """The system keeps little for a reader that does not read, so that it shows at once."""
    for protocol in (wire.Wire, connection.Connection):
        _with_small_buffer(protocol)


def _with_small_buffer(protocol: Any) -> None:
    made = protocol.connection_made

    def with_small_buffer(self: Any, transport: asyncio.BaseTransport) -> None:
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        made(self, transport)

    protocol.connection_made = with_small_buffer


def little_unread() -> None:
    """Hardly anything may wait to be read, so that it shows with small answers."""
    connection.SMALL, connection.UNREAD, connection.UNREAD_BY_ONE = 4_000, 100_000, 100_000


def waits_for_readers() -> None:
    """Broken: whoever does not read is waited for, by everyone."""

    def show(self: Any, ready: bytes) -> None:
        raw = self.wire.transport.get_extra_info("socket")
        sent = memoryview(ready)
        copy = socket.socket(fileno=socket.dup(raw.fileno()))
        copy.settimeout(1.5)
        try:
            while sent:
                sent = sent[copy.send(sent) :]
        except OSError:
            self.wire.abort()
        finally:
            copy.close()

    Socket.show = show  # type: ignore[method-assign]


def trusts_fields() -> None:
    """Broken: takes it that every field of a body is what it should be."""

    def trusting(body: dict[str, Any], kind: type[Any]) -> Any:
        return msgspec.convert(body, kind)

    parsing.read = trusting


VARIANTS: dict[str, Callable[[], None]] = (
    {
        made.__name__.replace("_", "-"): made
        for made in (
            slow_disk,
            full_disk,
            answers_first,
            leaks_by_order,
            leaks_by_export,
            same_ids,
            a_year_later,
            at_any_pace,
            polls_at_any_pace,
            never_gone,
            never_rested,
            impatient,
            closes_patiently,
            small_buffers,
            little_unread,
            waits_for_readers,
            trusts_fields,
            *LEAKS,
            *CARELESS,
            *PAGES,
        )
    }
    | BROKEN
    | VERSIONS
)
