"""Remits of another version, and migrations that are cut off in the middle."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic.config import Config
from sqlalchemy import Engine, event

from app.db import database

HERE = Path(__file__).parent


def _one_migration_more(folder: str) -> None:
    config = database._config

    def more(engine: Engine) -> Config:
        made = config(engine)
        places = [str(database.ROOT / "migrations" / "versions"), str(HERE / folder)]
        made.set_main_option("version_locations", os.pathsep.join(places))
        return made

    database._config = more


def next_version() -> None:
    """The next Remit: its migration only adds."""
    _one_migration_more("expanding")


def breaking_version() -> None:
    """A next Remit whose migration takes away what this one needs."""
    _one_migration_more("breaking")


def _while_migrating(then: Callable[[Any, int], None]) -> None:
    """Do something after each statement of a migration; they are counted from one."""
    migrate = database.migrate

    def watched(engine: Engine, to: str = "head") -> None:
        count = 0

        @event.listens_for(engine, "after_cursor_execute")
        def _after(connection: Any, *_: Any) -> None:
            nonlocal count
            count += 1
            then(connection.connection.driver_connection, count)

        migrate(engine, to)

    database.migrate = watched


def dies_migrating() -> None:
    """Killed after as many statements as DIE_AT says."""
    last = int(os.environ["DIE_AT"])

    def die(_: Any, count: int) -> None:
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)

    _while_migrating(die)


def migrates_in_pieces() -> None:
    """Broken: every statement of a migration is committed by itself."""

    def commit(connection: Any, _: int) -> None:
        if hasattr(connection, "in_transaction"):  # SQLite
            if connection.in_transaction:
                connection.execute("COMMIT")
                connection.execute("BEGIN IMMEDIATE")
        else:
            connection.commit()

    _while_migrating(commit)


VERSIONS: dict[str, Callable[[], None]] = {
    made.__name__.replace("_", "-"): made
    for made in (next_version, breaking_version, dies_migrating, migrates_in_pieces)
}
