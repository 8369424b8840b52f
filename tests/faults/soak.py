"""The soak: an hour of workshops with churn and faults; `make soak`."""

import argparse
import asyncio
import os
import secrets
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from statistics import median

from tests.faults import store
from tests.faults.crowding import memory
from tests.faults.driver import Chance, Crowd
from tests.faults.ledger import soaked
from tests.faults.lives import Life
from tests.faults.mishaps import ENDS, OTHERS, Mishaps
from tests.live.nursery import nursery
from tests.live.server import Server

LANES = 3  # workshops at once
#: When, as a part of the whole, the server is ended; afterwards one process lives on to the end.
PLAN = [*((1 / 6, how) for how in (*ENDS, ENDS[0])), *((0.31, how) for how in (*ENDS, ENDS[0]))]
LOOK = 20.0  # seconds between two looks at the memory
GROWTH = 1.15  # the last quarter against the second one
TELLING = 900.0  # seconds of one process's life that tell whether it grows
WORTH_NOTING = 30.0  # minutes of a run that goes into the document
MEGABYTE = 1 << 20
TICK = os.sysconf("SC_CLK_TCK")


class Soak:
    """One server, a few workshops at a time, a fault every now and then."""

    def __init__(self, server: Server, minutes: float, chance: Chance) -> None:
        self.server = server
        self.minutes = minutes
        self.chance = chance
        self.length = minutes * 60
        self.began = time.monotonic()
        self.end = self.began + self.length
        self.mishaps = Mishaps(server, chance, min(15.0, self.length / 30))
        self.lives: list[Life] = []
        self.found = self.mishaps.found
        self.faults: Counter[str] = Counter()
        self.workshops = self.revisions = self.troubles = 0
        self.samples: list[int] = []  # of the process that runs now
        self.since = self.began  # when it was started
        self._calm = asyncio.Lock()  # while held nothing else befalls the server
        self._plan = list(PLAN)

    async def run(self) -> None:
        others = [
            asyncio.create_task(one)
            for one in (self._befall(), self._look(), self._report(min(60.0, self.length / 10)))
        ]
        await asyncio.gather(*(self._lane(number) for number in range(LANES)))
        for task in others:
            task.cancel()
        for outcome in await asyncio.gather(*others, return_exceptions=True):
            if isinstance(outcome, Exception):
                self._trouble(outcome)

    def say(self, what: str) -> None:
        minutes, seconds = divmod(int(time.monotonic() - self.began), 60)
        print(f"{minutes:3}:{seconds:02} {what}", flush=True)

    def _trouble(self, what: BaseException) -> None:
        """It goes on, and fails at the end."""
        self.troubles += 1
        if self.troubles <= 20:
            self.say("trouble: " + "".join(traceback.format_exception(what)))

    # Workshops

    async def _lane(self, number: int) -> None:
        span = max(25.0, self.length / 10)
        await asyncio.sleep(number * span / LANES)
        while self.end - time.monotonic() > span / 3:
            try:
                await self._live(min(self.end, time.monotonic() + span))
            except Exception as what:  # noqa: BLE001 - an hour is not lost for one workshop
                self._trouble(what)
                await asyncio.sleep(2)

    async def _live(self, until: float) -> None:
        async with self._calm:
            voters = self.chance.randint(20, 28)
            crowd = await Crowd.gather([self.server], self.chance, voters=voters)
        life = Life(crowd, self.server, until)
        self.lives.append(life)
        try:
            await life.run()
            await life.all_back()
            async with self._calm:
                await self._close(life)
        finally:
            self.lives.remove(life)
            await life.close()

    async def _close(self, life: Life) -> None:
        """At the end of its life: everything is checked, the file and the signatures too."""
        found = await life.finish()
        if not await asyncio.to_thread(store.is_whole, self.server.database):
            found.found("wrong", "the database is damaged")
        verified = await asyncio.to_thread(self.server.run, "verify")
        if verified.status:
            found.found("wrong", f"verify: {verified.said}")
        self.found += found
        self.workshops += 1
        self.revisions += life.revisions
        codes = Counter(c for one in life.crowd.everyone for c in one.history.refused.values())
        self.say(f"{life.crowd.code} is over: {life.revisions} revisions, refused {dict(codes)}")
        if found.total:
            self.say(str(found))

    # Faults

    async def _befall(self) -> None:
        gap = max(1.0, self.length / 150)
        while True:
            await asyncio.sleep(gap * self.chance.uniform(0.5, 1.5))
            what = self.chance.choice(OTHERS)
            if self._plan and time.monotonic() - self.began > self._plan[0][0] * self.length:
                if not any(life.open for life in self.lives):
                    continue  # in a burst of votes, or it shows little
                what = self._plan.pop(0)[1]
            async with self._calm:
                await self._one(what)

    async def _one(self, what: str) -> None:
        self.say(what)
        try:
            await self.mishaps.befall(what, self.lives)
            self.faults[what] += 1
        except Exception as trouble:  # noqa: BLE001 - an hour is not lost for one fault
            self._trouble(trouble)
        if what in ENDS:
            self._anew()

    def _anew(self) -> None:
        """Another process: its memory says nothing about the last one's."""
        self.samples.clear()
        self.since = time.monotonic()

    # Memory and progress

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(min(LOOK, self.length / 90))
            async with self._calm:
                now = memory(self.server) if self.server.pid else 0
                if now:
                    self.samples.append(now)
                    continue
                self._trouble(AssertionError(f"the server is gone: {self.server.log[-2000:]}"))
                self.server.close()
                await asyncio.to_thread(self.server.start)
                self._anew()

    @property
    def quarters(self) -> tuple[float, float]:
        """The memory in the second and in the last quarter of this process's life, in MB."""
        size = max(1, len(self.samples) // 4)
        second, last = self.samples[size : 2 * size], self.samples[-size:]
        return median(second or [0]) / MEGABYTE, median(last or [0]) / MEGABYTE

    @property
    def grew(self) -> bool:
        second, last = self.quarters
        return self.end - self.since >= TELLING and last > GROWTH * second

    async def _report(self, gap: float) -> None:
        before, used = time.monotonic(), self._used()
        while True:
            await asyncio.sleep(gap)
            now, using = time.monotonic(), self._used()
            shares = [
                max(0.0, new - old) / (now - before) for new, old in zip(using, used, strict=True)
            ]
            before, used = now, using
            acks = self.found.acknowledged + sum(life.crowd.acknowledged for life in self.lives)
            size = self.samples[-1] / MEGABYTE if self.samples else 0
            self.say(
                f"{acks} acknowledged, {self.workshops} workshops, {self.faults.total()} faults,"
                f" server {size:.1f} MB {shares[1]:.0%}, driver {shares[0]:.0%} of a core,"
                f" found {self.found.total}, troubles {self.troubles}"
            )

    def _used(self) -> tuple[float, float]:
        """Seconds of a processor: ours, and the server's, which may just be started again."""
        path = Path(f"/proc/{self.server.pid}/stat")
        fields = path.read_text().rpartition(")")[2].split() if path.exists() else ["0"] * 13
        return time.process_time(), (int(fields[11]) + int(fields[12])) / TICK

    # The end

    def row(self) -> dict[str, object]:
        found, (second, last) = self.found, self.quarters
        kinds = {name: value for name, value in vars(found).items() if name != "told"}
        return {
            "fault": "soak with churn and random faults, SQLite",
            "minutes": f"{self.minutes:g}", "workshops": self.workshops,
            "revisions": self.revisions, **kinds, "faults": self.faults.total(),
            "memory": f"{second:.0f} → {last:.0f} MB in {(self.end - self.since) / 60:.0f} min",
        }  # fmt: skip

    def passed(self) -> bool:
        """Nothing found, no trouble, no growth, and something was done at all."""
        reasons = {
            "found": self.found.total, "troubles": self.troubles, "memory grew": self.grew,
            "nothing was done": not (self.workshops and self.revisions and not self._plan),
            "a traceback in its log": "Traceback" in self.server.log,
        }  # fmt: skip
        said = [name for name, wrong in reasons.items() if wrong]
        self.say(f"FAILED: {', '.join(said)}" if said else "passed")
        return not said


async def soak(server: Server, minutes: float, seed: int) -> bool:
    """All of it; whether it passed."""
    made = Soak(server, minutes, Chance(seed))
    await made.run()
    print(*made.found.told, dict(made.faults), sep="\n")
    passed = made.passed()
    print(soaked(made.row(), note=passed and minutes >= WORTH_NOTING and not server.variant))
    return passed


def main() -> int:
    words = argparse.ArgumentParser(prog="python -m tests.faults.soak", description=__doc__)
    words.add_argument("--minutes", type=float, default=60)
    words.add_argument("--variant", default="", help="a broken Remit, which has to fail")
    words.add_argument("--seed", type=int, default=secrets.randbelow(1 << 32))
    asked = words.parse_args()
    print(f"seed {asked.seed}, {asked.minutes:g} minutes", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), asked.variant).start()
        try:
            return 0 if asyncio.run(soak(server, asked.minutes, asked.seed)) else 1
        finally:
            server.close()
            nursery.close()


if __name__ == "__main__":
    sys.exit(main())
