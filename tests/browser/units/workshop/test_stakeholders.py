"""Who must be there, on the console: by party, the usual ones in one press, and one by one."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen
from tests.live.people import Json

pytestmark = pytest.mark.anyio
STAKEHOLDERS = "workshop/stakeholders"


def needed(number: int, title: str, represents: str, state: str = "needed", **more: Any) -> Json:
    told = {"id": f"s{number}", "title": title, "represents": represents, "state": state}
    return told | {"name": "", "invited": state == "invited"} | more


LIST = [
    needed(1, "Users", "business", "here"),
    needed(2, "Business owner", "business", "invited"),
    needed(3, "Control owner", "other"),
]


async def test_they_stand_by_party_each_with_what_can_be_said_of_it(modules: Modules) -> None:
    await modules.room(screen(stakeholders=LIST))
    does = """(m) => m.stakeholders().groups.map((one) =>
      [one.name, one.words, one.items.map((it) => [it.title, it.asks])])"""
    assert await modules.run(STAKEHOLDERS, does) == [
        [
            "Business",
            "1 of 2 here",
            [["Users", ""], ["Business owner", "was not invited"]],
        ],
        ["Other", "0 of 1 here", [["Control owner", "was invited"]]],
    ]


async def test_who_was_invited_by_a_link_is_not_uninvited_by_a_press(modules: Modules) -> None:
    await modules.room(
        screen(stakeholders=[needed(1, "Users", "business", "invited") | {"invited": False}])
    )
    asks = "(m) => m.stakeholders().groups[0].items[0].asks"
    assert await modules.run(STAKEHOLDERS, asks) == ""


async def test_the_usual_ones_and_the_vendors_who_are_not_listed_are_offered(
    modules: Modules,
) -> None:
    await modules.room(screen(workshop={"vendors": ["CloudDesk"]}, stakeholders=LIST))
    usual = await modules.run(STAKEHOLDERS, "(m) => m.stakeholders().usualWords")
    assert usual == "IT OPS, IT Delivery and CloudDesk."
    await modules.run(STAKEHOLDERS, "(m) => { m.stakeholders().addUsual(); }")
    named = {"ask": "name-stakeholder", "title": "IT OPS", "represents": "it-ops"}
    assert await modules.asked() == [named], "one after the other"


async def test_one_is_invited_and_removed(modules: Modules) -> None:
    await modules.room(screen(stakeholders=LIST))
    does = """(m) => {
      const one = m.stakeholders();
      one.invited(one.itemAt('s3'));
      one.remove({ id: 's1' });
    }"""
    await modules.run(STAKEHOLDERS, does)
    assert await modules.asked() == [
        {"ask": "invite-stakeholder", "item": "s3", "invited": True},
        {"ask": "drop-stakeholder", "item": "s1"},
    ]


@pytest.mark.parametrize(
    ("listed", "says"),
    [([], "nobody listed"), (LIST, "1 of 3 here")],
)
async def test_how_far_it_is_in_a_few_words(
    modules: Modules, listed: list[Json], says: str
) -> None:
    await modules.room(screen(stakeholders=listed))
    assert await modules.run(STAKEHOLDERS, "(m) => m.standsAmong()") == says
