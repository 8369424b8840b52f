"""What tests of the running server share; the browser's stories use the same."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import Engine

from app.db import database
from tests.faults.ledger import PROPERTY, Ledger, Row
from tests.live.nginx import Nginx
from tests.live.nursery import nursery
from tests.live.partners import Partners
from tests.live.people import Guests
from tests.live.server import Server
from tests.scratch import keep_in_memory
from tests.stores import Postgres, RedisServer

LEDGER = pytest.StashKey[Ledger]()
keep_in_memory()


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that leave it as they found it; each opens its own workshop."""
    started = Server(tmp_path_factory.mktemp("quiet"), "at-any-pace").start()
    yield started
    started.close()
    assert "Traceback" not in started.log


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rounds", choices=("few", "full"), default="few", help="of each fault")
    parser.addoption("--fault-seed", type=int, default=None, help="repeat a fault's chance")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: of a test's time two fifths are waiting."""
    return len(os.sched_getaffinity(0)) + 1


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEDGER] = ledger = Ledger()

    class Gatherer:
        """Rows come with the reports, whichever process ran the test."""

        def __init__(self) -> None:
            self._failed: set[str] = set()

        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            if report.failed:
                self._failed.add(report.nodeid)
            if report.when == "teardown" and report.nodeid not in self._failed:
                for name, row in report.user_properties:
                    if name == PROPERTY:
                        ledger.note(cast(Row, row))

    config.pluginmanager.register(Gatherer())


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    ledger = config.stash[LEDGER]
    if ledger.rows and config.getoption("--rounds") == "full":
        terminalreporter.write_line(ledger.table())
        ledger.into_document()


def pytest_sessionfinish() -> None:
    nursery.close()


class Servers:
    """Servers of a test's own: to be killed, to be changed, to be stopped."""

    def __init__(self, folder: Path, always: str = "") -> None:
        self._folder = folder
        self._always = always
        self._all: list[Server] = []

    def new(self, variant: str = "", **environment: str) -> Server:
        """One that has not been started yet."""
        data = self._folder / f"data-{len(self._all)}"
        data.mkdir()
        variants = ",".join(filter(None, (self._always, variant)))
        self._all.append(Server(data, variants, **environment))
        return self._all[-1]

    def start(self, variant: str = "", **environment: str) -> Server:
        return self.new(variant, **environment).start()

    def close(self) -> None:
        for server in self._all:
            server.close()


@pytest.fixture
def servers(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Servers]:
    """Not held back by the product's own pace, which fast machines run into and slow ones do not.

    The experiments meet the product as it is: their clients wait and ask again.
    """
    made = Servers(tmp_path, "" if "faults" in request.path.parts else "at-any-pace")
    yield made
    made.close()


@pytest.fixture
async def guests(anyio_backend: str) -> AsyncIterator[Guests]:
    """The people of a test."""
    made = Guests()
    yield made
    await made.close()


@pytest.fixture
async def partners(guests: Guests) -> Partners:
    """The people of an agreement, and of whatever workshops it is about."""
    made = Partners()
    made.all = guests.all
    return made


@pytest.fixture(scope="session")
def cluster() -> Iterator[Postgres]:
    made = Postgres().start()
    yield made
    made.close()


@pytest.fixture
def postgres(cluster: Postgres) -> Iterator[Postgres]:
    """A PostgreSQL that this test may hurt: it is well again afterwards."""
    yield cluster
    cluster.recover()


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    made = RedisServer().start()
    yield made
    made.close()


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[Nginx]:
    """One that is told what to serve, and started, by the test."""
    folder = tmp_path / "nginx"
    folder.mkdir()
    made = Nginx(folder)
    yield made
    made.close()


@pytest.fixture
def both(servers: Servers, postgres: Postgres, redis: RedisServer) -> list[Server]:
    """Two processes on one database."""
    where = {"DATABASE_URL": postgres.database(), "REDIS_URL": redis.url}
    return [servers.start(**where), servers.start(**where)]


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of a database in a file, which is not there yet."""
    return f"sqlite:///{tmp_path / 'remit.sqlite3'}"


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """A migrated database in a file, as the server has it."""
    made = database.connect(url)
    database.migrate(made)
    yield made
    made.dispose()
