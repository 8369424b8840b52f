"""A quick check is asked by one sentence, which stays until it was taken."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
ASKS = """async (m, text, frame) => {
  const one = m.quickCheck();
  one.text = text;
  const done = one.ask();
  if (asked.length) answer(frame);
  await done;
  return one.text;
}"""


@pytest.mark.parametrize(
    ("frame", "left"),
    [({"done": "", "seq": 2}, ""), ({"code": "too-long", "why": "Too long."}, " Shall we? ")],
)
async def test_what_was_asked_is_gone_from_the_form(
    modules: Modules, frame: dict[str, Any], left: str
) -> None:
    await modules.room(screen())
    assert await modules.run("workshop/asking_quick", ASKS, " Shall we? ", frame) == left
    asked = {"ask": "open-question", "question": "quick", "text": "Shall we?"}
    assert await modules.asked() == [asked]


async def test_nothing_is_not_asked(modules: Modules) -> None:
    await modules.room(screen())
    await modules.run("workshop/asking_quick", ASKS, "  ", {})
    assert await modules.asked() == []
