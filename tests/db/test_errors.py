"""What is logged of an error: which it was, and nothing that anybody wrote."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app.db import database
from app.db.errors import said
from tests.stores import Postgres


def failing(address: str, statement: str, **values: str) -> SQLAlchemyError:
    engine = create_engine(address)
    with engine.begin() as db:
        db.execute(text("CREATE TABLE votes (reason text PRIMARY KEY, count integer)"))
        db.execute(text("INSERT INTO votes VALUES ('CANARY', 1)"))
        with pytest.raises(DBAPIError) as failed:
            db.execute(text(statement), values)
        db.rollback()
    engine.dispose()
    return failed.value


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("INSERT INTO votes VALUES ('CANARY', 2)", "23505"),
        ("INSERT INTO votes VALUES ('2', CAST(:it AS integer))", "22P02"),
        ("INSERT INTO nothing VALUES (:it)", "42P01"),
    ],
)
def test_postgres_has_a_code_and_words(postgres: Postgres, statement: str, code: str) -> None:
    told = said(failing(postgres.database(), statement, it="CANARY"))
    assert told["code"] == code
    assert told["said"]
    assert "CANARY" not in str(told)


def test_sqlite_has_a_name_and_words() -> None:
    told = said(failing("sqlite://", "INSERT INTO votes VALUES ('CANARY', 2)"))
    assert told == {
        "error": "IntegrityError",
        "code": "SQLITE_CONSTRAINT_PRIMARYKEY",
        "said": "UNIQUE constraint failed: votes.reason",
    }


def test_of_any_other_error_only_its_name_is_told() -> None:
    assert said(ValueError("CANARY")) == {"error": "ValueError"}
    assert said(database.FileGoneError("CANARY")) == {"error": "FileGoneError"}
