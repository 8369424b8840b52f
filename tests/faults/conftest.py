"""What experiments share: chance with a seed, the number of rounds, a row in the ledger."""

import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any

import pytest

from tests.faults.driver import Chance, Crowd
from tests.faults.ledger import PROPERTY, Experiment
from tests.live.server import Server
from tests.stores import Postgres

Rounds = Callable[[int, int], int]
Gather = Callable[..., Any]
Where = dict[str, str]


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> Rounds:
    """`rounds(few, full)`: how often, in every test run, and under `make faults`."""
    full = request.config.getoption("--rounds") == "full"
    return lambda few, many: many if full else few


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> Chance:
    """Seeded anew each time, unless --fault-seed gives a seed that failed before."""
    given = request.config.getoption("--fault-seed")
    number = given if given is not None else secrets.randbelow(1 << 32)
    print(f"seed {number} (again with --fault-seed {number})")
    return Chance(number)


@pytest.fixture
def experiment(request: pytest.FixtureRequest, chance: Chance) -> Iterator[Experiment]:
    """This test's row in the ledger."""
    started = time.monotonic()
    made = Experiment(chance.number)
    yield made
    if made.fault:
        row = made.row(time.monotonic() - started)
        request.node.user_properties.append((PROPERTY, row))


@pytest.fixture
async def gather(anyio_backend: str, chance: Chance) -> AsyncIterator[Gather]:
    """`await gather(servers, voters=20)`: a workshop full of people, gone when the test is over."""
    crowds: list[Crowd] = []

    async def one(servers: Sequence[Server], **who: int) -> Crowd:
        crowds.append(await Crowd.gather(servers, chance, **who))
        return crowds[-1]

    yield one
    for crowd in crowds:
        await crowd.close()


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def where(request: pytest.FixtureRequest) -> Where:
    """The environment of a server on one database or the other."""
    if request.param == "SQLite":
        return {}
    postgres: Postgres = request.getfixturevalue("postgres")
    return {"DATABASE_URL": postgres.database()}
