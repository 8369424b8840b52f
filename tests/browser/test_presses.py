"""How many presses a whole matrix takes once everybody has voted on it."""

import pytest

from app.matrix.catalogue import FOURTEEN
from tests.browser.doing import room_of_three, settled
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio

MOST = 21  # for 28 cells of which 22 are agreed
DISPUTED = FOURTEEN.processes[:3]


async def test_28_cells_of_which_22_are_agreed(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    await ann.asks("set-pace", pace="own")
    for process in FOURTEEN.processes:
        differing = "it-ops" if process in DISPUTED else "business"
        await bob.asks("cast-vote", f"{process}:both", choice="business")
        await carol.asks("cast-vote", f"{process}:both", choice=differing)
    await ann.sees("Reveal all 28")
    await settled(ann)  # the pace was not set by a press on her page
    presses = 0

    async def press(key: str, *then: str) -> None:
        nonlocal presses
        presses += 1
        await ann.page.keyboard.press(key)
        await ann.sees(*then)

    await press("a", "Take agreed 22")
    await press("g", "6 cells to decide")
    for left in (5, 4, 3, 2, 1, 0):
        await press("n", "The room decides")
        await press("1", "Record")
        await press("Enter", f"{left} cell" if left else "All decided")
    assert presses <= MOST
