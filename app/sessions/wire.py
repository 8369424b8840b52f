"""The server's side of a socket: ready frames out, texts in, and an end to what is stuck.

A thin layer over one of uvicorn's protocol classes; the tests pin what it relies on. Writing
through the framework costs several times the wire, and it has no way to end a connection whose
buffer never drains: such a reader would be waited for for ever.
"""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.protocol import State
from websockets.speedups import apply_mask

from app.sessions.buckets import Bucket
from app.sessions.inbox import Inbox
from app.sessions.patience import Patience

if TYPE_CHECKING:
    from uvicorn._types import ASGIReceiveEvent

STUCK = 10.0  # seconds for the rest of a message
CLOSING = 5.0  # seconds for the other side to answer a close
PARTING = 1.0  # seconds for who floods to hear that it is over
FRAMES = (100.0, 1000.0)  # of any type: a second, at once; more than ASKS lets anybody use
LONGEST = 16 * 1024  # bytes of a message
TEXT, MASKED = 0x81, 0x80  # a whole text message, and the bit of a client's frame: RFC 6455 5.2
HOARD = 1 << 20  # bytes of answers kept for somebody who asks and never reads


class Wire(WebSocketsSansIOProtocol):
    """A socket the room can write to at once, and abort."""

    heard: Callable[[str | None], None] | None = None  # a text message, or None for a binary one
    held: bytes = b""  # frames that go out with the next one, at the latest in the next turn
    drained: Callable[[], None] | None = None
    busy: bool = False  # what was written last has not left yet
    patience: Patience
    inbox: Inbox
    budget: Bucket
    unfinished: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(high=0)  # so that anything unsent is told at once
        self.patience = Patience(self.transport, self.loop)
        self.inbox = Inbox(self.transport, self.loop, self._read, lambda: not self.read_paused)
        self.budget = Bucket(*FRAMES)

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
        if self.busy or not self.handshake_complete:
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
        self.patience.begin()

    def resume_writing(self) -> None:
        super().resume_writing()
        self.busy = False
        self.patience.end()
        if self.drained:
            self.drained()

    def keepalive_timeout(self) -> None:
        self.abort()  # a polite close would wait behind the buffer that nobody reads

    def shutdown(self) -> None:
        self.flush()
        super().shutdown()

    # In

    def data_received(self, data: bytes) -> None:
        text = self._whole_text(data) if self.heard and self.inbox.empty else None
        if text is None or self.heard is None:
            self.inbox.put(data)
        elif self._within(1):
            self.heard(text)

    async def receive(self) -> "ASGIReceiveEvent":
        message = await super().receive()
        self.inbox.go_on()
        return message

    def _read(self, piece: bytes) -> None:
        super().data_received(piece)
        if self.conn.handshake_exc and not self.handshake_initiated:
            self.abort()  # a request the library takes for none; it says nothing, and waits

    def _within(self, frames: int) -> bool:
        """Whether so many frames more are within the budget; beyond it, this socket is over."""
        if self.budget.take(frames):
            return True
        self.end(4004, "too many frames")
        self.inbox.close()
        if self.close_timer:
            self.close_timer.cancel()
        self.close_timer = self.loop.call_later(PARTING, self.abort)
        return False

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

    def handle_ping(self) -> None:
        self.write(b"".join(self.conn.data_to_send()))

    def handle_events(self) -> None:
        if not self._within(len(self.conn.events)):
            return
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
        self.patience.end()
        self.inbox.close()
        if self.unfinished:
            self.unfinished.cancel()
        super().connection_lost(exc)
