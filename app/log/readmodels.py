"""Rows that lists, counts and expiry read in place of logs, kept in the transaction of the events.

They hold nothing that the log does not, and can be dropped and made again from it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, delete, select

from app.db.database import read_only
from app.db.rows import find, put, table_of
from app.log import following, loading
from app.log.codec import LaterReleaseError
from app.log.kinds import Kinds
from app.log.listed import DatedRow, OverviewRow
from app.log.listing import DRY_RUN, Dated, Listing, Overview, Summary
from app.log.replica import Replica
from app.log.store import STREAMS
from app.log.tables import AttendeeRow, DueRow, SaidRow, SummaryRow

SUMMARIES, ATTENDEES, DUES = table_of(SummaryRow), table_of(AttendeeRow), table_of(DueRow)
SAID, OVERVIEWS, DATED = table_of(SaidRow), table_of(OverviewRow), table_of(DatedRow)
CITATIONS = following.CITATIONS
PAIRED = (ATTENDEES, DUES, SAID, CITATIONS)
TABLES = (SUMMARIES, *PAIRED, OVERVIEWS, DATED, following.STANDINGS)


def keep(db: Connection, replica: Replica) -> None:
    """Bring the rows of a stream to what it is now; only what differs is written."""
    code, new = replica.state.code, replica.kind.listing(replica.state)
    old = replica.listed or _stored(db, code)
    if new.summary and old.summary != new.summary:
        put(db, SUMMARIES, [(code, *new.summary)], over=True)
    if new.overview and old.overview != new.overview:
        put(db, OVERVIEWS, [(code, replica.kind.name, *new.overview)], over=True)
    _differ(db, ATTENDEES, code, old.roles, new.roles)
    _differ(db, DUES, code, old.dues, new.dues)
    _differ(db, SAID, code, old.said, new.said)
    _differ(db, DATED, code, old.dated, new.dated)
    _differ(db, CITATIONS, code, old.cites, new.cites)
    if new.standing != old.standing:
        following.stands(db, code, replica.state.seq, new.standing)
    replica.listed = new


def _stored(db: Connection, code: str) -> Listing:
    summary = summaries(db, [code]).get(code)
    overview = next((Overview(*row[2:]) for row in find(db, OVERVIEWS, [(code,)])), None)
    roles, dues, said, cites = (_pairs(db, table, code) for table in PAIRED)
    dated = {row[1]: Dated(*row[2:]) for row in _rows(db, DATED, code)}
    told = (overview, dated, following.standing(db, code), cites)
    return Listing(summary, roles, dues, said, *told)


def _pairs(db: Connection, table: Table, code: str) -> dict[str, str]:
    return {row[1]: row[2] for row in _rows(db, table, code)}


def _rows(db: Connection, table: Table, code: str) -> Iterable[Any]:
    return db.execute(select(table).where(table.c.workshop == code))


def _differ(
    db: Connection,
    table: Table,
    code: str,
    old: Mapping[str, str | Dated],
    new: Mapping[str, str | Dated],
) -> None:
    """Write what is new of it, and delete what is gone; the key stands behind the code."""
    other = ((key, it) for key, it in new.items() if old.get(key) != it)
    put(db, table, ((code, key, *_values(it)) for key, it in other), over=True)
    gone = old.keys() - new.keys()
    if gone:
        mine = (table.c.workshop == code) & (table.columns[1] == bindparam("its_key"))
        db.execute(delete(table).where(mine), [{"its_key": one} for one in gone])


def _values(it: str | Dated) -> tuple[str, ...]:
    return (it,) if isinstance(it, str) else it


# Reading


def summaries(db: Connection, codes: Iterable[str]) -> dict[str, Summary]:
    """The lines of these streams; one that has none yet is left out."""
    return {
        row.workshop: Summary(row.title, row.model, row.state, row.revision, row.signed_at)
        for row in find(db, SUMMARIES, ((one,) for one in codes))
    }


def roles(db: Connection, held: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """By stream and person, the role of each of these who is in it."""
    return {(row.workshop, row.person): row.role for row in find(db, ATTENDEES, held)}


def said(db: Connection, code: str, revision: int) -> list[str]:
    """What was said of a revision since it was signed."""
    kept = _pairs(db, SAID, code)
    return [body for item, body in kept.items() if item.startswith(f"{revision}:")]


# Making again


def unlisted(db: Connection) -> list[str]:
    """The streams of which rows are missing: they were written before there were such."""
    there = select(OVERVIEWS.c.workshop).union_all(
        select(SUMMARIES.c.workshop).where(SUMMARIES.c.state == DRY_RUN)
    )
    query = select(STREAMS.c.code).where(STREAMS.c.code.not_in(there)).order_by(STREAMS.c.code)
    return list(db.scalars(query))


def drop(engine: Engine) -> None:
    """Take all rows away."""
    with engine.begin() as db:
        for table in TABLES:
            db.execute(delete(table))


def fill(engine: Engine, kinds: Kinds) -> int:
    """Make the rows that are missing, a stream after the other; of how many they were."""
    return sum(1 for _ in complete(engine, kinds))


def complete(engine: Engine, kinds: Kinds) -> Iterator[str]:
    """Make the rows of every stream that has none, one transaction each; tells each that is done.

    The log is folded before the transaction begins, so that nobody who votes waits for it.
    """
    with read_only(engine).connect() as db:
        codes = unlisted(db)
    for code in codes:
        try:
            with read_only(engine).connect() as db:
                replica = loading.load(db, kinds, code)
        except LaterReleaseError:  # that one keeps its rows
            continue
        if replica:
            with engine.begin() as db:
                loading.catch_up(db, kinds, replica)
                keep(db, replica)
            yield code
