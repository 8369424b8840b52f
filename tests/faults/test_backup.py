"""F26: backups in a burst, restored over a running history; damaged files. Shows P1, P9, P11."""

import asyncio
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.matrix.catalogue import FOURTEEN
from app.workshop.screen import SHOWS
from tests.conftest import Servers
from tests.faults import store
from tests.faults.conftest import Gather, Rounds
from tests.faults.driver import Chance, Crowd
from tests.faults.ledger import Experiment
from tests.live.people import Guests
from tests.live.server import Server

pytestmark = pytest.mark.anyio

BACKUP = "F26 backup in a burst, restored"
DAMAGE = "F26 damaged database file"


def told(crowd: Crowd) -> set[tuple[str, str]]:
    """What was acknowledged so far: person and ask."""
    return {(client.person, number) for client in crowd.everyone for number in client.history.done}


def compare(copy: Path, code: str, before: set[tuple[str, str]], experiment: Experiment) -> None:
    """Whether a copy holds what was acknowledged before it was begun."""
    found = experiment.findings
    found.acknowledged += len(before)
    try:
        record = store.read(copy, code)
        whole = store.is_whole(copy)
    except sqlite3.DatabaseError:
        record, whole = store.Record(), False
    for _, number in before - record.asks.keys():
        found.found("lost", f"{number} is not in {copy.name}")
    if not whole:
        found.found("wrong", f"{copy.name} is damaged")
    if [seq for seq, _, _ in record.events] != list(range(1, record.seq + 1)):
        found.found("gap", f"the log in {copy.name}")


async def backed_up(crowd: Crowd, server: Server, experiment: Experiment, name: str) -> Path:
    """A backup by the command, while everyone votes."""
    copy = server.data / name
    crowd.vote(crowd.cells(4), over=0.8)
    await asyncio.sleep(crowd.chance.uniform(0.05, 0.5))
    before = told(crowd)
    outcome = await asyncio.to_thread(server.run, "backup", str(copy))
    assert outcome.status == 0, outcome.said
    compare(copy, crowd.code, before, experiment)
    await crowd.saved()
    return copy


async def restored(crowd: Crowd, server: Server, copy: Path, experiment: Experiment) -> None:
    """Olga's name is erased, the older backup restored; everyone comes back to an older log."""
    olga, _ = crowd.observers
    await crowd.settled()
    newest = crowd.ann.seq
    assert (await asyncio.to_thread(server.run, "erase", crowd.code, olga.person)).status == 0
    await asyncio.to_thread(server.stop)
    crowd.forget_frames()
    outcome = await asyncio.to_thread(server.run, "restore", str(copy))
    assert outcome.status == 0, outcome.said
    await asyncio.to_thread(server.start)
    experiment.slowest = max(experiment.slowest, await crowd.settled())
    seed = f"seed {crowd.chance.number}"
    assert crowd.ann.seq < newest, f"{seed}: the log is not older, so nothing was tested"
    for who in await crowd.diverging():
        experiment.findings.found("diverged", f"after the restore: {who}")
    every = {*SHOWS, *(f"cell:{cell.key}" for cell in FOURTEEN.cells)}
    for client in crowd.everyone:
        wholes = [json.loads(text) for _, text in client.history.frames if '"clock"' in text]
        assert wholes, f"{seed}: no whole screen"
        assert all(every <= one["show"].keys() for one in wholes), f"{seed}: half a screen"
    if "Olga 0" in [one["name"] for one in crowd.ann.show["people"]]:
        experiment.findings.found("wrong", "a name that was erased is there again")
    await goes_on(crowd, server, experiment)


async def goes_on(crowd: Crowd, server: Server, experiment: Experiment) -> None:
    """And on they vote."""
    before = told(crowd)
    crowd.vote(crowd.cells(2), over=0.2)
    await crowd.settled()
    record = store.read(store.of(server), crowd.code)
    for _, number in told(crowd) - before - record.asks.keys():
        experiment.findings.found("lost", f"{number}, voted after the restore")


async def test_backup(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds
) -> None:
    experiment.of(BACKUP, rounds(1, 20))
    server = servers.start()
    for number in range(experiment.rounds):
        crowd = await gather([server])
        copy = await backed_up(crowd, server, experiment, f"backup-{number}.sqlite3")
        crowd.vote(crowd.cells(2), over=0.2)  # what a restore will not know of
        await restored(crowd, server, copy, experiment)
        await crowd.close()
        server.database.with_name("remit.sqlite3.before-restore").unlink(missing_ok=True)
    assert "Traceback" not in server.log
    experiment.passes()


async def test_backup_control(servers: Servers, gather: Gather, experiment: Experiment) -> None:
    """`cp` of the file of a running server is no backup."""
    experiment.of(BACKUP, 6)
    server = servers.start()
    crowd = await gather([server])
    for number in range(experiment.rounds):
        crowd.vote(crowd.cells(2), over=0.3)
        await asyncio.sleep(0.2)
        before, copy = told(crowd), server.data / f"copy-{number}.sqlite3"
        await asyncio.to_thread(shutil.copy, server.database, copy)
        compare(copy, crowd.code, before, experiment)
    experiment.is_caught("lost", "cp")


async def test_erased_again_control(
    servers: Servers, gather: Gather, experiment: Experiment
) -> None:
    experiment.of(BACKUP, 1)
    server = servers.start("restores-as-it-was")
    crowd = await gather([server])
    copy = await backed_up(crowd, server, experiment, "backup.sqlite3")
    crowd.vote(crowd.cells(2), over=0.2)
    await restored(crowd, server, copy, experiment)
    experiment.is_caught("wrong", "restores as it was")


# Damage


async def signed(server: Server, guests: Guests) -> None:
    """A workshop with two signed revisions, written to the file itself; the server has ended."""
    ann = await guests.open(server, model="A")
    await ann.do("adopt-reference")
    await ann.do("sign-off")
    await ann.do("start-revision")
    await ann.do("sign-off")
    await ann.leave()
    await asyncio.to_thread(server.stop)
    with closing(sqlite3.connect(server.database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def flip_in_a_revision(server: Server, chance: Chance) -> str:
    """One bit of what was signed, or of its hash, is another one."""
    with closing(sqlite3.connect(server.database)) as db:
        kept = [one for row in db.execute("SELECT content, hash FROM revision") for one in row]
    image = bytearray(server.database.read_bytes())
    piece = chance.choice(kept).encode()[:64]  # what is longer goes on elsewhere in the file
    at = image.rindex(piece) + chance.randrange(len(piece))
    image[at] ^= 1 << chance.randrange(7)
    server.database.write_bytes(image)
    return f"bit at {at}"


def lose_a_page(server: Server, chance: Chance) -> str:
    """One page is nothing but zeros."""
    image = bytearray(server.database.read_bytes())
    number = chance.randrange(len(image) // 4096)
    image[number * 4096 : (number + 1) * 4096] = bytes(4096)
    server.database.write_bytes(image)
    return f"page {number}"


def unnoticed(server: Server, experiment: Experiment, chance: Chance) -> None:
    """Damage the file, ask `verify`, make it whole again; count what it did not say."""
    whole = server.database.read_bytes()
    for _ in range(experiment.rounds):
        for damage in (flip_in_a_revision, lose_a_page):
            what = damage(server, chance)
            outcome = server.run("verify")
            experiment.findings.acknowledged += 1
            if outcome.status == 0:
                experiment.findings.found("wrong", f"{what} was not noticed")
            assert "Traceback" not in outcome.said, f"seed {chance.number}: {outcome.said}"
            for path in server.data.glob("remit.sqlite3*"):
                path.unlink()
            server.database.write_bytes(whole)
    assert server.run("verify").status == 0


async def test_damage(
    servers: Servers, guests: Guests, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    experiment.of(DAMAGE, rounds(5, 100))
    server = servers.start()
    await signed(server, guests)
    await asyncio.to_thread(unnoticed, server, experiment, chance)
    experiment.passes()


async def test_damage_control(
    servers: Servers, guests: Guests, experiment: Experiment, chance: Chance
) -> None:
    experiment.of(DAMAGE, 3)
    server = servers.start("verifies-nothing")
    await signed(server, guests)
    await asyncio.to_thread(unnoticed, server, experiment, chance)
    experiment.is_caught("wrong", "verifies nothing")
