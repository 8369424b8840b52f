"""A screen as a page holds it: cells and questions by their names."""

import pytest

from tests.browser.units.modules import Modules, open_cell, screen

pytestmark = pytest.mark.anyio
ROOM = "shared/room"


async def test_a_question_is_kept_by_its_name_and_found_as_a_cell_is(modules: Modules) -> None:
    await modules.room(screen(questions={"ambition": open_cell(2)}))
    does = """({ room, cellAt }) => {
      const show = { 'question:readiness:budget': { state: 'open', voted: 1 } };
      room().show({ seq: 2, show }, false);
      return [cellAt('ambition').voted, cellAt('readiness:budget').voted];
    }"""
    assert await modules.run(ROOM, does) == [2, 1]


async def test_a_question_nobody_told_of_is_closed(modules: Modules) -> None:
    await modules.room(screen())
    state = await modules.run(ROOM, "(m) => m.cellAt('ambition').state")
    assert state == "closed"


async def test_a_whole_screen_leaves_no_question_of_the_one_before(modules: Modules) -> None:
    await modules.room(screen(questions={"ambition": open_cell(2)}, chapter="ambition"))
    does = """({ room }) => {
      room().show({ seq: 3, show: {} }, true);
      return [Object.keys(room().questions), room().chapter];
    }"""
    assert await modules.run(ROOM, does) == [[], "matrix"]


async def test_outside_the_matrix_what_the_chapter_asks_is_in_view(modules: Modules) -> None:
    await modules.room(screen("incident:application", chapter="ambition", overview=True))
    does = "({ room, cellKey }) => [cellKey(room().at), room().now.state, room().whole]"
    assert await modules.run(ROOM, does) == ["ambition", "closed", False]
