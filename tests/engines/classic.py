"""W3C WebDriver, one request a command: what the drivers of Chromium and WebKitGTK speak."""

import asyncio
import base64
import json
from pathlib import Path
from typing import Any

import httpx2

from tests.engines.browser import PHONE, Browser, RefusedError
from tests.engines.place import PATIENCE, Place
from tests.live.people import Json

EARS = (Path(__file__).parent / "ears.js").read_text("utf-8")

LISTENING = """(given) => {
  const ears = %s;
  const before = ears();
  const answer = (%s)(given);
  return JSON.stringify([answer, before.concat(ears())]);
}"""


class Driver:
    """A driver that listens on a port of this machine."""

    def __init__(self, port: int) -> None:
        self._http = httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE)

    async def is_up(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    await self._http.get("/status")
                except httpx2.TransportError:
                    await asyncio.sleep(0.02)
                else:
                    return

    async def session(self, capabilities: Json) -> str:
        """The path of a new one: one browser, which nothing else uses."""
        asked = {"capabilities": {"alwaysMatch": capabilities}}
        return f"/session/{(await self.does('/session', asked))['sessionId']}"

    async def does(self, path: str, body: Json | None = None) -> Any:
        return self._told(await self._http.post(path, json=body or {}))

    async def asks(self, path: str) -> Any:
        return self._told(await self._http.get(path))

    def _told(self, answer: httpx2.Response) -> Any:
        told = answer.json()["value"]
        if answer.status_code != 200:
            raise RefusedError(f"{told['error']}: {told['message']}")
        return told

    async def close(self) -> None:
        await self._http.aclose()


class Classic(Browser):
    """A browser behind such a driver."""

    def __init__(self, place: Place, driver: Driver, session: str) -> None:
        super().__init__(place)
        self._driver = driver
        self._session = session

    async def does(self, command: str, body: Json | None = None) -> Any:
        return await self._driver.does(f"{self._session}/{command}", body)

    async def goes(self, url: str) -> None:
        await self.does("url", {"url": url})

    async def back(self) -> None:
        await self.does("back")

    async def reloads(self) -> None:
        await self.does("refresh")

    async def picture(self) -> bytes:
        return base64.b64decode(await self._driver.asks(f"{self._session}/screenshot"))

    async def evaluate(self, function: str, given: str) -> str:
        script = f"return ({function})(arguments[0])"
        answer: str = await self.does("execute/sync", {"script": script, "args": [given]})
        return answer

    async def acts(self, source: Json) -> None:
        await self.does("actions", {"actions": [source]})

    async def close(self) -> None:
        await self._driver.close()
        await super().close()


class Chromium(Classic):
    """It hands out its console, and imitates the screen of a phone."""

    async def is_as_large_as(self, width: int, height: int) -> None:
        phone = (width, height) == PHONE
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone}
        await self._order("Emulation.setDeviceMetricsOverride", screen)
        await self._order("Emulation.setTouchEmulationEnabled", {"enabled": phone})
        self.finger = "touch" if phone else "mouse"

    async def _order(self, command: str, params: Json) -> None:
        await self.does("goog/cdp/execute", {"cmd": command, "params": params})

    async def complaints(self) -> list[str]:
        told = await self.does("se/log", {"type": "browser"})
        return [f"{one['level']}: {one['message']}" for one in told if one["level"] != "INFO"]


class WebKit(Classic):
    """It keeps its console to itself, and its window is no narrower than its own buttons."""

    finger = "mouse"  # it knows no other on a desk

    def __init__(self, place: Place, driver: Driver, session: str) -> None:
        super().__init__(place, driver, session)
        self._said: list[str] = []

    async def is_as_large_as(self, width: int, height: int) -> None:
        await self.does("window/rect", {"x": 0, "y": 0, "width": width, "height": height})

    async def evaluate(self, function: str, given: str) -> str:
        answer, said = json.loads(await super().evaluate(LISTENING % (EARS, function), given))
        self._said += said
        return str(answer)

    async def complaints(self) -> list[str]:
        await self.run("() => 0")
        new, self._said = self._said, []
        return new
