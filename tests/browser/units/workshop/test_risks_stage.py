"""Risks on the stage: how far all are, and the newest in a few words."""

import pytest

from tests.browser.units.modules import Modules, screen
from tests.browser.units.workshop.risking import risk

pytestmark = pytest.mark.anyio
STAGE = "workshop/risks_stage"


async def test_the_lamps_count_and_what_is_nowhere_is_left_out(modules: Modules) -> None:
    told = [risk(1, understood_by=2), risk(2, state="accepted", documented=False)]
    await modules.room(screen(risks=told, registers={"risks": 2}))
    lamps = "(m) => m.risksStage().lamps.map((one) => [one.count, one.name])"
    assert await modules.run(STAGE, lamps) == [
        [1, "documented"],
        [1, "understood"],
        [1, "accepted"],
        [1, "not answered"],
    ]


async def test_long_words_are_begun(modules: Modules) -> None:
    told = [risk(1), risk(2, consequence="Late. " * 100, mitigation="")]
    await modules.room(screen(risks=told))
    does = "(m) => { const { title, texts } = m.risksStage().newest; return [title, texts]; }"
    title, texts = await modules.run(STAGE, does)
    assert title == "Risk 2"
    (text,) = texts
    assert text["name"] == "Consequence"
    assert len(text["text"]) <= 151
    assert text["text"].endswith("…")
