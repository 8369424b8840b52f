"""A socket that asks and waits for the answer, cheaply: for ten thousand rounds of a race."""

import asyncio
import itertools
import json
from typing import Any, NamedTuple

from tests.faults.client import Json
from tests.faults.watchers import Watcher
from tests.live.server import PATIENCE, Server

_ids = itertools.count(1)


class Told(NamedTuple):
    """An ask, and what it was answered."""

    body: Json
    seq: int
    code: str | None

    @property
    def done(self) -> bool:
        return self.code is None


class Asker:
    """Several sockets of one person, used in turn: each may ask twenty times a second."""

    def __init__(self, sockets: list[Watcher]) -> None:
        self._turns = itertools.cycle(sockets)
        self.sockets = sockets
        self.person = ""
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        for socket in sockets:
            socket.told = self._hear

    @classmethod
    async def enter(cls, servers: list[Server], code: str, key: str) -> "Asker":
        """One socket on each of these servers; a server may stand there twice."""
        opened = [await (await Watcher.open(one, code, {})).enter(key) for one in servers]
        self = cls(opened)
        first = (json.loads(frame) for frame in opened[0].frames)
        self.person = next(told["show"]["you"]["person"] for told in first if "show" in told)
        for socket in opened:
            socket.keeps = False
            socket.frames.clear()
        return self

    def _hear(self, frame: bytes) -> None:
        if frame.startswith((b'{"done', b'{"refused')):
            told = json.loads(frame)
            waiting = self._waiting.get(told.get("done") or told.get("refused") or "")
            if waiting and not waiting.done():
                waiting.set_result(told)

    async def ask(self, ask: str, cell: str = "", **fields: Any) -> Told:
        """Ask by the next socket, again where it was too fast, and wait for the answer."""
        body: Json = {"ask": ask, "id": f"r{next(_ids)}", **fields}
        if cell:
            body["process"], body["scope"] = cell.split(":")
        while True:
            told = await self.send(body)
            if told.get("code") not in ("rate-limited", "unavailable"):
                return Told(body, told.get("seq", -1), told.get("code"))
            await asyncio.sleep(0.1)

    async def send(self, body: Json, socket: Watcher | None = None) -> Json:
        waiting = self._waiting[body["id"]] = asyncio.get_running_loop().create_future()
        (socket or next(self._turns)).send(json.dumps(body).encode())
        async with asyncio.timeout(PATIENCE):
            told: Json = await waiting
        del self._waiting[body["id"]]
        return told

    async def do(self, ask: str, cell: str = "", **fields: Any) -> Told:
        told = await self.ask(ask, cell, **fields)
        assert told.done, told
        return told

    def close(self) -> None:
        for socket in self.sockets:
            socket.abort()
