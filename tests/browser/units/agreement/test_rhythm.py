"""A rhythm in words, and the rule that keeps a weekday, there and back."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
RHYTHM = "agreement/rhythm"


@pytest.mark.parametrize(
    ("every", "first", "rule", "words"),
    [
        ("month", "2026-12-01", "FREQ=MONTHLY;BYDAY=1TU", "every month, on the first Tuesday"),
        (
            "quarter",
            "2027-01-29",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR",
            "every quarter, on the last Friday of the month",
        ),
        (
            "year",
            "2026-11-19",
            "FREQ=YEARLY;BYMONTH=11;BYDAY=3TH",
            "every year, on the third Thursday of the month",
        ),
    ],
)
async def test_a_weekday_is_kept(
    modules: Modules, every: str, first: str, rule: str, words: str
) -> None:
    does = """(m, every, first) => {
      const rule = m.weekdayRule(every, first);
      const form = { every: `${every}+`, rule: '', day: first };
      return [rule, m.rhythmWords(rule), m.formOf(rule, first), m.ruleOf(form)];
    }"""
    told = await modules.run(RHYTHM, does, every, first)
    assert told == [rule, words, {"every": f"{every}+", "rule": ""}, rule]


@pytest.mark.parametrize(
    ("every", "words"),
    [("month", "every month"), ("FREQ=WEEKLY", "by the rule FREQ=WEEKLY"), ("", "")],
)
async def test_others_are_said_as_they_are(modules: Modules, every: str, words: str) -> None:
    assert await modules.run(RHYTHM, "(m, every) => m.rhythmWords(every)", every) == words


async def test_a_rule_of_its_own_stays_one_when_its_day_is_another(modules: Modules) -> None:
    does = "(m) => m.formOf('FREQ=MONTHLY;BYDAY=1TU', '2026-12-02')"
    assert await modules.run(RHYTHM, does) == {"every": "rule", "rule": "FREQ=MONTHLY;BYDAY=1TU"}


async def test_without_a_first_day_there_is_no_weekday_to_keep(modules: Modules) -> None:
    does = "(m) => m.ruleOf({ every: 'month+', rule: '', day: '' })"
    assert await modules.run(RHYTHM, does) == "month"
