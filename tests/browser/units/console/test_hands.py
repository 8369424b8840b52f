"""What the hands are in the middle of: a word being typed, a double click."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

HANDS = """(m) => {
  const hands = m.handsOf();
  const now = performance.now;
  let time = 1000;
  performance.now = () => time;
  const seen = { getClientRects: () => [1] }, gone = { getClientRects: () => [] };
  const button = document.createElement('button'), other = document.createElement('button');
  const click = (target, detail) => {
    let stopped = false;
    hands.click({ target, detail, preventDefault() { stopped = true; }, stopPropagation() {} });
    return stopped;
  };
  try { DOES } finally { performance.now = now; }
}"""


async def hands(modules: Modules, does: str) -> Any:
    return await modules.run("console/hands", HANDS.replace("DOES", does))


async def test_a_word_goes_on_when_its_field_is_gone(modules: Modules) -> None:
    does = """hands.wrote(gone);
      return [900, 900].map((wait) => { time += wait; return hands.midWord(); });"""
    assert await hands(modules, does) == [True, True]


async def test_after_a_breath_keys_are_keys_again(modules: Modules) -> None:
    assert await hands(modules, "hands.wrote(gone); time += 1001; return hands.midWord();") is False


async def test_a_field_in_sight_takes_its_letters_itself(modules: Modules) -> None:
    assert await hands(modules, "hands.wrote(seen); return hands.midWord();") is False
    assert await hands(modules, "hands.wrote(null); return hands.midWord();") is False


async def test_the_second_click_is_for_the_button_of_the_first(modules: Modules) -> None:
    does = "return [click(button, 1), click(button, 2), click(other, 2), click(other, 1)];"
    assert await hands(modules, does) == [False, False, True, False]
