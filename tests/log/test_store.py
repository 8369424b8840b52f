"""The log on a real database: numbers, names apart, asks and keys."""

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import IntegrityError

from app.log import store
from app.log.codec import Codec
from app.log.recorded import Fact
from app.log.store import Answered, AskKey, Entry, Head
from app.log.tables import KeyRow
from app.workshop.kind import WORKSHOP
from tests.workshop import ev

AT = "2026-11-21T09:00:00.000Z"


CODEC = Codec(WORKSHOP)


def append(db: Connection, *facts: Fact) -> None:
    store.append(db, CODEC, "workshop", [Entry("W", fact) for fact in facts])


def joined(seq: int, person: str, name: str) -> Fact:
    event = ev.PersonJoined(person=person, represents="business", role="participant", name=name)
    return Fact(seq, AT, person, event)


@pytest.fixture
def code(engine: Engine) -> str:
    with engine.begin() as db:
        store.founded(db, "W", "workshop")
    return "W"


def test_what_is_written_is_read_back_in_its_order(engine: Engine, code: str) -> None:
    facts = [joined(1, "p1", "Ann"), Fact(2, AT, "p1", ev.PaceSet("own")), joined(3, "p2", "Bob")]
    with engine.begin() as db:
        append(db, *facts)
    with engine.connect() as db:
        assert store.since(db, CODEC, code, 0) == facts
        assert store.since(db, CODEC, code, 2) == facts[2:]
        assert store.since(db, CODEC, "V", 0) == []
        assert store.heads(db, [code, "V"], lock=True) == {code: Head("workshop", 3)}
        assert store.begun(db, [code, "V"]) == {code: AT}


def test_a_number_is_given_once(engine: Engine, code: str) -> None:
    with engine.begin() as db:
        append(db, joined(1, "p1", "Ann"))
    with pytest.raises(IntegrityError), engine.begin() as db:
        append(db, joined(1, "p2", "Bob"))
    with engine.connect() as db:
        assert store.names_of(db, code) == {"p1": "Ann"}, "nothing of it stayed"


def test_names_stand_in_one_table_only(engine: Engine, code: str) -> None:
    with engine.begin() as db:
        append(db, joined(1, "p1", "CANARY"))
    with engine.connect() as db:
        for table in ("event", "access_key", "ask", "ballot", "revision", "workshop"):
            assert "CANARY" not in str(db.execute(text(f"SELECT * FROM {table}")).all())
        db.execute(text("DELETE FROM person_name"))
        (fact,) = store.since(db, CODEC, code, 0)
        assert isinstance(fact.event, ev.PersonJoined)
        assert fact.event.name == "", "the workshop calls them by the order they came"


def test_the_last_name_counts(engine: Engine, code: str) -> None:
    corrected = ev.PersonCorrected(
        person="p1", represents="vendor", role="participant", name="Anne"
    )
    with engine.begin() as db:
        append(db, joined(1, "p1", "Ann"), Fact(2, AT, "p1", corrected))
    with engine.connect() as db:
        assert store.names_of(db, code) == {"p1": "Anne"}


def test_many_facts_fit_into_one_batch(engine: Engine, code: str) -> None:
    facts = [joined(n, f"p{n}", f"Guest {n}") for n in range(1, 12_001)]
    with engine.begin() as db:
        append(db, *facts)
        keys = [KeyRow(hash=f"h{n}", workshop=code, person=f"p{n}") for n in range(12_000)]
        store.hand_out(db, keys)
    asks = {AskKey(code, f"p{n}", "1"): Answered("b", "{}") for n in range(12_000)}
    with engine.begin() as db:
        store.remember(db, asks, 20_000)
        assert store.answered(db, list(asks)) == asks
        assert store.heads(db, [code]) == {code: Head("workshop", 12_000)}


def test_an_ask_is_answered_once(engine: Engine, code: str) -> None:
    key = AskKey(code, "p1", "1")
    with engine.begin() as db:
        store.remember(db, {key: Answered("body", '{"seq":1}')}, 20_000)
    with engine.connect() as db:
        others = [AskKey(code, "p2", "1"), AskKey("V", "p1", "1"), AskKey(code, "p1", "2")]
        assert store.answered(db, [key, *others]) == {key: Answered("body", '{"seq":1}')}
        assert store.answered(db, []) == {}
    with pytest.raises(IntegrityError), engine.begin() as db:
        store.remember(db, {key: Answered("another", "{}")}, 20_000)


def test_a_key_opens_until_it_is_revoked(engine: Engine, code: str) -> None:
    with engine.begin() as db:
        rows = [KeyRow(hash=h, workshop=code, person=p) for h, p in (("a", "p1"), ("b", "p1"),
                                                                    ("c", "p2"))]  # fmt: skip
        store.hand_out(db, rows)
    with engine.begin() as db:
        assert store.holders(db, "ab") == {"a": (code, "p1"), "b": (code, "p1")}
        store.revoke(db, code, "p1")
        assert store.holders(db, "abcd") == {"c": (code, "p2")}
