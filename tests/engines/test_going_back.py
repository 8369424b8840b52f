"""The back button, on every engine: whether it kept the page or loads it again, it is live."""

import pytest

from tests.engines.visitors import Visitor
from tests.live.people import Guests
from tests.live.server import Server

pytestmark = pytest.mark.anyio
CELL = "incident:application"
NEXT = "change:application"
#: They keep a page with an open socket that nobody may store; the others load it again.
KEEP = ["webkit"]


async def test_back_from_another_page_bob_is_in_the_present(
    bob: Visitor, engine: str, server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    await bob.joins(ann.code)
    await ann.do("focus", CELL)
    await bob.votes("IT OPS")
    await bob.browser.run("() => { window.kept = true; }")

    await bob.goes("/")
    await ann.sees(lambda show: show["crowd"]["here"] == 1)
    await ann.do("reveal", CELL)
    await ann.do("focus", NEXT)

    await bob.goes_back()
    await bob.is_live()
    await bob.sees("Change Mgmt", "Tap one.")
    assert engine not in KEEP or await bob.browser.run("() => window.kept")
    await bob.votes("Business")
    await ann.sees(lambda show: show[f"cell:{NEXT}"]["voted"] == 1)
    await ann.sees(lambda show: (show["crowd"]["here"], show["crowd"]["all"]) == (2, 2))
