"""The life of one workshop in the soak: it votes, decides and signs while people come and go."""

import asyncio
import contextlib
import time
from collections.abc import Coroutine
from typing import Any

import httpx2

from tests.faults import store
from tests.faults.checker import Findings, check, check_shown
from tests.faults.client import Client
from tests.faults.driver import CELLS, CHOICES, SIDES, Crowd
from tests.live.server import Server

LONG = 120.0  # seconds; a restart may come between, and a busy machine
FEWEST, MOST = 18, 50  # voters who stay, people in all: above 60 screens are drawn otherwise
OFFICES = ("relationship-manager", "business-manager", "it-manager", "business-line-manager")
LEFT = 1  # instead of a close code: this one went by themselves


class Life:
    """A crowd that goes through one revision after the other until its time is over."""

    def __init__(self, crowd: Crowd, server: Server, until: float) -> None:
        self.crowd = crowd
        self.server = server
        self.until = until
        self.chance = crowd.chance
        self.open: list[str] = []  # cells that take votes just now
        self.revisions = 0
        self.found = Findings()
        self._people = sum(1 for one in crowd.everyone if one.key)
        self._away: set[Client] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        while time.monotonic() < self.until:
            await self._revision()
            self.check_frames()

    def check_frames(self) -> None:
        """What was shown so far; it is forgotten then, or an hour of it would fill the memory."""
        check_shown(self.crowd, store.read(store.of(self.server), self.crowd.code), self.found)
        self.crowd.forget_frames()

    async def all_back(self) -> None:
        """Whoever is away, or on the way, is here; raises what went wrong on it."""
        await asyncio.gather(*self._tasks)

    async def finish(self) -> Findings:
        """At rest: all of it is checked."""
        await asyncio.sleep(1.0)  # what was just done to others shows a little later
        await self.crowd.settled(20)
        record = store.read(store.of(self.server), self.crowd.code)
        self.found += await check(self.crowd, record)
        return self.found

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.crowd.close()

    # What they do

    @property
    def voters(self) -> list[Client]:
        return [one for one in self.crowd.voters if not one.closed_for_good]

    async def tell(self, ask: str, cell: str = "", **fields: Any) -> bool:
        """Ann asks, and waits for the answer whatever happens meanwhile; whether it is done."""
        ann = self.crowd.ann
        number = ann.ask(ask, cell, **fields)
        await self.crowd.until(f"{ask} is answered", lambda: number not in ann.unsaved, LONG)
        await asyncio.sleep(self.chance.uniform(0.2, 1.0))
        return number in ann.history.done

    def burst(self) -> None:
        """Everyone votes at once, on what takes votes."""
        for client in self.voters:
            for cell in self.open:
                client.vote(cell, self.chance.choice(CHOICES))

    async def _revision(self) -> None:
        cells = self.crowd.cells(self.chance.randint(3, 5))
        for cell in cells:
            if self._cell(cell)["state"] == "decided":
                await self.tell("reopen", cell)
        await self.tell("focus", cells[0])
        await self._voting(cells)
        for cell in cells[1:]:
            await self.tell("reveal", cell)
        again = cells[1:3]
        for cell in again:
            await self.tell("vote-again", cell)
        await self._voting(again)
        await self.tell("reveal-all")
        await self._deciding(cells)
        await self._signing()

    async def _voting(self, cells: list[str]) -> None:
        """One after the other votes, some think better of it; others come, go, lose their line."""
        self.open = cells
        for client in self.chance.sample(self.voters, len(self.voters)):
            if client.closed_for_good:  # gone since
                continue
            for cell in cells:
                if self.chance.random() < 0.7:
                    client.vote(cell, self.chance.choice(CHOICES))
            if self.chance.random() < 0.3:
                client.ask("withdraw-vote", self.chance.choice(cells))
            if self.chance.random() < 0.2:
                await self._churn()
            await asyncio.sleep(self.chance.uniform(0.2, 1.2))
        self.open = []

    async def _deciding(self, cells: list[str]) -> None:
        await self.tell("take-agreed")
        for _ in range(2):
            for cell in cells:
                if self._cell(cell)["state"] == "revealed":
                    accountable = self.chance.choice(CHOICES[:4])
                    await self.tell("decide", cell, accountable=accountable, rationale="So be it.")
            await self.tell("undo")
        text = f"A topic for later, {self.chance.random()}"
        await self.tell("park", text=text)
        parked = [one["topic"] for one in self.crowd.ann.show.get("parked") or []]
        if len(parked) > 3:
            await self.tell("unpark", topic=parked[0])
        await self.tell("set-timer", seconds=300)
        await self.tell("extend-timer", seconds=60)
        await self.tell("stop-timer")

    async def _signing(self) -> None:
        await self.tell("describe", description=f"Draft {self.chance.random()}")
        name = f"Carol {self.revisions}"
        await self.tell("name-signatory", signatory=self.chance.choice(OFFICES), name=name)
        await self.tell("adopt-reference")
        for cell in CELLS:
            shown = self._cell(cell)
            if shown["accountable"] == "tbd" and not shown["promise"] and not shown["waiver"]:
                if self.chance.random() < 0.5:
                    await self.tell("promise", cell, owner="Dev", due="2030-01-31")
                else:
                    await self.tell("waive", cell, why="It ends in March.")
        if await self.tell("sign-off"):
            self.revisions += 1
            await asyncio.sleep(self.chance.uniform(1, 3))
            await self.tell("start-revision")

    def _cell(self, cell: str) -> dict[str, Any]:
        shown: dict[str, Any] = self.crowd.ann.show.get(f"cell:{cell}") or dict.fromkeys(
            ("state", "accountable", "promise", "waiver")
        )  # nothing: she is between two lines
        return shown

    # Who comes, who goes

    async def _churn(self) -> None:
        kind, voters = self.chance.random(), self.voters
        here = [one for one in self.crowd.everyone if not one.closed_for_good]
        who = self.chance.choice(here)
        may_go = [one for one in voters if one not in self._away and one.person]
        if kind < 0.35:
            who.drop()
        elif kind < 0.6:
            self._meanwhile(self._goes_away(who))
        elif kind < 0.72:
            self._meanwhile(self._joins("participant"))
        elif kind < 0.78:
            self._meanwhile(self._joins("observer"))
        elif kind < 0.84:
            self._another_stage()
        elif len(voters) > FEWEST and may_go:
            await self._goes(self.chance.choice(may_go), sent_away=kind > 0.92)

    def _meanwhile(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Keep those that failed: `all_back` raises what they raised."""
        if task.cancelled() or not task.exception():
            self._tasks.discard(task)

    async def _goes_away(self, who: Client) -> None:
        """Shuts the lid for a while; what they ask meanwhile is unsaved until they are back."""
        if who in self._away:
            return
        self._away.add(who)
        await who.close()
        who.online.clear()
        await asyncio.sleep(self.chance.uniform(2, 15))
        self._away.discard(who)
        if not who.closed_for_good:
            who.start()

    async def joined(self, role: str, name: str = "") -> Client | None:
        """Somebody new, who has not come in yet; the server may be away for a moment."""
        if self._people >= MOST:
            return None
        self._people += 1
        side = self.chance.choice(SIDES)
        for _ in range(30):
            with contextlib.suppress(AssertionError, httpx2.TransportError):
                return await self.crowd.join(name or f"Fay {self._people}", side, role)
            await asyncio.sleep(1.0)
        raise AssertionError("nobody could join for half a minute")

    async def _joins(self, role: str) -> None:
        client = await self.joined(role)
        if client:
            who = self.crowd.voters if role == "participant" else self.crowd.observers
            who.append(client.start())

    def _another_stage(self) -> None:
        if sum(1 for one in self.crowd.observers if not one.key) < 2:
            self.crowd.observers.append(self.crowd._client("").start())

    async def _goes(self, who: Client, sent_away: bool) -> None:
        """For good: their history stays, and is checked with the others'."""
        if sent_away:
            if not await self.tell("remove-person", person=who.person):
                return
            await self.crowd.until("the door closes", lambda: who.closed_for_good, LONG)
            self._people -= 1
        await who.close()
        who.online.clear()
        who.closed_for_good = who.closed_for_good or LEFT
        who.unsaved.clear()
