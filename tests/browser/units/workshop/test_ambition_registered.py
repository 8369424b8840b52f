"""Contracts and benefits as the stage and the phones show them: open points first."""

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, screen
from tests.live.people import Json

pytestmark = pytest.mark.anyio
REGISTERED = "workshop/ambition_registered"
LIST = """(m) => {
  const one = m.registered();
  return [one.contracts.map((it) => [it.vendor, it.open])"""
ALL = f"{LIST}, one.benefits.map((it) => [it.benefit, it.late]), one.more, one.asked]; }}"


def contract(number: int, holder: str) -> Json:
    told = {"vendor": f"Vendor {number}", "reference": f"C-{number}", "covers": "The desk"}
    return {"id": f"c{number}", **told, "holder": holder, "ends": ""}


def room(model: str, holders: list[str], state: str = "decided") -> Json:
    benefit = {"id": "b1", "benefit": "Faster", "state": "expected", "by": "2020-01-01", "at": ""}
    return screen(
        chapter="ambition",
        question="ambition",
        questions={"ambition": decided("tbd") if state == "decided" else open_cell()},
        ambition={"model": model},
        workshop={"vendors": ["CloudDesk"]},
        contracts=[contract(number, holder) for number, holder in enumerate(holders)],
        benefits=[benefit],
    )


async def test_open_points_come_first(modules: Modules) -> None:
    await modules.room(room("A", ["it-ops", "business"]))
    assert await modules.run(REGISTERED, ALL) == [
        [["CloudDesk", "no contract known"], ["Vendor 1", "held elsewhere"], ["Vendor 0", ""]],
        [["Faster", "overdue"]],
        "",
        True,
    ]


async def test_the_stage_shows_a_few_and_says_how_many_more_there_are(modules: Modules) -> None:
    await modules.room(room("B", ["it-ops"] * 7))
    contracts, _, more, _ = await modules.run(REGISTERED, ALL)
    assert (len(contracts), more) == (5, "and 3 more")
    await modules.room(room("B", ["it-ops"] * 7), "participant")
    contracts, _, more, _ = await modules.run(REGISTERED, ALL)
    assert (len(contracts), more) == (8, ""), "a phone can be scrolled"


async def test_before_a_model_is_adopted_there_is_nothing_to_ask_for(modules: Modules) -> None:
    await modules.room(room("A", ["business"], "open"))
    assert await modules.run(REGISTERED, ALL) == [[], [], "", False]
