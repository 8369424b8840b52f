"""Disposing: what counts nowhere is thrown away whole, on a press or a day after it was left."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, select

from app.db.database import read_only
from app.log import erasing
from app.log.kind import DRY_RUN
from app.log.readmodels import SUMMARIES
from app.log.store import EVENTS, STREAMS

LEFT = timedelta(days=1)


def throw_away(engine: Engine, code: str) -> bool:
    """Erase this stream whole; False if it is not there."""
    with engine.begin() as db:
        return erasing.erase_workshop(db, code)


def dispose(engine: Engine) -> None:
    """Throw away the dry runs in which nothing has happened for a day."""
    oldest = (datetime.now(UTC) - LEFT).isoformat(timespec="milliseconds")
    query = (
        select(STREAMS.c.code)
        .join(SUMMARIES, SUMMARIES.c.workshop == STREAMS.c.code)
        .join(EVENTS, (EVENTS.c.workshop == STREAMS.c.code) & (EVENTS.c.seq == STREAMS.c.seq))
        .where(SUMMARIES.c.state == DRY_RUN, EVENTS.c.at < oldest)
    )
    with read_only(engine).connect() as db:
        left = list(db.scalars(query))
    for code in left:
        throw_away(engine, code)
