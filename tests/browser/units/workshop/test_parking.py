"""Topics parked for later."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
PARKS = """async (m, text, frame) => {
  const one = m.parking();
  one.text = text;
  const parked = one.park();
  if (asked.length) answer(frame);
  await parked;
  return one.text;
}"""


@pytest.mark.parametrize(
    ("frame", "left"),
    [({"done": "1", "seq": 1}, ""), ({"code": "x", "why": "Too many."}, " Licences? ")],
)
async def test_a_topic_is_sent_and_stays_where_it_is_refused(
    modules: Modules, frame: dict[str, object], left: str
) -> None:
    await modules.room(screen())
    assert await modules.run("workshop/parking", PARKS, " Licences? ", frame) == left
    assert await modules.asked() == [{"ask": "park", "text": "Licences?"}]


async def test_nothing_is_not_a_topic(modules: Modules) -> None:
    await modules.room(screen())
    await modules.run("workshop/parking", PARKS, "  ", {})
    assert await modules.asked() == []
