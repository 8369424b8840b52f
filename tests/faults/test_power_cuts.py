"""F26: the power goes in a backup or in a restore: what is there is the old or the new. P1, P11.

The commands run under strace. At each call that changes the disk come the files as a power loss
would leave them: strict, and with any part of what no finished fsync covers, names too.
"""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from app.config import file
from app.db import database, files
from app.log import erasing
from tests.faults import store
from tests.faults.conftest import Rounds
from tests.faults.driver import Chance
from tests.faults.ledger import Experiment
from tests.faults.power import Call, Disk, calls, traced
from tests.live.nursery import REPOSITORY
from tests.log.streams import Stream

MAIN, COPY = "remit.sqlite3", "copy"
Codes = frozenset[str]


def codes(path: Path) -> Codes | None:
    """The workshops in a database; None where there is none, or no whole one."""
    try:
        if not path.exists() or files.wrong_with(path) or not store.is_whole(path):
            return None
        with closing(sqlite3.connect(path)) as db:
            return frozenset(code for (code,) in db.execute("SELECT code FROM workshop"))
    except sqlite3.DatabaseError:
        return None


class Case(NamedTuple):
    """A command, on which files, and what has to be in the database before and after it."""

    words: tuple[str, str]
    before: dict[str, bytes]
    old: Codes | None
    new: Codes

    def wrong(self, image: Path, done: bool) -> list[str]:
        """What is not as it has to be in the files that were left; `done`: it had said so."""
        main = codes(image / MAIN)
        found = []
        if main != self.new and (done or main != self.old):
            found.append(f"{main} in the database")
        if self.words[0] == "backup":
            copy = codes(image / COPY)
            if copy != self.new and (done or (image / COPY).exists()):
                found.append(f"{copy} in the backup")
        every = frozenset[str]().union(*(codes(one) or () for one in sorted(image.iterdir())))
        lost = (self.old or frozenset()) | self.new
        return found + [f"{one} is gone" for one in lost - every]


def made(folder: Path) -> None:
    """B is of before the backup, and was erased since; C is of after it, still in the log."""
    folder.mkdir()
    url = file(folder / MAIN)
    engine = database.connect(url)
    database.migrate(engine)
    for code in ("AAAAAAAA", "BBBBBBBB"):
        Stream(engine, code)
    with (
        closing(sqlite3.connect(folder / MAIN)) as db,
        closing(sqlite3.connect(folder / COPY)) as to,
    ):
        db.backup(to)
        to.execute("PRAGMA journal_mode = DELETE")
    with engine.begin() as db:
        erasing.erase_workshop(db, "BBBBBBBB")
    Stream(engine, "CCCCCCCC")
    shutil.copytree(folder, folder.with_name("before"), ignore=shutil.ignore_patterns("*-shm"))
    engine.dispose()


A, A_AND_C = frozenset({"AAAAAAAA"}), frozenset({"AAAAAAAA", "CCCCCCCC"})


def backing_up(before: dict[str, bytes]) -> Case:
    return Case(("backup", COPY), {k: v for k, v in before.items() if k != COPY}, A_AND_C, A_AND_C)


def restoring(before: dict[str, bytes]) -> Case:
    return Case(("restore", COPY), before, A_AND_C, A)


def restoring_where_only_the_log_is_left(before: dict[str, bytes]) -> Case:
    """Somebody has deleted the database, not what SQLite keeps beside it."""
    left = {name: it for name, it in before.items() if name != MAIN}
    return Case(("restore", COPY), left, None, A | {"BBBBBBBB"})


CASES = [backing_up, restoring, restoring_where_only_the_log_is_left]
Make = Callable[[dict[str, bytes]], Case]


def fault(make: Make) -> str:
    return f"F26 power cut {make.__name__.replace('_', ' ')}"


def traced_case(tmp_path: Path, make: Make, variant: str) -> tuple[Case, Path, list[Call]]:
    """The command to its end; what it did, in which folder."""
    made(tmp_path / "made")
    before = {one.name: one.read_bytes() for one in (tmp_path / "before").iterdir()}
    case, folder = make(before), tmp_path / "data"
    folder.mkdir()
    for name, content in case.before.items():
        (folder / name).write_bytes(content)
    act, name = case.words
    command = traced(tmp_path / "trace.log", variant, act, str(folder / name))
    where = {"PATH": "/usr/bin:/bin", "DATA_DIR": str(folder), "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        command, cwd=REPOSITORY, env=where, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return case, folder, list(calls(tmp_path / "trace.log"))


def cut(case: Case, folder: Path, happened: list[Call], chance: Chance, points: int) -> list[str]:
    """The power goes at so many of the calls, and once it is done; what is wrong then."""
    disk = Disk(folder, case.before)
    places = [0, *(n for n, _ in changes(Disk(folder, case.before), happened))]
    chosen = {*chance.sample(places, min(points, len(places)))}
    found, image = [], folder.with_name("image")
    for number, call in enumerate(happened):
        disk.happens(call, call.began)
        done = number == len(happened) - 1
        if number in chosen or done:
            for luck in (None, chance, chance):
                disk.left(image, luck)
                how = "torn" if luck else "strict"
                found += [f"{one}, {how} at {number}" for one in case.wrong(image, done)]
                shutil.rmtree(image)
    return found


def changes(disk: Disk, happened: list[Call]) -> list[tuple[int, Call]]:
    """The calls that change something on this disk."""
    found = []
    for number, call in enumerate(happened):
        before = disk.changes
        disk.happens(call, call.began)
        if disk.changes != before:
            found.append((number, call))
    return found


@pytest.mark.parametrize("make", CASES)
def test_power_cut(
    tmp_path: Path, experiment: Experiment, rounds: Rounds, chance: Chance, make: Make
) -> None:
    points = rounds(10, 1000)
    case, folder, happened = traced_case(tmp_path, make, "")
    wrong = cut(case, folder, happened, chance, points)
    experiment.of(fault(make), min(points, len(changes(Disk(folder, case.before), happened))))
    experiment.findings.acknowledged, experiment.findings.wrong = experiment.rounds, len(wrong)
    experiment.findings.told = wrong[:12]
    experiment.passes()


@pytest.mark.parametrize("make", CASES[:2])
def test_power_cut_control(
    tmp_path: Path, experiment: Experiment, chance: Chance, make: Make
) -> None:
    experiment.of(fault(make), 0)
    case, folder, happened = traced_case(tmp_path, make, "syncs-nothing")
    wrong = cut(case, folder, happened, chance, 0)
    assert wrong, f"seed {chance.number}: syncs nothing was not caught, so the test proves nothing"
    experiment.caught(f"syncs nothing: {case.words[0]} gone after it was done")
