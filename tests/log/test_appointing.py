"""Appointing: somebody of their own leads, by a key nobody else has; no other key is touched."""

from sqlalchemy import Engine

from app.log import loading, store
from app.log.appointing import appoint
from app.log.tables import KeyRow
from app.main import KINDS
from tests.log.streams import CODE, Stream

KEY = KeyRow(hash="f" * 64, workshop=CODE, person="n" * 16)


def test_somebody_new_leads_and_nobody_else_is_touched(engine: Engine) -> None:
    Stream(engine)
    with engine.begin() as db:
        before = store.heads(db, [CODE])[CODE].seq
        assert appoint(db, KINDS, CODE, "Ann", KEY)
    with engine.connect() as db:
        replica = loading.load(db, KINDS, CODE)
        assert store.holders(db, [KEY.hash]) == {KEY.hash: (CODE, KEY.person)}
        assert store.heads(db, [CODE])[CODE].seq == before + 1
    assert replica
    people = replica.state.people
    assert people["ann"].role == "facilitator"
    assert not people["ann"].appointed
    new = people[KEY.person]
    assert (new.role, new.name, new.appointed) == ("facilitator", "Ann 2", True)


def test_where_there_is_no_such_stream_nothing_is_made(engine: Engine) -> None:
    with engine.begin() as db:
        assert not appoint(db, KINDS, "AAAAAAAA", "Ann", KEY)
        assert store.holders(db, [KEY.hash]) == {}
