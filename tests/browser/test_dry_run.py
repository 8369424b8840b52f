"""A rehearsal: a copy with a simulated room, from the details of a workshop to nothing left."""

from typing import Any

import pytest

from tests.browser.doing import focus, room_of_three
from tests.browser.looking import Eye
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio


async def test_a_facilitator_rehearses_and_throws_it_away(cast: Cast, server: Server) -> None:
    ann, bob, _ = await room_of_three(cast, server.url)
    night: dict[str, Any] = {"story": "", "at": "Sunday 03:00", "processes": ["incident"]}
    await ann.asks("add-case", title="Nobody can log in", **night)
    real = ann.code
    await ann.page.keyboard.press("e")
    await ann.presses("Rehearse in a dry run")
    await ann.page.wait_for_url(lambda url: real not in url)
    await ann.is_live()
    await ann.sees("DRY RUN: Invoice archive", "nothing counts", "Simulated 6")
    await focus(ann, "Incident Mgmt")
    await ann.presses("Let them vote")
    await ann.sees("6 votes saved")
    eye = Eye()
    await eye.at(ann, "a dry run")
    stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
    await stage.sees("DRY RUN: Invoice archive")
    await ann.page.keyboard.press("r")
    await stage.sees("IT OPS")
    assert [one["title"] for one in (await ann.screen())["cases"]] == ["Nobody can log in"]
    await ann.presses("Throw it away")
    await ann.presses("Press again: throw it away")
    await ann.page.wait_for_url(f"{server.url}/")
    await stage.sees("There is no such workshop here any more.")
    await ann.sees("Invoice archive")
    await ann.sees_no("DRY RUN")
    assert "dry_run" not in (await bob.screen())["workshop"]
    assert eye.found == []
