"""Many rows in one statement, on a real database; odd numbers of rows, odd values."""

from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from app.db.rows import CHUNK, find, put, table_of
from app.log.tables import AskRow

ASKS = table_of(AskRow)
NASTY = "'; DROP TABLE ask; -- %s ? :x \\ \u202e ✓"


def row(number: int, answer: str = "{}") -> tuple[Any, ...]:
    return ("W", "ann", f"id-{number}", "body", answer, 20_000)


@pytest.mark.parametrize("many", [0, 1, 2, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7])
def test_what_is_put_is_found(engine: Engine, many: int) -> None:
    rows = [row(number) for number in range(many)]
    with engine.begin() as db:
        put(db, ASKS, rows)
    with engine.connect() as db:
        assert {tuple(one) for one in find(db, ASKS, (one[:3] for one in rows))} == set(rows)
        assert find(db, ASKS, [("W", "bob", "id-0"), ("V", "ann", "id-0")]) == []


def test_a_taken_key_is_an_error_and_nothing_stays(engine: Engine) -> None:
    with engine.begin() as db:
        put(db, ASKS, [row(1, "first")])
    with pytest.raises(IntegrityError), engine.begin() as db:
        put(db, ASKS, [row(2), row(1, "second")])
    with engine.connect() as db:
        (only,) = db.execute(text("SELECT answer FROM ask")).scalars()
    assert only == "first"


def test_an_error_does_not_tell_the_values(engine: Engine) -> None:
    with pytest.raises(IntegrityError) as error, engine.begin() as db:
        put(db, ASKS, [row(1, "CANARY"), row(1, "CANARY")])
    assert "CANARY" not in str(error.value)
    assert "ask.id" in str(error.value), "it tells what was wrong all the same"


def test_over_puts_the_new_row_in_the_place_of_the_old(engine: Engine) -> None:
    with engine.begin() as db:
        put(db, ASKS, [row(1, "first"), row(2, "kept")])
        put(db, ASKS, [row(1, "second")], over=True)
        found = {one.id: one.answer for one in find(db, ASKS, [row(1)[:3], row(2)[:3]])}
    assert found == {"id-1": "second", "id-2": "kept"}


def test_a_value_is_a_value_whatever_it_says(engine: Engine) -> None:
    with engine.begin() as db:
        put(db, ASKS, [("W", NASTY, NASTY, NASTY, NASTY, 7)])
        (one,) = find(db, ASKS, [("W", NASTY, NASTY)])
    assert tuple(one) == ("W", NASTY, NASTY, NASTY, NASTY, 7)
