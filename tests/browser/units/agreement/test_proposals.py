"""What a proposal would change, before and after, in words."""

from typing import Any

import pytest

from tests.browser.units.agreement.drafted import AT, objective, room
from tests.browser.units.modules import Modules
from tests.live.people import Json

pytestmark = pytest.mark.anyio


def proposal(section: str, side: int = 1, state: str = "open", **change: Any) -> Json:
    told = {"id": "p1", "state": state, "side": side, "by": "Carol", "at": AT, "stale": False}
    return {**told, "section": section, "change": change, "why": None}


async def proposed(modules: Modules, one: Json, **keys: Any) -> Any:
    await room(modules, proposals=[one], **keys)
    does = """(m) => {
      const { open: [one] } = m.proposals();
      return [one.title, one.rows.map((it) => [it.word, it.before, it.after]), one.own, one.theirs];
    }"""
    return await modules.run("agreement/proposals", does)


async def test_one_that_changes_an_item(modules: Modules) -> None:
    one = proposal("objectives", ask="share-objective", item="o1", base=1, due="2027-03-01")
    told = await proposed(modules, one, objectives=[objective("Close early")])
    rows = [["Due", "nothing", "1\u00a0Mar\u00a02027"]]
    assert told == ["Change objective: Close early", rows, False, True]


async def test_one_that_adds_an_item(modules: Modules) -> None:
    one = proposal("staff", side=0, ask="name-staff", name="Rita", side_=1)
    one["change"]["side"] = one["change"].pop("side_")
    told = await proposed(modules, one)
    assert told == ["Add staff", [["Name", "", "Rita"], ["Side", "", "IT"]], True, False]


async def test_one_that_removes_an_item(modules: Modules) -> None:
    one = proposal("objectives", ask="drop-item", item="o1", base=1)
    told = await proposed(modules, one, objectives=[objective("Close early")])
    assert told[:2] == ["Remove objective: Close early", []]


async def test_what_one_proposed_for_neither_side_is_answered_by_either(modules: Modules) -> None:
    one = {**proposal("objectives", ask="share-objective", title="Close early"), "side": None}
    assert (await proposed(modules, {**one, "by": "Ann"}))[2:] == [False, True]
    you = {"name": "Ann", "side": None, "role": "facilitator"}
    assert (await proposed(modules, {**one, "by": "Ann"}, you=you))[2:] == [True, False]


async def test_who_leads_for_neither_side_answers_none(modules: Modules) -> None:
    one = proposal("philosophy", ask="write-philosophy", text="We win.", base=0)
    told = await proposed(modules, one, you={"side": None, "role": "facilitator"})
    assert told[2:] == [False, False]
