"""Asks the server has not yet confirmed: in order, over a reload, and the newest vote counts."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
UNSAVED = "shared/unsaved"
OLD = {
    "id": "1",
    "ask": "cast-vote",
    "process": "incident",
    "scope": "application",
    "choice": "tbd",
}
NEW = {**OLD, "id": "2", "choice": "business"}
OTHER = {**OLD, "id": "3", "scope": "interface"}


async def kept(modules: Modules, does: str) -> object:
    """In a tab that belongs to Bob and has three asks unsaved."""
    start = """sessionStorage.clear();
      const kept = m.keepUnsaved('ABCDEFGH');
      kept.belongTo('bob');
      const all = asks.map((ask) => ({ ...ask }));
      all.forEach((ask) => kept.add(ask));
      const ids = (list) => list.map((ask) => ask.id);"""
    return await modules.run(UNSAVED, f"(m, asks) => {{ {start} {does} }}", [OLD, NEW, OTHER])


async def test_a_reload_finds_them_in_their_order(modules: Modules) -> None:
    assert await kept(modules, "return ids(m.keepUnsaved('ABCDEFGH').asks);") == ["1", "2", "3"]


async def test_another_workshop_has_its_own(modules: Modules) -> None:
    assert await kept(modules, "return ids(m.keepUnsaved('HGFEDCBA').asks);") == []


async def test_who_uses_the_tab_next_sends_nothing_of_bobs(modules: Modules) -> None:
    does = "const next = m.keepUnsaved('ABCDEFGH'); next.belongTo('carol'); return ids(next.asks);"
    assert await kept(modules, does) == []


async def test_what_is_taken_is_gone_and_only_once(modules: Modules) -> None:
    does = "const ask = kept.take('2'); return [ask.id, kept.take('2'), ids(kept.asks)];"
    assert await kept(modules, does) == ["2", None, ["1", "3"]]


async def test_a_vote_waits_for_the_one_before_it_on_its_cell(modules: Modules) -> None:
    does = """const newest = { ...all[1], id: '4' };
      kept.add(newest);
      const { next, overtaken } = kept.waited(all[0]);
      return [kept.asks.map((ask) => kept.isBehind(ask)), next.id, ids(overtaken)];"""
    assert await kept(modules, does) == [[False, True, False, True], "4", ["2"]]


async def test_what_a_vote_stands_on_is_kept_over_a_reload(modules: Modules) -> None:
    does = """kept.standsOn(all[1], 9);
      kept.standsOn(all[1], 7);
      kept.standsOn(all[1], 0);
      return m.keepUnsaved('ABCDEFGH').asks[1].seen;"""
    assert await kept(modules, does) == 9


async def test_what_was_kept_and_cannot_be_read_is_nothing(modules: Modules) -> None:
    does = """sessionStorage.setItem('remit:ABCDEFGH:unsaved', '{');
      return m.keepUnsaved('ABCDEFGH').asks;"""
    assert await kept(modules, does) == []
