"""A chronicle: what happened in a stream while one of its revisions was made, read and not folded.

It begins where work on the revision did, and ends where work on the next one does: what was said of
it once it was signed belongs to it. Read in one piece by whoever prints it, never by who writes.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, func, or_, select

from app.asks.ask import tag_of
from app.log.codec import Codec
from app.log.kind import Kind
from app.log.loading import breathing
from app.log.store import EVENTS

#: Of one revision no more is told than its newest so many, in so many bytes.
MOST, BYTES = 10_000, 8 << 20
SLICE = 250  # rows in memory while they are read
CLOSED, BROUGHT, BEGUN = "signed-off", "revision-brought-in", "revision-started"


class Fact(NamedTuple):
    """What the log says happened, in today's form, as a plain object, and without any name."""

    seq: int
    at: str
    by: str
    event: dict[str, Any]


class Told(NamedTuple):
    facts: list[Fact]
    left_out: int  # how many came before these


def of(db: Connection, kind: Kind, code: str, revision: int) -> Told:
    """In its order, without what a crowd does by the thousand: that is in no list either."""
    after, last = _span(db, code, revision)
    mine = (EVENTS.c.workshop == code) & (EVENTS.c.seq > after)
    if last > 0:
        mine &= EVENTS.c.seq <= last
    for event in kind.unlisted:
        mine &= ~_tagged(tag_of(event).split(":")[0])
    codec, facts = _codec(kind), []
    for row in _newest(db, mine):
        event = msgspec.to_builtins(codec.decode(row.body))
        facts.append(Fact(row.seq, row.at, row.by, event))
    there = db.scalar(select(func.count()).select_from(EVENTS).where(mine)) or 0
    return Told(facts[::-1], there - len(facts))


@cache
def _codec(kind: Kind) -> Codec:
    return Codec(kind)


def _newest(db: Connection, mine: ColumnElement[bool]) -> Iterator[Any]:
    """The last of these first, as far as the bounds go."""
    rows = db.execution_options(yield_per=SLICE).execute(
        select(EVENTS).where(mine).order_by(EVENTS.c.seq.desc()).limit(MOST)
    )
    size = 0
    for row in breathing(rows):
        size += len(row.body)
        if size > BYTES:
            rows.close()
            return
        yield row


def _span(db: Connection, code: str, revision: int) -> tuple[int, int]:
    """After which number work on a revision began, and the last that belongs to it; 0: the end."""
    query = select(EVENTS.c.seq, EVENTS.c.body).where(EVENTS.c.workshop == code)
    query = query.where(or_(*map(_tagged, (CLOSED, BROUGHT, BEGUN)))).order_by(EVENTS.c.seq)
    closed: dict[int, int] = {}
    begun = []
    for seq, body in db.execute(query):
        said = msgspec.json.decode(body)
        if said["is"].startswith(BEGUN):
            begun.append(seq)
        else:
            closed[said["revision"]] = seq
    return _begin(revision, closed, begun) - 1, _begin(revision + 1, closed, begun) - 1


def _begin(revision: int, closed: Mapping[int, int], begun: Sequence[int]) -> int:
    """The number under which work on a revision began; 0 where it did not yet."""
    if revision == 1:
        return 1
    before = closed.get(revision - 1)
    return next((seq for seq in begun if before and seq > before), 0)


def _tagged(name: str) -> ColumnElement[bool]:
    """Whether a row is an event of this name, in whatever form."""
    return or_(*(EVENTS.c.body.startswith(f'{{"is":"{name}{end}') for end in ('"', ":")))
