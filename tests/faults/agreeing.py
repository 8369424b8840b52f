"""Writers of an agreement who ask again until they are answered, and what has to be true of it."""

import asyncio
import itertools
import json
from pathlib import Path
from typing import Any

import httpx2

from tests.faults import store
from tests.faults.checker import Findings
from tests.live.partners import Partner, Partners
from tests.live.people import Json, Person
from tests.live.server import Server

AGAIN = 0.05  # seconds until another try, where nobody answers


class Writer:
    """Somebody who plans action after action, and knows what was asked and what was done."""

    def __init__(self, person: Person, name: str) -> None:
        self.person, self.name = person, name
        self.done: list[str] = []
        self.asked: list[str] = []
        self.stop = False

    async def write(self, count: int) -> None:
        """So many actions, each asked under its one id until it is answered."""
        for number in itertools.islice(itertools.count(), count):
            if self.stop:
                return
            title = f"{self.name} {number}"
            body: Json = {"ask": "plan-action", "id": title, "title": title}
            self.asked.append(title)
            if await self._until_answered({**body, "owner": self.name, "due": "2099-01-01"}):
                self.done.append(title)

    async def _until_answered(self, body: Json) -> bool:
        while True:
            try:
                answer = await self.person.ask_by_api(body)
            except httpx2.TransportError:
                await asyncio.sleep(AGAIN)
                continue
            if answer.status_code in (429, 503):
                await asyncio.sleep(AGAIN)
                continue
            return answer.status_code == 200


async def gathered(partners: Partners, servers: list[Server], count: int) -> list[Writer]:
    """So many writers of both sides, over all processes; the first one is who leads."""
    ann = await partners.agree(servers[0])
    made = [Writer(ann, "Ann")]
    for number in range(count):
        one = await partners.side(ann, f"W{number}", number % 2)
        there = Partner(servers[number % len(servers)], ann.code, one.key)
        partners.all.append(there)
        made.append(Writer(there, f"W{number}"))
    return made


def checked(where: str | Path, code: str, writers: list[Writer]) -> Findings:
    """What was acknowledged is there, once, and nothing that nobody asked for."""
    record = store.read(where, code)
    told = [
        body["fields"]["title"]
        for _, body in record.of_kind("item-told")
        if body["section"] == "actions"
    ]
    found = Findings(acknowledged=sum(len(one.done) for one in writers))
    asked = {title for one in writers for title in one.asked}
    for one in writers:
        for title in one.done:
            if title not in told:
                found.found("lost", title)
    for title in {title for title in told if told.count(title) > 1}:
        found.found("doubled", title)
    for title in set(told) - asked:
        found.found("wrong", f"{title} was asked by nobody")
    if [seq for seq, _, _ in record.events] != list(range(1, record.seq + 1)):
        found.found("gap", "numbers of the log")
    return found


def signed_right(where: str | Path, code: str) -> Findings:
    """Each revision holds exactly the philosophy that the log has before it."""
    record = store.read(where, code)
    query = f"SELECT revision, content FROM revision WHERE workshop = '{code}'"
    contents: dict[int, Any] = dict(store.rows(where, [query])[0])
    found, text, is_signed = Findings(), "", False
    for seq, _, body in record.events:
        kind = body["is"]
        if is_signed and kind in ("philosophy-written", "item-told"):
            found.found("wrong", f"{kind} as {seq}, in a signed agreement")
        is_signed = kind == "signed-off" or (is_signed and kind != "revision-started")
        if kind == "philosophy-written":
            text = body["text"]
        elif kind == "signed-off":
            found += Findings(acknowledged=1)
            if json.loads(contents[body["revision"]])["philosophy"] != text:
                found.found("wrong", f"revision {body['revision']} is not what was there")
    return found
