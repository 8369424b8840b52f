"""The matrix as rows and cells, with the few words each face needs."""

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, revealed, screen

pytestmark = pytest.mark.anyio
GRID = "shared/grid"
CELL = "incident:application"
FACE = "(m) => m.face(m.places()[2])"


async def test_every_process_has_two_places(modules: Modules) -> None:
    await modules.room(screen())
    keys = await modules.run(GRID, "(m) => m.places().map((place) => place.key)")
    assert len(keys) == 6
    assert keys[2:4] == ["incident:application", "incident:interface"]


async def test_joined_scopes_are_one_place_under_the_first_halfs_key(modules: Modules) -> None:
    await modules.room(screen(workshop={"joined": True}))
    places = await modules.run(GRID, "(m) => m.places()")
    assert places[1] == {"process": "incident", "scope": "both", "key": CELL}


@pytest.mark.parametrize(
    ("cell", "look", "word"),
    [
        (open_cell(), "is-open", ""),
        (open_cell(voted=2), "is-open", "2 voted"),
        (revealed("agreed", {"it-ops": {"business": 2}}), "is-agreed", "agreed"),
        (revealed("split", {"it-ops": {"business": 1}}), "is-differing is-split", "split"),
        (revealed(None, {"abstain": {"business": 1}}), "is-differing is-no-view", "no view"),
        ({"state": "revealed", "agree": False}, "is-differing is-differ", "differ"),
        ({"state": "revealed", "agree": True}, "is-differing is-agree", "agree"),
        (decided("business"), "is-business", "Business"),
    ],
)
async def test_a_face_says_how_far_its_cell_is(
    modules: Modules, cell: dict[str, object], look: str, word: str
) -> None:
    await modules.room(screen(cells={CELL: cell}))
    face = await modules.run(GRID, FACE)
    assert (face["look"], face["word"]) == (look, word)


async def test_a_face_knows_what_is_thin_and_what_was_overridden(modules: Modules) -> None:
    cell = decided("business", thin=True, override=True)
    await modules.room(screen(cells={CELL: cell}))
    face = await modules.run(GRID, FACE)
    assert (face["thin"], face["override"]) == (True, True)


@pytest.mark.parametrize(("page", "look"), [("participant", "is-mine"), ("stage", "is-open")])
async def test_ones_own_vote_is_on_ones_own_page_only(
    modules: Modules, page: str, look: str
) -> None:
    await modules.room(screen(cells={CELL: open_cell(1)}, mine={CELL: "it-ops"}), page=page)
    face = await modules.run(GRID, FACE)
    assert face["look"] == look
    assert ("private" in face) is (page == "participant")


@pytest.mark.parametrize(
    ("more", "owes"),
    [({}, True), ({"promise": {"owner": "Bob"}}, False), ({"waiver": "The board."}, False)],
)
async def test_a_cell_left_open_owes_an_owner(
    modules: Modules, more: dict[str, object], owes: bool
) -> None:
    await modules.room(screen(cells={CELL: decided("tbd", **more)}))
    assert (await modules.run(GRID, FACE))["open"] is owes


async def test_who_leads_a_tally_is_a_party_and_never_no_view(modules: Modules) -> None:
    tally = {
        "abstain": {"vendor": 9},
        "tbd": {"business": 1},
        "it-ops": {"business": 1, "other": 1},
    }
    leads = "(m, tally) => [m.leader({ tally }), m.leader({})]"
    assert await modules.run(GRID, leads, tally) == [["it-ops", 2], ["", 0]]


async def test_what_nobody_voted_on_does_not_differ(modules: Modules) -> None:
    differs = "(m, cells) => cells.map((cell) => m.differs(cell))"
    cells = [open_cell(), revealed("agreed", {}), revealed("orphaned", {}), decided("business")]
    assert await modules.run(GRID, differs, cells) == [False, False, True, False]
