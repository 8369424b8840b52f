"""No component stands inside another: in a nested scope names would hide each other unseen."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio

EMPTY = {"meta", "link", "input", "br", "img"}  # elements that hold nothing, and are not closed


class Scopes(HTMLParser):
    """The components of a page, and which stand inside another one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[str] = []
        self.nested: list[str] = []
        self._open: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()
        assert not self._open, "a page closes what it opens"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("x-data")
        if name is not None:
            self.all.append(name)
            self.nested += [f"{name} in {outer}" for outer in self._around()]
        if tag not in EMPTY:
            self._open.append((tag, name))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """It holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, f"{opened} is closed by {tag}"

    def _around(self) -> Iterator[str]:
        return (name for _, name in self._open if name is not None)


def test_a_scope_in_a_scope_is_found() -> None:
    inner = '<template><i x-data="two"></i></template>'
    html = f'<main><b x-data="one"><br>{inner}</b><i x-data></i></main>'
    assert Scopes(html).nested == ["two in one"]


@pytest.mark.parametrize(
    "page", ["", "/facilitate", "/stage", "join", "start", "wrong", "portfolio"]
)
async def test_components_stand_beside_each_other(cast: Cast, server: Server, page: str) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    if page in {"join", "start"}:
        await ann.context.clear_cookies()
    path = {
        "start": "/",
        "portfolio": "/portfolio",
        "join": f"/w/{code}",
        "wrong": "/w/ABCDEFGH",
    }.get(page, f"/w/{code}{page}")
    html = await (await ann.context.request.get(f"{server.url}{path}")).text()
    scopes = Scopes(html)
    assert scopes.nested == []
    assert scopes.all
