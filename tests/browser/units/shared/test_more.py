"""Whether there is more below in a pane, and the way there."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

PANE = """async (m, lines) => {
  document.body.innerText = '';
  const [section, pane, root, inside] = ['section', 'div', 'button', 'div']
    .map((one) => document.createElement(one));
  pane.className = 'scroll';
  Object.assign(pane.style, { height: '100px', overflow: 'auto' });
  inside.style.height = `${lines}px`;
  pane.append(inside);
  section.append(pane, root);
  document.body.append(section);
  const one = Object.assign(m.more(), { $root: root });
  one.init();
  const turn = () => new Promise((then) => setTimeout(then, 100));
  await turn();
  const below = [one.below, one.scrolls];
  one.go();
  await turn();
  below.push(one.below, one.scrolls);
  inside.style.height = '900px';
  await turn();
  return [...below, one.below, pane.scrollTop];
}"""


@pytest.mark.parametrize(
    ("pixels", "told"),
    [
        (90, [False, False, False, False, True, 0]),
        (150, [True, True, False, True, True, 50]),  # at the end nothing moves up under a finger
        (400, [True, True, True, True, True, 80]),
    ],
)
async def test_it_is_told_as_long_as_something_lies_below(
    modules: Modules, pixels: int, told: list[object]
) -> None:
    assert await modules.run("shared/more", PANE, pixels) == told
