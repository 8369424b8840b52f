"""Files that a stream keeps: once, within what may be kept, and gone with the stream."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import Engine

from app.asks.refusal import Refusal
from app.db import database
from app.log import attachments, erasing
from app.log.attachments import FILE, STREAM
from tests.log.streams import CODE, Stream
from tests.stores import Postgres

ROOM = 1 << 40


def refused(engine: Engine, body: bytes, room: int = ROOM) -> str:
    with pytest.raises(Refusal) as refusal:
        attachments.keep(engine, CODE, body, room)
    return refusal.value.says


def test_a_file_is_found_as_it_came_in_and_kept_once(engine: Engine) -> None:
    body = b"%PDF-1.7 levels"
    for _ in range(2):
        attachments.keep(engine, CODE, body, ROOM)
    assert attachments.found(engine, CODE, attachments.digest_of(body)) == body
    with pytest.raises(Refusal):
        attachments.found(engine, "BBBBBBBB", attachments.digest_of(body))


def test_a_stream_keeps_so_much_and_all_of_them_no_more_than_there_is_room(
    engine: Engine,
) -> None:
    for number in range(STREAM // FILE):
        attachments.keep(engine, CODE, bytes([number]) * FILE, ROOM)
    assert refused(engine, b"one more") == "too-many-bytes"
    attachments.keep(engine, "BBBBBBBB", b"elsewhere", ROOM)
    with pytest.raises(Refusal) as refusal:
        attachments.keep(engine, "BBBBBBBB", b"another", STREAM)
    assert refusal.value.says == "no-room-for-files"


def kept_at_once(engine: Engine, bodies: list[bytes]) -> list[str]:
    """What each was refused for, where all came in at the same time; empty where it is kept."""
    start = Barrier(len(bodies))

    def keep(body: bytes) -> str:
        start.wait()
        try:
            attachments.keep(engine, CODE, body, ROOM)
        except Refusal as refusal:
            return refusal.says
        return ""

    with ThreadPoolExecutor(len(bodies)) as threads:
        return list(threads.map(keep, bodies))


def test_files_that_come_in_at_once_are_no_more_than_a_stream_keeps(
    engine: Engine, postgres: Postgres
) -> None:
    most = STREAM // FILE
    elsewhere = database.connect(postgres.database())
    database.migrate(elsewhere)
    for one in (engine, elsewhere):
        said = kept_at_once(one, [bytes([number]) * FILE for number in range(most + 4)])
        assert sorted(said) == [""] * most + ["too-many-bytes"] * 4
    elsewhere.dispose()


def test_one_file_that_comes_in_many_times_at_once_is_kept_once(
    engine: Engine, postgres: Postgres
) -> None:
    elsewhere = database.connect(postgres.database())
    database.migrate(elsewhere)
    for one in (engine, elsewhere):
        assert kept_at_once(one, [b"levels"] * 8) == [""] * 8
    elsewhere.dispose()


def test_an_erased_stream_takes_its_files_along(engine: Engine) -> None:
    Stream(engine)
    attachments.keep(engine, CODE, b"levels", ROOM)
    with engine.begin() as db:
        erasing.erase_workshop(db, CODE)
    with pytest.raises(Refusal):
        attachments.found(engine, CODE, attachments.digest_of(b"levels"))
