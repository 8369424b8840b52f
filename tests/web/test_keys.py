"""Codes to be read aloud, keys that nobody guesses, and what is kept of them."""

import pytest
from sqlalchemy import Engine

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


async def test_a_second_key_is_for_the_same_person(engine: Engine) -> None:
    doors = Doors(engine)
    key = await doors.one_more("W", "ann")
    assert await doors.holder(key) == ("W", "ann")
