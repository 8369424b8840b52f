"""A service in words."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

PLAIN: dict[str, Any] = {
    "code": "ABCD2345",
    "service": "Payroll",
    "business_function": "Finance",
    "vendors": [],
    "model": "B",
    "distance": None,
    "distances": {},
    "state": "live",
    "revision": None,
    "in_force": None,
    "since": "2026-11-21T14:00:00.000Z",
    "decided": 0,
    "cells": 28,
    "marks": "-" * 28,
    "processes": None,
    "promises": 0,
    "overdue": 0,
    "oldest_promise": None,
    "risks": 0,
    "risk_states": {},
    "lapsing": 0,
    "contracts": 0,
    "ended": 0,
    "next_contract": None,
    "holders": [],
    "engaged_by": [],
    "intake": {},
    "changes": 0,
    "next_change": None,
    "drift": 0,
    "agreements": 0,
    "business_led": False,
    "nothing_for_it": False,
}
DAY = "21\u00a0Nov\u00a02026"


async def told(modules: Modules, **more: Any) -> dict[str, Any]:
    does = "(m, one) => m.described(one, '2026-11-30')"
    return dict(await modules.run("portfolio/described", does, {**PLAIN, **more}))


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, ("Open", f"since {DAY}")),
        ({"revision": 2}, ("Open", f"since {DAY}; revision 2 signed")),
        ({"revision": 2, "in_force": 1}, ("Open", f"since {DAY}; revision 1 in force")),
        (
            {"state": "signed-off", "revision": 2, "in_force": 2},
            ("In force", f"revision 2, since {DAY}"),
        ),
        (
            {"state": "signed-off", "revision": 2, "in_force": 1},
            ("Signed off", f"revision 2, {DAY}; not all have signed"),
        ),
    ],
)
async def test_it_says_how_it_stands(
    modules: Modules, more: dict[str, Any], says: tuple[str, str]
) -> None:
    one = await told(modules, **more)
    assert (one["state"], one["since"]) == says


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, "nothing decided"),
        ({"distance": 0, "distances": {"B": 0, "A": 9}}, "as it says"),
        ({"distance": 1, "distances": {"B": 1, "A": 9}}, "1 cell differs"),
        ({"model": "C", "distance": 2, "distances": {"A": 2, "B": 4}}, "nearest A, 2 cells differ"),
    ],
)
async def test_it_says_how_near_its_model_it_is(
    modules: Modules, more: dict[str, Any], says: str
) -> None:
    assert (await told(modules, **more))["near"] == says


async def test_it_says_who_got_it_and_without_whom(modules: Modules) -> None:
    one = await told(modules, intake={"buyer": "Sales", "engager": "Sales"}, holders=["business"])
    assert one["got"] == (
        "Bought by Sales; vendor engaged by Sales; contract with Business; no adviser named"
    )
    one = await told(modules, intake={"origin": "saas", "adviser": "Bo"})
    assert one["got"] == "Saas; advised by Bo"
    assert (await told(modules))["got"] == ""


async def test_what_there_is_none_of_is_said_in_a_word(modules: Modules) -> None:
    one = await told(modules)
    assert {one[name] for name in ("promises", "risks", "contracts", "moves")} == {"None"}
    more = {"promises": 2, "overdue": 1, "oldest_promise": 1, "changes": 1, "drift": 2}
    one = await told(modules, **more, next_change="2026-11-21", risks=1, risk_states={"lapsed": 1})
    assert (one["promises"], one["overdue"], one["oldest"]) == ("2 open", "1 overdue",
                                                                "oldest 1 day")  # fmt: skip
    assert one["moves"] == f"1 cell changes hands, next {DAY}; 2 cells not as signed"
    assert one["risks"] == "1 lapsed"
