"""Pictures of many cells are few elements, and say in words what they show."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio


async def test_a_matrix_is_a_path_for_each_value(modules: Modules) -> None:
    does = """(m) => {
      const made = m.matrixPicture('obobdt--', 'words');
      return [made.getAttribute('aria-label'), made.getAttribute('viewBox'),
        [...made.children].map((one) => one.getAttribute('class'))];
    }"""
    assert await modules.run("portfolio/pictures", does) == [
        "words",
        "0 0 40 20",
        ["is-it-ops", "is-business", "is-it-delivery", "is-tbd", "is-open"],
    ]


async def test_parts_of_a_bar_stand_side_by_side_in_proportion(modules: Modules) -> None:
    does = """(m) => {
      const parts = [['a', 1], ['b', 0], ['c', 3]].map(([kind, count]) => ({ kind, count }));
      const told = (one) => ['x', 'width'].map((it) => one.getAttribute(it));
      return [...m.barPicture(parts).children].map(told);
    }"""
    assert await modules.run("portfolio/pictures", does) == [["0", "25"], ["25", "75"]]
    assert await modules.run("portfolio/pictures", "(m) => m.barPicture([]).children.length") == 0


async def test_cells_are_counted_by_value(modules: Modules) -> None:
    told = await modules.run("portfolio/pictures", "(m) => m.counts('oob-')")
    assert told == {"it-ops": 2, "business": 1, "open": 1}
