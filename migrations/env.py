"""Runs the migrations on the engine it is given, on SQLite and PostgreSQL alike."""

from alembic import context
from sqlalchemy import Connection, Engine, text
from sqlmodel import SQLModel

import app.log.listed  # noqa: F401 - the tables to compare with, as all in `tables`
from app.config import Settings
from app.db.database import connect


def run(db: Connection) -> None:
    context.configure(connection=db, target_metadata=SQLModel.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    given = context.config.attributes.get("engine")
    engine = given if isinstance(given, Engine) else connect(Settings().database)
    with engine.begin() as db:
        if db.dialect.name == "postgresql":
            # two processes that start at once: the second waits, then finds nothing to do; a big
            # table may take its time, but nobody who votes waits long behind a lock we wait for
            db.execute(text("SET LOCAL statement_timeout = 0"))
            db.execute(text("SET LOCAL lock_timeout = 0"))
            db.execute(text("SELECT pg_advisory_xact_lock(731002)"))
            db.execute(text("SET LOCAL lock_timeout = '4s'"))
        run(db)


main()
