"""Who leads, and the spare link that is offered once."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, person, screen

pytestmark = pytest.mark.anyio
LEADING = "workshop/people_leading"
ANN = person("Ann", "other", "facilitator")
EVE = person("Eve", "other", "facilitator") | {"appointed": True}


async def at(modules: Modules, people: list[Any], came: int, acts: bool = True) -> None:
    crowd = {"here": came, "all": came, "by": {}}
    await modules.room(screen(people=people, crowd=crowd), acts=acts)


@pytest.mark.parametrize(
    ("people", "came", "acts", "offered"),
    [
        ([ANN], 1, True, False),  # nobody has come in yet
        ([ANN], 2, True, True),
        ([ANN, EVE], 3, True, False),  # somebody else leads too
        ([ANN], 2, False, False),
    ],
)
async def test_a_spare_link_is_offered_when_the_first_has_come(
    modules: Modules, people: list[Any], came: int, acts: bool, offered: bool
) -> None:
    await at(modules, people, came, acts)
    assert await modules.run(LEADING, "(m) => m.spare().offered") is offered


async def test_it_is_offered_once(modules: Modules) -> None:
    await at(modules, [ANN], 2)
    does = """(m) => {
      const one = m.spare();
      one.leave();
      const after = [one.offered, m.spare().offered];
      localStorage.clear();
      return after;
    }"""
    assert await modules.run(LEADING, does) == [False, False]


async def test_who_leads_is_named_and_who_was_let_in_from_outside(modules: Modules) -> None:
    await at(modules, [ANN, EVE, person("Bob", "business")], 3)
    told = await modules.run(LEADING, "(m) => m.leading().all.map((one) => one.name + one.after)")
    assert told == ["Ann, ", "Eve (let in by an operator)."]
