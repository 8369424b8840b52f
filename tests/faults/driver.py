"""The driver: a workshop full of people who ask, lose their line, come back, and remember."""

import asyncio
import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Self

import httpx2

from app.matrix.catalogue import FOURTEEN
from tests.faults.client import Client, Frames, Json
from tests.live.server import PATIENCE, Server

CELLS = [cell.key for cell in FOURTEEN.cells]
CHOICES = ("it-ops", "it-delivery", "business", "tbd", "abstain")
SIDES = ("business", "it-ops", "it-delivery", "vendor", "other")
OWN = frozenset({"you", "mine", "mine_why", "mine_older", "marks"})


class Chance(random.Random):
    """Chance that can be had again: `number` is its seed, and every failure names it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def fairly(seconds: float) -> float:
    """A promised limit, longer where the machine has more to do than it can."""
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    return seconds * max(2.0, 2.0 * busy)


class Crowd:
    """Ann the facilitator, her voters, a few who only watch, and a stage; all in one workshop."""

    def __init__(self, servers: Sequence[Server], chance: Chance) -> None:
        self.servers = list(servers)
        self.chance = chance
        self.code = ""
        self.ann: Client
        self.voters: list[Client] = []
        self.observers: list[Client] = []
        self.stage: Client
        self.frames = Frames()
        self._counted = 0
        self._to_come = 0  # what somebody is going to do soon
        # Nothing is kept open: a server that was killed would leave dead lines behind.
        few = httpx2.Limits(max_connections=20, max_keepalive_connections=0)
        self._http = httpx2.AsyncClient(timeout=PATIENCE, verify=False, limits=few)

    # Coming together

    @classmethod
    async def gather(
        cls, servers: Sequence[Server], chance: Chance, voters: int = 20, observers: int = 2
    ) -> Self:
        """Open a workshop, everyone joins and enters; voters are spread over the servers."""
        crowd = cls(servers, chance)
        await crowd.open()
        for number in range(voters):
            crowd.voters.append(await crowd.join(f"Bob {number}", SIDES[number % len(SIDES)]))
        for number in range(observers):
            crowd.observers.append(await crowd.join(f"Olga {number}", "other", "observer"))
        crowd.stage = crowd._client("")
        for client in crowd.everyone:
            client.start()
        await crowd.are_here()
        await crowd.ann.do("set-pace", pace="own")
        return crowd

    async def open(self, **fields: Any) -> Json:
        body = {"service": "Payroll", "model": "B", "facilitator": "Ann", **fields}
        made = await self._post("/api/workshops", body)
        self.code = made["code"]
        self.ann = self._client(made["key"])
        return made

    async def join(self, name: str, represents: str, role: str = "participant") -> Client:
        body = {"name": name, "represents": represents, "role": role}
        made = await self._post(f"/api/workshops/{self.code}/people", body)
        return self._client(made["key"])

    async def _post(self, path: str, body: Json) -> Json:
        answer = await self._http.post(f"{self.servers[0].url}{path}", json=body)
        assert answer.status_code == 201, answer.text
        made: Json = answer.json()
        return made

    def _client(self, key: str) -> Client:
        client = Client(self.servers, self.code, key, self.chance)
        client.frames = self.frames
        client.where = len(self.voters)
        return client

    @property
    def everyone(self) -> Iterator[Client]:
        yield from (self.ann, *self.voters, *self.observers, self.stage)

    # What they do

    def vote(self, cells: Sequence[str], over: float = 0.5) -> None:
        """Every voter votes on each of these cells, at some moment of the next half second."""
        for client in self.voters:
            for cell in cells:
                choice = self.chance.choice(CHOICES)
                self.soon(over, partial(client.vote, cell, choice))

    def soon(self, over: float, act: Callable[[], Any]) -> None:
        """Let somebody do something at some moment until then."""

        def now() -> None:
            self._to_come -= 1
            act()

        self._to_come += 1
        asyncio.get_running_loop().call_later(self.chance.uniform(0, over), now)

    def cells(self, count: int) -> list[str]:
        """So many cells, by chance."""
        return self.chance.sample(CELLS, count)

    @property
    def acknowledged(self) -> int:
        """How many asks were answered `done` so far."""
        return sum(len(client.history.done) for client in self.everyone)

    def newly_acknowledged(self) -> int:
        """The same, without those that were counted before."""
        count, self._counted = self.acknowledged - self._counted, self.acknowledged
        return count

    # Waiting for them

    async def until(self, what: str, true: Any, limit: float) -> float:
        """Wait until this is so, and answer how long that took."""
        started = time.monotonic()
        while not true():
            taken = time.monotonic() - started
            assert taken < limit, f"not within {limit:.0f} s: {what}; {self._fates()}"
            await asyncio.sleep(0.01)
        return time.monotonic() - started

    def _fates(self) -> str:
        """What a failure is understood by: the seed, and which servers are no more."""
        gone = [f"{one.url} ended with {one.end}" for one in self.servers if not one.runs()]
        return "; ".join([*gone, f"seed {self.chance.number}"])

    async def are_here(self, limit: float = PATIENCE) -> float:
        """Until everyone who was not sent away has a screen."""
        here = lambda: all(c.online.is_set() or c.closed_for_good for c in self.everyone)  # noqa: E731
        return await self.until("everyone is back", here, limit)

    async def more_acknowledged(self, count: int, limit: float = PATIENCE) -> None:
        wanted = self.acknowledged + count
        await self.until(f"{count} more done", lambda: self.acknowledged >= wanted, limit)

    async def saved(self, limit: float = PATIENCE) -> float:
        """Until nothing is unsaved any more."""
        return await self.until(
            "nothing is unsaved",
            lambda: not self._to_come and not any(one.unsaved for one in self.everyone),
            limit,
        )

    async def settled(self, limit: float = 10.0, control: bool = False) -> float:
        """Back, saved, and every screen as the server has it; answers how long that took.

        Later than the limit is as good as never: `diverging` tells who is not there yet. A control
        need not be waited for as long as a busy machine may take.
        """
        started = time.monotonic()
        await self.are_here(fairly(limit))
        await self.saved(fairly(limit))
        limit = limit if control else fairly(limit)
        while await self.diverging() and time.monotonic() - started < limit:  # noqa: ASYNC110
            await asyncio.sleep(0.2)  # each look costs the server a screen for everybody
        return time.monotonic() - started

    async def diverging_still(self, seconds: float = 5.0) -> list[str]:
        """Who is behind for so long: on a busy machine somebody may just be coming back."""
        end = time.monotonic() + seconds
        while (told := await self.diverging()) and time.monotonic() < end:  # noqa: ASYNC110
            await asyncio.sleep(0.2)
        return told

    async def diverging(self) -> list[str]:
        """Whose screen is not what the server would show them now, and in which keys."""
        keyed = [client for client in self.everyone if client.key and not client.closed_for_good]
        snapshots = await asyncio.gather(*(self.snapshot(client) for client in keyed))
        wanted = dict(zip(keyed, snapshots, strict=True))
        if self.observers and self.stage.online.is_set():  # it sees what an observer sees
            watched = wanted[self.observers[0]]
            wanted[self.stage] = {k: v for k, v in watched.items() if k not in OWN}
        told = []
        for client, show in wanted.items():
            seen = {name: value for name, value in client.show.items() if name != "clock"}
            if client is self.stage:
                seen = {name: value for name, value in seen.items() if name not in OWN}
            shown = {name: value for name, value in show.items() if value is not None}
            keys = [k for k in seen.keys() | shown.keys() if seen.get(k) != shown.get(k)]
            if keys:
                told.append(f"{client.person or 'stage'}: {sorted(keys)}")
        return told

    async def snapshot(self, client: Client) -> Json:
        """What a client should see, by the API of Ann's server; empty if nobody can tell.

        Not by the client's own: being asked, a process looks, and shows everyone what it missed.
        """
        first = self.ann.where % len(self.servers)
        for server in self.servers[first:] + self.servers[:first]:
            if server.pid:
                address = f"{server.url}/api/workshops/{self.code}"
                who = {"Authorization": f"Bearer {client.key}"}
                try:
                    answer = await self._http.get(address, headers=who)
                except httpx2.TransportError:
                    continue
                if answer.status_code == 200:
                    show: Json = answer.json()["show"]
                    return show
        return {}

    def forget_frames(self) -> None:
        """After they were checked: a hundred rounds of frames would fill the memory."""
        for client in self.everyone:
            client.history.frames.clear()
        self.frames.forget()

    async def close(self) -> None:
        await asyncio.gather(*(client.close() for client in self.everyone))
        await self._http.aclose()
