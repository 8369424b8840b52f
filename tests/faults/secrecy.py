"""One script of hidden votes, played before many watchers; all they get is kept, to compare."""

import asyncio
import json
import random
from dataclasses import dataclass, field
from typing import Any

from app.matrix.catalogue import FOURTEEN
from app.matrix.question import choices_of
from tests.faults.driver import CHOICES
from tests.faults.pollers import PollingWatcher
from tests.faults.watchers import Watcher
from tests.live.files import EXTENSIONS
from tests.live.people import Guests, Person
from tests.live.server import PATIENCE, Server
from tests.stores import RedisServer

CELLS = [
    f"{process}:{scope}" for process in FOURTEEN.processes for scope in ("application", "interface")
]
#: Every kind of question there is.
QUESTIONS = ("ambition", "readiness:budget", "agreement", "leaving:heard", "quick:1")
#: What is revealed in part while all else is hidden: who differs, then how many of each party.
STAGED = ("contract:application", "readiness:support")
VOTERS = 12
SIDES = ("business", "it-ops", "it-delivery", "vendor", "other")


@dataclass
class Told:
    """What reached everybody but the voters: by name, in order."""

    by: dict[str, list[bytes]] = field(default_factory=dict)
    frames: int = 0


class Play:
    """A workshop on one server or two; the votes come from `hidden`, all else from `script`."""

    def __init__(self, servers: list[Server], guests: Guests, redis: RedisServer | None) -> None:
        self.servers = servers
        self.guests = guests
        self.redis = redis
        self.kept: dict[bytes, bytes] = {}
        self.voters: list[Watcher] = []
        self.watchers: dict[str, Watcher | PollingWatcher] = {}
        self.open: dict[str, Person] = {}
        self.monitor: list[bytes] = []
        self.cast: set[tuple[int, str]] = set()  # who has a vote in which cell
        self.asked = 0
        self._listening: asyncio.Task[None] | None = None

    async def gather(self, stages: int, pollers: int) -> None:
        """Everybody comes, one after the other: ids are counted in the same order each time."""
        first = self.servers[0]
        ann = await self.guests.open_by_api(first)
        carol = await self.guests.join_by_api(ann, "Carol", "it-ops")
        olga = await self.guests.join_by_api(ann, "Olga", "other", role="observer")
        self.open = {"ann": ann, "carol": carol, "olga": olga}
        await ann.do_by_api("set-pace", pace="own")
        await ann.do_by_api("set-names", names="people")
        for question in (*QUESTIONS[:-1], STAGED[1]):
            await ann.do_by_api("open-question", question=question)
        await ann.do_by_api("open-question", question="quick", text="Is it clear?")
        await carol.do_by_api("cast-vote", CELLS[0], choice="business", reason="as ever")
        keys = [
            (await self.guests.join_by_api(ann, f"Bob {n}", SIDES[n % 5])).key
            for n in range(VOTERS)
        ]
        if self.redis:
            self._listening = asyncio.create_task(self._listen(self.redis))
        for number, key in enumerate(keys):
            self.voters.append(await self._enter(self._at(number), key))
        for name, person in self.open.items():
            self.watchers[name] = await self._enter(first, person.key)
        for number in range(stages):
            self.watchers[f"stage {number}"] = await self._enter(self._at(number), "")
        for number in range(pollers):  # one is a person's, the others are stages that are nobody's
            key = "" if number else olga.key
            polls = await PollingWatcher.open(self._at(number), ann.code, self.kept, key)
            self.watchers[f"polling {number}"] = polls
        await self._all_is_drawn()
        for watcher in self.watchers.values():
            watcher.frames.clear()  # how comings fell together is a matter of time
        self.monitor.clear()

    async def _all_is_drawn(self) -> None:
        """Everybody is here wherever one looks, and nothing is on its way any more."""
        ann, heard = self.open["ann"], -1
        async with asyncio.timeout(PATIENCE):
            for server in self.servers:
                here = self.guests.stranger(server, ann.code, ann.key)
                while not all(  # noqa: ASYNC110
                    one["here"] for one in (await here.look())["people"]
                ):
                    await asyncio.sleep(0.1)
            while heard != (now := sum(len(one.frames) for one in self.watchers.values())):
                heard = now
                await asyncio.sleep(0.8)  # twice as long as a leaving waits

    def _at(self, number: int) -> Server:
        return self.servers[number % len(self.servers)]

    async def _enter(self, server: Server, key: str) -> Watcher:
        watcher = await Watcher.open(server, self.open["ann"].code, self.kept)
        return await watcher.enter(key)

    async def _listen(self, redis: RedisServer) -> None:
        """All that anybody says to Redis, as MONITOR tells it."""
        reader, writer = await asyncio.open_connection("127.0.0.1", redis.port)
        try:
            writer.write(b"MONITOR\r\n")
            while line := await reader.readline():
                if b'"PUBLISH"' in line:
                    self.monitor.append(line.split(b"]", 1)[1])
        finally:
            writer.close()

    # The script

    async def votes(self, script: random.Random, hidden: random.Random, steps: int) -> None:
        """So many asks one after the other; only what is voted comes from `hidden`."""
        cells = CELLS[: max(4, steps // 20)]  # so few that several meet in each
        places = [*(cell for cell in cells if cell not in STAGED), *QUESTIONS]
        for _ in range(steps):
            self.asked += 1
            who, cell = script.randrange(VOTERS), script.choice(places)
            if self.cast and script.random() < 0.5:  # somebody votes again, or takes it back
                who, cell = script.choice(sorted(self.cast))
            takes = (who, cell) in self.cast and script.random() < 0.6
            await self._vote(who, cell, None if takes else _vote(hidden, cell))

    async def last_votes(self, hidden: random.Random) -> None:
        """So many on one cell that two runs cannot have chosen the same by chance."""
        await self._all_vote(CELLS[-1], [_vote(hidden, CELLS[-1]) for _ in range(VOTERS)])

    async def in_stages(self, script: random.Random, hidden: random.Random) -> None:
        """That they differ is out, then what each party says; by whose hands of it stays hidden."""
        for place in STAGED:
            await self._all_vote(place, [_vote(hidden, place) for _ in range(VOTERS)])
            await self._leads("reveal", place, stage="differ")
            await self._leads("vote-again", place)
            said = [_vote(script, place) for _ in range(VOTERS)]
            for party in range(len(SIDES)):
                said[party :: len(SIDES)] = _shuffled(said[party :: len(SIDES)], hidden)
            await self._all_vote(place, said)
            await self._leads("reveal", place, stage="parties")

    async def _all_vote(self, place: str, votes: list[dict[str, Any]]) -> None:
        for who, vote in enumerate(votes):
            self.asked += 1
            await self._vote(who, place, vote)
        self.cast = {one for one in self.cast if one[1] != place}  # all that comes is another round

    async def _leads(self, ask: str, place: str, **more: str) -> None:
        """Something the facilitator does, seen by everybody."""
        heard = {name: len(one.frames) for name, one in self.watchers.items()}
        rings = len(self.monitor) + (len(self.servers) > 1)
        await self.open["ann"].do_by_api(ask, **at(place), **more)
        async with asyncio.timeout(PATIENCE):
            while len(self.monitor) < rings or any(  # noqa: ASYNC110
                len(self.watchers[name].frames) <= count for name, count in heard.items()
            ):
                await asyncio.sleep(0)

    async def _vote(self, who: int, cell: str, vote: dict[str, Any] | None) -> None:
        """Cast, or take back where there is none."""
        body = {"ask": "cast-vote" if vote else "withdraw-vote", "id": f"v{self.asked}"}
        body |= at(cell)
        changes = not vote or (who, cell) not in self.cast
        self.cast ^= {(who, cell)} if changes else set()
        await self._ask(self.voters[who], {**body, **(vote or {})}, changes)

    async def _ask(self, voter: Watcher, body: dict[str, Any], changes: bool) -> None:
        """One ask, answered, and seen by everybody who is to see it."""
        heard = {name: len(one.frames) + changes for name, one in self.watchers.items()}
        rings = len(self.monitor) + (len(self.servers) > 1)
        answered: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

        def told(text: bytes) -> None:
            if text.startswith((b'{"done', b'{"refused')) and not answered.done():
                answered.set_result(text)

        voter.told = told
        voter.send(json.dumps(body).encode())
        async with asyncio.timeout(PATIENCE):
            assert (await answered).startswith(b'{"done'), (body, answered.result())
            while len(self.monitor) < rings or any(  # noqa: ASYNC110
                len(self.watchers[name].frames) < count for name, count in heard.items()
            ):
                await asyncio.sleep(0)

    async def ask_around(self, told: Told) -> None:
        """Everything else that can be had of a workshop: screens, files, pages, metrics."""
        ann = self.open["ann"]
        for name, person in self.open.items():
            mine = told.by.setdefault(f"{name}'s files", [])
            mine.append((await person.get()).content)
            for extension in EXTENSIONS:
                file = await person.get(f"/matrix.{extension}")
                mine += [file.headers["content-disposition"].encode(), file.content]
        for server in self.servers:
            pages = told.by.setdefault("pages", [])
            pages += [server.get(f"/w/{ann.code}{page}").content for page in ("", "/stage")]

    async def end(self, told: Told) -> Told:
        """Collect the rest, and only then let the votes out: they were there, and were hidden."""
        await self._all_is_drawn()
        for name, watcher in self.watchers.items():
            told.by[name] = list(watcher.frames)
            told.frames += len(watcher.frames)
        told.by["log"] = [line for one in self.servers for line in one.log.encode().splitlines()]
        told.by["redis"] = list(self.monitor)
        return told

    async def reveal(self) -> bytes:
        await self.open["ann"].do_by_api("reveal-all")
        return (await self.open["ann"].get()).content

    async def close(self) -> None:
        for watcher in (*self.voters, *self.watchers.values()):
            watcher.abort()
        if self._listening:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)


def at(place: str) -> dict[str, str]:
    """The fields that say which cell, or which question."""
    if place in CELLS:
        return dict(zip(("process", "scope"), place.split(":"), strict=True))
    return {"question": place}


def _shuffled(votes: list[dict[str, Any]], hidden: random.Random) -> list[dict[str, Any]]:
    return hidden.sample(votes, len(votes))


def _vote(hidden: random.Random, place: str) -> dict[str, Any]:
    """A vote of any shape: its words, how many there are, and whether there are any."""
    words = ["", "CANARY", "CANARY " + "because we hold the contract, " * hidden.randrange(1, 40)]
    return {
        "choice": hidden.choice(CHOICES if place in CELLS else choices_of(place)),
        "confidence": hidden.choice([None, 1, 2, 3, 4, 5]),
        "reason": hidden.choice(words),
    }
