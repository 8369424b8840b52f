"""What screens leave out, asked for by its address."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio


async def test_it_is_asked_for_by_name(modules: Modules) -> None:
    await modules.room(screen())
    does = """async (m) => {
      const real = globalThis.fetch;
      const asked = [];
      globalThis.fetch = async (address) => {
        asked.push(address);
        return new Response('{"next": null}');
      };
      try { return [await m.requested('history', 'incident:application', 20), asked]; }
      finally { globalThis.fetch = real; }
    }"""
    address = "/api/workshops/ABCDEFGH/more/history?of=incident%3Aapplication&after=20"
    assert await modules.run("shared/requested", does) == [{"next": None}, [address]]
