"""What befalls the server of a soak: kills, cut lines, slow readers, junk, files, backups."""

import asyncio
import contextlib
from collections.abc import Sequence

from tests.faults import store
from tests.faults.checker import Findings
from tests.faults.driver import Chance
from tests.faults.lives import Life
from tests.faults.test_junk import junk
from tests.faults.watchers import Watcher
from tests.live.files import EXTENSIONS
from tests.live.raw import Line, frame
from tests.live.server import Server

ENDS = ("kill -9", "SIGTERM")
OTHERS = ("lines cut", "lines cut", "slow readers", "junk", "junk", "exports", "backup")
ENOUGH = 100  # messages of junk at a time


class Mishaps:
    """One at a time; nobody checks or opens a workshop meanwhile."""

    def __init__(self, server: Server, chance: Chance, patience: float) -> None:
        self.server = server
        self.chance = chance
        self.patience = patience  # seconds slow readers are kept up
        self.found = Findings()

    async def befall(self, what: str, lives: Sequence[Life]) -> None:
        """Let this happen, by its name."""
        if what in ENDS:
            await self._end(what, lives)
        elif what == "lines cut":
            for life in lives:
                for client in life.crowd.everyone:
                    client.drop()
        elif what == "backup":
            await self._back_up(lives)
        elif lives:
            life = self.chance.choice(lives)
            kinds = {"slow readers": self._read_slowly, "junk": self._pour, "exports": self._print}
            await kinds[what](life)

    async def _end(self, how: str, lives: Sequence[Life]) -> None:
        """In the midst of a burst, and started again at once."""
        for life in lives:
            life.burst()
        await asyncio.sleep(self.chance.uniform(0.05, 0.4))
        if how == "SIGTERM":
            await asyncio.to_thread(self.server.stop)
        else:
            self.server.kill()
        await asyncio.to_thread(self.server.start)

    async def _read_slowly(self, life: Life) -> None:
        """Two who never read while long texts go to every screen."""
        lines = []
        for number in range(2):
            mute = await life.joined("observer", f"Mute {number}")
            if mute:
                line = await asyncio.to_thread(Line, self.server, True)
                await asyncio.to_thread(line.upgrade, life.crowd.code)
                line.send(frame(f'{{"ask":"enter","id":"1","key":"{mute.key}"}}'.encode()))
                lines.append(line)
        for number in range(int(self.patience / 0.3)):
            text = f"{number} " + "a long word, " * 300
            life.crowd.ann.ask("describe", description=text)
            await asyncio.sleep(0.3)
        for line in lines:
            line.socket.close()

    async def _pour(self, life: Life) -> None:
        """Junk until the socket is closed, by somebody who is in and by somebody at the door."""
        eve = await life.joined("observer", "Eve")
        for key in [eve.key] * 2 + [""] if eve else [""]:
            watcher = await Watcher.open(self.server, life.crowd.code, {})
            with contextlib.suppress(OSError, TimeoutError, AssertionError):
                await watcher.enter(key)
            watcher.keeps = False
            watcher.transport.write(b"".join(junk(self.chance) for _ in range(ENOUGH)))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(10):
                    await watcher.gone.wait()
            watcher.abort()

    async def _print(self, life: Life) -> None:
        """Every kind of file, of the draft and of a signed revision."""
        who = {"Authorization": f"Bearer {life.crowd.ann.key}"}
        path = f"/api/workshops/{life.crowd.code}/matrix"
        asked = ["", f"?revision={life.revisions}"] if life.revisions else [""]
        for which in asked:
            for kind in EXTENSIONS:
                address = f"{path}.{kind}{which}"
                file = await asyncio.to_thread(self.server.get, address, headers=who)
                assert (file.status_code, bool(file.content)) == (200, True), (address, file.text)
                await asyncio.sleep(0.2)

    async def _back_up(self, lives: Sequence[Life]) -> None:
        """The copy is whole, and holds what was acknowledged before it was begun."""
        before = {
            life.crowd.code: {
                (c.person, one) for c in life.crowd.everyone for one in c.history.done
            }
            for life in lives
        }
        copy = self.server.data / "backup.sqlite3"
        outcome = await asyncio.to_thread(self.server.run, "backup", str(copy))
        assert outcome.status == 0, outcome.said
        if not await asyncio.to_thread(store.is_whole, copy):
            self.found.found("wrong", "the backup is damaged")
        for code, told in before.items():
            for one in told - store.read(copy, code).asks.keys():
                self.found.found("lost", f"{one} is not in the backup")
        copy.unlink()
