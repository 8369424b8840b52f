"""The items of a register: those on the screen, the earlier ones, and the whole of long ones."""

import json
from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen
from tests.browser.units.workshop.risking import risk

pytestmark = pytest.mark.anyio
REGISTERS = "workshop/registers"
# What the server would answer stands in `answers`, by the item it was asked to begin behind.
PART = """async (m, answers) => {
  const part = Object.getOwnPropertyDescriptors(m.reading);
  const one = Object.defineProperties({ register: 'risks' }, part);
  const { room } = await import('/static/js/shared/room.js');
  const fetched = [];
  const real = globalThis.fetch;
  globalThis.fetch = async (address) => {
    fetched.push(new URL(address, location.href).searchParams.get('after'));
    return new Response(JSON.stringify({ items: answers[fetched.at(-1)] || [] }));
  };
  try { return await (async () => DOES)(); } finally { globalThis.fetch = real; }
}"""


async def reads(modules: Modules, answers: dict[str, Any], does: str) -> Any:
    return await modules.run(REGISTERS, PART.replace("DOES", does), answers)


async def test_earlier_ones_are_fetched_and_stand_before_those_of_the_screen(
    modules: Modules,
) -> None:
    await modules.room(screen(risks=[risk(22), risk(23)], registers={"risks": 23}))
    answers = {"1": [risk(number) for number in range(2, 22)]}
    does = """{
      const before = one.earlier;
      await one.readEarlier();
      return [before, one.earlier, one.newestFirst.map((it) => it.id), fetched];
    }"""
    ids = [f"r{number}" for number in range(23, 1, -1)]
    assert await reads(modules, answers, does) == [21, 1, ids, ["1"]]


async def test_what_is_cut_is_read_whole_once_until_its_words_change(modules: Modules) -> None:
    cut = risk(3, consequence="Invoices are…", cut=True)
    await modules.room(screen(risks=[cut], registers={"risks": 3}))
    other = json.dumps({**cut, "title": "Another"})
    does = """{
      await Promise.all([one.readWhole('r3'), one.readWhole('r3')]);
      const read = [one.itemAt('r3').consequence, one.itemAt('r3').seen, fetched.length];
      room().risks = [OTHER];
      return [...read, one.itemAt('r3').title];
    }""".replace("OTHER", other)
    answers = {"2": [risk(3)]}
    assert await reads(modules, answers, does) == ["Invoices are sent twice.", 1, 1, "Another"]


async def test_what_is_whole_is_not_fetched(modules: Modules) -> None:
    await modules.room(screen(risks=[risk(1)], registers={"risks": 1}))
    does = "{ await one.readWhole('r1'); return [fetched.length, one.earlier]; }"
    assert await reads(modules, {}, does) == [0, 0]
