"""One HTTP connection: requests in by a deadline, answers out with patience, all bounded."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from typing import Any, cast

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from app.config import Settings
from app.sessions.inbox import Inbox
from app.sessions.patience import Patience
from app.web import answers

REQUEST = 15.0  # seconds for a whole request to come in
HEADERS = 64 * 1024  # bytes until the headers of a request are complete
SMALL = 64 * 1024  # bytes of an answer that is always given
UNREAD = 256 << 20  # bytes of answers that wait to be read, in all
UNREAD_BY_ONE = UNREAD // 2  # by one address: a whole organisation may be behind it
BUSY = b"Too many connections: please try again.\n"
TURNED_AWAY = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Content-Length: %d\r\nRetry-After: 5\r\nConnection: close\r\n\r\n%b" % (len(BUSY), BUSY)
)


class Connections:
    """The HTTP connections of this process: how many from where, and what of theirs is unread."""

    def __init__(self, settings: Settings) -> None:
        self._most = settings.max_connections_per_address
        trusted: str | list[str] = settings.forwarded_allow_ips or []
        self._proxies = ProxyHeadersMiddleware(cast(Any, None), trusted).trusted_hosts
        self._open: Counter[str] = Counter()
        self._slow: dict[asyncio.Transport, str] = {}

    def come(self, address: str) -> bool:
        """Count one more; False where that is one too many. A proxy's are all the world's."""
        if self._open[address] >= self._most and address not in self._proxies:
            return False
        self._open[address] += 1
        return True

    def go(self, address: str) -> None:
        self._open[address] -= 1
        if not self._open[address]:
            del self._open[address]

    def slow(self, transport: asyncio.Transport, address: str) -> None:
        """An answer to this address could not leave at once."""
        self._slow[transport] = address

    def swift(self, transport: asyncio.Transport) -> None:
        """All of it has left."""
        self._slow.pop(transport, None)

    def has_room(self, size: int, address: str) -> bool:
        """Whether an answer of so many bytes may be added to those nobody has read yet."""
        if size <= SMALL:
            return True
        mine = (at for at, whose in self._slow.items() if whose == address)
        return size + _unread(self._slow) <= UNREAD and size + _unread(mine) <= UNREAD_BY_ONE


def _unread(transports: Iterable[asyncio.Transport]) -> int:
    return sum(one.get_write_buffer_size() for one in transports)


class Flow(FlowControl):
    """Reads on only when what has come in is used up."""

    inbox: Inbox

    def resume_reading(self) -> None:
        super().resume_reading()
        self.inbox.go_on()


class Connection(HttpToolsProtocol):
    """A connection on which nothing is waited for that does not come, or is not read."""

    connections_of: Connections  # all of this process; set by `within`
    deadline: asyncio.TimerHandle | None = None
    heading: int | None = 0  # bytes so far, while the headers are not complete
    counted = ""  # the address it is counted under
    answering: RequestResponseCycle | None = None  # `cycle` is the one that came in last

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=0)  # so that anything unsent is told at once
        self.patience = Patience(transport, self.loop)
        self.inbox = Inbox(transport, self.loop, self._read, self._has_room)
        self.flow = Flow(transport)
        self.flow.inbox = self.inbox
        address = self.client[0] if self.client else ""
        if not self.connections_of.come(address):
            transport.write(TURNED_AWAY)
            transport.close()
            self.inbox.close()
            return
        self.counted = address
        self._start()

    # In

    def data_received(self, data: bytes) -> None:
        self.inbox.put(data)

    def _has_room(self) -> bool:
        """One request waits at most while another one is answered."""
        return not self.flow.read_paused

    def _read(self, piece: bytes) -> None:
        if self.heading is not None:
            self.heading += len(piece)
        super().data_received(piece)
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
        self._uncount()
        self.inbox.close()  # the socket has its own
        self.transport.resume_reading()
        super().handle_websocket_upgrade()

    # Out

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self.answering = cycle
        super()._start_asgi_task(cycle, app)

    def pause_writing(self) -> None:
        super().pause_writing()
        self.connections_of.slow(self.transport, self.counted)
        self.patience.begin()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._all_left()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        if self.answering:
            self.answering.disconnected = True
        self._all_left()
        self._uncount()
        super().connection_lost(exc)
        self.inbox.close()

    def _all_left(self) -> None:
        self.connections_of.swift(self.transport)
        self.patience.end()

    def _uncount(self) -> None:
        if self.counted:
            self.connections_of.go(self.counted)
            self.counted = ""

    def _start(self) -> None:
        self.deadline = self.loop.call_later(REQUEST, self.transport.abort)

    def _stop(self) -> None:
        if self.deadline:
            self.deadline.cancel()
            self.deadline = None


def within(connections: Connections) -> type[Connection]:
    """A connection counted among these."""
    return type("CountedConnection", (Connection,), {"connections_of": connections})


class Unread:
    """Middleware: gives no large answer while too much of what was answered is not read."""

    def __init__(self, app: ASGIApp, connections: Connections) -> None:
        self.app = app
        self._connections = connections

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = False

        async def bounded(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start" and not self._may(scope, message):
                refused = True
                answer = answers.problem(503, "unavailable", "Too much is unread: try again.")
                answer.headers["Retry-After"] = "5"
                await answer(scope, receive, send)
            elif not refused:
                await send(message)

        await self.app(scope, receive, bounded)

    def _may(self, scope: Scope, start: Message) -> bool:
        size = Headers(raw=start["headers"]).get("content-length", "0")
        client = scope.get("client")
        return self._connections.has_room(int(size), client[0] if client else "")
