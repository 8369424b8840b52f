"""The number of the log's format: a release that has events of a newer one refuses to start.

A new event ships one release after what reads it: the first release raises READS, the next WRITES.
So two neighbours can serve one database during an upgrade, and a rollback by one release works.
"""

from contextlib import suppress

from sqlalchemy import Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from app.db.database import NewerDatabaseError, read_only
from app.db.rows import table_of
from app.log.tables import FormatRow

#: 1: undo in words, reveals with persons, no catalogue; 2: cells only, in one stage; 3: the matrix
#: alone, nobody spoken for.
READS = 4
WRITES = 4
FORMATS = table_of(FormatRow)


def agree(engine: Engine) -> None:
    """Note what this release writes; raises NewerDatabaseError where it could not read it all."""
    with read_only(engine).connect() as db:
        found = db.scalar(select(func.max(FORMATS.c.number))) or 0
    if found > READS:
        raise NewerDatabaseError(
            f"A newer Remit has written the log in format {found}; this one reads up to {READS}. "
            "Start that one."
        )
    if found < WRITES:
        with suppress(IntegrityError), engine.begin() as db:  # another one started just now
            db.execute(insert(FORMATS).values(number=WRITES))
