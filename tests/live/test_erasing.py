"""Erasing: a name goes for good, a workshop goes whole, and a restored backup is held to it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Servers
from tests.live.people import Guests
from tests.live.server import Server
from tests.stores import Postgres

pytestmark = pytest.mark.anyio


def found(server: Server, text: str) -> list[str]:
    """The database's files that still hold this text."""
    files = server.data.glob("remit.sqlite3*")
    return [path.name for path in files if text.encode() in path.read_bytes()]


async def test_an_erased_name_is_in_no_file_and_on_no_screen(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start()
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bobolink", "business")
    await bob.enter()
    assert found(server, "Bobolink")
    assert server.run("erase", ann.code, bob.id).status == 0
    await ann.sees(lambda show: "Participant 2" in [one["name"] for one in show["people"]])
    assert not found(server, "Bobolink")
    await bob.do("correct-person", person=bob.id, represents="vendor")
    server.kill()
    server.start()
    again = await guests.stranger(server, ann.code, ann.key).enter()
    assert [one["name"] for one in again.show["people"]] == ["Ann", "Participant 2"]


async def test_an_erased_workshop_is_gone_and_the_others_are_whole(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start()
    ann, eve = await guests.open(server, service="Aardvark"), await guests.open(server)
    assert found(server, "Aardvark")
    assert server.run("erase", ann.code).status == 0
    assert await ann.is_closed() == 4504
    assert not found(server, "Aardvark")
    assert (await eve.do("park", text="Still here")).done
    assert server.run("erase", ann.code).status != 0
    assert (await guests.stranger(server, ann.code, ann.key).get()).status_code in (401, 404)


async def test_a_restored_backup_is_held_to_what_was_erased_since(
    servers: Servers, guests: Guests, tmp_path: Path
) -> None:
    server, copy = servers.start(), tmp_path / "backup.sqlite3"
    ann, eve = await guests.open(server), await guests.open(server)
    bob = await guests.join(ann, "Bobolink", "business")
    await bob.enter()
    assert server.run("backup", str(copy)).status == 0
    for words in ((ann.code, bob.id), (eve.code,)):
        assert server.run("erase", *words).status == 0
    refused = server.run("restore", str(copy))
    assert refused.status != 0, "a server is using the database"
    assert "Another process" in refused.said
    server.stop()
    assert server.run("restore", str(copy)).status == 0
    assert not found(server, "Bobolink")
    server.start()
    again = await guests.stranger(server, ann.code, ann.key).enter()
    assert [one["name"] for one in again.show["people"]] == ["Ann", "Participant 2"]
    assert (await guests.stranger(server, eve.code, eve.key).get()).status_code in (401, 404)


async def test_after_pg_restore_what_was_erased_is_erased_again(
    servers: Servers, guests: Guests, postgres: Postgres, tmp_path: Path
) -> None:
    database, copy, noted = postgres.database(), tmp_path / "dump", tmp_path / "erased"
    server = servers.start(DATABASE_URL=database)
    ann, eve = await guests.open(server), await guests.open(server)
    bob = await guests.join(ann, "Bobolink", "business")
    postgres.dump(database, copy)
    for words in ((ann.code, bob.id), (eve.code,)):
        assert server.run("erase", *words).status == 0
    noted.write_text(server.run("erased").said)
    assert sorted(noted.read_text().split()) == sorted([ann.code, bob.id, eve.code])
    server.stop()
    postgres.load(database, copy)
    again = server.run("erase-again", str(noted))
    assert (again.status, again.said) == (0, "erased again: 2\n")
    assert server.run("erase-again", str(noted)).said == "erased again: 0\n", "once is enough"
    server.start()
    ann = await guests.stranger(server, ann.code, ann.key).enter()
    assert [one["name"] for one in ann.show["people"]] == ["Ann", "Participant 2"]
    assert (await guests.stranger(server, eve.code, eve.key).get()).status_code in (401, 404)


async def test_a_file_that_is_no_list_of_the_erased_erases_nothing(
    servers: Servers, guests: Guests, tmp_path: Path
) -> None:
    server, letter = servers.start(), tmp_path / "letter"
    ann = await guests.open(server)
    letter.write_text(f"{ann.code}\nDear Ann, here is the list.\n")
    refused = server.run("erase-again", str(letter))
    assert refused.status == 1
    assert "line 2 is not what `erased` printed" in refused.said
    assert server.run("erase-again", "nowhere").said == "remit: There is no nowhere.\n"
    assert (await ann.get()).status_code == 200


async def test_a_damaged_backup_changes_nothing(
    servers: Servers, guests: Guests, tmp_path: Path
) -> None:
    server, copy = servers.start(), tmp_path / "backup.sqlite3"
    ann = await guests.open(server)
    assert server.run("backup", str(copy)).status == 0
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2] + bytes(len(whole) // 2))
    server.stop()
    assert server.run("restore", str(copy)).status != 0
    server.start()
    assert (await ann.get()).status_code == 200


async def test_names_go_when_nothing_has_happened_for_so_many_days(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start(RETENTION_DAYS="90")
    ann, eve = await guests.open(server, model="A"), await guests.open(server, model="A")
    await ann.do("adopt-reference")
    await ann.do("sign-off")
    signed = (await ann.get("/matrix.json?revision=1")).json()["hash"]
    assert "0 names" in server.run("expire").said
    server.stop()
    with closing(sqlite3.connect(server.database)) as db:
        triggers = db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            db.execute(f"DROP TRIGGER {name}")
        old = "UPDATE event SET at = '2026-01-05T09:00:00.000Z' WHERE workshop = ?"
        db.execute(old, [ann.code])
        db.commit()
    assert "1 names" in server.run("expire").said
    server.start()
    again = await guests.stranger(server, ann.code, ann.key).enter()
    assert [one["name"] for one in again.show["people"]] == ["Participant 1"]
    assert (await again.get("/matrix.json?revision=1")).json()["hash"] == signed
    assert server.run("verify").status == 0
    unsigned = await guests.stranger(server, eve.code, eve.key).enter()
    assert [one["name"] for one in unsigned.show["people"]] == ["Ann"]
