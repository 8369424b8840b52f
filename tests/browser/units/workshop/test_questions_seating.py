"""Where the seats stand: by party before the reveal, by choice after it."""

import pytest

from tests.browser.units.modules import Modules, open_cell, person, revealed, screen

pytestmark = pytest.mark.anyio
SEATING = "workshop/questions_seating"
BARS = "workshop/questions_bars"
CELL = "incident:application"
PEOPLE = [
    person("Ann", "other", "facilitator"),
    person("Bob", "business"),
    person("Ben", "business"),
    person("Carol", "it-ops", here=False),
    person("Olga", "business", "observer"),
]
CROWD = {"here": 3, "all": 5, "by": {"business": {"here": 2, "all": 2}}}


async def test_before_the_reveal_each_party_has_a_column(modules: Modules) -> None:
    cells = {CELL: open_cell(1, ["bob"])}
    await modules.room(screen(CELL, people=PEOPLE, crowd=CROWD, cells=cells))
    columns = await modules.run(SEATING, "(m, key) => m.seating(key, 1).columns", CELL)
    assert [(one["name"], one["note"]) for one in columns] == [
        ("Business", "1 of 2"),
        ("IT OPS", "0 of 1"),
    ]
    looks = [[mark["look"] for mark in one["marks"]] for one in columns]
    assert looks == [["full", "hollow"], ["gone"]]


async def test_who_was_invited_and_has_not_come_has_no_seat(modules: Modules) -> None:
    eve = {**person("Eve", "business", here=False), "invited": True}
    await modules.room(screen(CELL, people=[*PEOPLE, eve], crowd=CROWD, cells={CELL: open_cell()}))
    standing = "(m, cell) => m.standing(cell)[0]"
    assert (await modules.run(SEATING, standing, open_cell()))["all"] == 2


async def test_a_facilitator_who_voted_has_a_seat(modules: Modules) -> None:
    cells = {CELL: open_cell(1, ["ann"])}
    await modules.room(screen(CELL, people=PEOPLE, crowd=CROWD, cells=cells))
    standing = "(m, cell) => m.standing(cell).find((one) => one.party === 'other')"
    other = await modules.run(SEATING, standing, cells[CELL])
    assert other == {"party": "other", "all": 1, "voted": 1, "gone": 0}


async def test_at_the_reveal_the_same_marks_stand_over_what_was_chosen(modules: Modules) -> None:
    before = open_cell(2, ["bob", "ben"])
    after = revealed(
        "split", {"it-ops": {"business": 1}, "tbd": {"business": 1}}, voters=["bob", "ben"]
    )
    keys = []
    for cell in (before, after):
        await modules.room(screen(CELL, people=PEOPLE[:3], crowd=CROWD, cells={CELL: cell}))
        keys.append(
            await modules.run(
                SEATING, "(m, k) => m.seating(k, 1).marks.map((one) => one.key)", CELL
            )
        )
    assert keys[0] == keys[1] == ["business-1", "business-2"]
    columns = await modules.run(SEATING, "(m, key) => m.seating(key, 1).columns", CELL)
    assert [one["note"] for one in columns] == ["1", "0", "0", "1", "0"]


async def test_marks_fill_row_by_row_and_no_two_stand_in_one_place(modules: Modules) -> None:
    crowd = [person(f"P{n}", "business") for n in range(10)]
    await modules.room(screen(CELL, people=crowd, crowd=CROWD, cells={CELL: open_cell()}))
    seated = await modules.run(SEATING, "(m, key) => m.seating(key, 1)", CELL)
    places = [(mark["x"], mark["y"]) for mark in seated["marks"]]
    assert len(set(places)) == 10
    assert seated["fit"] == 4
    assert max(y for _, y in places) == seated["high"] - 1 == 2
    assert all(0 <= x <= seated["across"] for x, _ in places)


@pytest.mark.parametrize(
    ("all_", "voters", "many"), [(60, [], False), (61, [], True), (5, None, True)]
)
async def test_above_sixty_people_bars_are_drawn(
    modules: Modules, all_: int, voters: list[str] | None, many: bool
) -> None:
    cell = open_cell() | {"voters": voters}
    await modules.room(screen(CELL, crowd={**CROWD, "all": all_}, cells={CELL: cell}))
    assert await modules.run(BARS, "(m, key) => m.asBars(key)", CELL) is many


async def test_bars_count_what_is_in_and_what_was_chosen(modules: Modules) -> None:
    crowd = {"here": 80, "all": 90, "by": {"business": {"here": 35, "all": 80}}}
    waiting = {CELL: {"here": 40, "away": 2}}
    await modules.room(screen(CELL, crowd=crowd, cells={CELL: open_cell(30)}, waiting=waiting))
    (bar,) = await modules.run(BARS, "(m, key) => m.bars(key)", CELL)
    assert (bar["note"], bar["rest"]) == ("30 of 70", 40)
    tally = {"it-ops": {"business": 20, "vendor": 5}, "tbd": {"business": 5}}
    await modules.room(screen(CELL, crowd=crowd, cells={CELL: revealed("split", tally, able=80)}))
    bars = await modules.run(BARS, "(m, key) => m.bars(key)", CELL)
    assert [(bar["note"], bar["rest"]) for bar in bars[:4]] == [
        ("25", 55),
        ("0", 80),
        ("0", 80),
        ("5", 75),
    ], "a full bar is everybody who could vote"
    assert [part["party"] for part in bars[0]["parts"]] == ["business", "vendor"]


async def test_who_leads_and_votes_for_a_party_keeps_the_seat(modules: Modules) -> None:
    cleo = person("Cleo", "business", "facilitator")
    cells = {CELL: open_cell(), "change:interface": open_cell(2, ["cleo", "ann"])}
    await modules.room(screen(CELL, people=[*PEOPLE, cleo], crowd=CROWD, cells=cells))
    standing = "(m, cell) => m.standing(cell).filter((one) => one.all)"
    told = {one["party"]: one for one in await modules.run(SEATING, standing, cells[CELL])}
    assert told["business"] == {"party": "business", "all": 3, "voted": 0, "gone": 0}
    assert "other" not in told, "a facilitator who stands for the room has one where they voted"


async def test_a_question_has_a_column_for_each_of_its_choices(modules: Modules) -> None:
    questions = {"agreement": revealed(None, {"2": {"business": 1}, "5": {"it-ops": 2}})}
    await modules.room(screen(people=PEOPLE, crowd=CROWD, questions=questions))
    seated = await modules.run(SEATING, "(m) => m.seating('agreement', 1)")
    assert [one["note"] for one in seated["columns"]] == ["0", "1", "0", "0", "2", "0"]
    assert seated["slots"] == 6
    assert all(0 <= mark["x"] <= seated["across"] for mark in seated["marks"])


async def test_advice_stands_hollow_beside_the_votes_and_is_counted_apart(modules: Modules) -> None:
    advised = {"it-ops": {"vendor": 1}, "tbd": {"other": 2}}
    cell = revealed("agreed", {"it-ops": {"business": 2}}, advice=advised)
    await modules.room(screen(CELL, people=PEOPLE, crowd=CROWD, cells={CELL: cell}))
    seated = await modules.run(SEATING, "(m, key) => m.seating(key, 1)", CELL)
    assert [one["note"] for one in seated["columns"]][:4] == [
        "2 + 1 advised",
        "0",
        "0",
        "0 + 2 advised",
    ]
    looks = sorted((mark["party"], mark["look"]) for mark in seated["marks"])
    assert looks == [*[("business", "full")] * 2, *[("other", "hollow")] * 2, ("vendor", "hollow")]
    bars = await modules.run(BARS, "(m, key) => m.bars(key)", CELL)
    assert [one["note"] for one in bars][:1] == ["2 + 1 advised"]
    assert sum(part["count"] for bar in bars for part in bar["parts"]) == 2
