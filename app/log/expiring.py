"""Expiring: names go some days after the last thing that happened where they stand.

That is the whole rule, whether anything was ever signed there or not. A clock that is ahead would
erase what nobody can bring back: it is doubted before anything is.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, func, select

from app.db.database import read_only
from app.db.rows import find, put, table_of
from app.log import erasing, store
from app.log.kinds import Kinds
from app.log.store import ASKS, EVENTS, NAMES, STREAMS
from app.log.tables import MomentRow
from app.log.writing import now

MOMENTS = table_of(MomentRow)
EXPIRED = "expired"  # when names were looked through last
FAR = 35  # days after the last thing that was kept, until the clock is doubted
PIECE = 20  # names erased in one transaction: who votes waits for no more than one


class ClockError(RuntimeError):
    """It is said to be much later than anything that was kept; says how much."""


def expire(engine: Engine, kinds: Kinds, days: Mapping[str, int], sure: bool = False) -> int:
    """Erase the names that stand where nothing has happened for so many days; how many those were.

    The `days` are by the name of a kind; what is of another kind is left alone.

    Raises ClockError where the clock may be wrong, unless somebody is `sure` of it.
    """
    today = datetime.now(UTC)
    with read_only(engine).connect() as db:
        last = _last_kept(db)
        since = {kind: today - timedelta(days=many) for kind, many in days.items()}
        due = [one for kind, oldest in since.items() for one in _due(db, kind, oldest)]
    if last and today - last > timedelta(days=FAR) and not sure:
        raise ClockError(
            f"The clock says {today:%Y-%m-%d}, {(today - last).days} days after the last thing that"
            f" was kept ({last:%Y-%m-%d}). No names are erased; if it is right: expire --sure"
        )
    erased = sum(_erase_all(engine, kinds, *one) for one in due)
    erasing.clear(engine)  # each time: a try that was cut off may have left something
    with engine.begin() as db:
        put(db, MOMENTS, [(EXPIRED, now())], over=True)
    return erased


def _due(db: Connection, kind: str, oldest: datetime) -> list[tuple[str, int]]:
    """The streams in which names stand and whose last event is older than this, with its number."""
    then = oldest.isoformat(timespec="milliseconds")
    named = select(NAMES.c.workshop).distinct().subquery()
    query = (
        select(STREAMS.c.code, STREAMS.c.seq)
        .join(named, named.c.workshop == STREAMS.c.code)
        .join(EVENTS, (EVENTS.c.workshop == STREAMS.c.code) & (EVENTS.c.seq == STREAMS.c.seq))
        .where(EVENTS.c.at < then, STREAMS.c.kind == kind)
    )
    return [(row.code, row.seq) for row in db.execute(query)]


def _last_kept(db: Connection) -> datetime | None:
    """When the newest of what is kept was, as far as it is told by day; None where nothing is."""
    moments = [datetime.fromisoformat(row.at) for row in find(db, MOMENTS, [(EXPIRED,)])]
    day = db.scalar(select(func.max(ASKS.c.day)))
    if day is not None:  # the end of that day
        moments.append(datetime.fromtimestamp((day + 1) * 86_400, UTC))
    return max(moments, default=None)


def _erase_all(engine: Engine, kinds: Kinds, code: str, seq: int) -> int:
    """Erase all names of a stream, piece by piece, as long as nobody has gone on with it since."""
    with read_only(engine).connect() as db:
        people = sorted(store.names_of(db, code))
    erased = 0
    for start in range(0, len(people), PIECE):
        with engine.begin() as db:
            head = store.heads(db, [code], lock=True).get(code)
            if head is None or head.seq != seq + erased:
                break
            erased += erasing.erase_people(db, kinds, code, people[start : start + PIECE])
    return erased
