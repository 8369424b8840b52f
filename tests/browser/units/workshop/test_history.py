"""What the screen of a cell leaves out, once it was fetched."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, open_cell, person, revealed, screen

pytestmark = pytest.mark.anyio
HISTORY = "workshop/history"
CELL = "incident:application"
NOW = {"it-ops": {"business": 1}, "business": {"business": 2}}
PEOPLE = [person("Bob", "business"), person("Carol", "it-ops")]
SAID = [
    {"choice": "it-ops", "represents": "business", "reason": "They run it.", "confidence": 4},
    {"choice": "tbd", "represents": "vendor", "reason": "", "confidence": 0},
]


async def test_reasons_are_told_by_party(modules: Modules) -> None:
    cell = revealed("split", {}, reasons=SAID, said=2)
    await modules.room(screen(CELL, people=PEOPLE, cells={CELL: cell}))
    told = await modules.run(HISTORY, "(m) => m.reasons().reasons")
    assert [(one["who"], one["says"], one["sure"]) for one in told] == [
        ("Business", "IT OPS", "sure 4 of 5")
    ]


@pytest.mark.parametrize(("said", "lacking"), [(2, 0), (340, 338)])
async def test_it_is_said_how_many_more_there_are(
    modules: Modules, said: int, lacking: int
) -> None:
    cell = revealed("split", {}, reasons=SAID, said=said)
    await modules.room(screen(CELL, people=PEOPLE, cells={CELL: cell}))
    assert await modules.run(HISTORY, "(m) => m.reasons().lacking") == lacking


async def test_where_nothing_is_revealed_there_are_no_more(modules: Modules) -> None:
    await modules.room(screen(CELL, people=PEOPLE, cells={CELL: open_cell(1, ["bob"])}))
    assert await modules.run(HISTORY, "(m) => m.reasons().lacking") == 0


async def test_the_newest_of_the_earlier_rounds_comes_first(modules: Modules) -> None:
    rounds = [
        {"round": 1, "pattern": "split", "tally": {"tbd": {"business": 1}}},
        {"round": 2, "pattern": None, "tally": {"abstain": {"business": 1}}},
    ]
    says = "(m, rounds) => m.pastRounds(rounds).map((one) => [one.name, one.pattern])"
    assert await modules.run(HISTORY, says, rounds) == [
        ["Round 2", "No view"],
        ["Round 1", "Split"],
    ]


async def test_earlier_decisions_are_told_newest_first_and_how_they_ended(
    modules: Modules,
) -> None:
    decisions = [
        {"accountable": "business", "at": "2026-11-20T09:00:00Z", "ended": "undone"},
        {"accountable": "it-ops", "at": "2026-11-20T10:00:00Z", "ended": "reopened"},
    ]
    says = "(m, past) => m.pastDecisions(past).map((one) => [one.says, one.how, one.when])"
    told = await modules.run(HISTORY, says, decisions)
    assert told == [
        ["IT OPS", "reopened", "20\u00a0Nov\u00a02026, 11:00"],
        ["Business", "taken back", "20\u00a0Nov\u00a02026, 10:00"],
    ]


async def test_a_few_reasons_are_of_every_choice(modules: Modules) -> None:
    said = [
        {"choice": choice, "represents": "business", "reason": reason, "confidence": 3}
        for choice, reason in (
            ("it-ops", ""),
            ("it-ops", "They run it."),
            ("it-ops", "They always did."),
            ("business", "We pay."),
            ("tbd", "Nobody knows."),
        )
    ]
    cell = revealed("split", {}, reasons=said, said=5)
    await modules.room(screen(CELL, people=PEOPLE, cells={CELL: cell}))
    does = """async (m) => {
      const one = m.reasons(3);
      const few = [one.reasons.map((it) => it.reason), one.lacking];
      await one.read();
      return [...few, one.reasons.length, one.lacking];
    }"""
    few = ["They run it.", "We pay.", "Nobody knows."]
    assert await modules.run(HISTORY, does) == [few, 2, 5, 0]


@pytest.mark.parametrize(
    ("past", "says"),
    [
        ({"rounds": 0, "decisions": 0}, ""),
        (
            {"rounds": 1, "decisions": 0, "tally": {"it-ops": {"business": 3, "vendor": 1}}},
            "Round 2. Since the last: Business for IT OPS 3 → 1, for Business 0 → 2;"
            " Vendor for IT OPS 1 → 0.",
        ),
        (
            {"rounds": 1, "decisions": 0, "tally": NOW},
            "Round 2. Nothing moved since the last.",
        ),
    ],
)
async def test_who_moved_is_told_by_party(modules: Modules, past: Any, says: str) -> None:
    cell = revealed("split", NOW, past=past) | {"round": 2}
    await modules.room(screen(CELL, people=PEOPLE, cells={CELL: cell}))
    assert await modules.run(HISTORY, "(m) => m.movement().moved") == says


async def test_who_moved_on_a_question_is_told_in_its_own_choices(modules: Modules) -> None:
    """The room wanted A, and wants B after a word from operations."""
    past = {"rounds": 1, "decisions": 0, "tally": {"A": {"business": 2}}}
    now = {"A": {"business": 1}, "B": {"business": 1}}
    question = revealed(None, now, past=past) | {"round": 2}
    shown = screen(chapter="ambition", questions={"ambition": question})
    await modules.room(shown)
    says = "Round 2. Since the last: Business for Model A 2 → 1, for Model B 0 → 1."
    assert await modules.run(HISTORY, "(m) => m.movement().moved") == says


async def test_of_those_who_have_no_name_nobody_moved(modules: Modules) -> None:
    past = {"rounds": 1, "decisions": 0, "tally": {"5": {"all": 4}}}
    question = revealed(None, {"5": {"all": 4}, "1": {"all": 1}}, past=past) | {"round": 2}
    asked = {"leaving:heard": question}
    await modules.room(screen(chapter="sign-off", question="leaving:heard", questions=asked))
    assert await modules.run(HISTORY, "(m) => m.movement().moved") == ""
