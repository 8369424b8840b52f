"""The matrix on a page: rows come and go in a frame that came with fourteen of them."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, revealed, screen

pytestmark = pytest.mark.anyio
MATRIX = "shared/matrix"
# A frame as a page brings it, drawn at once, and drawn again by hand when the room has changed.
DRAWN = """
  const { room } = await import('/static/js/shared/room.js');
  const { rows } = await import('/static/js/shared/grid.js');
  const made = (tag, ...within) => {
    const one = document.createElement(tag);
    one.append(...within);
    return one;
  };
  const place = () => {
    const face = made('button');
    face.className = 'face';
    return made('td', face);
  };
  const frame = Array.from({ length: given.rows }, () => made('tr', made('th'), place(), place()));
  const table = made('table', made('tbody', ...frame));
  document.body.append(table);
  let again;
  const later = globalThis.setTimeout;
  globalThis.setTimeout = (does) => does();
  m.draw(table, 'word', rows, (does) => { again = does; does(); });
  globalThis.setTimeout = later;
  const seen = () => Array.from(table.tBodies[0].rows, (one) =>
    Array.from(one.cells, (it) => it.textContent));
"""


async def draws(modules: Modules, does: str, rows: int = 14, **shown: Any) -> Any:
    """What stands in a frame of so many rows, after this was done."""
    await modules.room(screen(**shown))
    whole = f"async (m, given) => {{ {DRAWN} try {{ {does} }} finally {{ table.remove(); }} }}"
    return await modules.run(MATRIX, whole, {"rows": rows})


@pytest.mark.parametrize("rows", [1, 3, 14])
async def test_there_are_as_many_rows_as_processes(modules: Modules, rows: int) -> None:
    cells = {"incident:interface": revealed("split", {})}
    told = await draws(modules, "return seen();", rows, cells=cells)
    assert told == [
        ["Request Mgmt", "", ""],
        ["Incident Mgmt", "", "split"],
        ["Change Mgmt", "", ""],
    ]


async def test_a_row_comes_with_its_process_and_goes_with_it(modules: Modules) -> None:
    does = """
      const steps = [seen().map((one) => one[0])];
      const shows = (show) => {
        room().show({ seq: steps.length + 1, show }, false);
        again();
        steps.push(seen().map((one) => one[0]));
      };
      shows({ processes: ['change', 'own-1', 'request', 'incident'],
        wording: { 'own-1': { name: 'Data quality' } },
        'cell:own-1:application': { state: 'revealed', pattern: 'split', tally: {} } });
      steps.push(seen()[1][1]);
      shows({ processes: ['request'] });
      return steps;"""
    assert await draws(modules, does) == [
        ["Request Mgmt", "Incident Mgmt", "Change Mgmt"],
        ["Change Mgmt", "Data quality", "Request Mgmt", "Incident Mgmt"],
        "split",
        ["Request Mgmt"],
    ]


async def test_a_cell_goes_with_its_row_to_another_place(modules: Modules) -> None:
    does = """
      room().show({ seq: 2, show: { processes: ['incident', 'change', 'request'] } }, false);
      again();
      const face = table.querySelector('.face');
      return [seen()[0], m.pressed({ target: face }).key, face.getAttribute('aria-label')];"""
    told = await draws(modules, does, cells={"incident:application": revealed("split", {})})
    assert told == [
        ["Incident Mgmt", "split", ""],
        "incident:application",
        "Incident Mgmt, application: split",
    ]


@pytest.mark.parametrize(("count", "many"), [(1, False), (14, False), (15, True), (40, True)])
async def test_above_fourteen_rows_stand_closer(modules: Modules, count: int, many: bool) -> None:
    own = [f"own-{number}" for number in range(1, count + 1)]
    does = """return [table.tBodies[0].rows.length, table.classList.contains('many'),
      table.style.getPropertyValue('--rows')];"""
    wording = {process: {"name": process} for process in own}
    told = await draws(modules, does, processes=own, wording=wording)
    assert told == [count, many, str(count)]


async def test_a_name_is_text_whatever_is_in_it(modules: Modules) -> None:
    names = {"own-1": {"name": "<b>bold</b>"}}
    told = await draws(modules, "return seen();", processes=["own-1"], wording=names)
    assert told[0][0] == "<b>bold</b>"
