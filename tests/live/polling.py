"""People without a socket: asks by POST, the screen by one request after the other."""

import asyncio
import itertools
import json
from collections import deque
from collections.abc import Iterator
from typing import Any, Self

import httpx2

from tests.live.people import Json, Person
from tests.live.server import PATIENCE

CODES = {401: 4501, 403: 4501, 404: 4504}


class PolledOutError(Exception):
    """The other end says that it is over."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Poller(Person):
    """Somebody whose network lets no WebSocket through; asks and sees as others do."""

    cursor = ""
    stage = False

    def __init__(self, *of: Any) -> None:
        super().__init__(*of)
        self.wholes = 0  # how often it began anew
        self.turns: Iterator[str] = itertools.repeat("")  # who is asked next
        self._told: deque[Json] = deque()
        self._request: asyncio.Task[httpx2.Response] | None = None

    async def connect(self, **how: Any) -> Self:
        await self.leave()
        self.cursor = ""
        return self

    async def enter(self, stage: bool = False, **how: Any) -> Self:
        await self.connect()
        self.show, self.stage = {}, stage
        await self.sees(lambda show: "clock" in show)
        return self

    async def leave(self) -> None:
        """As a tab that is closed: the request that waits ends unanswered."""
        if self._request:
            self._request.cancel()
            await asyncio.gather(self._request, return_exceptions=True)
            self._request = None
        self._told.clear()

    async def send(self, frame: Json | str | bytes) -> None:
        assert isinstance(frame, dict)
        told = (await self.post("/asks", frame)).json()
        if "done" not in told:
            told = {"refused": frame["id"], "code": told["code"], "why": told["detail"]}
        self._told.append(told)

    async def read(self) -> Json:
        while not self._told:
            await self._poll()
        told = self._told.popleft()
        self.frames.append(json.dumps(told))
        if told.pop("whole", False):
            self.show = {}
        for key, value in told.get("show", {}).items():
            if value is None:
                self.show.pop(key, None)
            else:
                self.show[key] = value
        if "show" in told:
            self.seq = told["seq"]
        return told

    async def _poll(self) -> None:
        query = {"after": self.cursor} | ({"as": "stage"} if self.stage else {})
        request = self._request or asyncio.create_task(self._changes(query))
        self._request = request
        async with asyncio.timeout(PATIENCE):
            answer = await asyncio.shield(request)
        self._request = None
        if answer.status_code != 200:
            raise PolledOutError(CODES.get(answer.status_code, 0))
        told = answer.json()
        self.cursor = told["cursor"]
        if told["whole"]:
            self.wholes += 1
            told["frames"][0]["whole"] = True
        self._told.extend(told["frames"])
        if "closed" in told:
            self._told.append({"closed": told["closed"]})

    async def _changes(self, query: dict[str, str]) -> httpx2.Response:
        return await self.http.get(f"{next(self.turns)}{self.address}/changes", params=query)

    async def is_closed(self) -> int:
        """Read on until it is over, and answer the code."""
        while True:
            try:
                told = await self.read()
            except PolledOutError as end:
                return end.code
            if "closed" in told:
                return int(told["closed"])
