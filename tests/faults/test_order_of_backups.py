"""F26: backup, restore, erase in any order, cut off anywhere: nothing is gone. Shows P1, P11."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.config import file
from app.db import database, files
from app.log import erasing
from tests.faults.conftest import Rounds
from tests.faults.driver import Chance
from tests.faults.ledger import Experiment
from tests.live.nursery import REPOSITORY
from tests.log.streams import Stream

FAULT = "F26 backups and restores in any order, cut off anywhere"
#: What changes files: at any of these a process may end.
CALLS = (
    "pwrite64,fsync,fdatasync,ftruncate,link,linkat,rename,renameat,renameat2,unlink,unlinkat,chmod"
)
MOST = 140  # calls a restore makes; cut off later than that it has ended


class Folder:
    """A database and its backups, and what has to be in them."""

    def __init__(self, path: Path, chance: Chance) -> None:
        self.path, self.chance = path, chance
        self.ever: set[str] = set()  # every workshop that was opened, acknowledged
        self.gone: set[str] = set()  # those that were erased
        self.left: list[str] = []  # of restores that were cut off, after one that was not
        self._number = 0

    @property
    def database(self) -> Path:
        return self.path / "remit.sqlite3"

    def opens(self) -> None:
        """One workshop more in the database that is there."""
        self._number += 1
        code = f"{self._number:08}"
        engine = database.connect(file(self.database))
        database.migrate(engine)
        Stream(engine, code=code)
        engine.dispose()
        self.ever.add(code)

    def erases(self) -> None:
        there = sorted(self.inside(self.database) - self.gone)
        if there:
            code = self.chance.choice(there)
            engine = database.connect(file(self.database))
            with engine.begin() as db:
                erasing.erase_workshop(db, code)
            engine.dispose()
            self.gone.add(code)

    def backs_up(self, cut: bool) -> None:
        self._number += 1
        self.run("backup", str(self.path / f"copy-{self._number}"), cut=cut)

    def restores(self, cut: bool) -> None:
        """Any file there is, also one that a restore has kept, or left behind."""
        source = self.chance.choice(self.files())
        if self.run("restore", str(source), cut=cut) == 0:
            self.left = [
                it.name for it in self.files() if ".restoring-" in it.name and it != source
            ]

    def files(self) -> list[Path]:
        """Databases, whole or not, without what SQLite keeps beside them."""
        beside = (*files.BESIDE, ".lock", ".log")
        return sorted(one for one in self.path.iterdir() if not one.name.endswith(beside))

    def run(self, *words: str, cut: bool) -> int:
        """A command, to its end, or killed at one of its calls; its status."""
        place = self.chance.randrange(1, MOST)
        kill = [f"--inject={CALLS}:signal=SIGKILL:when={place}"] if cut else []
        said = self.path / "strace.log"
        strace = ["strace", "-f", "-qq", "-o", str(said), f"--trace={CALLS}", *kill] if cut else []
        command = [*strace, sys.executable, "-m", "app", *words]
        where = {"PATH": "/usr/bin:/bin", "DATA_DIR": str(self.path)}
        done = subprocess.run(command, cwd=REPOSITORY, env=where, capture_output=True, check=False)
        return done.returncode

    def inside(self, path: Path) -> set[str]:
        """The workshops in a file, if it is a whole database of ours."""
        if files.wrong_with(path):
            return set()
        with files.opened(path, "rw") as db:
            return {code for (code,) in db.execute("SELECT code FROM workshop")}

    def checks(self) -> list[str]:
        """What is not as it has to be."""
        found = [f"{self.database.name} {it}" for it in [files.wrong_with(self.database)] if it]
        found += [f"{name} is left over" for name in self.left]
        every = {one.name: self.inside(one) for one in self.files()}
        lost = self.ever - self.gone - set().union(*every.values())
        back = self.gone & every[self.database.name]
        return found + [f"{code} is gone" for code in lost] + [f"{one} is back" for one in back]


@pytest.fixture
def folder(tmp_path: Path, chance: Chance) -> Folder:
    made = Folder(tmp_path / "data", chance)
    made.path.mkdir()
    made.opens()
    return made


def test_in_any_order(
    folder: Folder, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    steps = rounds(8, 500)
    experiment.of(FAULT, steps)
    told = []
    for _ in range(steps):
        step = chance.choice(["opens", "opens", "backs_up", "restores", "restores", "erases"])
        cut = step in ("backs_up", "restores") and chance.random() < 0.6
        told.append(f"{step}{', cut off' if cut else ''}")
        getattr(folder, step)(*([cut] if step in ("backs_up", "restores") else []))
        experiment.findings.acknowledged = len(folder.ever)
        wrong = folder.checks()
        assert not wrong, f"seed {chance.number}, after {told[-10:]}: {wrong}"
    experiment.passes()


def test_in_any_order_control(folder: Folder, experiment: Experiment) -> None:
    """As it was: the file that was kept is overwritten by the next restore."""
    experiment.of(FAULT, 0)
    folder.run("backup", str(folder.path / "copy"), cut=False)
    kept = folder.path / "remit.sqlite3.before-restore"
    for _ in range(2):
        folder.opens()
        folder.database.replace(kept)
        folder.database.write_bytes((folder.path / "copy").read_bytes())
    assert folder.checks(), "nothing was found, so the test proves nothing"
    experiment.caught(f"one name for all that is kept: {len(folder.checks())} lost")
