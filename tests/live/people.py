"""People in a workshop: what they hold, what they ask, and the screen they see.

`show` is put together as the contract says: assign each key, null takes it away. Nothing reads in
the background: a person reads on while waiting for an answer, or for something to be seen.
"""

import asyncio
import itertools
import json
from collections.abc import Callable
from types import TracebackType
from typing import Any, NamedTuple, Self

import httpx2
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.live.server import PATIENCE, Server

Json = dict[str, Any]


class Answer(NamedTuple):
    """What an ask was answered: done, or refused with a code and a sentence."""

    seq: int
    code: str | None = None
    why: str = ""

    @property
    def done(self) -> bool:
        return self.code is None


class Person:
    """Somebody with a key, by the API or, once entered, by a socket."""

    _names = itertools.count(1)
    plural = "workshops"  # the kind of what they are in, as its addresses have it

    def __init__(self, server: Server, code: str, key: str = "") -> None:
        self.server = server
        self.code = code
        self.key = key
        self.links: dict[str, str] = {}
        self.show: Json = {}
        self.seq = -1
        self.frames: list[str] = []  # everything that came in, as it came
        self.others: list[Person] = []  # further sockets of the same person
        self._socket: ClientConnection | None = None
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self.http = httpx2.AsyncClient(
            base_url=server.url, headers=headers, timeout=PATIENCE, verify=False
        )

    # Coming and going

    @property
    def address(self) -> str:
        return f"/api/{self.plural}/{self.code}"

    @property
    def socket(self) -> ClientConnection:
        assert self._socket, "not connected"
        return self._socket

    async def connect(self, **how: Any) -> Self:
        """Open a socket, and say nothing yet."""
        await self.leave()
        how = {"compression": None, "ping_interval": None, "max_queue": None, **how}
        live = self.server.live(self.code, self.plural)
        self._socket = await connect(live, proxy=None, **how)
        return self

    async def enter(self, stage: bool = False, **how: Any) -> Self:
        """Open a socket and enter; the whole screen is there when this returns."""
        await self.connect(**how)
        body: Json = {"ask": "enter", "id": self.new_id()}
        body |= {"key": self.key} if self.key else {}
        body |= {"as": "stage"} if stage else {}
        self.show = {}
        await self.send(body)
        answer = await self.answer(body["id"])
        assert answer.done, answer
        await self.sees(lambda show: "clock" in show)
        return self

    async def again(self) -> "Person":
        """The same person on one more device."""
        other = type(self)(self.server, self.code, self.key)
        self.others.append(other)
        return await other.enter()

    async def leave(self) -> None:
        if self._socket:
            await self._socket.close()
            self._socket = None

    async def close(self) -> None:
        """At the end of a test."""
        for other in self.others:
            await other.close()
        await self.leave()
        await self.http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    # By the socket

    def new_id(self) -> str:
        return f"ask-{next(self._names)}"

    def body(self, ask: str, cell: str = "", **fields: Any) -> Json:
        """A frame: `cell` is written as in the keys of a screen, "incident:application"."""
        body: Json = {"ask": ask, "id": self.new_id()}
        if cell:
            body["process"], body["scope"] = cell.split(":")
        return body | fields

    async def send(self, frame: Json | str | bytes) -> None:
        await self.socket.send(json.dumps(frame) if isinstance(frame, dict) else frame)

    async def ask(self, ask: str, cell: str = "", **fields: Any) -> Answer:
        """Ask, and wait for the answer."""
        body = self.body(ask, cell, **fields)
        await self.send(body)
        return await self.answer(body["id"])

    async def do(self, ask: str, cell: str = "", **fields: Any) -> Answer:
        """Ask for something that has to be done."""
        answer = await self.ask(ask, cell, **fields)
        assert answer.done, (ask, answer)
        return answer

    async def answer(self, number: str | None) -> Answer:
        """Read on until this ask is answered."""
        while True:
            told = await self.read()
            if told.get("done", "") == number:
                return Answer(told["seq"])
            if told.get("refused", "") == number:
                return Answer(self.seq, told["code"], told["why"])

    async def read(self) -> Json:
        """One frame."""
        async with asyncio.timeout(PATIENCE):
            frame = await self.socket.recv()
        assert isinstance(frame, str)
        self.frames.append(frame)
        told: Json = json.loads(frame)
        for key, value in told.get("show", {}).items():
            if value is None:
                self.show.pop(key, None)
            else:
                self.show[key] = value
        if "show" in told:
            self.seq = told["seq"]
        return told

    async def sees(self, what: Callable[[Json], Any]) -> Json:
        """Read on until the screen shows this."""
        while not what(self.show):
            await self.read()
        return self.show

    async def hears_of(self, seq: int) -> Json:
        """Read on until the screen is as new as this number."""
        while self.seq < seq:
            await self.read()
        return self.show

    async def is_closed(self) -> int:
        """Read on until the socket is closed, and answer the close code."""
        try:
            while True:
                await self.read()
        except ConnectionClosed as end:
            self._socket = None
            return end.rcvd.code if end.rcvd else 1006

    def cell(self, key: str) -> Json:
        cell: Json = self.show[f"cell:{key}"]
        return cell

    @property
    def id(self) -> str:
        return str(self.show["you"]["person"])

    # By the API

    async def get(self, path: str = "", **more: Any) -> httpx2.Response:
        return await self.http.get(f"{self.address}{path}", **more)

    async def post(self, path: str, body: Any = None, **more: Any) -> httpx2.Response:
        return await self.http.post(f"{self.address}{path}", json=body, **more)

    async def delete(self, path: str = "") -> httpx2.Response:
        return await self.http.delete(f"{self.address}{path}")

    async def ask_by_api(self, body: Json) -> httpx2.Response:
        return await self.post("/asks", body)

    async def do_by_api(self, ask: str, cell: str = "", **fields: Any) -> Json:
        answer = await self.ask_by_api(self.body(ask, cell, **fields))
        assert answer.status_code == 200, answer.text
        told: Json = answer.json()
        return told

    async def look(self) -> Json:
        """The whole screen, by the API."""
        answer = await self.get()
        assert answer.status_code == 200, answer.text
        show: Json = answer.json()["show"]
        return show

    async def matrix(self, extension: str, revision: int | None = None) -> bytes:
        """The matrix as a file."""
        which = {} if revision is None else {"revision": revision}
        answer = await self.get(f"/matrix.{extension}", params=which)
        assert answer.status_code == 200, answer.text
        return answer.content


class Guests:
    """Everyone a test has met; at its end they all leave."""

    def __init__(self, kind: type[Person] = Person) -> None:
        self.kind = kind  # by which way they come in
        self.all: list[Person] = []

    def stranger(self, server: Server, code: str, key: str = "") -> Person:
        """Somebody who may or may not hold a key."""
        person = self.kind(server, code, key)
        self.all.append(person)
        return person

    async def open(
        self,
        server: Server,
        model: str = "B",
        name: str = "Ann",
        service: str = "Payroll",
        **more: Any,
    ) -> Person:
        """The facilitator of a new workshop, entered."""
        person = await self.open_by_api(server, model, name, service, **more)
        return await person.enter()

    async def open_by_api(
        self,
        server: Server,
        model: str = "B",
        name: str = "Ann",
        service: str = "Payroll",
        **more: Any,
    ) -> Person:
        async with httpx2.AsyncClient(base_url=server.url, verify=False, timeout=PATIENCE) as http:
            body = {"service": service, "model": model, "facilitator": name, **more}
            answer = await http.post("/api/workshops", json=body)
        assert answer.status_code == 201, answer.text
        made = answer.json()
        person = self.stranger(server, made["code"], made["key"])
        person.links = made["links"]
        return person

    async def join(
        self, host: Person, name: str, represents: str = "business", role: str = "participant"
    ) -> Person:
        """Somebody more in a workshop, entered."""
        return await (await self.join_by_api(host, name, represents, role)).enter()

    async def join_by_api(
        self, host: Person, name: str, represents: str = "business", role: str = "participant"
    ) -> Person:
        body = {"name": name, "represents": represents, "role": role}
        async with httpx2.AsyncClient(
            base_url=host.server.url, verify=False, timeout=PATIENCE
        ) as http:
            answer = await http.post(f"{host.address}/people", json=body)
        assert answer.status_code == 201, answer.text
        return self.stranger(host.server, host.code, answer.json()["key"])

    async def watch(self, host: Person) -> Person:
        """A stage that is nobody’s."""
        return await self.stranger(host.server, host.code).enter(stage=True)

    async def close(self) -> None:
        for person in self.all:
            await person.close()
