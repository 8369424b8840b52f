"""What is half-written is kept until it is recorded or dropped; a bounded number, by person."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
DRAFTS = "shared/drafts"


async def test_what_was_kept_is_found_and_what_was_dropped_is_not(modules: Modules) -> None:
    await modules.room(screen())
    does = """(m) => {
      m.keepDraft('topic', 'Who pays');
      m.keepDraft('topic', 'Who pays?');
      const kept = m.draftOf('topic');
      m.keepDraft('topic', '');
      return [kept, m.draftOf('topic')];
    }"""
    assert await modules.run(DRAFTS, does) == ["Who pays?", None]


async def test_who_uses_the_tab_later_finds_nothing(modules: Modules) -> None:
    await modules.room(screen())
    does = """async (m) => {
      const { room } = await import('/static/js/shared/room.js');
      m.keepDraft('topic', 'Secret');
      room().you = { ...room().you, person: 'carol' };
      return m.draftOf('topic');
    }"""
    assert await modules.run(DRAFTS, does) is None


async def test_of_too_many_the_oldest_goes(modules: Modules) -> None:
    await modules.room(screen())
    does = """(m) => {
      for (let n = 0; n <= 60; n += 1) m.keepDraft(`cell:${n}`, `text ${n}`);
      return [m.draftOf('cell:0'), m.draftOf('cell:1'), m.draftOf('cell:60')];
    }"""
    assert await modules.run(DRAFTS, does) == [None, "text 1", "text 60"]


async def test_where_storage_is_refused_nothing_breaks(modules: Modules) -> None:
    await modules.room(screen())
    does = """(m) => {
      const real = Storage.prototype.setItem;
      Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
      try { m.keepDraft('topic', 'Who pays?'); } finally { Storage.prototype.setItem = real; }
      return m.draftOf('topic');
    }"""
    assert await modules.run(DRAFTS, does) is None
