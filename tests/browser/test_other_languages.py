"""A browser that translates the page, and a system that chooses its colours."""

import pytest

from tests.browser.doing import HANDOVER, INCIDENT, focus
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio

# Keys, the code and names of people, where a text has nothing else in it; and parties anywhere.
TRANSLATED = """(names) => {
  const party = /IT OPS|IT Delivery|t\\.b\\.d\\./;
  const whole = new Set(['Business', 'Vendor', 'OPS', 'Delivery', ...names]);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    const [text, holder] = [walk.currentNode.data.trim(), walk.currentNode.parentElement];
    if (!text || holder.closest('script, template, datalist') || !holder.translate) continue;
    if (party.test(text) || whole.has(text) || holder.tagName === 'KBD') found.push(text);
  }
  return found;
}"""


async def keeps_names(visitor: Visitor, *names: str) -> None:
    found = await visitor.page.evaluate(TRANSLATED, [visitor.code, *names])
    assert found == []


async def test_parties_keys_codes_and_people_are_not_translated(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    stage = await (await cast.projector(server.url)).goes(f"/w/{code}/stage")
    bob = await cast.phone("Bob", server.url)
    await bob.goes(f"/w/{code}")
    await keeps_names(bob)
    await bob.enters(code, "it-ops")
    everybody = (ann, bob, stage)
    await stage.sees("Bob")
    for one in everybody:
        await keeps_names(one, "Ann", "Bob")
    await focus(ann, INCIDENT)
    await bob.asks("cast-vote", "incident:application", choice="it-ops", reason="We run it.")
    await stage.sees("1 vote saved")
    for one in everybody:
        await keeps_names(one, "Ann", "Bob")
    await ann.asks("reveal", "incident:application")
    for one in everybody:
        await one.sees("for IT OPS")
        await keeps_names(one, "Ann", "Bob")
    await ann.asks("decide", "incident:application", accountable="it-ops")
    await ann.asks("adopt-reference")
    await ann.asks(
        "promise", "supportability-transition:application", owner="Bob", due="2026-12-24"
    )
    await focus(ann, HANDOVER)
    await stage.sees("Bob closes it by")
    for one in everybody:
        await keeps_names(one, "Ann", "Bob")
    await ann.asks("sign-off")
    await stage.sees("Revision 1")
    await bob.sees_heading("What this means for you")
    for one in everybody:
        await keeps_names(one, "Ann", "Bob")


async def test_the_first_button_is_another_one_in_the_systems_colours(
    cast: Cast, server: Server
) -> None:
    ann = await cast.laptop("Ann", server.url, forced_colors="active")
    await ann.opens()
    await focus(ann, INCIDENT)
    await ann.asks("cast-vote", "incident:application", choice="business")
    await ann.sees("1 vote saved")
    ground = "(one) => getComputedStyle(one).backgroundColor"
    first = await ann.button("Reveal").evaluate(ground)
    assert first != await ann.button("Next").evaluate(ground)
