"""Many rows in one statement, straight through the driver: what a batch writes and looks up.

A statement for each row lets go of the interpreter for each row, and a busy event loop takes it
every time; values built one by one by the toolkit cost more than the disk. See docs/decisions.
"""

import functools
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

#: The values of one row, in the order of the table's columns.
Row: TypeAlias = tuple[Any, ...]

#: Rows in one statement: SQLite takes 32,766 values, and few sizes are soon all prepared.
CHUNK = 250
MARKS = {"sqlite": "?", "postgresql": "%s"}
LOCKS = {"sqlite": "", "postgresql": " FOR UPDATE"}  # SQLite has locked all of it at BEGIN


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


def put(db: Connection, table: Table, rows: Iterable[Row], over: bool = False) -> None:
    """Insert rows; a taken primary key is an error, or with `over` its row is overwritten."""
    for part in _parts(list(rows)):
        statement = _insert(table, db.dialect.name, len(part), over)
        run(db, statement, tuple(chain.from_iterable(part)))


def find(db: Connection, table: Table, keys: Iterable[Row], lock: bool = False) -> list[Any]:
    """The rows with these primary keys, in any order.

    With `lock` they are nobody else's until the transaction ends, and are taken in the order of
    their keys, so that two who want the same never wait for each other.
    """
    found: list[Any] = []
    for part in _parts(sorted(keys) if lock else list(keys)):
        statement = _select(table, db.dialect.name, len(part), lock)
        rows = run(db, statement, tuple(chain.from_iterable(part)))
        found += map(_named(table), rows)
    return found


def run(db: Connection, statement: str, values: Row = ()) -> Iterable[Row]:
    """What a statement answers, in the driver's own marks.

    SQLite's own cursor takes a fifth of the time that the toolkit takes to hand one over, and a
    small batch is hardly anything else. Over a network that is nothing, and it knows which errors
    mean that a connection is gone.
    """
    if db.dialect.name != "sqlite":
        result = db.exec_driver_sql(statement, values)
        return result.all() if result.returns_rows else ()
    try:
        rows: list[Row] = db.connection.cursor().execute(statement, values).fetchall()
    except sqlite3.Error as error:  # in the toolkit's words, without the values: votes are in them
        said = DBAPIError.instance(statement, values, error, sqlite3.Error, hide_parameters=True)
        raise said from error
    return rows


@functools.cache
def _named(table: Table) -> Callable[[Row], Any]:
    """A row whose values go by the names of their columns."""
    columns = ((column.name, Any) for column in table.columns)
    made: Any = NamedTuple("Found", columns)  # type: ignore[misc]
    make: Callable[[Row], Any] = made._make
    return make


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK))


@functools.cache
def _insert(table: Table, dialect: str, rows: int, over: bool) -> str:
    columns = [column.name for column in table.columns]
    statement = f"INSERT INTO {_names([table.name])} ({_names(columns)}) VALUES "  # noqa: S608 - own names
    statement += _marks(dialect, len(columns), rows)
    if over:
        key = [column.name for column in table.primary_key]
        news = (f'"{name}" = excluded."{name}"' for name in columns if name not in key)
        statement += f" ON CONFLICT ({_names(key)}) DO UPDATE SET {', '.join(news)}"
    return statement


@functools.cache
def _select(table: Table, dialect: str, rows: int, lock: bool) -> str:
    columns, key = list(table.columns), list(table.primary_key)
    wanted, by = (_names(column.name for column in part) for part in (columns, key))
    marks = _marks(dialect, len(key), rows)
    ending = f" ORDER BY {by}{LOCKS[dialect]}" if lock else ""
    where = f"({by}) IN (VALUES {marks}){ending}"
    return f'SELECT {wanted} FROM "{table.name}" WHERE {where}'  # noqa: S608 - own names


def _names(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _marks(dialect: str, columns: int, rows: int) -> str:
    row = f"({', '.join([MARKS[dialect]] * columns)})"
    return ", ".join([row] * rows)
