"""The last facilitator's laptop is lost: an operator prints a link, and the room sees it."""

import pytest

from tests.conftest import Servers
from tests.live.people import Guests
from tests.live.server import Server
from tests.stores import Postgres

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, servers: Servers) -> Server:
    if request.param == "sqlite":
        return servers.start()
    postgres: Postgres = request.getfixturevalue("postgres")
    return servers.start(DATABASE_URL=postgres.database())


async def test_a_new_link_leads_and_the_room_sees_that_it_was_made(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    outcome = server.run("facilitator-link", ann.code.lower(), "Eve")
    assert outcome.status == 0, outcome.said
    link, key = outcome.said.strip().split("#key=")
    assert link == f"{server.url}/w/{ann.code}/facilitate"
    eve = await guests.stranger(server, ann.code, key).enter()
    assert (eve.show["you"]["name"], eve.show["you"]["role"]) == ("Eve", "facilitator")
    for one in (ann, bob):
        show = await one.sees(lambda show: len(show["people"]) == 3)
        assert [who.get("appointed") for who in show["people"]] == [None, None, True]
    await eve.do("focus", "incident:application")
    await ann.do("focus", "change:application")  # the keys there are stay
    assert key not in server.log


async def test_it_opens_a_locked_and_a_signed_workshop_too(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    await ann.do("adopt-reference")
    await ann.do("waive", "supportability-transition:application", why="Later.")
    await ann.do("lock-door", locked=True)
    await ann.do("sign-off")
    key = server.run("facilitator-link", ann.code).said.strip().split("#key=")[1]
    new = await guests.stranger(server, ann.code, key).enter()
    assert new.show["you"]["name"] == "Facilitator"
    await new.do("start-revision")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["AAAAAAAA"], "There is no workshop AAAAAAAA."),
        (["AAAAAAAA", "x" * 61], "60"),
    ],
)
async def test_what_cannot_be_is_one_sentence(server: Server, words: list[str], says: str) -> None:
    outcome = server.run("facilitator-link", *words)
    assert outcome.status == 1
    assert says in outcome.said
    assert len(outcome.said.strip().splitlines()) == 1
