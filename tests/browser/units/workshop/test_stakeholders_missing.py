"""Who is missing, in words: before the first vote, before signing, and as seats on the stage."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, open_cell, screen
from tests.browser.units.workshop.test_stakeholders import LIST, needed
from tests.live.people import Json

pytestmark = pytest.mark.anyio
MISSING = "workshop/stakeholders_missing"
VOTED = {"cells": {"incident:application": open_cell(voted=1)}}


@pytest.mark.parametrize(
    ("listed", "says"),
    [
        ([], ""),
        (LIST[:1], ""),
        (LIST, "Still missing: Business owner and Control owner."),
        (
            [needed(n, f"Vendor {n}", "vendor") for n in range(1, 9)],
            "Still missing: Vendor 1, Vendor 2, Vendor 3, Vendor 4, Vendor 5, Vendor 6 and 2 more.",
        ),
    ],
)
async def test_who_is_missing_is_said_in_words(
    modules: Modules, listed: list[Json], says: str
) -> None:
    await modules.room(screen(stakeholders=listed))
    assert await modules.run(MISSING, "(m) => m.missingWords()") == says


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ({}, True),
        (VOTED, False),
        ({**VOTED, "chapter": "sign-off"}, True),
        ({"workshop": {"state": "signed-off"}}, False),
        ({"questions": {"ambition": open_cell(voted=2)}}, False),
    ],
)
async def test_it_is_said_before_the_first_vote_and_again_before_signing(
    modules: Modules, shown: dict[str, Any], told: bool
) -> None:
    await modules.room(screen(stakeholders=LIST, **shown))
    assert await modules.run(MISSING, "(m) => m.missing().told") is told


async def test_a_party_has_a_seat_for_each_that_fills(modules: Modules) -> None:
    await modules.room(screen(stakeholders=LIST))
    seats = await modules.run(MISSING, "(m) => m.seatsOf('business').map((one) => one.here)")
    assert seats == [True, False]
