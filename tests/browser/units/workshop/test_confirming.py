"""On a phone: who executes what one's own party answers for, and whether that is right."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, screen

pytestmark = pytest.mark.anyio
CONFIRMING = "workshop/confirming"
DESK = {"name": "Desk", "hours": "always", "contact": "+358 9 123", "steps_in": "Eve"}
OWN = "(m) => m.confirming().own.map((one) => [one.name, one.said, one.stands])"


async def shows(modules: Modules, chapter: str = "cases", **cell: Any) -> list[list[str]]:
    cells = {
        "incident:application": decided("business", executors=[DESK], **cell),
        "incident:interface": decided("it-ops", executors=[DESK]),
        "change:application": decided("business", executors=[]),
    }
    await modules.room(screen(chapter=chapter, cells=cells), page="participant")
    told: list[list[str]] = await modules.run(CONFIRMING, OWN)
    return told


async def test_it_is_asked_of_ones_own_cells_that_somebody_executes(modules: Modules) -> None:
    told = "Desk, always, +358 9 123, steps in: Eve"
    assert await shows(modules) == [["Incident Mgmt, Application", told, ""]]
    assert await shows(modules, chapter="risks") == []


@pytest.mark.parametrize(
    ("says", "stands"),
    [([], "You said it is right."), ([{"person": "bob"}], "You said what is not right.")],
)
async def test_what_one_has_said_stands_there(
    modules: Modules, says: list[object], stands: str
) -> None:
    confirmed = {"right": 1, "wrong": 0, "by": ["bob"], "says": says}
    ((_, _, told),) = await shows(modules, confirmed=confirmed)
    assert told == stands


async def test_what_is_not_right_goes_with_its_sentence(modules: Modules) -> None:
    await shows(modules)
    does = """async (m) => {
      const one = m.confirming();
      one.form = { 'incident:application': ' They sleep. ' };
      one.say(one.own[0], false);
      one.say(one.own[0], true);
    }"""
    await modules.run(CONFIRMING, does)
    on = {"ask": "confirm-executors", "process": "incident", "scope": "application"}
    assert await modules.asked() == [
        {**on, "right": False, "text": "They sleep."},
        {**on, "right": True},
    ]
