"""Where Remit stands on its host: as the page says, and at its root where it says nothing."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio


async def test_an_address_is_below_what_the_page_says(modules: Modules) -> None:
    does = """(m) => {
      const without = m.below('/w/ABCDEFGH');
      document.body.dataset.prefix = '/tools/remit';
      const within = m.below('/w/ABCDEFGH');
      delete document.body.dataset.prefix;
      return [without, within];
    }"""
    told = await modules.run("shared/prefix", does)
    assert told == ["/w/ABCDEFGH", "/tools/remit/w/ABCDEFGH"]
