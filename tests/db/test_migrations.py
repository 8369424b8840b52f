"""Migrations go up, down and up again, and make the tables the program writes to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.engine.interfaces import ReflectedColumn
from sqlmodel import SQLModel

import app.log.listed
from app.db import database

assert app.log.listed


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = database.connect(f"sqlite:///{tmp_path / 'remit.sqlite3'}")
    yield made
    made.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def triggers(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        query = text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return set(connection.execute(query).scalars())


def test_up_down_and_up_again(engine: Engine) -> None:
    database.migrate(engine)
    made, guards = tables(engine), triggers(engine)
    assert made == {table.name for table in SQLModel.metadata.sorted_tables}
    assert guards == {f"{table}_no_{act}" for table in ("event", "revision") for act in
                      ("update", "delete")}  # fmt: skip
    database.migrate(engine, "base")
    assert tables(engine) == set()
    database.migrate(engine)
    assert (tables(engine), triggers(engine)) == (made, guards)


def test_each_step_can_be_taken_back(engine: Engine) -> None:
    script = ScriptDirectory(str(database.ROOT / "migrations"))
    steps = [one.revision for one in script.walk_revisions()]
    database.migrate(engine)
    for step in (*steps[1:], "base"):
        database.migrate(engine, step)
    for step in reversed(steps):
        database.migrate(engine, step)
    assert database.migrated(engine)


def test_they_make_what_the_program_expects(engine: Engine) -> None:
    database.migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_a_second_time_changes_nothing(engine: Engine) -> None:
    database.migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO workshop (code, seq) VALUES ('W', 7)"))
    database.migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT seq FROM workshop")).scalar_one() == 7


def test_the_release_before_can_live_with_the_last_step(engine: Engine) -> None:
    """It goes on writing during an upgrade: its columns stay, and new ones do without it."""
    script = ScriptDirectory(str(database.ROOT / "migrations"))
    head, before, *_ = (one.revision for one in script.walk_revisions())
    database.migrate(engine, before)
    known = columns(engine)
    database.migrate(engine, head)
    made = columns(engine)
    for table, old in known.items():
        kept = {name: str(made[table][name]["type"]) for name in old if name in made[table]}
        assert kept == {name: str(column["type"]) for name, column in old.items()}, table
        for name in made[table].keys() - old.keys():
            column = made[table][name]
            assert column["nullable"] or column["default"], f"{table}.{name} has to be told"


def columns(engine: Engine) -> dict[str, dict[str, ReflectedColumn]]:
    found = inspect(engine)
    return {
        table: {one["name"]: one for one in found.get_columns(table)} for table in tables(engine)
    }
