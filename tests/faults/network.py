"""A network between clients and a server, in this process: it can be cut, slow, narrow, torn.

Needs no privilege. What a cut swallows is held back, as lost packets are sent again: for either
end it looks as if the other had gone without a word.
"""

import asyncio
import contextlib
import random
import socket
import struct

from tests.live.server import Server, free_port

PIECE = 16 * 1024
RESET = struct.pack("ii", 1, 0)  # SO_LINGER: the end is a RST, whatever is unsent


class Weather:
    """What the network is like just now; it holds for all that comes through from here on."""

    def __init__(self) -> None:
        self.delay = (0.0, 0.0)  # seconds: at least, and so much more by chance
        self.slice = PIECE  # bytes that travel together
        self.rate = 0.0  # bytes a second each way; 0: as fast as it goes
        self.tear = (0, 0)  # a connection is torn after so many bytes, at least and at most
        self.unanswered = False  # it is torn between an ask and its answer


class Line:
    """One connection that comes through."""

    def __init__(self) -> None:
        self.left = 0  # bytes until it is torn; 0: not drawn yet
        self.sent = 0  # pieces that went up: the first asks for the connection itself


class Network:
    """Listens on a port of its own and passes on to the server's."""

    def __init__(self, server: Server, chance: random.Random) -> None:
        self.server = server
        self.port = free_port()
        self.chance = chance
        self.weather = Weather()
        self.up = asyncio.Event()  # what clients send comes through
        self.down = asyncio.Event()  # what the server sends comes through
        self.torn = 0
        self.carried = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self.mend()

    async def open(self) -> "Network":
        self._listening = await asyncio.start_server(self._pass_on, "127.0.0.1", self.port)
        return self

    async def close(self) -> None:
        self._listening.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def cut(self, up: bool = True, down: bool = True) -> None:
        """From now on nothing comes through, both ways or one."""
        self.up.clear() if up else None
        self.down.clear() if down else None

    def mend(self) -> None:
        self.up.set()
        self.down.set()

    def tear_all(self) -> None:
        """Every connection ends at once, both ends told."""
        for task in tuple(self._tasks):
            task.cancel()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        ends = [writer]
        try:
            await self.up.wait()
            theirs, there = await asyncio.open_connection("127.0.0.1", self.server.port)
            ends.append(there)
            line = Line()
            async with asyncio.TaskGroup() as ways:
                ways.create_task(self._carry(reader, there, self.up, line))
                ways.create_task(self._carry(theirs, writer, self.down, line))
        except (OSError, ExceptionGroup, asyncio.CancelledError):
            for end in ends:
                raw = end.get_extra_info("socket")
                with contextlib.suppress(OSError):
                    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        finally:
            for end in ends:
                end.transport.abort()
            self._tasks.discard(task)

    async def _carry(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        open_: asyncio.Event,
        line: Line,
    ) -> None:
        """One way, until it ends; then the whole connection does, as soon as that can be known."""
        while data := await reader.read(min(PIECE, max(1, self.weather.slice * 64))):
            self.carried += len(data)
            size = self.weather.slice  # these travel as they set out, whatever the weather does
            for start in range(0, len(data), size):
                piece = data[start : start + size]
                await self._travel(len(piece), open_)
                if self._is_torn(len(piece), open_, line):
                    raise ConnectionResetError
                writer.write(piece)
                line.sent += open_ is self.up
                await writer.drain()
        await open_.wait()
        raise ConnectionResetError

    async def _travel(self, size: int, open_: asyncio.Event) -> None:
        least, more = self.weather.delay
        if more:
            await asyncio.sleep(least + self.chance.uniform(0, more))
        if self.weather.rate:
            await asyncio.sleep(size / self.weather.rate)
        await open_.wait()

    def _is_torn(self, size: int, open_: asyncio.Event, line: Line) -> bool:
        """Whether the connection ends in the midst of this piece."""
        low, high = self.weather.tear
        torn = self.weather.unanswered and open_ is self.down and line.sent > 1
        if high:
            line.left = (line.left or self.chance.randint(low, high)) - size
            torn |= line.left <= 0
        self.torn += torn
        return torn


class Through(Server):
    """A server as clients see it who have to go through a network; its pages are near."""

    def __init__(self, network: Network) -> None:
        real = network.server
        super().__init__(real.data, real.variant, **real.environment)
        self.network = network
        self.port = real.port
        self.pid = real.pid

    def live(self, code: str, plural: str = "workshops") -> str:
        return f"ws://127.0.0.1:{self.network.port}/api/{plural}/{code}/live"
