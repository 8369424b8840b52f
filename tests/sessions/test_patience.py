"""Patience: who reads slowly is waited for, who reads nothing is not; on real connections."""

import asyncio
import socket
from collections.abc import AsyncIterator
from typing import NamedTuple

import pytest

from app.sessions import patience
from app.sessions.patience import Patience

pytestmark = pytest.mark.anyio

MUCH = 4 << 20
WHILE = 0.2  # seconds that patience lasts here


class Ends(NamedTuple):
    """Both ends of a connection over which more is sent than fits on the way."""

    transport: asyncio.Transport
    other: socket.socket
    lost: asyncio.Event


class Sender(asyncio.Protocol):
    def __init__(self) -> None:
        self.lost = asyncio.Event()
        self.connected: asyncio.Future[asyncio.Transport] = asyncio.Future()
        self.patience: Patience | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.patience = Patience(transport, asyncio.get_running_loop())
        self.connected.set_result(transport)

    def pause_writing(self) -> None:
        assert self.patience
        self.patience.begin()

    def resume_writing(self) -> None:
        assert self.patience
        self.patience.end()

    def connection_lost(self, _: Exception | None) -> None:
        assert self.patience
        self.patience.end()
        self.lost.set()


@pytest.fixture
async def ends(anyio_backend: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Ends]:
    monkeypatch.setattr(patience, "STUCK", WHILE)
    loop = asyncio.get_running_loop()
    sender = Sender()
    server = await loop.create_server(lambda: sender, "127.0.0.1", 0)
    other = socket.socket()
    other.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    other.setblocking(False)
    await loop.sock_connect(other, server.sockets[0].getsockname())
    transport = await sender.connected
    transport.set_write_buffer_limits(high=0)
    yield Ends(transport, other, sender.lost)
    transport.abort()
    other.close()
    server.close()


async def test_who_reads_nothing_is_cut_off(ends: Ends) -> None:
    ends.transport.write(bytes(MUCH))
    await ends.lost.wait()


async def test_who_reads_slowly_is_waited_for(ends: Ends) -> None:
    """A little in each while, for many of them: it goes on to the end."""
    loop = asyncio.get_running_loop()
    ends.transport.write(bytes(MUCH))
    for _ in range(10):
        size = 0
        while size < 20_000:
            size += len(await loop.sock_recv(ends.other, 20_000))
        await asyncio.sleep(WHILE / 2)
    assert not ends.lost.is_set()
    read = 0
    while ends.transport.get_write_buffer_size():
        read += len(await loop.sock_recv(ends.other, 1 << 16))
    assert not ends.lost.is_set()
