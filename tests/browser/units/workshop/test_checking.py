"""What is offered: settled where it stands, or waved through with a word."""

import pytest

from tests.browser.units.modules import Modules, decided, screen
from tests.browser.units.workshop.risking import risk

pytestmark = pytest.mark.anyio
CHECKING = "workshop/checking"
CHECKS = [
    {"id": f"unexecuted:{number}", "cell": None, "says": f"{number}.", "state": "open"}
    for number in range(9)
]
OPENED = {"kind": "offer", "id": "check:unexecuted:1", "step": ""}


async def test_a_few_stand_in_the_list_until_somebody_wants_all(modules: Modules) -> None:
    await modules.room(screen(checks=CHECKS))
    does = """(m) => {
      const one = m.checking();
      const few = [one.list.length, one.more];
      one.showAll();
      return [...few, one.list.length, one.more];
    }"""
    assert await modules.run(CHECKING, does) == [6, 3, 9, 0]


async def test_it_is_waved_through_with_a_word_and_not_without(modules: Modules) -> None:
    await modules.room(screen(checks=CHECKS), opened=OPENED)
    does = """async (m) => {
      const one = m.checking();
      one.unfold();
      await one.wave();
      const said = [one.waves, one.wrong, asked.length];
      one.why = ' The vendor does. ';
      const waving = one.wave();
      answer({ done: asked[0].id, seq: 9 });
      await waving;
      return [...said, one.offer.id];
    }"""
    assert await modules.run(CHECKING, does) == [
        True,
        "Say in a word why it may stay as it is.",
        0,
        "",
    ]
    assert await modules.asked() == [
        {"ask": "waive-check", "check": "unexecuted:1", "why": "The vendor does."}
    ]


async def test_what_is_no_check_is_put_aside_as_part_of_a_risk(modules: Modules) -> None:
    cells = {"incident:application": decided("tbd")}
    risks = [risk(1, title="Nobody is called at night")]
    opened = {"kind": "offer", "id": "cell:incident:application", "step": ""}
    await modules.room(screen(cells=cells, risks=risks), opened=opened)
    does = """async (m) => {
      const one = m.checking();
      one.unfold();
      one.merge({ target: { value: 'r1' } });
      const putting = one.wave();
      answer({ done: asked[0].id, seq: 9 });
      await putting;
      return one.waveWords;
    }"""
    assert await modules.run(CHECKING, does) == "Put it aside"
    why = "Part of “Nobody is called at night”."
    assert await modules.asked() == [
        {"ask": "drop-offer", "offer": "cell:incident:application", "why": why}
    ]


async def test_the_room_goes_to_the_cell_it_is_about(modules: Modules) -> None:
    check = {**CHECKS[1], "cell": "incident:application"}
    await modules.room(screen(checks=[check]), opened=OPENED)
    does = """async (m) => {
      const going = m.checking().lead();
      answer({ done: asked[0].id, seq: 9 });
      await going;
      return m.checking().leads;
    }"""
    assert await modules.run(CHECKING, does) is True
    assert await modules.asked() == [
        {"ask": "open-chapter", "chapter": "matrix"},
        {"ask": "focus", "process": "incident", "scope": "application"},
    ]
