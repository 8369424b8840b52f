"""A night on each page: the chain of its cells, what comes next, and what is made of a gap."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen
from tests.browser.units.workshop.test_cases import PLAYED, case
from tests.live.people import Json

pytestmark = pytest.mark.anyio
CHAIN, CONSOLE = "workshop/playing_chain", "workshop/playing"
PHONE, STAGE = "workshop/playing_own", "workshop/playing_stage"
GAP = {
    "process": "incident",
    "scope": "interface",
    "rule": "no-number",
    "says": "Incident Mgmt (Interface): there is no number to call Desk.",
    "mends": "Write down a number.",
    "state": "open",
}


def step(scope: str, *gaps: Json, accountable: Any = "it-ops", **called: str) -> Json:
    who = {"name": "Desk", "contact": "", "hours": "always", "escalation": "", "steps_in": ""}
    told = {"process": "incident", "scope": scope, "accountable": accountable, "on_duty": True}
    return {**told, "called": {**who, **called}, "gaps": [*gaps]}


def night(at: int = 1, **called: str) -> Json:
    steps = [step("application", contact="+358 9 123", **called), step("interface", GAP)]
    told = {"case": "n1", "title": "Night 1", "at": "Sunday 03:00", "story": ""}
    return {**told, "step": at, "steps": steps, "gaps": [GAP]}


def shown(**more: Any) -> Json:
    gap = {key: value for key, value in GAP.items() if key != "mends"}
    cases = [case(1, **PLAYED, found=1, open=1, gaps=[gap]), case(2)]
    return screen(**{"chapter": "cases", "cases": cases, **more})


async def test_the_chain_says_who_is_called_and_what_breaks(modules: Modules) -> None:
    await modules.room(shown(playing=night(2)))
    does = (
        "(m) => m.night.chain.map((one) => [one.look, one.name, one.calls, one.number, one.sign])"
    )
    assert await modules.run(CHAIN, does) == [
        ["past", "Incident Mgmt, Application", "Desk, on duty", "+358 9 123", "✓"],
        ["here", "Incident Mgmt, Interface", "Desk, on duty", "", "✕"],
    ]


async def test_where_nobody_answers_nobody_is_called(modules: Modules) -> None:
    told = night()
    told["steps"][0] |= {"accountable": None, "called": None, "on_duty": False}
    await modules.room(shown(playing=told))
    does = "(m) => { const { here } = m.night; return [here.answers, here.decided, here.calls]; }"
    assert await modules.run(CHAIN, does) == ["not decided", False, "Nobody is called"]


NEXT = "(m) => { const one = m.playing(); one.goOn(); return one.nextWords; }"


@pytest.mark.parametrize(
    ("playing", "says", "asks"),
    [
        (None, "Play “Night 2”", {"case": "n2"}),
        (night(1), "Next step", {"case": "n1", "step": 2}),
        (night(2), "End this night", {"case": ""}),
    ],
)
async def test_what_comes_next_is_one_press(
    modules: Modules, playing: Any, says: str, asks: Json
) -> None:
    await modules.room(shown(playing=playing), page="facilitator")
    assert await modules.run(CONSOLE, NEXT) == says
    assert await modules.asked() == [{"ask": "play-case", **asks}]


async def test_the_case_that_is_read_is_played_next(modules: Modules) -> None:
    opened = {"kind": "case", "id": "n1", "step": ""}
    await modules.room(shown(), page="facilitator", opened=opened)
    await modules.run(CONSOLE, NEXT)
    assert await modules.asked() == [{"ask": "play-case", "case": "n1"}]


async def test_a_gap_is_kept_as_a_risk_in_one_press(modules: Modules) -> None:
    await modules.room(shown(playing=night(2)), page="facilitator")
    does = "(m) => { const one = m.playing(); one.keepAsRisk(one.gaps[0]); }"
    await modules.run(CONSOLE, does)
    assert await modules.asked() == [
        {
            "ask": "write-risk",
            "title": GAP["says"].rstrip("."),
            "category": "continuity",
            "consequence": f"Night 1, Sunday 03:00: {GAP['says']}",
            "process": "incident",
            "scope": "interface",
            "case": "n1",
        }
    ]


async def test_a_promise_has_an_owner_and_a_date(modules: Modules) -> None:
    await modules.room(shown(playing=night(2)), page="facilitator")
    does = """(m, owner) => {
      const one = m.playing();
      one.$nextTick = () => {};
      one.begin(one.gaps[0]);
      Object.assign(one, { owner, due: '2099-12-31' });
      one.promise(one.gaps[0]);
      return [one.gaps[0].promises, one.wrong];
    }"""
    assert await modules.run(CONSOLE, does, " ") == [True, "A promise has an owner and a date."]
    assert await modules.asked() == []
    await modules.run(CONSOLE, does, "Dana")
    (asked,) = await modules.asked()
    assert (asked["owner"], asked["next_step"]) == ("Dana", "Write down a number.")
    assert (asked["scope"], asked["case"]) == ("interface", "n1")


@pytest.mark.parametrize(
    ("called", "says"),
    [
        ({"name": "bob"}, "You are called"),
        ({"contact": "Bob, +358"}, "You are called"),
        ({"escalation": "Bob, +358"}, "It is escalated to you"),
        ({"steps_in": "Bob"}, "You step in"),
        ({"steps_in": "Carol"}, ""),
    ],
)
async def test_a_phone_says_where_its_person_is_in_the_chain(
    modules: Modules, called: Json, says: str
) -> None:
    told = night()
    told["steps"][0]["called"] |= called
    await modules.room(shown(playing=told), page="participant")
    assert await modules.run(PHONE, "(m) => m.ownNight().mine") == says


async def test_the_stage_has_so_many_cards_and_says_how_many_more(modules: Modules) -> None:
    await modules.room(shown(cases=[case(number) for number in range(1, 12)]))
    does = "(m) => { const one = m.nightStage(); return [one.cards.length, one.further]; }"
    assert await modules.run(STAGE, does) == [8, 3]
