"""The database: one engine, durable commits, migrations, and a lock against a second process."""

import fcntl
import os
from functools import partial
from pathlib import Path
from typing import IO, Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from app.db import files, postgres
from app.db.rows import run

ROOT = Path(__file__).resolve().parents[2]


class NotDurableError(RuntimeError):
    """The database would not keep what it says it has kept; we refuse to start."""


class NewerDatabaseError(RuntimeError):
    """The database was migrated by a newer Remit; this one does not know what it would break."""


class FileGoneError(SQLAlchemyError):
    """The file of the database was moved, deleted, or exchanged for another one."""


class SecondProcessError(RuntimeError):
    """Another process serves this SQLite file already."""


def connect(url: str | URL, patient: bool = False) -> Engine:
    """An engine whose commits are on disk when they return.

    A `patient` one is for a command: nobody waits for it, and nothing of it is given up.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url, 60 if patient else 5)
    return postgres.engine(make_url(url), patient)


def _sqlite(url: str | URL, patience: int) -> Engine:
    path = Path(make_url(url).database or "")
    if not path.name:
        raise NotDurableError("A database in memory keeps nothing.")
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT, 0o600))  # votes are in it: for its owner's eyes
    kept = files.SameFile(path)
    engine = create_engine(url, creator=partial(files.connected, path, patience))

    @event.listens_for(engine, "commit")
    def _still_there(connection: Any) -> None:
        # or it would be said to be kept, in a file that nobody finds any more
        if not connection.get_execution_options().get("reading") and not kept.is_there():
            raise FileGoneError(f"{path} is not the file that was opened")

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, in the mode we want
        cursor = connection.cursor()
        for pragma, wanted in (("journal_mode", "wal"), ("synchronous", 2)):
            cursor.execute(f"PRAGMA {pragma} = {wanted}")
            (got,) = cursor.execute(f"PRAGMA {pragma}").fetchone()
            if got != wanted:
                raise NotDurableError(f"SQLite answers {pragma} = {got}, {wanted} is needed.")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # Two that read and then write would both lose updates under a deferred BEGIN.
        reading = connection.get_execution_options().get("reading")
        run(connection, "BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def read_only(engine: Engine) -> Engine:
    """The same database for reads only: they wait for nobody."""
    return engine.execution_options(reading=True)


def one_moment(engine: Engine) -> Engine:
    """The same for reads of which each transaction sees one moment, whatever is written meanwhile.

    SQLite's do anyway.
    """
    if engine.dialect.name == "sqlite":
        return read_only(engine)
    return engine.execution_options(reading=True, isolation_level="REPEATABLE READ")


def check_durable(engine: Engine) -> None:
    """Raises NotDurableError if a PostgreSQL would lose commits in a crash."""
    if engine.dialect.name != "postgresql":
        return
    with engine.connect() as db:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            value = db.execute(text(f"SHOW {setting}")).scalar_one()
            if value == "off":
                raise NotDurableError(f"PostgreSQL has {setting} = off; committed votes could go.")


def lock_file(url: str | URL) -> IO[str] | None:
    """Holds a SQLite database for this process; None for databases that serve many."""
    path = make_url(url).database
    if make_url(url).get_backend_name() != "sqlite" or not path:
        return None
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    held = Path(f"{path}.lock").open("w")  # noqa: SIM115 - held until the process ends
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        held.close()
        raise SecondProcessError(
            f"Another process serves {path} already; one SQLite file has one process."
        ) from None
    return held


def check(url: str | URL) -> None:
    """Whether a server could start on this database; raises what it would stumble over."""
    held = lock_file(url)
    engine = connect(url)
    try:
        check_durable(engine)
        migrate(engine)
    finally:
        engine.dispose()
        if held:
            held.close()


def _config(engine: Engine) -> Config:
    config = Config(ROOT / "alembic.ini")
    config.set_main_option("script_location", str(ROOT / "migrations").replace("%", "%%"))
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine, to: str = "head") -> None:
    """Brings the tables to a migration: `head`, or back down to an earlier one or `base`."""
    config = _config(engine)
    current = _current(engine)
    script = ScriptDirectory.from_config(config)
    if current and current not in {one.revision for one in script.walk_revisions()}:
        raise NewerDatabaseError(
            f"A newer Remit has migrated the database to {current}. Start that one, or first take "
            f"it back with that one: python -m app migrate {script.get_current_head()}"
        )
    down = to == "base" or (current and to != "head" and to in _older(script, current))
    (command.downgrade if down else command.upgrade)(config, to)


def _older(script: ScriptDirectory, current: str) -> set[str]:
    return {one.revision for one in script.iterate_revisions(current, "base")}


def _current(engine: Engine) -> str | None:
    with engine.connect() as db:
        return MigrationContext.configure(db).get_current_revision()


def why_unusable(engine: Engine) -> str:
    """Why nothing can be kept just now, as far as can be seen from outside; empty where it can."""
    if engine.dialect.name == "sqlite":
        return files.why_unusable(Path(engine.url.database or ""))
    with engine.connect() as db:
        return postgres.why_unusable(db)


def migrated(engine: Engine) -> bool:
    """Whether the tables are those this program expects."""
    return _current(engine) == ScriptDirectory.from_config(_config(engine)).get_current_head()
