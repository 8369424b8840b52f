"""The owner's link: printed once by the first start, made anew by a command, kept by backups."""

import re
import sqlite3
from contextlib import closing

import httpx2
import pytest

from tests.conftest import Servers
from tests.live.server import Server
from tests.stores import Postgres

SAID = re.compile(r"^The portfolio of all services: (\S+)$", re.MULTILINE)


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, servers: Servers) -> Server:
    if request.param == "sqlite":
        return servers.start()
    postgres: Postgres = request.getfixturevalue("postgres")
    return servers.start(DATABASE_URL=postgres.database())


def status(server: Server, key: str) -> int:
    headers = {"Authorization": f"Bearer {key}"}
    return httpx2.get(f"{server.url}/api/portfolio", headers=headers).status_code


def new_key(server: Server) -> str:
    """Of the link that the command prints, and nothing else."""
    outcome = server.run("owner-link")
    assert outcome.status == 0, outcome.said
    (line,) = outcome.said.splitlines()
    page, key = line.split("#")
    assert page == f"{server.url}/portfolio"
    return key


def test_the_first_start_prints_it_behind_the_address_and_the_second_does_not(
    server: Server,
) -> None:
    (link,) = SAID.findall(server.log)
    assert server.log.index("Remit is on") < server.log.index(link)
    assert status(server, link.split("#")[1]) == 200
    server.stop()
    server.start()
    assert SAID.findall(server.log) == [link], "once"
    assert status(server, link.split("#")[1]) == 200


def test_a_new_one_ends_the_one_before_while_it_runs(server: Server) -> None:
    first = SAID.findall(server.log)[0].split("#")[1]
    second = new_key(server)
    assert (status(server, first), status(server, second)) == (401, 200)
    third = new_key(server)
    assert (status(server, second), status(server, third)) == (401, 200)
    assert third not in server.log


def test_without_a_database_it_says_so(servers: Servers) -> None:
    outcome = servers.new().run("owner-link")
    assert outcome.status == 1
    assert outcome.said.startswith("remit: There is no database")


def test_a_backup_keeps_who_may_look_and_a_restore_gives_no_key_back(servers: Servers) -> None:
    server = servers.start()
    owner = new_key(server)
    ada, rita = (reader(server, owner, name) for name in ("Ada", "Rita"))
    copy = server.data / "copy.sqlite3"
    assert server.run("backup", str(copy)).status == 0
    bearer = {"Authorization": f"Bearer {owner}"}
    path = f"{server.url}/api/portfolio/readers/{rita[0]}"
    assert httpx2.delete(path, headers=bearer).status_code == 204
    newer = new_key(server)
    server.stop()
    assert server.run("restore", str(copy)).status == 0
    server.start()
    assert [status(server, one) for one in (newer, ada[1])] == [200, 200]
    assert [status(server, one) for one in (owner, rita[1])] == [401, 401], "as it was taken back"
    server.stop()
    for file in server.data.glob("remit.sqlite3*"):
        file.unlink()
    assert server.run("restore", str(copy)).status == 0
    server.start()
    assert [status(server, one) for one in (owner, rita[1])] == [200, 200], "nothing else is known"
    with closing(sqlite3.connect(server.database)) as db:
        kept = str(db.execute("SELECT * FROM principal").fetchall())
    assert owner not in kept


def reader(server: Server, owner: str, name: str) -> tuple[str, str]:
    headers, path = {"Authorization": f"Bearer {owner}"}, f"{server.url}/api/portfolio/readers"
    told = httpx2.post(path, json={"name": name}, headers=headers).json()
    return told["reader"], told["link"].split("#")[1]
