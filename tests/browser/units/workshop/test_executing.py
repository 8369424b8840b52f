"""Who executes, as fast as a spreadsheet: rows of decided cells, pasted, copied, known by name."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, screen
from tests.live.people import Json

pytestmark = pytest.mark.anyio
GRID, ROWS, PASTE = "workshop/executing", "workshop/executing_rows", "workshop/executing_paste"
DESK = {
    "name": "CloudDesk",
    "kind": "vendor",
    "hours": "always",
    "contact": "+358 9 123",
    "escalation": "",
    "steps_in": "Bob",
}


def room(**cells: Any) -> Json:
    """Incidents and changes of the application are decided."""
    told = {"incident": decided("it-ops", **cells), "change": decided("business")}
    return screen(cells={f"{name}:application": cell for name, cell in told.items()})


async def test_a_row_stands_for_each_decided_cell_that_is_somebodys(modules: Modules) -> None:
    shown = room(executors=[DESK, {**DESK, "name": "Night desk"}])
    shown["cell:request:application"] = decided("tbd")
    await modules.room(shown)
    does = "(m) => m.executing().rows.map((one) => [one.id, one.was, one.cell])"
    assert await modules.run(GRID, does) == [
        ["incident:application 0", "CloudDesk", "Incident Mgmt, Application"],
        ["incident:application 1", "Night desk", ""],
        ["change:application 0", "", "Change Mgmt, Application"],
    ]
    assert await modules.run(ROWS, "(m) => m.executingWords()") == "1 of 2 cells"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("CloudDesk", None),
        ("CloudDesk\tvendor", [["CloudDesk", "vendor"]]),
        ("A\r\nB\r\n", [["A"], ["B"]]),
        ("A\t\t always \nB", [["A", "", "always"], ["B"]]),
    ],
)
async def test_what_is_pasted_is_rows_or_one_text(modules: Modules, text: str, rows: Any) -> None:
    await modules.room(screen())
    assert await modules.run(PASTE, "(m, text) => m.pasted(text)", text) == rows


async def test_rows_fill_from_the_field_they_are_pasted_into(modules: Modules) -> None:
    await modules.room(screen())
    does = "(m, row, from) => m.fields(row, from)"
    assert await modules.run(PASTE, does, ["Desk", "Supplier", "always"], "name") == {
        "name": "Desk",
        "kind": "vendor",
        "hours": "always",
    }
    assert await modules.run(PASTE, does, ["+1", "", "Bob", "beyond"], "contact") == {
        "contact": "+1",
        "steps_in": "Bob",
    }


ASKED = """(m) => {
  const one = m.executing();
  const row = (id) => one.rows.find((it) => it.id === id);
"""


async def test_the_same_as_above_is_one_press(modules: Modules) -> None:
    await modules.room(room(executors=[DESK]))
    await modules.run(GRID, f"{ASKED} one.same(row('change:application 0')); }}")
    assert await modules.asked() == [
        {"ask": "name-executor", "process": "change", "scope": "application", **DESK}
    ]


async def test_a_name_that_is_known_brings_the_rest_with_it(modules: Modules) -> None:
    await modules.room(room(executors=[DESK]))
    does = f"""{ASKED}
      const id = 'change:application 0';
      const typed = (name, value) => one.type(row(id), {{ target: {{ name, value }} }});
      typed('hours', 'Mon 08:00-16:00 UTC');
      typed('name', 'clouddesk');
      one.named(row(id), {{ target: {{ name: 'name', value: 'clouddesk' }} }});
      const {{ form }} = row(id);
      return [form.name, form.kind, form.hours, form.contact];
    }}"""
    told = await modules.run(GRID, does)
    assert told == ["clouddesk", "vendor", "Mon 08:00-16:00 UTC", "+358 9 123"]


async def test_half_a_row_is_kept_on_the_page_and_asks_nothing(modules: Modules) -> None:
    await modules.room(room())
    does = f"""{ASKED}
      const id = 'incident:application 0';
      one.type(row(id), {{ target: {{ name: 'name', value: 'Desk' }} }});
      one.keep(row(id));
      return [row(id).half, row(id).form.name];
    }}"""
    assert await modules.run(GRID, does) == [True, "Desk"]
    assert await modules.asked() == []


async def test_another_name_takes_the_place_of_the_one_before(modules: Modules) -> None:
    await modules.room(room(executors=[DESK]))
    does = f"""{ASKED}
      const id = 'incident:application 0';
      one.type(row(id), {{ target: {{ name: 'name', value: 'Night desk' }} }});
      const kept = one.keep(row(id));
      answer({{ done: '1' }});
      await new Promise((go) => setTimeout(go));
      answer({{ done: '2' }});
      await kept;
    }}"""
    await modules.run(GRID, does.replace("(m) =>", "async (m) =>", 1))
    assert [(one["ask"], one["name"]) for one in await modules.asked()] == [
        ("name-executor", "Night desk"),
        ("drop-executor", "CloudDesk"),
    ]
