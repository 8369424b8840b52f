"""The pass of a stage: kept by the browser that took it, said each time it comes in."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
STAGE = "workshop/people_stage"

HELLO = """(m, pass) => {
  localStorage.clear();
  const before = location.pathname;
  if (pass) history.replaceState(null, '', `${before}#pass=${pass}`);
  const one = m.hello();
  const said = [JSON.stringify(one), location.hash, JSON.stringify(m.hello())];
  localStorage.clear();
  return said;
}"""


async def test_without_a_pass_it_says_that_it_is_a_stage(modules: Modules) -> None:
    stage = '{"as":"stage"}'
    assert await modules.run(STAGE, HELLO, "") == [stage, "", stage]


async def test_a_pass_is_taken_and_said_again(modules: Modules) -> None:
    stage = '{"as":"stage","key":"abc"}'
    assert await modules.run(STAGE, HELLO, "abc") == [stage, "", stage]
