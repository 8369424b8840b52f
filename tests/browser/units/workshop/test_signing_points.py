"""What is still open at the end."""

import pytest

from tests.browser.units.modules import Modules, decided, screen

pytestmark = pytest.mark.anyio
POINTS = "workshop/signing_points"
KEYS = [
    f"{process}:{scope}"
    for process in ("request", "incident", "change")
    for scope in ("application", "interface")
]
ALL = {key: decided("business") for key in KEYS}
PROMISE = {"owner": "Bob", "due": "2099-12-24"}
SAYS = """(m) => {
  const { points, ready, lackingWords } = m.openPoints;
  return { points, ready, says: lackingWords };
}"""


async def test_a_matrix_with_a_party_everywhere_is_ready(modules: Modules) -> None:
    await modules.room(screen(cells=ALL))
    told = await modules.run(POINTS, SAYS)
    assert told == {"points": [], "ready": True, "says": "Nothing is missing."}


async def test_a_promise_and_a_waiver_are_open_points_and_no_hindrance(modules: Modules) -> None:
    cells = {**ALL, KEYS[2]: decided("tbd", promise=PROMISE), KEYS[5]: decided("tbd", waiver="No.")}
    await modules.room(screen(cells=cells))
    told = await modules.run(POINTS, SAYS)
    assert told["ready"]
    assert [(one["name"], one["owner"], one["waiver"]) for one in told["points"]] == [
        ("Incident Mgmt", "Bob", ""),
        ("Change Mgmt", "", "No."),
    ]
    assert told["points"][0]["due"] == "24\u00a0Dec\u00a02099"


async def test_a_cell_without_either_is_missing(modules: Modules) -> None:
    await modules.room(screen(cells={**ALL, KEYS[0]: decided("tbd")}))
    told = await modules.run(POINTS, SAYS)
    assert told["says"].startswith("1 cell is t.b.d. with neither")
    assert told["points"][0]["missing"]


async def test_what_is_not_decided_is_missing_too(modules: Modules) -> None:
    await modules.room(screen(cells={key: ALL[key] for key in KEYS[2:]}))
    told = await modules.run(POINTS, SAYS)
    assert told["says"] == "2 cells are not decided."
    assert [one["undecided"] for one in told["points"]] == [True, True]


async def test_what_is_open_is_not_counted_as_left_open(modules: Modules) -> None:
    cells = {**{key: ALL[key] for key in KEYS[2:]}, KEYS[2]: decided("tbd")}
    await modules.room(screen(cells=cells))
    assert (await modules.run(POINTS, SAYS))["says"] == (
        "2 cells are not decided, 1 cell is t.b.d. with neither an owner and a date nor a waiver."
    )


@pytest.mark.parametrize(("due", "late"), [("2001-01-01", True), ("2099-01-01", False)])
async def test_a_day_that_has_passed_is_late(modules: Modules, due: str, late: bool) -> None:
    cell = decided("tbd", promise={"owner": "Bob", "due": due})
    await modules.room(screen(cells={**ALL, KEYS[0]: cell}))
    assert (await modules.run(POINTS, SAYS))["points"][0]["late"] is late


@pytest.mark.parametrize(
    ("clock", "late"), [("2026-12-24T22:30:00Z", False), ("2026-12-24T23:30:00Z", True)]
)
async def test_a_day_ends_where_its_reader_is(modules: Modules, clock: str, late: bool) -> None:
    """In Berlin it ends an hour before it does in Greenwich."""
    cell = decided("tbd", promise={"owner": "Bob", "due": "2026-12-24"})
    await modules.room(screen(cells={**ALL, KEYS[0]: cell}, clock=clock))
    assert (await modules.run(POINTS, SAYS))["points"][0]["late"] is late
