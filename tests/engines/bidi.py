"""WebDriver BiDi, all of it on one websocket: what Debian's Firefox speaks without a driver."""

import asyncio
import base64
import itertools
import json
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from tests.engines.browser import PHONE, Browser, RefusedError
from tests.engines.place import PATIENCE, Place
from tests.live.people import Json

# Asleep, it answers no ping.
HOW: Json = {"proxy": None, "max_size": None, "ping_interval": None}


class Bidi(Browser):
    """A browser that listens by itself."""

    def __init__(self, place: Place, socket: ClientConnection) -> None:
        super().__init__(place)
        self._socket = socket
        self._numbers = itertools.count(1)
        self._tab = {"context": ""}
        self._said: list[str] = []

    @classmethod
    async def at(cls, place: Place, address: str) -> "Bidi":
        """Connected."""
        made = cls(place, await connect(f"{address}/session", **HOW))
        await made.does("session.new", capabilities={})
        tabs = await made.does("browsingContext.getTree")
        made._tab = {"context": tabs["contexts"][0]["context"]}
        await made.does("session.subscribe", events=["log.entryAdded"])
        return made

    async def does(self, method: str, **params: Any) -> Any:
        """Ask, and read on until it is answered."""
        number = next(self._numbers)
        await self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        async with asyncio.timeout(PATIENCE):
            while (told := json.loads(await self._socket.recv())).get("id") != number:
                self._hear(told)
        if told["type"] != "success":
            raise RefusedError(f"{told['error']}: {told['message']}")
        return told["result"]

    def _hear(self, told: Json) -> None:
        entry = told["params"]
        if told["method"] == "log.entryAdded" and entry["level"] in ("error", "warn"):
            self._said.append(f"{entry['level']}: {entry['text']}")

    async def goes(self, url: str) -> None:
        await self.does("browsingContext.navigate", **self._tab, url=url, wait="complete")

    async def back(self) -> None:
        await self.does("browsingContext.traverseHistory", **self._tab, delta=-1)

    async def reloads(self) -> None:
        await self.does("browsingContext.reload", **self._tab, wait="complete")

    async def is_as_large_as(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        await self.does("browsingContext.setViewport", **self._tab, viewport=size)
        self.finger = "touch" if (width, height) == PHONE else "mouse"

    async def picture(self) -> bytes:
        told = await self.does("browsingContext.captureScreenshot", **self._tab)
        return base64.b64decode(told["data"])

    async def evaluate(self, function: str, given: str) -> str:
        told = await self.does(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"type": "string", "value": given}],
            target=self._tab,
            awaitPromise=False,
        )
        assert told["type"] == "success", told
        answer: str = told["result"]["value"]
        return answer

    async def acts(self, source: Json) -> None:
        await self.does("input.performActions", **self._tab, actions=[source])

    async def complaints(self) -> list[str]:
        await self.does("session.status")  # by then everything said before has come
        new, self._said = self._said, []
        return new

    async def close(self) -> None:
        self._socket.transport.abort()
        await super().close()
