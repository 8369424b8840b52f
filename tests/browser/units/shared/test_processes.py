"""The processes of this workshop: in their order, in its words, its own beside the published."""

from typing import Any

import pytest

from tests.browser.units.modules import CATALOGUE, Modules, screen

pytestmark = pytest.mark.anyio
PROCESSES = "shared/processes"
OWN = {"name": "Data quality", "question": "Who mends it?"}
ARRANGED: Any = {
    "processes": ["own-1", "change", "request"],
    "wording": {"own-1": OWN, "change": {"name": "Release gate"}},
}


async def test_they_stand_in_their_order_and_in_the_words_of_this_workshop(
    modules: Modules,
) -> None:
    await modules.room(screen(**ARRANGED))
    does = "(m) => m.catalogue().map((one) => [one.process, one.name, one.question])"
    assert await modules.run(PROCESSES, does) == [
        ["own-1", "Data quality", "Who mends it?"],
        ["change", "Release gate", "Who answers for what is changed?"],
        ["request", "Request Mgmt", "Who answers for what people ask for?"],
    ]


async def test_one_that_was_dropped_is_still_told_of_by_its_name(modules: Modules) -> None:
    shown = {**ARRANGED, "processes": ["request"]}
    await modules.room(screen(**shown))
    does = """(m) => ['own-1', 'incident', 'own-9'].map((one) =>
      [m.isHere(one), m.entryOf(one).name || null])"""
    assert await modules.run(PROCESSES, does) == [
        [False, "Data quality"],
        [False, "Incident Mgmt"],
        [False, None],
    ]


async def test_what_was_published_is_told_as_it_was(modules: Modules) -> None:
    await modules.room(screen(**ARRANGED))
    does = "(m) => [m.publishedOf('change'), m.publishedOf('own-1') || null]"
    assert await modules.run(PROCESSES, does) == [CATALOGUE[2], None]


@pytest.mark.parametrize(
    ("show", "made"),
    [
        ({"crowd": {"here": 2, "all": 2, "by": {}}}, False),
        ({"processes": ["request"]}, True),
        ({"wording": {"request": {"name": "Orders"}}}, True),
    ],
)
async def test_they_are_made_anew_when_they_change_and_not_before(
    modules: Modules, show: object, made: bool
) -> None:
    await modules.room(screen(**ARRANGED))
    does = """async (m, show) => {
      const { room } = await import('/static/js/shared/room.js');
      const before = m.catalogue();
      const same = m.catalogue() === before;
      room().show({ seq: 2, show }, false);
      return [same, m.catalogue() !== before];
    }"""
    assert await modules.run(PROCESSES, does, show) == [True, made]
