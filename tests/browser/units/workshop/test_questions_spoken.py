"""What happens in the room, for who listens."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, person, revealed, screen

pytestmark = pytest.mark.anyio
SPOKEN = "workshop/questions_spoken"
CELL = "incident:application"
WHY = [
    {"choice": "tbd", "represents": "business", "confidence": 3, "reason": "Nobody knows."},
    {"choice": "tbd", "represents": "it-ops", "confidence": 5, "reason": "x" * 4000},
    {"choice": "tbd", "represents": "vendor", "confidence": 5, "reason": "Third."},
]
TBD = {"tbd": {"business": 2}}


async def at(modules: Modules, cell: Any, **keys: Any) -> None:
    people = [person("Bob", "business")]
    await modules.room(screen(CELL, people=people, cells={CELL: cell}, **keys))


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        (open_cell(1, ["bob"]), "1 vote saved, 1 to come."),
        (open_cell(1, ["bob"]) | {"round": 2}, "Round 2. 1 vote saved, 1 to come."),
        (revealed("agreed", TBD), "Agreed: All 2 say t.b.d."),
        (decided("business"), "Decided: Business."),
        (decided("tbd"), "Decided: t.b.d."),
    ],
)
async def test_who_listens_hears_what_others_see(modules: Modules, cell: Any, says: str) -> None:
    await at(modules, cell, waiting={CELL: {"here": 1, "away": 0}})
    heard = await modules.run(SPOKEN, "(m) => m.spoken().aloud")
    assert heard == f"Incident Mgmt, Application. {says}"


async def test_a_few_reasons_are_said_and_none_is_long(modules: Modules) -> None:
    await at(modules, revealed("agreed", TBD, said=3, reasons=WHY))
    heard = await modules.run(SPOKEN, "(m) => m.spoken().aloud")
    assert "3 people said why. Business for t.b.d.: Nobody knows." in heard
    assert f"IT OPS for t.b.d.: {'x' * 120}…" in heard
    assert "Third" not in heard
    assert len(heard) < 400


async def test_where_nothing_is_looked_at_nothing_is_said(modules: Modules) -> None:
    await modules.room(screen())
    assert await modules.run(SPOKEN, "(m) => m.spoken().aloud") == ""


async def test_many_changes_are_one_sentence_a_breath_later(modules: Modules) -> None:
    await at(modules, open_cell(1), waiting={CELL: {"here": 3, "away": 0}})
    does = """async (m, key) => {
      const { room } = await import('/static/js/shared/room.js');
      const one = Object.assign(m.spoken(), { $watch() {} });
      one.init();
      const later = globalThis.setTimeout, waits = [];
      globalThis.setTimeout = (does, pause) => waits.push([does, pause]);
      for (const voted of [2, 3, 4]) {
        room().cells[key] = { ...room().cells[key], voted };
        one.sayLater();
      }
      globalThis.setTimeout = later;
      const before = one.said;
      waits[0][0]();
      return [waits.length, waits[0][1] >= 1000, before, one.said];
    }"""
    name = "Incident Mgmt, Application."
    first, last = f"{name} 1 vote saved, 3 to come.", f"{name} 4 votes saved, 3 to come."
    assert await modules.run(SPOKEN, does, CELL) == [1, True, first, last]


async def test_pace_and_lock_are_heard_when_they_change(modules: Modules) -> None:
    await at(modules, open_cell(1))
    does = """async (m) => {
      const { room } = await import('/static/js/shared/room.js');
      const one = Object.assign(m.spoken(), { $watch() {} });
      const heard = [];
      const now = () => { one.tell(); heard.push(one.news); };
      one.init();
      heard.push(one.news);
      const { workshop } = room();
      room().workshop = { ...workshop, locked: true };
      now();
      room().workshop = { ...workshop, locked: true, pace: 'own' };
      now();
      room().workshop = workshop;
      now();
      return heard;
    }"""
    assert await modules.run(SPOKEN, does) == [
        "",
        "The door is locked.",
        "Everybody votes at their own pace now.",
        "The room votes together now, cell by cell. The door is open.",
    ]


async def test_that_everybody_is_done_is_heard_once(modules: Modules) -> None:
    await at(modules, open_cell(1))
    does = """async (m) => {
      const { room } = await import('/static/js/shared/room.js');
      const one = Object.assign(m.spoken(), { $watch() {} });
      const heard = [];
      one.init();
      for (const by of [[[0, 1], [6, 1]], [[6, 2]], [[6, 3]]]) {
        room().progress = { cells: 6, by, away: 0 };
        one.tell();
        heard.push(one.news);
      }
      return heard;
    }"""
    assert await modules.run(SPOKEN, does) == ["", "Everybody is done.", ""]


async def test_the_whole_at_a_glance_is_heard(modules: Modules) -> None:
    cells = {CELL: revealed("split", {"tbd": {"business": 1}}), "change:interface": open_cell()}
    await modules.room(screen(cells=cells, overview=True))
    assert await modules.run(SPOKEN, "(m) => m.spoken().aloud") == "1 revealed: 1 to talk about."
