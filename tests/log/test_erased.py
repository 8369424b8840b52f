"""What was erased is noted, once for each."""

from sqlalchemy import Engine

from app.log import erased
from app.log.store import Span

AT = "2026-11-21T14:00:00.000Z"


def test_what_is_noted_is_told_once(engine: Engine) -> None:
    with engine.begin() as db:
        erased.note(db, "AAAAAAAA", ["ann", "bob"], AT)
        erased.note(db, "AAAAAAAA", ["bob"], AT)
        erased.note(db, "BBBBBBBB", [""], AT)
        assert sorted(erased.noted(db)) == [
            ("AAAAAAAA", "ann"),
            ("AAAAAAAA", "bob"),
            ("BBBBBBBB", ""),
        ]
        assert erased.noted(db, Span("AAAAAAAA", None)) == [("BBBBBBBB", "")]
