"""The browsers of a test process; each story is told once for every engine."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.engines.browser import LAPTOP, PHONE, Browser
from tests.engines.place import Place
from tests.engines.starting import ENGINES
from tests.engines.table import table
from tests.engines.visitors import Visitor
from tests.live.server import Server

HERE = Path(__file__).parent
Open = Callable[[str], Awaitable[Visitor]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One process has them all: a browser of each kind is started for it, and not for the next."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("engines"))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Stories by engine in seconds, for who asks for more than dots."""
    if config.get_verbosity() <= 0:
        return
    reports = [
        report
        for how in ("passed", "failed")
        for report in terminalreporter.getreports(how)
        if isinstance(report, pytest.TestReport) and report.when == "call"
    ]
    terminalreporter.write_line(table(reports))


class Shelf:
    """Browsers that are open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places: list[Place] = []
        self._open: list[Browser] = []
        self._plain: dict[str, Browser] = {}

    async def open(self, engine: str, shut: str = "") -> Browser:
        """One of its own."""
        folder = self._folder / f"{engine}-{len(self._places)}"
        folder.mkdir()
        place = Place(folder)
        self._places.append(place)
        browser = await ENGINES[engine](place, shut)
        self._open.append(browser)
        return browser

    async def plain(self, engine: str) -> Browser:
        """One as people have it, which the stories use one after the other."""
        if engine not in self._plain:
            self._plain[engine] = await self.open(engine)
        return self._plain[engine]

    async def close(self) -> None:
        for browser in self._open:
            await browser.close()
        for place in self._places:  # of browsers, too, that did not come up
            await place.close()


@pytest.fixture(scope="session")
async def shelf(
    anyio_backend: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Shelf]:
    made = Shelf(tmp_path_factory.mktemp("browsers"))
    yield made
    await made.close()


@pytest.fixture(params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@asynccontextmanager
async def before(browser: Browser, visitor: Visitor, size: tuple[int, int]) -> AsyncIterator[None]:
    """Somebody sits down; as they leave, the console has to be empty."""
    await browser.complaints()  # of the story before
    await browser.is_as_large_as(*size)
    yield
    await visitor.is_content()
    await visitor.leaves()


@asynccontextmanager
async def sits(
    name: str, size: tuple[int, int], shelf: Shelf, engine: str, server: Server
) -> AsyncIterator[Visitor]:
    """Somebody before the browser that people have."""
    browser = await shelf.plain(engine)
    made = Visitor(name, browser, server.url)
    async with before(browser, made, size):
        yield made


@pytest.fixture
async def bob(shelf: Shelf, engine: str, server: Server) -> AsyncIterator[Visitor]:
    """With a phone."""
    async with sits("Bob", PHONE, shelf, engine, server) as made:
        yield made


@pytest.fixture
async def ann(shelf: Shelf, engine: str, server: Server) -> AsyncIterator[Visitor]:
    """With a laptop."""
    async with sits("Ann", LAPTOP, shelf, engine, server) as made:
        yield made


@pytest.fixture
async def open_for_bob(shelf: Shelf, engine: str, server: Server) -> AsyncIterator[Open]:
    """`await open_for_bob(PRIVATE)`: before a browser of his own, in which that is shut off."""
    browsers: list[Browser] = []

    async def opened(shut: str) -> Visitor:
        browsers.append(await shelf.open(engine, shut))
        await browsers[-1].is_as_large_as(*PHONE)
        return Visitor("Bob", browsers[-1], server.url)

    yield opened
    for browser in browsers:
        await browser.close()
