"""What is wanted of a reader, by part: answers, proposals of the other side, what is late."""

from typing import Any

import pytest

from tests.browser.units.agreement.drafted import room
from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio


async def wanted(modules: Modules, part: str, **keys: Any) -> Any:
    await room(modules, **keys)
    return await modules.run("agreement/wanted", "(m, part) => m.wantedIn(part)", part)


async def test_thirteen_answers_at_first_and_none_of_who_speaks_for_neither(
    modules: Modules,
) -> None:
    assert await wanted(modules, "standing") == 13
    assert await wanted(modules, "standing", mine={"pulse": "3"}) == 12
    out = {"question:pulse": {"state": "revealed", "round": 1, "voted": 4, "before": []}}
    assert await wanted(modules, "standing", **out) == 12
    assert await wanted(modules, "standing", you={"side": None}) == 0


async def test_proposals_of_the_other_side_alone(modules: Modules) -> None:
    both = [
        {"state": "open", "side": 0},
        {"state": "open", "side": 1},
        {"state": "declined", "side": 1},
    ]
    assert await wanted(modules, "agreement", proposals=both) == 1


async def test_what_is_late(modules: Modules) -> None:
    actions = [
        {"id": "a1", "state": "", "due": "2020-01-01"},
        {"id": "a2", "state": "kept", "due": "2020-01-01"},
        {"id": "a3", "state": "", "due": "2999-01-01"},
    ]
    assert await wanted(modules, "meetings", actions=actions) == 1
    assert await wanted(modules, "people") == 0
