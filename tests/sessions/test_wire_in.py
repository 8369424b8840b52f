"""Whole frames are read without the library's parser; nobody may be able to tell."""

import asyncio
import os
import random
from collections.abc import Iterator

import pytest
import uvicorn
from uvicorn.server import ServerState
from websockets.frames import Frame, Opcode
from websockets.http11 import Request

from app.sessions.buckets import Bucket
from app.sessions.inbox import PIECE
from app.sessions.wire import FRAMES, HOARD, LONGEST, Wire
from tests.sessions.transport import Transport

pytestmark = pytest.mark.anyio

HELLO = (
    b"GET /live HTTP/1.1\r\nHost: remit\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


async def _nothing(scope: object, receive: object, send: object) -> None:
    pass


def listening(heard: list[str | None]) -> tuple[Wire, Transport]:
    """A wire in the middle of its life, and what comes out of it."""
    config = uvicorn.Config(_nothing, ws_per_message_deflate=False, ws_max_size=LONGEST)
    config.load()
    one, transport = Wire(config, ServerState(), {}), Transport()
    one.connection_made(transport)
    one.conn.receive_data(HELLO)
    (request,) = one.conn.events_received()
    assert isinstance(request, Request)
    one.conn.send_response(one.conn.accept(request))
    one.conn.data_to_send()
    one.handshake_complete = True
    one.heard = heard.append
    return one, transport


def whole(one: Wire, transport: Transport, heard: list[str | None]) -> tuple[object, ...]:
    close = one.conn.close_sent.code if one.conn.close_sent else None
    return heard, close, "close" in transport.asked or "abort" in transport.asked


TEXTS = ["{}", "x" * 125, "x" * 126, "y" * 127, "é" * 63, "x" * 255, "z" * LONGEST, "✓" * 5000]


@pytest.mark.parametrize("text", TEXTS)
async def test_a_whole_frame_is_heard_at_once(anyio_backend: str, text: str) -> None:
    heard: list[str | None] = []
    one, _ = listening(heard)
    one.data_received(Frame(Opcode.TEXT, text.encode()).serialize(mask=True))
    assert heard == [text]
    assert not one.conn.reader.buffer, "the library has seen nothing of it"


async def all_read(one: Wire) -> None:
    """Long things are read in pieces, with a turn for others between them."""
    while not one.inbox.empty:  # noqa: ASYNC110 - turn by turn is what is meant
        await asyncio.sleep(0)


def strange() -> Iterator[tuple[str, bytes]]:
    text = b'{"ask":"here","id":"1"}'
    yield "not masked", Frame(Opcode.TEXT, text).serialize(mask=False)
    yield "binary", Frame(Opcode.BINARY, text).serialize(mask=True)
    yield "a ping", Frame(Opcode.PING, b"?").serialize(mask=True)
    yield "a reserved bit", b"\xc1" + Frame(Opcode.TEXT, text).serialize(mask=True)[1:]
    yield "not UTF-8", Frame(Opcode.TEXT, b'{"ask":"\xff\xfe"}').serialize(mask=True)
    yield "too long", Frame(Opcode.TEXT, b"x" * (LONGEST + 1)).serialize(mask=True)
    yield "empty", Frame(Opcode.TEXT, b"").serialize(mask=True)
    yield "two in one", Frame(Opcode.TEXT, text).serialize(mask=True) * 2
    yield "one and a half", (Frame(Opcode.TEXT, text).serialize(mask=True) * 2)[:40]
    yield "a part", Frame(Opcode.TEXT, text, fin=False).serialize(mask=True)
    yield "the end of nothing", Frame(Opcode.CONT, text).serialize(mask=True)
    yield "a length of 64 bits", b"\x81\xff" + (127).to_bytes(8, "big") + bytes(4) + b"x" * 127
    yield "as long as its mark says", b"\x81\xff" + os.urandom(4) + b"x" * 127
    yield "a goodbye", Frame(Opcode.CLOSE, b"\x03\xe8").serialize(mask=True)


@pytest.mark.parametrize("what", [what for what, _ in strange()])
async def test_anything_else_is_as_the_library_has_it(anyio_backend: str, what: str) -> None:
    """Byte by byte it is always the library that reads."""
    data = dict(strange())[what]
    at_once: list[str | None] = []
    one, its = listening(at_once)
    one.data_received(data)
    await all_read(one)
    slowly: list[str | None] = []
    other, others = listening(slowly)
    for place in range(len(data)):
        other.data_received(data[place : place + 1])
        if others.is_closing():
            break
    assert whole(one, its, at_once) == whole(other, others, slowly), what
    for wire in (one, other):
        if wire.unfinished:
            wire.unfinished.cancel()


@pytest.mark.parametrize("seed", range(20))
async def test_a_stream_cut_anywhere_is_the_same_stream(anyio_backend: str, seed: int) -> None:
    chance = random.Random(seed)
    texts = [chance.choice(TEXTS[:6]) for _ in range(20)]
    data = b"".join(Frame(Opcode.TEXT, text.encode()).serialize(mask=True) for text in texts)
    cuts = sorted(chance.sample(range(len(data)), 15))
    heard: list[str | None] = []
    one, _ = listening(heard)
    for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True):
        one.data_received(data[start:end])
    assert heard == texts, seed
    if one.unfinished:
        one.unfinished.cancel()


async def test_between_the_parts_of_a_message_a_whole_frame_is_not_one(anyio_backend: str) -> None:
    heard: list[str | None] = []
    one, transport = listening(heard)
    one.data_received(Frame(Opcode.TEXT, b"half", fin=False).serialize(mask=True))
    one.data_received(Frame(Opcode.TEXT, b"another").serialize(mask=True))
    assert (heard, transport.is_closing()) == ([], True), "a protocol error, as it always was"
    if one.unfinished:
        one.unfinished.cancel()


async def test_nothing_is_heard_after_the_goodbye(anyio_backend: str) -> None:
    heard: list[str | None] = []
    one, _ = listening(heard)
    one.end(4000, "enough")
    one.data_received(Frame(Opcode.TEXT, b'{"ask":"here"}').serialize(mask=True))
    assert heard == []
    if one.close_timer:
        one.close_timer.cancel()


@pytest.mark.parametrize("ending", ["end", "shutdown"])
async def test_an_answer_goes_out_before_the_goodbye(anyio_backend: str, ending: str) -> None:
    one, transport = listening([])
    one.hold(b"done")
    if ending == "end":
        one.end(4000, "enough")
    else:
        one.shutdown()
    assert transport.written.startswith(b"done")
    if one.close_timer:
        one.close_timer.cancel()


PING = Frame(Opcode.PING, b"").serialize(mask=True)
EMPTY = {
    "pings": PING,
    "pongs": Frame(Opcode.PONG, b"").serialize(mask=True),
    "empty parts": Frame(Opcode.CONT, b"", fin=False).serialize(mask=True),
    "texts": Frame(Opcode.TEXT, b"{}").serialize(mask=True),
}


@pytest.mark.parametrize("what", EMPTY)
async def test_too_many_frames_of_any_type_are_the_end(anyio_backend: str, what: str) -> None:
    """As many as anybody may send are taken; with one more, this socket is over."""
    one, _ = listening([])
    one.budget = Bucket(0.0, FRAMES[1])
    if what == "empty parts":
        one.data_received(Frame(Opcode.TEXT, b"", fin=False).serialize(mask=True))
    left = int(one.budget.left_now())
    for _ in range(left):
        one.data_received(EMPTY[what])
    assert one.conn.close_sent is None
    one.data_received(EMPTY[what])
    assert one.conn.close_sent
    assert one.conn.close_sent.code == 4004
    for timer in (one.close_timer, one.unfinished):
        if timer:
            timer.cancel()


async def test_after_a_flood_nothing_more_is_read(anyio_backend: str) -> None:
    heard: list[str | None] = []
    one, transport = listening(heard)
    one.data_received(PING * 40_000 + Frame(Opcode.TEXT, b"late").serialize(mask=True))
    await all_read(one)
    assert (heard, transport.asked[-1]) == ([], "pause")
    pongs = transport.written.count(b"\x8a\x00")
    assert pongs <= FRAMES[1] + PIECE // len(PING), "no more is answered than may be asked"
    assert one.close_timer
    one.close_timer.cancel()


async def test_between_pieces_others_have_their_turn(anyio_backend: str) -> None:
    one, _ = listening([])
    turns = 0

    async def others() -> None:
        nonlocal turns
        while not one.inbox.empty:
            turns += 1
            await asyncio.sleep(0)

    one.inbox.put(PING * 900)
    await others()
    assert turns >= len(PING) * 900 // PIECE


async def test_pongs_for_who_does_not_read_are_not_hoarded(anyio_backend: str) -> None:
    one, transport = listening([])
    one.pause_writing()
    transport.waiting = HOARD + 1
    one.data_received(PING)
    assert transport.asked == ["abort"]
    one.connection_lost(None)
