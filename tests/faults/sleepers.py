"""Bob at a real page that loses its server for a while, and what he must find when it is back."""

import asyncio
import json
import time
from collections import Counter
from functools import partial
from typing import Any

from playwright.async_api import WebSocket, expect

from tests.browser.doing import settled
from tests.browser.shown import ought_to_stand, stands, unlike_the_server
from tests.browser.visitors import LINE_IS_CUT, Cast, Visitor
from tests.faults.checker import Findings, check
from tests.faults.client import NOT_NOW, Client
from tests.faults.driver import CELLS, CHOICES, Crowd
from tests.faults.store import Record
from tests.live.server import PATIENCE

MOMENTS = ("voting", "reveal", "decision")
FRAME = 0.08  # seconds within which the last things happen: a few commits on a slow disk
# What the word on the line was, one after the other; and Bob's taps, by a clock of the page's own.
REMEMBERS = """
window.lineSaid = [];
window.tapped = [];
new MutationObserver(() => {
  const line = document.querySelector('.line span');
  const said = line ? line.textContent : '';
  if (said && window.lineSaid.at(-1) !== said) window.lineSaid.push(said);
}).observe(document, { subtree: true, childList: true, characterData: true });
window.tapSoon = ({ choice, cell, after }) => setTimeout(() => {
  const target = document.querySelector(`.choice[value=${choice}]`);
  if (target) window.tapped.push([cell, choice]);
  if (target) target.click();
}, after);
"""
SAID = "() => window.lineSaid.splice(0, window.lineSaid.length - 1)"
NOWHERE = """(cell) => window.tapped.some((tap) => tap[0] === cell)
  && !document.querySelector('.choice[aria-pressed=true]')"""
TOLD = """() => [...document.querySelectorAll('.toast')]
  .some((one) => one.innerText.includes('was not saved'))"""


class Sleeper:
    """Bob in a workshop of his own, with Ann and two who stay awake."""

    def __init__(self, crowd: Crowd, moment: str, visitor: Visitor, bob: Client) -> None:
        self.crowd = crowd
        self.moment = moment
        self.visitor = visitor
        self.bob = bob  # his key, and the history of his page; it opens no line itself
        self.found = Findings()
        self.cell = ""  # what the room looks at
        self._in_view = ""  # what his page looks at, as long as he is away
        self._choice = ""
        self._cells = iter(crowd.cells(len(CELLS)))
        self._lines = 0
        visitor.expects(LINE_IS_CUT)
        visitor.page.on("websocket", self._watch)

    @classmethod
    async def seated(cls, crowd: Crowd, moment: str, cast: Cast) -> "Sleeper":
        """He is in, and the room votes cell by cell."""
        await crowd.ann.do("set-pace", pace="together")
        bob = await crowd.join("Bob", "business")
        url = crowd.servers[0].url
        visitor = await cast.phone("Bob", url)
        made = cls(crowd, moment, visitor, bob)
        await visitor.context.add_init_script(REMEMBERS)
        who = {"Authorization": f"Bearer {bob.key}", "Origin": url}
        address = f"{url}/api/workshops/{crowd.code}/cookie"
        assert (await visitor.context.request.post(address, headers=who)).ok
        await visitor.goes(f"/w/{crowd.code}")
        await visitor.is_live()
        bob.person = (await crowd.snapshot(bob))["you"]["person"]
        return made

    # His page's history

    def _watch(self, socket: WebSocket) -> None:
        self._lines += 1
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._came)

    def _sent(self, text: Any) -> None:
        body = json.loads(text)
        if body["ask"] not in ("enter", "here"):
            self.bob.history.sent.setdefault(body["id"], body)

    def _came(self, text: Any) -> None:
        told, history = json.loads(text), self.bob.history
        history.frames.append((time.monotonic(), text))
        number = told.get("done") or told.get("refused")
        if number not in history.sent:
            return
        if "done" in told:
            history.done.setdefault(number, told["seq"])
        elif told["code"] not in NOT_NOW:
            history.refused[number] = told["code"]

    # What happens

    async def prepares(self) -> None:
        """The room looks at the next cell; for a decision, its votes are out already."""
        self.cell = self._in_view = next(self._cells)
        await self.crowd.ann.do("focus", self.cell)
        await self._agrees()
        if self.moment != "voting":
            self.crowd.vote([self.cell], over=0.0)
            await self.crowd.saved()
        if self.moment == "decision":
            await self.taps(0)
            await self.visitor.sees("Hidden from everybody until the reveal.")
            await self.crowd.ann.do("reveal", self.cell)
        await self._agrees()
        await self._since()
        self._lines = 0

    async def taps(self, within: float) -> None:
        """He will tap a choice, at some moment of these seconds, if it is there to be tapped."""
        chance = self.crowd.chance
        self._choice = chance.choice([one for one in CHOICES if one != self._choice])
        after = 1000 * chance.uniform(0, within)
        said = {"choice": self._choice, "cell": self._in_view, "after": after}
        await self.visitor.page.evaluate("(tap) => { window.tapSoon(tap); }", said)

    async def does(self) -> None:
        """What is going on as he falls asleep; Ann may be before or after."""
        if self.moment != "decision":
            await self.taps(FRAME / 2)
        crowd, ask = self.crowd, self.crowd.ann.ask
        if self.moment == "reveal":
            crowd.soon(FRAME, partial(ask, "reveal", self.cell))
        if self.moment == "decision":
            party = crowd.chance.choice(["it-ops", "it-delivery", "business"])
            crowd.soon(FRAME, partial(ask, "decide", self.cell, accountable=party))

    async def misses(self) -> None:
        """What the others do without him."""
        if self.moment == "voting":
            self.crowd.vote([self.cell])
        if self.moment == "decision":
            self.cell = next(self._cells)
            await self.crowd.saved()
            await self.crowd.ann.do("focus", self.cell)
            self.crowd.vote([self.cell])
        await self.crowd.saved()

    # What he finds

    async def knows(self, limit: float) -> None:
        """His page says that its line is gone."""
        line = self.visitor.page.locator(".line")
        try:
            await expect(line).to_contain_text("Reconnecting…", timeout=1000 * limit)
        except AssertionError:
            self.found.found("wrong", f"{self.moment}: offline, and the page does not say so")

    async def settles(self, limit: float) -> float:
        """Until his page is the server's; answers how long that took, or notes that it is not."""
        started = time.monotonic()
        while told := await self._differs():
            if time.monotonic() - started > limit:
                self.found.found("diverged", f"{self.moment}: {told}")
                break
            if self.moment == "voting" and await self.visitor.page.evaluate(NOWHERE, self.cell):
                self.found.found("lost", f"his vote on {self.cell} is neither saved nor unsaved")
            await asyncio.sleep(0.05)
        taken = time.monotonic() - started
        self._check_word(await self._since())
        await self._check_refusal()
        return taken

    async def _agrees(self) -> None:
        """Before anything happens to it; what came in takes a press by then."""
        end = time.monotonic() + PATIENCE
        while told := await self._differs():
            assert time.monotonic() < end, f"seed {self.crowd.chance.number}: {told}"
            await asyncio.sleep(0.02)
        await settled(self.visitor)

    async def _differs(self) -> list[str]:
        show = await self.crowd.snapshot(self.bob)
        wanted, there = ought_to_stand(show), await stands(self.visitor)
        parts = [part for part in wanted if there[part] != wanted[part]]
        unlike = [f"{part}: {there[part]}, not {wanted[part]}" for part in parts]
        return unlike + await unlike_the_server(self.visitor, show)

    async def _since(self) -> list[str]:
        """Which words stood on the line since the last time, but for the one that stands now."""
        said: list[str] = await self.visitor.page.evaluate(SAID)
        return said

    def _check_word(self, said: list[str]) -> None:
        """The page says that its line is gone when it is, and only then."""
        if ("Reconnecting…" in said) != (self._lines > 0):
            self.found.found("wrong", f"{self.moment}: {said} with {self._lines} new lines")

    async def _check_refusal(self) -> None:
        """A vote that came too late is not forgotten without a word."""
        too_late = self._in_view in self._refused()
        if too_late and not await self.visitor.page.evaluate(TOLD):
            self.found.found(
                "wrong", f"nobody told him that his vote on {self._in_view} is refused"
            )

    def _refused(self) -> Counter[str]:
        history = self.bob.history
        asks = [history.sent[number] for number in history.refused]
        return Counter(f"{body['process']}:{body['scope']}" for body in asks)

    def _saved(self, cell: str) -> str:
        """The last choice on this cell that his page was told is saved."""
        asks = (self.bob.history.sent[number] for number in self.bob.history.done)
        saved = [body["choice"] for body in asks if f"{body['process']}:{body['scope']}" == cell]
        return str((saved or [""])[-1])

    async def checks(self, record: Record) -> Findings:
        """The last of his taps on a cell is in the box, once, but for those that were refused."""
        cast = Counter(
            body["cell"]
            for _, body in record.of_kind("vote-cast")
            if body["person"] == self.bob.person
        )
        tapped: dict[str, list[str]] = {}
        for cell, choice in await self.visitor.page.evaluate("window.tapped"):
            tapped.setdefault(cell, []).append(choice)
        for cell, choices in tapped.items():
            taken = choices[: len(choices) - self._refused()[cell]]  # too late is what came last
            stored = record.ballots.get((self.bob.person, cell, 1))
            is_in = stored.choice if stored else ""
            what = f"{self.moment}: {is_in!r} on {cell} for {taken}, {cast[cell]} votes"
            may_be = {(taken or [""])[-1]}
            if (
                taken != choices
            ):  # what was unsaved then had given way to the one that came too late
                may_be.add(self._saved(cell))
            if is_in not in may_be:
                self.found.found("lost" if is_in in (*taken, "") else "wrong", what)
            if cast[cell] > len(taken):
                self.found.found("doubled", what)
        self.found += await check(self.crowd, record, [self.bob])
        return self.found
