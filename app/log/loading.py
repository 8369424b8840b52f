"""Opening a stream that nobody here holds: from its snapshot and the log behind it.

Always away from the thread that writes: it is handed a replica that is ready. A long log is read
in slices and folded in short spells with a breath between them, or everybody else in this process
would wait.
"""

import time
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from app.log import snapshots, store
from app.log.kinds import Kinds
from app.log.recorded import Changes, Fact
from app.log.replica import Replica

SLICE = 250  # events
SPELL = 0.002  # seconds
BREATH = 0.001


def load(db: Connection, kinds: Kinds, code: str) -> Replica | None:
    """A stream as it stands; None where there is none by this code.

    Raises LaterReleaseError where a later release has written on it.
    """
    head = store.heads(db, [code]).get(code)
    if head is None:
        return None
    kind = kinds.named(head.kind)
    codec, names = kinds.codec(kind), store.names_of(db, code)
    state = snapshots.found(db, kind, codec, code, names) or kind.new(code)
    replica = Replica(kind, state)
    replica.snapshot = state.seq
    for row in breathing(_rows(db, code, state.seq)):
        event = store.read(codec, row.body, names)
        kind.evolve(state, [Fact(row.seq, row.at, row.by, event)])
    state.changes = Changes()
    return replica


def _rows(db: Connection, code: str, seq: int) -> Iterator[Any]:
    """The log after this number, a slice at a time."""
    events = store.EVENTS
    while True:
        query = select(events).where(events.c.workshop == code, events.c.seq > seq)
        rows = db.execute(query.order_by(events.c.seq).limit(SLICE)).all()
        yield from rows
        if len(rows) < SLICE:
            return
        seq = rows[-1].seq


def breathing(rows: Iterator[Any]) -> Iterator[Any]:
    """The same, letting others have a turn after every spell of work."""
    since = time.perf_counter()
    for row in rows:
        yield row
        if time.perf_counter() - since > SPELL:
            time.sleep(BREATH)
            since = time.perf_counter()


def catch_up(db: Connection, kinds: Kinds, replica: Replica) -> None:
    """Read on under the lock of the stream, what came since it was opened."""
    store.heads(db, [replica.state.code], lock=True)
    replica.catch_up(db, kinds.codec(replica.kind))
