"""Codes to be read aloud, keys that nobody guesses, and what is kept of them."""

import asyncio

import pytest
from sqlalchemy import Engine

from app.asks.refusal import Refusal
from app.log import store
from app.log.tables import KeyRow
from app.web import keys
from app.web.keys import Doors

pytestmark = pytest.mark.anyio


def test_a_code_can_be_read_aloud() -> None:
    codes = {keys.new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(map(keys.looks_like_code, codes))
    assert not set("".join(codes)) & set("01IOL")


@pytest.mark.parametrize("code", ["", "ABCDEFG", "ABCDEFGHJ", "abcdefgh", "ABCDEFG0", "ABCDEFG\0"])
def test_what_was_never_drawn_looks_like_no_code(code: str) -> None:
    assert not keys.looks_like_code(code)


def test_of_a_key_only_a_hash_is_kept() -> None:
    key = keys.new_key()
    assert len(key) == 32
    assert key not in keys.digest(key)
    assert keys.digest(key) == keys.digest(key) != keys.digest(keys.new_key())


async def test_keys_open_in_their_order_and_others_nothing(engine: Engine) -> None:
    rows = [KeyRow(hash=keys.digest(key), workshop="W", person=key) for key in ("ann", "bob")]
    with engine.begin() as db:
        store.hand_out(db, rows)
    held = await Doors(engine).holders(["bob", "nobody", "ann"])
    assert held == [("W", "bob"), ("W", "ann")]
    assert await Doors(engine).holder("nobody") is None


def lets_in(engine: Engine, person: str) -> None:
    with engine.begin() as db:
        store.founded(db, "W", "workshop")
        store.hand_out(db, [KeyRow(hash=keys.digest("a key"), workshop="W", person=person)])


async def test_a_second_key_is_for_the_same_person(engine: Engine) -> None:
    lets_in(engine, "ann")
    doors = Doors(engine)
    key = await doors.one_more("W", "ann")
    assert await doors.holder(key) == ("W", "ann")


async def test_who_was_removed_gets_no_second_key(engine: Engine) -> None:
    """However late the removal comes: it takes all keys under the lock that this waits for."""
    lets_in(engine, "bob")
    doors = Doors(engine)
    with engine.begin() as db:
        store.heads(db, ["W"], lock=True)
        store.revoke(db, "W", "bob")
        late = asyncio.create_task(doors.one_more("W", "bob"))
        await asyncio.sleep(0.05)
    with pytest.raises(Refusal, match="key-opens-nothing"):
        await late
    with engine.connect() as db:
        assert not store.holds_any(db, "W", "bob")


async def test_where_there_is_no_workshop_any_more_there_is_no_key(engine: Engine) -> None:
    with pytest.raises(Refusal, match="key-opens-nothing"):
        await Doors(engine).one_more("W", "bob")
