"""Remits of another version, and migrations that are cut off in the middle."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic.config import Config
from sqlalchemy import Engine, event

from app.db import database
from app.log.kind import FACILITATORS, Rule, Screen
from app.log.recorded import Event, Fact, Happenings, Turn
from app.workshop import about, screen
from app.workshop.cell import CellAsk, CellState
from app.workshop.kind import WORKSHOP
from app.workshop.state import Workshop

HERE = Path(__file__).parent


def _one_migration_more(folder: str) -> None:
    config = database._config

    def more(engine: Engine) -> Config:
        made = config(engine)
        places = [str(database.ROOT / "migrations" / "versions"), str(HERE / folder)]
        made.set_main_option("version_locations", os.pathsep.join(places))
        return made

    database._config = more


@dataclass(slots=True)
class MarkedCell(CellState):
    """A cell as the next release has it."""

    marked: bool = False


class MarkCell(CellAsk, frozen=True, tag="mark-cell"):
    """What only the next release can be asked."""


class CellsMarked(Event, frozen=True, tag="cells-marked"):
    cells: list[str]


def reads_next() -> None:
    """The last release before the next: it can read what that one will write, and writes none."""

    def were_marked(workshop: Workshop, event: CellsMarked, _: Fact) -> None:
        for key in event.cells:
            workshop.cells[key].marked = True  # type: ignore[attr-defined]
        workshop.touch(event.cells)

    cell = screen._cell

    def with_mark(workshop: Workshop, key: str) -> Screen:
        return {**cell(workshop, key), "marked": workshop.cells[key].marked}  # type: ignore[attr-defined]

    about.CellState = MarkedCell  # type: ignore[attr-defined]
    WORKSHOP.folds[CellsMarked] = were_marked
    screen._cell = with_mark


def next_version() -> None:
    """The next Remit: its migration only adds, and it has a new event and a new field of a cell."""
    _one_migration_more("expanding")
    reads_next()

    def mark(workshop: Workshop, ask: MarkCell, _: Turn) -> Happenings:
        return [CellsMarked(workshop.keys(ask.process, ask.scope))]

    WORKSHOP.rules[MarkCell] = Rule(FACILITATORS, mark)
    WORKSHOP.asks["mark-cell"] = MarkCell


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
    for made in (reads_next, next_version, breaking_version, dies_migrating, migrates_in_pieces)
}
