"""What a revealed round means, in words."""

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
