"""A whole workshop of six people with a phone each, from the ambition to the fourth signature."""

import asyncio
import re
from collections.abc import Mapping
from typing import Any, NamedTuple, Self

from playwright.async_api import Locator, expect

from app.matrix.catalogue import FOURTEEN
from app.matrix.model import Office, Represents
from tests.browser.doing import settled
from tests.browser.test_personal_link import PRESS, invited
from tests.browser.visitors import Cast, Visitor
from tests.live.people import Json
from tests.live.server import Server


class Seat(NamedTuple):
    name: str
    party: Represents
    office: Office | None = None


SEATS = (
    Seat("Bob", "business", "business-manager"),
    Seat("Lena", "business", "business-line-manager"),
    Seat("Carol", "it-ops", "it-manager"),
    Seat("Rita", "it-delivery", "relationship-manager"),
    Seat("Dan", "it-delivery"),
    Seat("Vera", "vendor"),
)


class Workshop:
    """Ann who facilitates, the stage, and six phones."""

    def __init__(self, ann: Visitor, stage: Visitor, phones: Mapping[str, Visitor]) -> None:
        self.ann = ann
        self.stage = stage
        self.phones = phones

    @classmethod
    async def begins(cls, cast: Cast, server: Server, service: str) -> Self:
        """By the form of the first page, the model left to the room; office holders by a link."""
        ann = await cast.laptop("Ann", server.url)
        await ann.goes("/")
        await ann.page.get_by_role("textbox", name="Application service").fill(service)
        await ann.page.get_by_role("radio", name="Let the room choose").check()
        await ann.page.get_by_role("textbox", name="Your name, as facilitator").fill("Ann")
        await ann.presses("Start the workshop")
        await ann.page.wait_for_url("**/facilitate")
        await ann.is_live()
        stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
        came = await asyncio.gather(*(cls._comes(cast, server, ann, seat) for seat in SEATS))
        await ann.sees("7 of 7 here")
        return cls(ann, stage, {one.name: one for one in came})

    @staticmethod
    async def _comes(cast: Cast, server: Server, ann: Visitor, seat: Seat) -> Visitor:
        one = await cast.phone(seat.name, server.url)
        if seat.office is None:
            return await one.enters(ann.code, seat.party)
        more = {"office": seat.office, "represents": seat.party}
        await one.goes(await invited(ann, seat.name, **more))
        await one.presses(PRESS)
        await one.is_live()
        return one

    async def taps(self, choices: Mapping[str, str], saved: str = "") -> None:
        """Each on the own phone, all at once; then Ann sees that nobody is missing."""

        async def tap(one: Visitor, choice: str) -> None:
            await one.page.locator(".choices").get_by_role("button", name=choice).click()
            await one.sees(f"Saved: {choice.rstrip('.')}")

        await asyncio.gather(*(tap(self.phones[name], what) for name, what in choices.items()))
        await self.ann.sees("Everybody here has voted.")
        await settled(self.ann)

    async def press(self, key: str, *then: str) -> None:
        await settled(self.ann)
        await self.ann.page.keyboard.press(key)
        await self.ann.sees(*then)

    async def chapter(self, chapter: str, words: str) -> None:
        """By the strip above the room; the phones come along."""
        strip = self.ann.page.get_by_role("navigation", name="Chapters")
        await strip.get_by_role("button", name=re.compile(f"^{chapter}")).click()
        for one in self.phones.values():
            await one.sees(words)

    # Ambition

    async def adopts(self, model: str, first: Mapping[str, str]) -> None:
        """They differ; without having seen a number they vote again, and agree."""
        await self.press("n")
        await self.taps({name: f"Model {choice}" for name, choice in first.items()})
        await self.press("j")
        await self.stage.sees("They differ.")
        await self.press("v")
        for one in self.phones.values():
            await one.sees("Round 2")
        await self.taps(dict.fromkeys(self.phones, f"Model {model}"))
        await self.press("r")
        await self.stage.sees(f"What follows from model {model}")
        await self.press("f", "Press again once it is acknowledged.")
        await self.press("f")
        for one in (self.stage, *self.phones.values()):
            await one.sees(f"Adopted: model {model}")

    async def is_ready(self, area: str, asks: str, choices: Mapping[str, str]) -> None:
        """One of the eight areas, revealed at once."""
        await self.ann.asks("open-question", question=f"readiness:{area}")
        await self.stage.sees(asks)
        await self.taps(choices)
        await self.press("r")

    # Matrix

    async def votes(self, of: Any) -> None:
        """Everybody on every cell at their own pace; `of` says how a party votes on a cell."""
        await self.chapter("Matrix", "You are in")
        await self.ann.asks("set-pace", pace="own")
        joined = (await self.ann.screen())["workshop"]["joined"]
        scopes = ("both",) if joined else ("application", "interface")
        for process in FOURTEEN.processes:
            for seat in SEATS:
                one = self.phones[seat.name]
                for scope in scopes:
                    choice = of(seat.party, process, scope)
                    await one.asks("cast-vote", f"{process}:{scope}", choice=choice)
        cells = len(FOURTEEN.processes) * len(scopes)
        await self.ann.sees(f"Reveal all {cells}", "Everybody is done.")

    # Risks

    async def a_risk(self, offered: str, owner: str, **words: str) -> None:
        """What is offered is taken, worded to the end, understood by all, accepted by its owner."""
        ann = self.ann
        await ann.button(re.compile(offered)).first.click()
        await self.press("f")
        for label, text in words.items():
            await ann.page.get_by_label(label.replace("_", " ")).fill(text)
        await ann.page.get_by_role("combobox", name="Owner", exact=True).fill(owner)
        await ann.presses("Write it down")
        risk = (await ann.screen())["risks"][-1]
        title = risk["title"]
        await self.stage.sees_heading(title)
        await asyncio.gather(*(self._understands(one, title) for one in self.phones.values()))
        await self.stage.sees(f"understood by {len(self.phones)}")
        holder = self.phones[owner]
        await holder.presses("Accept …")
        await holder.presses("I accept this risk")
        await self.stage.sees(f"accepted by {owner}")

    @staticmethod
    async def _understands(one: Visitor, title: str) -> None:
        listed = one.page.get_by_role("button", name=title)
        await listed.first.click()
        await one.presses("I understand what this means")
        await one.sees("It is kept with your name")
        await one.presses("Press again: I understand what this means")

    # Sign-off

    def closing(self) -> Locator:
        return self.ann.page.get_by_role("dialog", name="Open points and sign-off")

    async def agrees(self, levels: Mapping[str, str]) -> None:
        await self.chapter("Sign-off", "Sign-off")
        await self.press("n")
        await self.taps(levels)
        await self.press("r", "below 3")
        await self.stage.sees("below 3")

    async def is_signed(self, revision: int = 1) -> None:
        """Closed by Ann, then signed by each of the four on a phone of their own."""
        await self.press("s", "Nothing is missing.")
        await settled(self.ann)
        await self.ann.presses(f"Sign off revision {revision}", self.closing())
        await self.stage.sees("0 of 4 signatures.")
        signing = [self.phones[seat.name] for seat in SEATS if seat.office]
        for number, one in enumerate(signing, 1):
            await one.sees("Your signature")
            for _ in range(2):
                await one.presses(f"Sign revision {revision}")
            await one.sees("You have signed")
            if number < len(signing):
                await self.stage.sees(f"{number} of 4 signatures.")
        await self.stage.sees("In force: all have signed.")
        for name in ("Dan", "Vera"):
            await expect(self.phones[name].button(f"Sign revision {revision}")).to_be_hidden()

    async def file(self, name: str, revision: int = 1) -> bytes:
        path = f"/api/workshops/{self.ann.code}/{name}?revision={revision}"
        answer = await self.ann.context.request.get(f"{self.ann.url}{path}")
        assert answer.ok, await answer.text()
        return await answer.body()

    async def signed(self, revision: int = 1) -> bytes:
        path = f"/api/workshops/{self.ann.code}/revisions/{revision}/signed"
        return await (await self.ann.context.request.get(f"{self.ann.url}{path}")).body()

    async def screen(self) -> Json:
        return await self.ann.screen()
