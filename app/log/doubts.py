"""Doubts: after a break another database may answer, one that lacks what had been kept.

One was restored under the running program, or a replica took over that had not received
everything. What is held of its logs is then not what stands there, even where a number is reached
again; that it went back is said, once for each log this process knows to have been longer.
"""

from collections import OrderedDict

import structlog
from sqlalchemy import Connection, Engine, event

from app.log import store
from app.log.store import Head
from app.ops import metrics

KNOWN = 2000  # logs, those that were used last

logger = structlog.get_logger(__name__)


def gone_back(code: str, known: int, head: Head) -> bool:
    """Whether a log ends before what is known of it; that is said."""
    if head.seq < known:
        logger.error("a log is older than it was", stream=code, known=known, now=head.seq)
        metrics.GONE_BACK.inc()
    return head.seq < known


class Doubts:
    """Whether it is the same database still, and where its logs ended."""

    def __init__(self, engine: Engine) -> None:
        self._broke = False
        self._ends: OrderedDict[str, int] = OrderedDict()
        event.listen(engine, "invalidate", self._breaks)

    def _breaks(self, *_: object) -> None:
        """A connection was found broken, by whichever thread."""
        self._broke = True

    def durable(self, code: str, seq: int) -> None:
        """So far a log is kept, as its database has said."""
        self._ends[code] = seq
        self._ends.move_to_end(code)
        if len(self._ends) > KNOWN:
            self._ends.popitem(last=False)

    def arise(self, db: Connection) -> bool:
        """Whether a connection broke since this was asked last: then nothing held is certain."""
        if not self._broke:
            return False
        self._broke = False
        for code, head in store.heads(db, self._ends).items():
            gone_back(code, self._ends[code], head)
        self._ends.clear()
        return True
