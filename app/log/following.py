"""Streams that cite others: what stands there, who cites whom, who has yet to hear of it.

What stands in a stream is a row that its own transaction keeps. Where it changes, and somebody
cites it, a row says that it is unheard; whoever follows puts it to those that cite it, and takes
that row away once all have heard. A process that ends between does it when it starts again.
"""

from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, Engine, delete, select

from app.db.database import read_only
from app.db.rows import find, put, table_of
from app.log.listed import CitationRow, StandingRow, UnheardRow
from app.log.recorded import Elsewhere
from app.log.revisions import REVISIONS
from app.log.store import STREAMS
from app.log.tables import SummaryRow

STANDINGS, CITATIONS = table_of(StandingRow), table_of(CitationRow)
UNHEARD, SUMMARIES = table_of(UnheardRow), table_of(SummaryRow)
#: Changes that are read at once, to be told on.
AT_ONCE = 20
DECODER = msgspec.json.Decoder(Elsewhere)


class Unheard(NamedTuple):
    """A stream whose standing changed, up to this number, and who cites it: code and kind."""

    code: str
    seq: int
    citing: list[tuple[str, str]]


def standing(db: Connection, code: str) -> str:
    """What a stream tells those that cite it; empty where it tells nothing."""
    for row in find(db, STANDINGS, [(code,)]):
        return str(row.body)
    return ""


def stands(db: Connection, code: str, seq: int, told: str) -> None:
    """From now on it tells this; whoever cites it is to hear of it."""
    put(db, STANDINGS, [(code, told)], over=True)
    if db.execute(select(CITATIONS.c.workshop).where(CITATIONS.c.cited == code).limit(1)).first():
        put(db, UNHEARD, [(code, seq)], over=True)


def elsewhere(db: Connection, code: str, revision: int) -> Elsewhere | None:
    """What a stream tells, with the hash of this revision of it; None where it is not to be cited.

    One that was written before there were such rows tells its title alone, until it is gone on with
    or the rows are made again.
    """
    told = standing(db, code)
    line = None if told else next(iter(find(db, SUMMARIES, [(code,)])), None)
    if not told and (line is None or not line.revision):
        return None
    found = DECODER.decode(told) if told else Elsewhere(line.title)  # type: ignore[union-attr]
    for row in find(db, REVISIONS, [(code, revision)]):
        found = found._replace(hash=row.hash)
    return found


def unheard(engine: Engine, after: str = "") -> list[Unheard]:
    """What has yet to be told on, a few at once: those behind this one."""
    query = select(UNHEARD).where(UNHEARD.c.workshop > after).order_by(UNHEARD.c.workshop)
    with read_only(engine).connect() as db:
        rows = db.execute(query.limit(AT_ONCE)).all()
        return [Unheard(row.workshop, row.seq, _citing(db, row.workshop)) for row in rows]


def _citing(db: Connection, code: str) -> list[tuple[str, str]]:
    query = select(STREAMS.c.code, STREAMS.c.kind).join(
        CITATIONS, CITATIONS.c.workshop == STREAMS.c.code
    )
    query = query.where(CITATIONS.c.cited == code).order_by(STREAMS.c.code)
    return [(row.code, row.kind) for row in db.execute(query)]


def heard(engine: Engine, one: Unheard) -> None:
    """All have heard; what changed since then has yet to be told."""
    told = (UNHEARD.c.workshop == one.code) & (UNHEARD.c.seq == one.seq)
    with engine.begin() as db:
        db.execute(delete(UNHEARD).where(told))
