"""One person at a screen: asks, keeps what is unsaved, comes back by itself, remembers all of it.

What a browser does, without the browser: an ask stays unsaved until it is answered, and is sent
again under its own id after every break. Everything is kept in a history, with the time.
"""

import asyncio
import contextlib
import itertools
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tests.live.server import Server

Json = dict[str, Any]

FINAL = 4500  # close codes from here on say: do not come back
NOT_NOW = frozenset({"unavailable", "rate-limited"})  # refusals after which one tries again
SOON = 0.4  # seconds at most before the next try


@dataclass
class History:
    """What one client sent, was told, and when."""

    sent: dict[str, Json] = field(default_factory=dict)
    sent_at: dict[str, float] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)  # id → the number it was answered under
    done_at: dict[str, float] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)  # id → code, where that was the last word
    put_off: list[tuple[float, str]] = field(default_factory=list)  # `unavailable` and the like
    frames: list[tuple[float, str]] = field(default_factory=list)
    closes: list[tuple[float, int]] = field(default_factory=list)
    contradicted: list[str] = field(default_factory=list)  # ids answered in two ways


class Frames:
    """Frames read once for all who were sent the same; kept once, too."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[str, Json]] = {}

    def read(self, text: str) -> tuple[str, Json]:
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = (text, json.loads(text))
        return found

    def forget(self) -> None:
        self._read.clear()


class Client:
    """Somebody with a key, or a stage without one; `servers` are tried in turn."""

    _ids = itertools.count(1)

    def __init__(self, servers: Sequence[Server], code: str, key: str, chance: random.Random):
        self.servers = list(servers)
        self.code = code
        self.key = key
        self.person = ""  # learnt from the first screen
        self.chance = chance
        self.history = History()
        self.frames = Frames()
        self.show: Json = {}
        self.seq = -1
        self.unsaved: dict[str, Json] = {}
        self.online = asyncio.Event()
        self.closed_for_good = 0  # the code that said: do not come back
        self.where = 0  # which of the servers is next
        self.beat = 0.0  # seconds between signs of life; 0 for none
        self._heard = 0.0
        self._socket: ClientConnection | None = None
        self._outbox: asyncio.Queue[Json] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    # Asking

    def ask(self, ask: str, cell: str = "", **fields: Any) -> str:
        """Ask for something, and go on; answers the id. It is unsaved until it is answered."""
        body: Json = {"ask": ask, "id": f"a{next(self._ids)}"}
        if cell:
            body["process"], body["scope"] = cell.split(":")
        return self.send(body | fields)

    def vote(self, cell: str, choice: str) -> str:
        """A vote whose reason is a word nobody else ever says."""
        body: Json = {"ask": "cast-vote", "id": f"a{next(self._ids)}", "choice": choice}
        body["process"], body["scope"] = cell.split(":")
        return self.send({**body, "reason": f"token-{body['id']}-"})

    def send(self, body: Json) -> str:
        """A body, first or again: the ids tell which."""
        number = str(body["id"])
        self.history.sent.setdefault(number, body)
        self.history.sent_at.setdefault(number, time.monotonic())
        self.unsaved[number] = body
        if self.online.is_set():
            self._outbox.put_nowait(body)
        return number

    async def do(self, ask: str, cell: str = "", limit: float = 30.0, **fields: Any) -> int:
        """Ask, wait until it is done however long that takes, and answer its number."""
        number = self.ask(ask, cell, **fields)
        async with asyncio.timeout(limit):
            while number in self.unsaved:  # noqa: ASYNC110 - nothing else waits for it
                await asyncio.sleep(0.005)
        assert number in self.history.done, (ask, self.history.refused.get(number))
        return self.history.done[number]

    # Coming and going

    def start(self) -> "Client":
        """Come in, and from now on come back after every break."""
        self._task = asyncio.create_task(self._live())
        return self

    async def close(self) -> None:
        """Go for good."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def drop(self) -> None:
        """The line is gone, from one moment to the next."""
        if self._socket:
            self._socket.transport.abort()

    async def _live(self) -> None:
        tries = 0
        while not self.closed_for_good:
            with contextlib.suppress(OSError, TimeoutError, WebSocketException):
                await self._visit(self.servers[self.where % len(self.servers)])
            tries = 0 if self.online.is_set() else tries + 1
            self.online.clear()
            self.where += 1
            await asyncio.sleep(self.chance.uniform(0, min(SOON, 0.05 * 2**tries)))

    async def _visit(self, server: Server) -> None:
        how: Json = {"compression": None, "ping_interval": None, "max_queue": None, "proxy": None}
        address = server.live(self.code)
        self._socket = socket = await connect(address, open_timeout=5, close_timeout=0.2, **how)
        others = [asyncio.create_task(self._write(socket))]
        if self.beat:
            others.append(asyncio.create_task(self._stay_alive(socket)))
        try:
            await self._enter(socket)
            async for text in socket:
                self._hear(str(text))
        finally:
            for task in others:
                task.cancel()
            socket.transport.abort()
            self._note_close(socket)

    def _note_close(self, socket: ClientConnection) -> None:
        code = socket.close_code or 1006
        self.history.closes.append((time.monotonic(), code))
        if code >= FINAL:
            self.closed_for_good = code

    async def _enter(self, socket: ClientConnection) -> None:
        who: Json = {"key": self.key} if self.key else {"as": "stage"}
        self._outbox = asyncio.Queue()
        self._heard = time.monotonic()
        await socket.send(json.dumps({"ask": "enter", "id": "in", **who}))

    async def _write(self, socket: ClientConnection) -> None:
        with contextlib.suppress(WebSocketException):
            await self.online.wait()
            while True:
                await socket.send(json.dumps(await self._outbox.get()))

    async def _stay_alive(self, socket: ClientConnection) -> None:
        """Ask whether the line is alive; where nothing comes for long, it is not."""
        await self.online.wait()
        while time.monotonic() - self._heard < 2.5 * self.beat:
            self._outbox.put_nowait({"ask": "here", "id": "here"})
            await asyncio.sleep(self.beat)
        socket.transport.abort()

    # What comes in

    def _hear(self, text: str) -> None:
        self._heard = time.monotonic()
        text, told = self.frames.read(text)
        self.history.frames.append((self._heard, text))
        if "show" in told:
            self._see(told)
        elif told.get("done") == "in":
            self.show, self.seq = {}, -1  # a whole screen follows
        elif "done" in told and told["done"] != "here":
            self._is_done(str(told["done"]), int(told["seq"]))
        elif told.get("refused"):
            self._is_refused(str(told["refused"]), str(told["code"]))

    def _see(self, told: Json) -> None:
        for name, value in told["show"].items():
            if value is None:
                self.show.pop(name, None)
            else:
                self.show[name] = value
        self.seq = told["seq"]
        if not self.online.is_set():
            self.person = (self.show.get("you") or {}).get("person", "")
            self.online.set()
            for body in self.unsaved.values():
                self._outbox.put_nowait(body)

    def _is_done(self, number: str, seq: int) -> None:
        known = self.history.done.setdefault(number, seq)
        if known != seq or number in self.history.refused:
            self.history.contradicted.append(number)
        self.history.done_at.setdefault(number, time.monotonic())
        self.unsaved.pop(number, None)

    def _is_refused(self, number: str, code: str) -> None:
        if code in NOT_NOW:
            self.history.put_off.append((time.monotonic(), code))
            asyncio.get_running_loop().call_later(
                self.chance.uniform(0.05, SOON), self._again, number
            )
            return
        if number in self.history.done:
            self.history.contradicted.append(number)
        self.history.refused[number] = code
        self.unsaved.pop(number, None)

    def _again(self, number: str) -> None:
        if number in self.unsaved and self.online.is_set():
            self._outbox.put_nowait(self.unsaved[number])
