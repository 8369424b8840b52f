"""What this page has open beside what the room looks at."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio


async def test_one_thing_is_open_by_its_kind(modules: Modules) -> None:
    await modules.room(screen())
    does = """(m) => {
      const before = m.opens('risk');
      m.open('risk', 'r1', 'answer');
      return [before, m.opens('risk'), m.opens('promise')];
    }"""
    assert await modules.run("shared/opened", does) == [None, "r1", None]
