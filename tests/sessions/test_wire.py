"""What the wire relies on in the server under it: an upgrade that changes it fails here, loudly."""

import asyncio
import inspect
import json
from importlib.metadata import version
from pathlib import Path

import pytest
import uvicorn
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.frames import Frame, Opcode
from websockets.server import ServerProtocol

from app.cli import server
from app.config import Settings
from app.sessions import patience, wire
from app.sessions.frames import frame
from app.sessions.wire import Wire
from app.web.connection import Connection
from tests.sessions.transport import Transport

pytestmark = pytest.mark.anyio


def test_the_versions_are_those_it_was_written_for() -> None:
    """Read wire.py against the new version, then change this line."""
    assert (version("uvicorn"), version("websockets")) == ("0.54.0", "17.4")


@pytest.mark.parametrize(
    "name",
    [
        "connection_made",
        "connection_lost",
        "run_asgi",
        "pause_writing",
        "resume_writing",
        "keepalive_timeout",
        "data_received",
        "receive",
        "handle_events",
        "handle_ping",
        "handle_text",
        "handle_bytes",
        "handle_cont",
        "send_receive_event_to_app",
        "shutdown",
    ],
)
def test_each_method_it_changes_is_still_one(name: str) -> None:
    ours, theirs = getattr(Wire, name), getattr(WebSocketsSansIOProtocol, name)
    assert list(inspect.signature(ours).parameters) == list(inspect.signature(theirs).parameters)


@pytest.fixture
async def made(anyio_backend: str) -> tuple[Wire, Transport]:
    config = uvicorn.Config(_nothing, ws_per_message_deflate=False)
    config.load()
    one = Wire(config, ServerState(), {})
    transport = Transport()
    one.connection_made(transport)
    return one, transport


async def _nothing(scope: object, receive: object, send: object) -> None:
    pass


async def test_the_attributes_it_uses_are_there(made: tuple[Wire, Transport]) -> None:
    one, transport = made
    assert transport.high == 0, "anything unsent is told at once"
    assert one.close_sent is False
    assert one.disconnected is False
    assert one.close_timer is None
    assert one.frames == []
    assert one.curr_msg_data_type in ("text", "bytes")
    assert isinstance(one.queue, asyncio.Queue)
    assert isinstance(one.loop, asyncio.AbstractEventLoop)
    assert isinstance(one.conn, ServerProtocol)
    assert one.conn.current_size is None
    assert bytes(one.conn.reader.buffer) == b""


async def test_a_message_in_parts_is_seen_as_unfinished(made: tuple[Wire, Transport]) -> None:
    one, _ = made
    one.conn.receive_data(b"\x81\xfe")  # the beginning of a frame's head: not one event yet
    one.handle_events()
    assert one.unfinished
    one.unfinished.cancel()


async def test_what_does_not_leave_in_time_is_cut_off(
    made: tuple[Wire, Transport], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "STUCK", 0.01)
    one, transport = made
    told: list[str] = []
    one.drained = lambda: told.append("drained")
    one.pause_writing()
    assert one.busy
    one.resume_writing()
    assert (one.busy, told) == (False, ["drained"])
    await asyncio.sleep(0.03)
    assert transport.asked == [], "it did leave"
    one.pause_writing()
    await asyncio.sleep(0.03)
    assert transport.asked == ["abort"]
    one.write(b"never")
    one.end(4000, "never")
    assert transport.written == b""


async def test_answers_are_not_hoarded_for_who_does_not_read(made: tuple[Wire, Transport]) -> None:
    one, transport = made
    one.pause_writing()
    one.write(b"kept")
    transport.waiting = wire.HOARD + 1
    one.write(b"not kept")
    assert (transport.written, transport.asked) == (b"kept", ["abort"])
    one.connection_lost(None)


async def test_a_ping_that_is_not_answered_ends_it_hard(made: tuple[Wire, Transport]) -> None:
    one, transport = made
    one.keepalive_timeout()
    assert transport.asked == ["abort"]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 65535, 65536, 200_000])
async def test_a_ready_frame_is_what_the_library_would_write(size: int) -> None:
    text = json.dumps("x" * size).encode()[1:-1]
    theirs = Frame(Opcode.TEXT, text).serialize(mask=False)
    assert frame(text) == theirs


def test_the_server_is_set_as_the_contract_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where no .env changes anything
    config = server(Settings()).config
    assert config.ws is Wire
    assert issubclass(config.http, Connection)  # type: ignore[arg-type]
    assert config.ws_max_size == 16 * 1024
    assert config.ws_per_message_deflate is False
    assert (config.ws_ping_interval, config.ws_ping_timeout) == (10, 10)
    assert config.timeout_graceful_shutdown
    assert config.timeout_graceful_shutdown <= 8
    assert config.server_header is False
    assert config.access_log is False
    assert config.proxy_headers is False, "nobody is believed about addresses, unless named"
    config.load()
    assert config.ws_protocol_class is Wire


async def test_an_answer_goes_out_with_what_it_changed(made: tuple[Wire, Transport]) -> None:
    one, transport = made
    writes: list[bytes] = []
    transport.write = writes.append  # type: ignore[method-assign,assignment]
    one.hold(b"done")
    one.write(b" show")
    await asyncio.sleep(0)
    assert writes == [b"done show"]


async def test_an_answer_that_changed_nothing_goes_out_all_the_same(
    made: tuple[Wire, Transport],
) -> None:
    one, transport = made
    one.hold(b"refused")
    one.hold(b" again")
    assert transport.written == b""
    await asyncio.sleep(0)
    assert transport.written == b"refused again"
