"""How far each is at everybody's own pace: counts of cells, for people who are named."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, open_cell, person, revealed, screen

pytestmark = pytest.mark.anyio
CELLS = [
    f"{process}:{scope}"
    for process in ("request", "incident", "change")
    for scope in ("application", "interface")
]
ALL = [
    person("Ann", "other", "facilitator"),
    person("Bob", "business"),
    person("Ben", "business"),
    person("Carol", "it-ops"),
    person("Cleo", "it-ops", "facilitator"),
]


def voted(**more: Any) -> dict[str, Any]:
    """Bob on all, Ben on one, Cleo, who leads with Ann, on one."""
    cells = {key: open_cell(1, ["bob"]) for key in CELLS}
    return cells | {"incident:application": open_cell(3, ["bob", "ben", "cleo"]), **more}


async def groups(modules: Modules, cells: Any, pace: str = "own", people: Any = ALL) -> Any:
    shown = screen("incident:application", people=people, cells=cells, workshop={"pace": pace})
    await modules.room(shown)
    told = "(m) => m.people().gathered.map((one) => [one.name, ...one.all.map((who) => who.name)])"
    return await modules.run("workshop/people", told)


async def test_at_own_pace_people_stand_by_how_far_they_are(modules: Modules) -> None:
    assert await groups(modules, voted()) == [
        ["No vote yet", "Carol"],
        ["On the way", "Ben", "Cleo"],
        ["Done", "Bob"],
        ["Facilitating", "Ann"],
    ]


async def test_together_they_stand_by_the_cell_in_view(modules: Modules) -> None:
    told = {name: who for name, *who in await groups(modules, voted(), "together")}
    assert told["Vote saved"] == ["Bob", "Ben", "Cleo"]


async def test_once_the_room_talks_they_stand_by_the_cell_in_view(modules: Modules) -> None:
    out = revealed("split", {}, voters=["bob"])
    told = {name: who for name, *who in await groups(modules, voted(**{CELLS[2]: out}))}
    assert told["Vote saved"] == ["Bob"]


async def test_who_leads_and_votes_keeps_their_party(modules: Modules) -> None:
    await groups(modules, voted())
    told = await modules.run(
        "workshop/people",
        "(m) => m.people().gathered.flatMap((one) => one.all.map((who) =>"
        " [who.name, who.party, who.far]))",
    )
    assert {name: rest for name, *rest in told} == {
        "Ann": ["", ""],
        "Bob": ["Business", ""],
        "Ben": ["Business", "1 of 6"],
        "Carol": ["IT OPS", ""],
        "Cleo": ["IT OPS", "1 of 6"],
    }


async def test_of_who_is_gone_the_name_is_left_whole(modules: Modules) -> None:
    people = [*ALL[:2], person("Ben", "business", here=False)]
    await groups(modules, voted(), people=people)
    told = "(m) => m.people().gathered.at(-1).all.map((who) => [who.name, who.far])"
    assert await modules.run("workshop/people", told) == [["Ben", ""]]
