"""What changed last, in a line each, and said to who hears the page."""

from typing import Any

import pytest

from tests.browser.units.agreement.drafted import objective, room
from tests.browser.units.modules import Modules
from tests.live.people import Json

pytestmark = pytest.mark.anyio
CHANGES = "agreement/changes"


def change(by: str, second: int, **more: Any) -> Json:
    at = f"2026-11-30T10:00:{second:02}.000Z"
    told = {"at": at, "by": by, "what": "told", "section": "objectives", "item": "o1"}
    return {**told, "fields": ["title"], **more}


async def test_a_line_says_who_wrote_what(modules: Modules) -> None:
    recent = [
        change("Carol", 2, fields=["measure"]),
        change("", 1, what="dropped", section="actions", item="a1", fields=[]),
    ]
    await room(modules, recent=recent, objectives=[objective("Close early")])
    does = "(m) => m.changes().list.map(({ by, did, about }) => `${by} ${did} ${about}`)"
    assert await modules.run(CHANGES, does) == [
        "Carol wrote objective Close early (measure)",
        "Somebody removed action",
    ]


@pytest.mark.parametrize(
    ("by", "words"), [("Carol", "Carol wrote objective Close early (objective)."), ("Bob", "")]
)
async def test_only_what_others_changed_since_is_said(
    modules: Modules, by: str, words: str
) -> None:
    before = change("Carol", 1)
    await room(modules, recent=[before], objectives=[objective("Close early")])
    does = """async (m, recent) => {
      const one = m.heard();
      one.init();
      const before = one.words;
      const { room } = await import('/static/js/shared/room.js');
      room().show({ seq: 2, show: { recent } }, false);
      return [before, one.words];
    }"""
    assert await modules.run(CHANGES, does, [change(by, 2), before]) == ["", words]
