"""What falls due once all is signed: by how soon, each with whose it is."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
NOW = "2026-11-30T09:00:00.000Z"
PROMISE = {
    "id": "p1",
    "process": "incident",
    "scope": "application",
    "owner": "Dana",
    "next_step": "Ask the vendor",
    "state": "open",
}
TOLD = """async (m, now) => {
  (await import('/static/js/shared/clock.js')).toldTime(now);
  const one = m.due();
  const groups = one.groups.map((it) => [it.name, it.items.map((x) => [x.kind, x.what, x.who])]);
  return [one.words, groups];
}"""


async def told(modules: Modules, **shown: Any) -> Any:
    await modules.room(screen(workshop={"state": "signed-off"}, **shown))
    return await modules.run("workshop/due", TOLD, NOW)


@pytest.mark.parametrize(
    ("day", "group"),
    [
        ("2026-11-29", "Overdue"),
        ("2026-11-30", "Within 30 days"),
        ("2026-12-30", "Within 30 days"),
        ("2026-12-31", "Within 90 days"),
        ("2027-02-28", "Within 90 days"),
        ("2027-03-01", "Later"),
        ("2099-12-31", "Later"),
    ],
)
async def test_a_promise_stands_by_how_soon_it_is_due(
    modules: Modules, day: str, group: str
) -> None:
    _, groups = await told(modules, promises=[{**PROMISE, "due": day}])
    assert groups == [[group, [["Promise", "Ask the vendor", "Dana"]]]]


async def test_what_is_kept_is_due_no_more(modules: Modules) -> None:
    kept = {**PROMISE, "due": "2026-12-24", "state": "kept"}
    assert await told(modules, promises=[kept]) == ["Nothing falls due.", []]


async def test_everything_with_a_day_is_told_in_its_order(modules: Modules) -> None:
    risk = {"id": "r1", "title": "No rota", "owner": "Bob", "state": "accepted"}
    words, groups = await told(
        modules,
        promises=[{**PROMISE, "due": "2026-11-01"}],
        risks=[{**risk, "until": "2026-12-10", "review": "2027-06-01"}],
        benefits=[{"id": "b1", "benefit": "Faster", "by": "2027-01-31", "state": "expected"}],
        contracts=[{"id": "c1", "reference": "C-17", "vendor": "CloudDesk", "ends": "2026-12-05"}],
        path=[{"id": "change:interface", "changes_on": "2027-02-01", "condition": ""}],
        intake=[{"id": "next-review", "answer": "2027-05-31"}],
    )
    assert words == "1 overdue, 2 things due within 30 days."
    assert groups == [
        ["Overdue", [["Promise", "Ask the vendor", "Dana"]]],
        [
            "Within 30 days",
            [
                ["A contract ends", "C-17, CloudDesk", ""],
                ["Acceptance of a risk lapses", "No rota", "Bob"],
            ],
        ],
        [
            "Within 90 days",
            [
                ["Validate a benefit", "Faster", "Business"],
                ["Changes hands", "Change Mgmt, Interface", ""],
            ],
        ],
        [
            "Later",
            [
                ["Next review", "The support model of Invoices", ""],
                ["Look at a risk again", "No rota", "Bob"],
            ],
        ],
    ]
