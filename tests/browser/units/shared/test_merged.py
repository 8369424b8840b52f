"""One component out of several."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
MERGED = "shared/merged"


async def test_getters_stay_getters_and_see_each_other(modules: Modules) -> None:
    does = """(m) => {
      const one = m.merged({ count: 1, get twice() { return this.count * 2; } },
        { get more() { return this.twice + 1; } });
      one.count = 5;
      return [one.twice, one.more];
    }"""
    assert await modules.run(MERGED, does) == [10, 11]


async def test_the_later_part_has_the_last_word(modules: Modules) -> None:
    assert (
        await modules.run(MERGED, "(m) => m.merged({ at: 1 }, { get at() { return 2; } }).at") == 2
    )


async def test_its_parts_are_left_as_they_were(modules: Modules) -> None:
    does = "(m) => { const part = { n: 1 }; m.merged(part, {}).n = 2; return part.n; }"
    assert await modules.run(MERGED, does) == 1
