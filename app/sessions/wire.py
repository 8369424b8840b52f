"""The server's side of a connection: ready frames out, texts in, and an end to what is stuck.

A thin layer over two of uvicorn's protocol classes; the tests pin what it relies on. Writing
through the framework costs several times the wire, and it has no way to end a connection whose
buffer never drains: such a reader would be waited for for ever.
"""

import asyncio
from collections.abc import Callable
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.protocol import State
from websockets.speedups import apply_mask

STUCK = 10.0  # seconds for a write, or for the rest of a message
CLOSING = 5.0  # seconds for the other side to answer a close
REQUEST = 15.0  # seconds for a whole HTTP request to come in
HEADERS = 64 * 1024  # bytes until the headers of a request are complete
LONGEST = 16 * 1024  # bytes of a message
TEXT, MASKED = 0x81, 0x80  # a whole text message, and the bit of a client's frame: RFC 6455 5.2
HOARD = 1 << 20  # bytes of answers kept for somebody who asks and never reads


class Wire(WebSocketsSansIOProtocol):
    """A socket the room can write to at once, and abort."""

    heard: Callable[[str | None], None] | None = None  # a text message, or None for a binary one
    held: bytes = b""  # frames that go out with the next one, at the latest in the next turn
    drained: Callable[[], None] | None = None
    busy: bool = False  # what was written last has not left yet
    stuck: asyncio.TimerHandle | None = None
    unfinished: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(high=0)  # so that anything unsent is told at once

    async def run_asgi(self) -> None:
        cast(dict[str, Any], self.scope)["wire"] = self
        await super().run_asgi()

    # Out

    def hold(self, ready: bytes) -> None:
        """Write a ready frame together with what follows in this turn of the loop."""
        if not self.held:
            self.loop.call_soon(self.flush)
        self.held += ready

    def flush(self) -> None:
        """Write what is held, if nothing has taken it along."""
        if self.held:
            self.write(b"")

    def write(self, ready: bytes) -> None:
        """Write a ready frame, if the socket is still open."""
        if self.held:
            ready, self.held = self.held + ready, b""
        if self.close_sent or self.disconnected or self.transport.is_closing():
            return
        if self.busy and self.transport.get_write_buffer_size() > HOARD:
            self.abort()
            return
        self.transport.write(ready)

    def end(self, code: int, reason: str) -> None:
        """Close with a code; whoever does not answer in time is cut off."""
        self.flush()
        if self.close_sent or self.disconnected or self.transport.is_closing():
            return
        if self.busy:
            self.abort()
            return
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        self.conn.send_close(code, reason)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.close_timer = self.loop.call_later(CLOSING, self.abort)
        if self.read_paused:  # behind messages that nobody will take; its answer has to be read
            self.read_paused = False
            self.transport.resume_reading()

    def abort(self) -> None:
        """End it now, whatever is still in the buffer."""
        self.transport.abort()

    def pause_writing(self) -> None:
        super().pause_writing()
        self.busy = True
        self.stuck = self.loop.call_later(STUCK, self.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self.busy = False
        self._cancel()
        if self.drained:
            self.drained()

    def keepalive_timeout(self) -> None:
        self.abort()  # a polite close would wait behind the buffer that nobody reads

    def shutdown(self) -> None:
        self.flush()
        super().shutdown()

    # In

    def data_received(self, data: bytes) -> None:
        text = self._whole_text(data)
        if text is None or self.heard is None:
            super().data_received(data)
        else:
            self.heard(text)

    def _whole_text(self, data: bytes) -> str | None:
        """The text, where just one whole masked text frame has come in: nearly always.

        The library's parser is a coroutine that waits for each part of a frame; here there is
        nothing to wait for. Whatever is in parts, too long or not UTF-8 is left to it.
        """
        if len(data) < 8 or data[0] != TEXT:
            return None
        head, size = 6, data[1] - MASKED
        if size == 126:
            head, size = 8, int.from_bytes(data[2:4], "big")
        elif not 0 < size < 126:
            return None
        if len(data) != head + size or size > LONGEST or not self._between_messages():
            return None
        try:
            return apply_mask(data[head:], data[head - 4 : head]).decode()
        except UnicodeDecodeError:
            return None

    def _between_messages(self) -> bool:
        conn = self.conn
        whole = conn.current_size is None and not conn.reader.buffer
        return whole and conn.state is State.OPEN and not self.close_sent

    def handle_events(self) -> None:
        super().handle_events()
        # a message begun in fragments, or a frame of which only a part has come
        waiting = self.conn.current_size is not None or bool(self.conn.reader.buffer)
        if waiting and self.unfinished is None:
            self.unfinished = self.loop.call_later(STUCK, self.abort)
        elif not waiting and self.unfinished:
            self.unfinished.cancel()
            self.unfinished = None

    def send_receive_event_to_app(self) -> None:
        text = None
        if self.curr_msg_data_type == "text" and not self.close_sent:
            try:
                text = b"".join(self.frames).decode()
            except UnicodeDecodeError:
                self.frames = []
                self.end(1007, "text has to be UTF-8")
                return
        if self.heard is None or self.close_sent:
            super().send_receive_event_to_app()
            return
        self.frames = []
        self.heard(text)

    def connection_lost(self, exc: Exception | None) -> None:
        self._cancel()
        if self.unfinished:
            self.unfinished.cancel()
        super().connection_lost(exc)

    def _cancel(self) -> None:
        if self.stuck:
            self.stuck.cancel()
            self.stuck = None


class PatientHttp(HttpToolsProtocol):
    """HTTP with a deadline: a request that does not come in whole is not waited for."""

    deadline: asyncio.TimerHandle | None = None
    heading: int | None = 0  # bytes so far, while the headers are not complete

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._start()

    def data_received(self, data: bytes) -> None:
        if self.heading is not None:
            self.heading += len(data)
        super().data_received(data)
        if self.heading is not None and self.heading > HEADERS:
            self.transport.abort()

    def on_headers_complete(self) -> None:
        self.heading = None
        super().on_headers_complete()

    def on_message_begin(self) -> None:
        self.heading = 0
        super().on_message_begin()
        if self.deadline is None:
            self._start()

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._stop()

    def handle_websocket_upgrade(self) -> None:
        self._stop()
        super().handle_websocket_upgrade()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def _start(self) -> None:
        self.deadline = self.loop.call_later(REQUEST, self.transport.abort)

    def _stop(self) -> None:
        if self.deadline:
            self.deadline.cancel()
            self.deadline = None
