"""Where a link leads: a part of the page, or a section of it."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("hash_", "place"),
    [
        ("#meetings", {"part": "meetings", "section": ""}),
        ("#agreement/staff", {"part": "agreement", "section": "staff"}),
        ("#agreement/nothing", {"part": "agreement", "section": ""}),
        ("#invitation=secret", None),
        ("", None),
    ],
)
async def test_a_place(modules: Modules, hash_: str, place: Any) -> None:
    assert await modules.run("agreement/places", "(m, hash) => m.placeIn(hash)", hash_) == place
