"""Adopting the model: the first press says what it would take, the second takes it."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, revealed, screen

pytestmark = pytest.mark.anyio
ADOPTING = "workshop/deciding_adopting"
WORDS = "(m) => m.adopting().words"
CELLS: dict[str, Any] = {
    "request:application": decided("business"),
    "incident:application": revealed("split", {"it-ops": {"business": 1}}, reference="it-ops"),
    "incident:interface": revealed("agreed", {"it-ops": {"business": 1}}, reference="it-ops"),
    "change:interface": revealed("agreed", {"it-ops": {"business": 1}}, reference="business"),
}


async def at(modules: Modules, cells: Any, **workshop: Any) -> None:
    shown = screen(cells=cells, workshop={"model": "B", **workshop})
    await modules.room(shown, armed="")


async def presses(modules: Modules, *what: str) -> Any:
    calls = "".join(f"one.{one}();" for one in what)
    does = f"(m) => {{ const one = m.adopting(); {calls} return [one.warning, one.offers]; }}"
    return await modules.run(ADOPTING, does)


async def test_one_press_takes_nothing_and_says_what_two_would(modules: Modules) -> None:
    await at(modules, CELLS)
    assert await presses(modules) == ["", False]
    assert await presses(modules, "adopt") == [
        "Takes 3 cells from model B. Voted otherwise, so not taken: Incident Mgmt (Application) "
        "and Change Mgmt (Interface). Press again to adopt.",
        True,
    ]
    assert await modules.run(ADOPTING, WORDS) == "Press again: adopt 3 from"
    assert await modules.asked() == []
    await presses(modules, "adopt")
    assert await modules.asked() == [{"ask": "adopt-reference", "keep_disputes": True}]
    assert (await presses(modules))[0] == "", "the warning is over"
    assert await modules.run(ADOPTING, WORDS) == "Adopt model"


async def test_of_a_process_of_its_own_no_model_has_anything_to_take(modules: Modules) -> None:
    shown = screen(
        workshop={"model": "B"},
        processes=["request", "own-1"],
        wording={"own-1": {"name": "Data quality"}},
        cells={"request:application": decided("business"), "request:interface": decided("it-ops")},
    )
    await modules.room(shown, armed="")
    assert await modules.run(ADOPTING, "(m) => m.adopting().left") == []


async def test_disputes_are_taken_if_that_is_asked_for(modules: Modules) -> None:
    await at(modules, CELLS)
    says, offers = await presses(modules, "adopt", "all")
    assert says.startswith("Takes 5 cells from model B. Against the votes: Incident Mgmt (App")
    assert not offers
    await presses(modules, "adopt")
    assert await modules.asked() == [{"ask": "adopt-reference"}]


async def test_many_disputes_are_counted(modules: Modules) -> None:
    split = revealed("split", {"it-ops": {"business": 1}}, reference="business")
    keys = [f"{one}:{scope}" for one in ("request", "incident", "change") for scope in SCOPES]
    await at(modules, dict.fromkeys(keys, split))
    says, _ = await presses(modules, "adopt", "adopt")
    assert says.startswith("Nothing is left to take. Voted otherwise, so not taken: Request Mgmt")
    assert says.endswith("Incident Mgmt (Application) and 3 more.")
    assert await modules.asked() == []


async def test_joined_scopes_are_one_cell(modules: Modules) -> None:
    await at(modules, {}, joined=True)
    says, _ = await presses(modules, "adopt")
    assert says == "Takes 3 cells from model B. Press again to adopt."


SCOPES = ("application", "interface")
