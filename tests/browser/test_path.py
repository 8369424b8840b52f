"""Now and target: the room steps through the path; a phone says what changes for its party."""

import pytest
from playwright.async_api import expect

from tests.browser.doing import room_of_three
from tests.browser.looking import Eye
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio
MOVES = {"incident": "2099-01-01", "problem": "2099-01-01", "change": "2099-06-01"}


async def on_its_way(ann: Visitor) -> None:
    """What the business does today IT OPS will do, date by date; contracts have none yet."""
    for process, on in {**MOVES, "contract": ""}.items():
        cell = f"{process}:application"
        await ann.asks("reopen", cell)
        await ann.asks("decide", cell, accountable="it-ops")
        dated = {"changes_on": on, "condition": "The runbook is accepted."} if on else {}
        await ann.asks("set-today", cell, accountable="business", **dated)
    await ann.asks("open-chapter", chapter="ambition")


async def test_the_room_steps_from_today_to_the_target(cast: Cast, server: Server) -> None:
    ann, bob, _ = await room_of_three(cast, server.url)
    stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
    await ann.asks("adopt-reference")
    await on_its_way(ann)
    await ann.asks("adopt-ambition", model="C", acknowledged=True)
    await ann.sees("4 cells change hands", "Who does it today")
    await expect(bob.page.get_by_role("heading", name="What changes for Business")).to_be_visible()
    await bob.sees("Incident Mgmt, Application: Business → IT OPS, The runbook is accepted.")

    eye = Eye()
    for title, cells in (
        ("Who does it today", ("Business", "Business")),
        ("1\u00a0Jan\u00a02099: 2 cells change hands", ("Business → IT OPS", "Business")),
        ("1\u00a0Jun\u00a02099: 1 cell changes hands", ("IT OPS", "Business → IT OPS")),
        ("Target: 1 cell changes hands", ("IT OPS", "IT OPS")),
    ):
        await ann.page.keyboard.press("x")
        for one in (stage, ann):
            await expect(one.page.get_by_role("heading", name=title)).to_be_visible()
        table = stage.page.get_by_role("table", name="Who answers for each process")
        for process, says in zip(("Incident Mgmt", "Change Mgmt"), cells, strict=True):
            row = table.get_by_role("row").filter(has_text=process)
            await expect(row.get_by_role("cell").first).to_have_text(says, use_inner_text=True)
        await eye.on_stage(stage, title)
    await eye.at(ann, "the path, at its target")
    await eye.at(bob, "what changes for the business")
    eye.liked_it()

    await ann.presses("Away from the stage")
    await stage.sees_no("Target")
