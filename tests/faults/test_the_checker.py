"""The checker itself: it finds nothing in a quiet workshop, and each kind of harm where it is done.

Loss has its controls beside the faults that could cause it.
"""

import json
import sqlite3
from contextlib import closing

import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import Findings, check
from tests.faults.conftest import Gather
from tests.faults.driver import CELLS, Crowd
from tests.live.server import Server

pytestmark = pytest.mark.anyio


async def voted(gather: Gather, server: Server) -> Crowd:
    """Everybody votes on three cells, one of which is revealed; lines break meanwhile."""
    crowd: Crowd = await gather([server], voters=6)
    cells = crowd.cells(3)
    crowd.vote(cells, over=0.3)
    for client in crowd.everyone:
        crowd.soon(0.4, client.drop)
    await crowd.saved()
    await crowd.ann.do("reveal", cells[0])
    await crowd.settled()
    return crowd


async def found_in(crowd: Crowd, server: Server) -> Findings:
    return await check(crowd, store.read(store.of(server), crowd.code))


async def test_a_sound_workshop_has_no_findings(servers: Servers, gather: Gather) -> None:
    server = servers.start()
    found = await found_in(await voted(gather, server), server)
    assert (found.total, found.acknowledged) == (0, 6 * 3 + 2), found


async def test_a_vote_shown_too_early_is_found(servers: Servers, gather: Gather) -> None:
    server = servers.start("shows-votes")
    assert (await found_in(await voted(gather, server), server)).leaked > 0


async def test_an_ask_done_twice_is_found(servers: Servers, gather: Gather) -> None:
    server = servers.start("forgets-asks")
    crowd = await voted(gather, server)
    bob = crowd.voters[0]
    shown = crowd.ann.show
    still_open = next(cell for cell in CELLS if shown[f"cell:{cell}"]["state"] == "open")
    number = bob.vote(still_open, "tbd")
    await crowd.saved()
    bob.send(bob.history.sent[number])
    again = lambda: number in bob.history.contradicted  # noqa: E731
    await crowd.until("it is done once more", again, 30.0)
    assert (await found_in(crowd, server)).doubled > 0


@pytest.mark.parametrize(
    ("kind", "harm"),
    [
        ("lost", "DELETE FROM ballot WHERE rowid = 1"),
        ("lost", "DELETE FROM ask WHERE rowid = 3"),
        ("wrong", "UPDATE ballot SET choice = 'nothing' WHERE rowid = 1"),
        ("wrong", "UPDATE event SET body = replace(body, 'token-', 'no-token-') "
         "WHERE body LIKE '%votes-revealed%'"),
        ("wrong", "UPDATE event SET body = replace(body, '\"represents\":\"it-ops\"', "
         "'\"represents\":\"other\"') WHERE body LIKE '%votes-revealed%'"),
        ("gap", "DELETE FROM event WHERE seq = 5"),
        ("doubled", "INSERT INTO event SELECT workshop, seq + 1, at, by, body FROM event "
         "WHERE body LIKE '%vote-cast%' ORDER BY seq DESC LIMIT 1"),
    ],
)  # fmt: skip
async def test_harm_done_to_the_database_is_found(
    servers: Servers, gather: Gather, kind: str, harm: str
) -> None:
    server = servers.start()
    crowd = await voted(gather, server)
    server.kill()
    with closing(sqlite3.connect(server.database)) as db:
        db.execute("DROP TRIGGER event_no_delete")
        db.execute("DROP TRIGGER event_no_update")
        if kind == "doubled":  # make room for one more
            db.execute("UPDATE event SET seq = seq + 1 WHERE body LIKE '%votes-revealed%'")
        db.execute(harm)
        db.commit()
    server.start()
    await crowd.are_here()
    assert getattr(await found_in(crowd, server), kind) > 0


async def test_a_screen_that_is_not_the_servers_is_found(servers: Servers, gather: Gather) -> None:
    server = servers.start()
    crowd = await voted(gather, server)
    bob, carol = crowd.voters[:2]
    bob.show = {**bob.show, "focus": {"process": "change", "scope": "interface"}}
    carol.show = json.loads(json.dumps(carol.show))  # as it was, in other words
    assert (await found_in(crowd, server)).diverged == 1
