"""PostgreSQL: an engine with limits in time for every word, directly or behind a pooler.

A pooler of transactions (PgBouncer, as most hosters have it) takes no options at the start, or
takes and forgets them, and each transaction may be on another connection: what was prepared is not
there any more. Behind one, each transaction brings its limits along, and nothing is prepared.
"""

from collections.abc import Mapping
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, text

#: In milliseconds.
LIMITS = {
    "statement_timeout": 5000,
    "lock_timeout": 4000,
    "idle_in_transaction_session_timeout": 10_000,
}
#: A path that is gone without a word is given up after as long, where TCP alone takes minutes.
PATH: dict[str, Any] = {
    "connect_timeout": 5,
    "tcp_user_timeout": 5000,  # for what was sent
    "keepalives_idle": 3,  # for what is waited for
    "keepalives_interval": 1,
    "keepalives_count": 2,
}
NO_LIMITS = dict.fromkeys(LIMITS, 0)  # said, for a role or a database may have limits of its own


def _options(limits: Mapping[str, int]) -> str:
    return " ".join(f"-c {name}={value}" for name, value in limits.items())


#: Commits of ours that a synchronous replica has not confirmed for longer than it should take.
WAITS = (
    "SELECT count(*) FROM pg_stat_activity WHERE usename = current_user "
    "AND wait_event = 'SyncRep' AND query_start < clock_timestamp() - interval '2 seconds'"
)


def engine(url: URL, patient: bool) -> Engine:
    """An engine; a `patient` one has no limits but those of the path."""
    limits = NO_LIMITS if patient else LIMITS
    if not is_pooled(url):
        arguments = PATH | {"options": _options(limits)}
        return create_engine(url, pool_pre_ping=True, connect_args=arguments)
    arguments = PATH | {"prepare_threshold": None}
    made = create_engine(url, pool_pre_ping=True, connect_args=arguments)
    in_each = "; ".join(f"SET LOCAL {name} = {value}" for name, value in limits.items())

    @event.listens_for(made, "begin")
    def _limit(connection: Any) -> None:
        # On a cursor of its own: one that reads piece by piece would declare itself for it.
        with connection.connection.cursor() as cursor:
            cursor.execute(in_each)

    return made


def is_pooled(url: URL) -> bool:
    """Whether a pooler stands before it; False where nobody answers just now."""
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        with psycopg.connect(address, **PATH, options=_options(LIMITS)) as db:
            row = db.execute("SELECT current_setting('statement_timeout')").fetchone()
    except psycopg.OperationalError as error:
        return "startup parameter" in str(error)
    return row != ("5s",)


def why_unusable(db: Connection) -> str:
    """Why nothing can be kept just now; empty where it can, as far as can be seen from here."""
    reads = db.scalar(text("SELECT pg_is_in_recovery()"))
    if reads or db.scalar(text("SHOW transaction_read_only")) == "on":
        return "The database can only be read."
    return "The database waits for its replica." if db.scalar(text(WAITS)) else ""
