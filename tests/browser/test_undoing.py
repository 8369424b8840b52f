"""Undo: one's own last act, said beforehand, with the sentence kept; and it comes back."""

import pytest
from playwright.async_api import expect

from tests.browser.doing import INCIDENT, focus, record, room_of_three
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio

CELL = "incident:application"
BECAUSE = "They are on call anyway."


async def test_what_was_taken_back_is_in_the_form_and_comes_again(
    cast: Cast, server: Server
) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    await focus(ann, INCIDENT)
    for one in (bob, carol):
        await one.asks("cast-vote", CELL, choice="it-ops")
    await ann.asks("reveal", CELL)
    await record(ann, "IT OPS", BECAUSE)
    await bob.sees(BECAUSE)
    await ann.sees("Can be taken back: the decision on Incident Mgmt (Application)")
    await ann.presses("Undo")
    await bob.sees_no(BECAUSE)
    await expect(ann.page.get_by_role("textbox", name="Because")).to_have_value(BECAUSE)
    await expect(ann.button("Undo")).to_be_hidden()

    await ann.asks("open-chapter", chapter="risks")
    await ann.sees_heading("Risks")
    await expect(ann.button("Redo")).to_be_hidden()
    await ann.asks("open-chapter", chapter="matrix")
    await ann.sees("Can be brought back: the decision on Incident Mgmt (Application)")
    await ann.presses("Redo")
    await bob.sees(BECAUSE)
    await ann.sees("27 cells to decide")
    await expect(ann.button("Redo")).to_be_hidden()


async def test_an_adoption_is_taken_back_and_another_facilitators_decision_stays(
    cast: Cast, server: Server
) -> None:
    ann, bob, _ = await room_of_three(cast, server.url)
    me = (await bob.screen())["you"]["person"]
    await ann.asks("share-facilitation", person=me)
    await bob.asks("decide", CELL, accountable="it-ops")
    await ann.presses("Adopt model B")
    await ann.presses("Press again: adopt 27 from B")
    await ann.sees("Can be taken back: the adoption of 27 cells", "All decided")
    await ann.presses("Undo")
    await ann.sees("27 cells to decide")
    await bob.sees_cell(INCIDENT, "OPS")
