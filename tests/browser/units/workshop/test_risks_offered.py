"""What is offered as a risk, its words already there; and no more once there is one."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, revealed, screen
from tests.browser.units.workshop.risking import risk

pytestmark = pytest.mark.anyio
OFFERED = "workshop/risks_offered"
CELL = "incident:application"
AT = {"process": "incident", "scope": "application"}
ORPHANED = revealed("orphaned", {"it-ops": {"business": 1}, "business": {"it-ops": 1}})
APART = revealed(None, {"did-not-know": {"business": 1}, "knows-and-can": {"it-ops": 1}})
CHECK = {
    "id": "continuity-open:incident:application",
    "cell": CELL,
    "says": "Incident Mgmt (Application): nobody answers for it; it is lost.",
    "settles": "Decide who answers for it.",
    "state": "open",
}


async def offered(modules: Modules, **keys: Any) -> Any:
    await modules.room(screen(**keys))
    return await modules.run(OFFERED, "(m) => m.offers()")


@pytest.mark.parametrize(
    ("cell", "come_from"),
    [
        (ORPHANED, "orphan"),
        (decided("business", override=True, tally={"it-ops": {"it-ops": 1}}), "override"),
        (decided("business", dissent="Sales wants a say."), "dissent"),
        (decided("tbd"), "t.b.d."),
    ],
)
async def test_a_cell_offers_what_was_said_of_it(
    modules: Modules, cell: Any, come_from: str
) -> None:
    (one,) = await offered(modules, cells={CELL: cell})
    assert (one["id"], one["from"]) == (f"cell:{CELL}", come_from)
    assert one["form"]["title"].startswith("Incident Mgmt, Application: ")
    assert {key: one["form"][key] for key in AT} == AT
    assert one["form"]["consequence"]


@pytest.mark.parametrize(
    ("basis", "left"),
    [("decided:1:tbd", 0), ("decided:2:tbd", 1), ("decided:1:business", 1), ("open:1:tbd", 1)],
)
async def test_put_aside_it_is_offered_again_once_it_stands_otherwise(
    modules: Modules, basis: str, left: int
) -> None:
    dropped = {f"cell:{CELL}": {"basis": basis, "why": "So."}}
    assert len(await offered(modules, cells={CELL: decided("tbd")}, dropped=dropped)) == left


@pytest.mark.parametrize(("basis", "left"), [("revealed:1", 0), ("revealed:2", 1)])
async def test_an_area_too(modules: Modules, basis: str, left: int) -> None:
    area = "readiness:budget"
    dropped = {area: {"basis": basis, "why": "So."}}
    assert len(await offered(modules, questions={area: APART}, dropped=dropped)) == left


@pytest.mark.parametrize(
    "cell",
    [
        decided("business"),
        decided("tbd", promise={"owner": "Bob"}),
        decided("tbd", waiver="So."),
        revealed("agreed", {"business": {"business": 2}}),
    ],
)
async def test_a_cell_that_is_settled_offers_nothing(modules: Modules, cell: Any) -> None:
    assert await offered(modules, cells={CELL: cell}) == []


async def test_an_area_where_the_sides_differ_is_offered_with_what_they_say(
    modules: Modules,
) -> None:
    (one,) = await offered(modules, questions={"readiness:budget": APART})
    assert one["form"]["title"] == "Readiness, Budget: the sides differ"
    assert "IT OPS says “We know and can”" in one["form"]["consequence"]
    assert (one["form"]["category"], one["form"]["question"]) == ("cost", "readiness:budget")


async def test_an_open_check_brings_its_cell_and_the_words_of_its_reason(modules: Modules) -> None:
    settled = {**CHECK, "id": "unvalidated", "cell": None, "state": "settled"}
    (one,) = await offered(modules, checks=[CHECK, settled])
    assert one["check"] == CHECK["id"]
    assert one["form"]["title"] == "Incident Mgmt (Application): nobody answers for it"
    assert one["form"]["consequence"] == CHECK["says"]
    assert (one["form"]["category"], one["settles"]) == ("continuity", CHECK["settles"])
    assert {key: one["form"][key] for key in AT} == AT


async def test_where_both_scopes_are_one_the_check_is_about_both(modules: Modules) -> None:
    (one,) = await offered(modules, checks=[CHECK], workshop={"joined": True})
    assert one["form"]["scope"] == "both"


@pytest.mark.parametrize(
    ("keys", "of"),
    [
        ({"cells": {CELL: ORPHANED}}, AT),
        ({"questions": {"readiness:budget": APART}}, {"question": "readiness:budget"}),
    ],
)
async def test_of_what_there_is_a_risk_none_is_offered(
    modules: Modules, keys: Any, of: Any
) -> None:
    assert await offered(modules, **keys, risks=[risk(2)])
    assert await offered(modules, **keys, risks=[risk(2, **of)]) == []


async def test_a_title_is_never_longer_than_a_title_may_be(modules: Modules) -> None:
    says = "Nobody knows " + "who " * 60
    (one,) = await offered(modules, checks=[{**CHECK, "says": says}])
    assert len(one["form"]["title"]) == 120
