"""What is expected of operating it, and what came of it."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
BENEFITS = "workshop/benefits"
EXPECTED = {
    "id": "b1",
    "benefit": "Faster.",
    "validation": "Timed.",
    "by": "2099-06-30",
    "state": "expected",
    "evidence": "",
    "at": "",
}


async def test_two_are_wanted_and_each_says_how_it_stands(modules: Modules) -> None:
    late = {**EXPECTED, "id": "b2", "by": "2020-01-01"}
    true = {**EXPECTED, "id": "b3", "state": "validated", "at": "2026-11-20T09:00:00Z"}
    await modules.room(screen(benefits=[EXPECTED], registers={"benefits": 1}))
    words = "(m) => [m.benefits().words, m.benefits().list.map((one) => one.stands)]"
    assert await modules.run(BENEFITS, words) == [
        "1 benefit expected, 1 more to write down",
        ["to be validated by 30\u00a0Jun\u00a02099"],
    ]
    await modules.room(screen(benefits=[EXPECTED, late, true], registers={"benefits": 3}))
    assert await modules.run(BENEFITS, words) == [
        "3 benefits expected",
        [
            "validated 20\u00a0Nov\u00a02026",
            "was to be validated by 1\u00a0Jan\u00a02020",
            "to be validated by 30\u00a0Jun\u00a02099",
        ],
    ]


async def test_one_is_judged_with_its_evidence(modules: Modules) -> None:
    await modules.room(screen(benefits=[EXPECTED]))
    does = """async (m) => {
      const one = m.benefits();
      one.judge({ id: 'b1' });
      one.evidence = ' Ten searches. ';
      const doing = one.found(one.list[0], 'refuted');
      answer({ refused: asked[0].id, code: 'conflict', why: 'Changed.' });
      await doing;
      return [one.judged, one.judgedWrong, one.evidence];
    }"""
    assert await modules.run(BENEFITS, does) == ["b1", "Changed.", " Ten searches. "]
    assert await modules.asked() == [
        {
            "ask": "judge-benefit",
            "benefit": "b1",
            "outcome": "refuted",
            "evidence": "Ten searches.",
        }
    ]
