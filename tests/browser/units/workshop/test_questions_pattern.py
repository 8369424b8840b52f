"""What a revealed round means, in words."""

import itertools

import pytest

from tests.browser.units.modules import Modules, revealed

pytestmark = pytest.mark.anyio
PATTERN = "workshop/questions_pattern"


@pytest.mark.parametrize(
    ("pattern", "tally", "says"),
    [
        ("agreed", {"it-ops": {"business": 1}}, "One vote, for IT OPS."),
        ("agreed", {"it-ops": {"business": 2, "it-ops": 1}}, "All 3 say IT OPS."),
        ("agreed", {"tbd": {"business": 1}}, "One vote, for t.b.d."),
        ("agreed", {"tbd": {"business": 2}}, "All 2 say t.b.d."),
        (
            "orphaned",
            {"it-ops": {"business": 1}, "tbd": {"it-ops": 1}},
            "Business says IT OPS, IT OPS says t.b.d. Nobody claims it.",
        ),
        ("unclear", {"tbd": {"business": 2}, "it-ops": {"it-ops": 1}}, "t.b.d. leads, 2 of 3."),
        (
            "contested",
            {"business": {"business": 1}, "it-ops": {"it-ops": 2, "business": 0}},
            "Business and IT OPS each claim it.",
        ),
        (
            "orphaned",
            {"it-ops": {"business": 2}, "business": {"it-ops": 1}},
            "Business says IT OPS, IT OPS says Business. Nobody claims it.",
        ),
        (
            "split",
            {"it-ops": {"business": 1}, "tbd": {"business": 1}, "abstain": {"other": 4}},
            "IT OPS 1, t.b.d. 1.",
        ),
        (None, {"abstain": {"business": 2}}, "Nobody named a party."),
    ],
)
async def test_each_pattern_has_its_sentence(
    modules: Modules, pattern: str | None, tally: dict[str, dict[str, int]], says: str
) -> None:
    said = await modules.run(
        PATTERN, "(m, round) => m.patternSays(round)", revealed(pattern, tally)
    )
    assert said == says


@pytest.mark.parametrize(
    ("able", "told", "says"),
    [
        (3, "Agreed", "All 3 say IT OPS."),
        (7, "Agreed, 3 of 7", "They say IT OPS."),
        (None, "Agreed", "All 3 say IT OPS."),
    ],
)
async def test_the_pattern_tells_of_how_many(
    modules: Modules, able: int | None, told: str, says: str
) -> None:
    votes = revealed("agreed", {"it-ops": {"business": 3}}, able=able)
    both = "(m, round) => [m.patternTold(round), m.patternSays(round)]"
    assert await modules.run(PATTERN, both, votes) == [told, says]


async def test_before_the_reveal_nothing_is_said(modules: Modules) -> None:
    says = "(m) => [m.patternSays({ state: 'open' }), m.patternSays(null)]"
    assert await modules.run(PATTERN, says) == ["", ""]
    assert await modules.run(PATTERN, "(m) => m.tallyWords(undefined)") == ""


async def test_a_tally_is_told_by_parties(modules: Modules) -> None:
    tally = {"it-ops": {"business": 1, "vendor": 0}, "tbd": {}, "business": {"it-ops": 2}}
    assert await modules.run(PATTERN, "(m, tally) => m.tallyWords(tally)", tally) == (
        "IT OPS: 1 vote (1 Business); Business: 2 votes (2 IT OPS)"
    )


async def test_what_moved_is_what_each_of_two_people_did(modules: Modules) -> None:
    """Every way in which two people of two parties can vote, and vote again, or not at all."""
    choices = ["it-ops", "business", "tbd"]
    names = {"it-ops": "IT OPS", "business": "Business", "tbd": "t.b.d."}
    ways = list(itertools.product([*choices, None], repeat=4))
    rounds = [(one[:2], one[2:]) for one in ways]
    does = "(m, all, choices) => all.map(([one, next]) => m.movedWords(one, next, choices))"
    told = await modules.run(
        PATTERN, does, [[counted(one) for one in both] for both in rounds], choices
    )
    assert len(told) == 4**4
    for (before, now), says in zip(rounds, told, strict=True):
        for party, old, new in zip(("Business", "IT OPS"), before, now, strict=True):
            gone = f"for {names.get(old or '')} 1 → 0"
            come = f"for {names.get(new or '')} 0 → 1"
            own = next(
                (one for one in says.split(": ")[-1].split("; ") if one.startswith(f"{party} for")),
                "",
            )
            assert (gone in own) == bool(old and old != new), says
            assert (come in own) == bool(new and old != new), says
        assert says.startswith("Nothing moved") == (before == now), says


def counted(votes: tuple[str | None, ...]) -> dict[str, dict[str, int]]:
    """A tally of one of the business and one of IT OPS, as they voted."""
    tally: dict[str, dict[str, int]] = {}
    for party, choice in zip(("business", "it-ops"), votes, strict=True):
        if choice:
            tally.setdefault(choice, {})[party] = 1
    return tally
