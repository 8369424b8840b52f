"""Risks in words: what each is about, how it stands, and how many stand how."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, person, screen
from tests.browser.units.workshop.risking import risk

pytestmark = pytest.mark.anyio
RISKS = "workshop/risks"
PEOPLE = [person("Bob", "business"), person("Carol", "it-ops")]


async def told(modules: Modules, **more: Any) -> Any:
    await modules.room(screen(people=PEOPLE))
    return await modules.run(RISKS, "(m, one) => m.riskTold(one)", risk(**more))


@pytest.mark.parametrize(
    ("more", "stands"),
    [
        ({}, "not answered"),
        ({"state": "accepted", "answered_by": "bob"}, "accepted by Bob"),
        (
            {"state": "accepted", "answered_by": "bob", "until": "2027-06-30"},
            "accepted by Bob, until 30\u00a0Jun\u00a02027",
        ),
        (
            {"state": "lapsed", "answered_by": "bob", "until": "2020-06-30"},
            "accepted by Bob, lapsed on 30\u00a0Jun\u00a02020",
        ),
        ({"state": "declined", "answered_by": "gone"}, "declined"),  # who left has no name here
        (
            {"state": "accepted", "answered_by": "carol", "noted_by": "ann"},
            "accepted by Carol, said in the room",
        ),
    ],
)
async def test_how_a_risk_stands(modules: Modules, more: Any, stands: str) -> None:
    assert (await told(modules, **more))["stands"] == stands


@pytest.mark.parametrize(
    ("more", "about"),
    [
        ({}, "The service as a whole"),
        ({"process": "incident", "scope": "interface"}, "Incident Mgmt, Interface"),
        ({"process": "incident", "scope": "both"}, "Incident Mgmt"),
        ({"question": "readiness:budget"}, "Readiness: Budget"),
    ],
)
async def test_what_it_comes_from(modules: Modules, more: Any, about: str) -> None:
    assert (await told(modules, **more))["about"] == about


async def test_what_it_lacks_is_said(modules: Modules) -> None:
    one = await told(modules, documented=False, mitigation="", review="")
    assert one["lacks"] == "lacks mitigation, owner and review date"
    assert (await told(modules))["lacks"] == ""


async def test_who_understood_it_and_whose_word_that_is(modules: Modules) -> None:
    one = await told(modules, understood=["bob", "carol"], understood_by=2, noted={"carol": "ann"})
    assert one["understoodWords"] == "understood by 2"
    assert one["who"] == "Bob and Carol (said in the room)"


async def test_how_many_there_are_is_said_of_those_that_are_here(modules: Modules) -> None:
    all_of_them = [risk(1, state="accepted"), risk(2), risk(3, state="lapsed")]
    await modules.room(screen(risks=all_of_them, registers={"risks": 3}))
    assert await modules.run(RISKS, "(m) => m.risksWords()") == (
        "3 risks: 1 accepted, 2 not answered."
    )
    await modules.room(screen(risks=[risk(500)], registers={"risks": 500}))
    assert await modules.run(RISKS, "(m) => m.risksAloud()") == (
        "500 risks, of the newest 1: 1 not answered. The newest: Risk 500. It is not answered."
    )
    await modules.room(screen())
    assert await modules.run(RISKS, "(m) => m.risksAloud()") == "No risk is written down yet."
