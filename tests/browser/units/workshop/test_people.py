"""Who is in the room, in groups; and what a second press does to a person."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, open_cell, person, revealed, screen

pytestmark = pytest.mark.anyio
PEOPLE = "workshop/people"
CELL = "incident:application"
ALL = [
    person("Ann", "other", "facilitator"),
    person("Bob", "business"),
    person("Ben", "business"),
    person("Carol", "it-ops", here=False),
    person("Olga", "vendor", "observer"),
]
EDITING = "(m, who) => { const one = m.people(); one.edit(who); DOES }"


async def groups(modules: Modules, cell: Any) -> list[list[Any]]:
    await modules.room(screen(CELL, people=ALL, cells={CELL: cell}))
    told: list[list[Any]] = await modules.run(
        PEOPLE,
        "(m) => m.people().gathered.map((one) => [one.kind, one.all.map((who) => who.name)])",
    )
    return told


async def test_who_has_not_voted_comes_first(modules: Modules) -> None:
    assert await groups(modules, open_cell(1, ["ben"])) == [
        ["waiting", ["Bob"]],
        ["voted", ["Ben"]],
        ["facilitator", ["Ann"]],
        ["observer", ["Olga"]],
        ["gone", ["Carol"]],
    ]


async def test_who_voted_and_went_has_voted(modules: Modules) -> None:
    told = dict(await groups(modules, open_cell(1, ["carol"])))
    assert told["voted"] == ["Carol"]
    assert "gone" not in told


async def test_once_revealed_nobody_is_waited_for(modules: Modules) -> None:
    told = dict(await groups(modules, revealed("split", {}, voters=[])))
    assert told["here"] == ["Bob", "Ben"]


async def test_who_was_invited_and_has_not_come_is_told_last(modules: Modules) -> None:
    eve = {**person("Eve", "business", here=False), "invited": True}
    await modules.room(screen(CELL, people=[*ALL, eve], cells={CELL: open_cell()}))
    last = """(m) => {
      const { name, all: [one] } = m.people().gathered.at(-1);
      return [name, one.name, one.came];
    }"""
    assert await modules.run(PEOPLE, last) == [
        "Invited, not here yet",
        "Eve",
        "Invited by a personal link that nobody has claimed yet.",
    ]


async def test_when_a_link_was_claimed_can_be_seen(modules: Modules) -> None:
    eve = {**person("Eve", "business"), "claimed": "2026-11-21T14:05:00.000Z"}
    await modules.room(screen(CELL, people=[eve, *ALL], cells={CELL: open_cell()}))
    told = "(m) => m.people().gathered.flatMap((one) => one.all.map((who) => [who.name, who.came]))"
    came = dict(await modules.run(PEOPLE, told))
    assert came["Eve"].startswith("Came in by a personal link, ")
    assert "2026" in came["Eve"]
    assert came["Bob"] == "", "the control"


async def test_a_facilitator_stands_for_the_room(modules: Modules) -> None:
    await groups(modules, open_cell())
    parties = await modules.run(
        PEOPLE,
        "(m) => m.people().gathered.flatMap((one) => one.all.map((who) => [who.name, who.party]))",
    )
    assert dict(parties)["Ann"] == ""
    assert dict(parties)["Olga"] == "Vendor"


@pytest.mark.parametrize(("press", "ask"), [("remove", "remove-person"), ("handOver", "hand-over")])
async def test_what_cannot_be_taken_back_is_said_first(
    modules: Modules, press: str, ask: str
) -> None:
    await groups(modules, open_cell())
    does = EDITING.replace("DOES", f"one.{press}(); return one.warned;")
    assert (await modules.run(PEOPLE, does, ALL[1])).startswith("Bob ")
    assert await modules.asked() == []
    does = EDITING.replace("DOES", f"one.{press}(); one.{press}();")
    await modules.run(PEOPLE, does, ALL[1])
    assert await modules.asked() == [{"ask": ask, "person": "bob"}]


async def test_a_facilitators_role_is_not_corrected(modules: Modules) -> None:
    await groups(modules, open_cell())
    await modules.run(
        PEOPLE, EDITING.replace("DOES", "one.form.name = ' Anna '; one.save();"), ALL[0]
    )
    assert await modules.asked() == [
        {"ask": "correct-person", "person": "ann", "name": "Anna", "represents": "other"}
    ]
