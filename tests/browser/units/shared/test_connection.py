"""The state of the line in words."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("line", "pending", "words", "unsaved"),
    [
        ("live", 0, "Live", ""),
        ("live", 1, "Live", ""),  # on its way: nothing to worry about
        ("live", 3, "Live", "3 not saved yet"),
        ("reconnecting", 1, "Reconnecting…", "1 not saved yet"),
        ("closed", 2, "Closed", "2 not saved yet"),
    ],
)
async def test_it_says_how_it_is_and_what_is_not_saved(
    modules: Modules, line: str, pending: int, words: str, unsaved: str
) -> None:
    await modules.room(screen(), line=line, pending=[{}] * pending)
    says = "(m) => { const one = m.connection(); return [one.words, one.unsaved]; }"
    assert await modules.run("shared/connection", says) == [words, unsaved]


async def test_the_slow_way_is_said(modules: Modules) -> None:
    await modules.room(screen(), line="live", slow=True)
    says = "(m) => { const one = m.connection(); return [one.words, one.state, one.slow]; }"
    told = ["Live, by the slow way", "live", True]
    assert await modules.run("shared/connection", says) == told
