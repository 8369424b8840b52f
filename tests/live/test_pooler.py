"""Behind PgBouncer in transaction mode, a room works as it does directly."""

from collections.abc import Iterator

import pytest

from tests.conftest import Servers
from tests.live.people import Guests
from tests.stores import Pooler, Postgres, RedisServer

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["", "options"], ids=["refuses options", "ignores them"])
def pooler(request: pytest.FixtureRequest, postgres: Postgres) -> Iterator[Pooler]:
    made = Pooler(postgres, request.param).start()
    yield made
    made.close()


async def test_a_room_on_two_processes_behind_a_pooler(
    servers: Servers, guests: Guests, postgres: Postgres, pooler: Pooler, redis: RedisServer
) -> None:
    where = {"DATABASE_URL": pooler.before(postgres.database()), "REDIS_URL": redis.url}
    both = [servers.start(**where) for _ in range(2)]
    ann = await guests.open(both[0], model="A")
    bob = await (await guests.join_by_api(ann, "Bob")).enter()
    far = await guests.stranger(both[1], ann.code, ann.key).enter()
    await ann.do("set-pace", pace="own")
    for number in range(30):
        choice = ("business", "it-ops")[number % 2]
        await bob.do("cast-vote", "incident:application", choice=choice)
        await far.do("park", text=f"Topic {number}")
    await ann.sees(lambda show: len(show["parked"]) == 30)
    await ann.do("adopt-reference")
    await ann.do("sign-off")
    assert both[0].run("verify").status == 0
    assert all("Traceback" not in one.log for one in both)
