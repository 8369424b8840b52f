"""Opening a stream that nobody here holds: from its snapshot and the log behind it.

Always away from the thread that writes: it is handed a replica that is ready. A long log is folded
in slices with a breath between them, or everybody else in this process would wait.
"""

import time
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.log import snapshots, store
from app.log.kinds import Kinds
from app.log.recorded import Changes, Fact
from app.log.replica import Replica

SLICE = 100  # events
BREATH = 0.001  # seconds


def load(db: Connection, kinds: Kinds, code: str) -> Replica | None:
    """A stream as it stands; None where there is none by this code.

    Raises LaterReleaseError where a later release has written on it.
    """
    head = store.heads(db, [code]).get(code)
    if head is None:
        return None
    kind = kinds.named(head.kind)
    codec, names = kinds.codec(kind), store.names_of(db, code)
    state = snapshots.found(db, kind, code, names) or kind.new(code)
    replica = Replica(kind, state)
    replica.snapshot = state.seq
    for rows in _slices(db, code, state.seq):
        kind.evolve(
            state,
            [Fact(row.seq, row.at, row.by, store.read(codec, row.body, names)) for row in rows],
        )
    state.changes = Changes()
    return replica


def _slices(db: Connection, code: str, seq: int) -> Iterator[Sequence[Any]]:
    while True:
        query = select(store.EVENTS).where(
            store.EVENTS.c.workshop == code, store.EVENTS.c.seq > seq
        )
        rows = db.execute(query.order_by(store.EVENTS.c.seq).limit(SLICE)).all()
        if not rows:
            return
        yield rows
        if len(rows) < SLICE:
            return
        seq = rows[-1].seq
        time.sleep(BREATH)


def catch_up(db: Connection, kinds: Kinds, replica: Replica) -> None:
    """Read on under the lock of the stream, what came since it was opened."""
    store.heads(db, [replica.state.code], lock=True)
    replica.catch_up(db, kinds.codec(replica.kind))
