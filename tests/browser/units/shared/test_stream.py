"""Where programs find what a page is about: a workshop, or what the page says it is."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio


async def test_a_page_says_of_which_kind_it_is(modules: Modules) -> None:
    await modules.room(screen())
    does = """(m) => {
      const before = [m.stream('/live'), m.what()];
      document.body.dataset.kind = 'agreements';
      const told = [...before, m.stream('/live'), m.what()];
      delete document.body.dataset.kind;
      return told;
    }"""
    assert await modules.run("shared/stream", does) == [
        "/api/workshops/ABCDEFGH/live",
        "workshop",
        "/api/agreements/ABCDEFGH/live",
        "agreement",
    ]
