"""A t.b.d. is a promise: an owner and a date, or a waiver."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, screen

pytestmark = pytest.mark.anyio
DECIDING = "workshop/deciding"  # a promise is asked for in its form
CELL = "incident:application"
AT = {"process": "incident", "scope": "application"}
PROMISE = {"owner": "Bob", "due": "2026-12-24"}


async def form(modules: Modules, fields: Any, does: str, cell: Any = None) -> Any:
    cell = cell or decided("tbd")
    await modules.room(screen(CELL, cells={CELL: cell}))
    start = "const one = m.deciding(); Object.assign(one.form, fields);"
    return await modules.run(DECIDING, f"async (m, fields) => {{ {start} {does} }}", fields)


@pytest.mark.parametrize(
    ("fields", "whole", "half"),
    [
        ({}, False, False),
        (PROMISE, True, False),
        ({"owner": "Bob"}, False, True),
        ({"due": "2026-12-24"}, False, True),
        ({"step": "Ask."}, False, True),
        ({"owner": "Bob", "waiver": "The board."}, False, False),
        ({"owner": "  "}, False, False),
    ],
)
async def test_a_promise_is_whole_with_owner_and_date(
    modules: Modules, fields: Any, whole: bool, half: bool
) -> None:
    assert await form(modules, fields, "return [one.whole, one.half];") == [whole, half]


@pytest.mark.parametrize(
    ("cell", "asks"),
    [
        (decided("tbd"), True),
        (decided("tbd", promise=PROMISE), False),
        (decided("tbd", waiver="The board."), False),
        (decided("business"), False),
    ],
)
async def test_it_is_asked_for_until_it_is_known(modules: Modules, cell: Any, asks: bool) -> None:
    assert await form(modules, {}, "return one.asking;", cell) is asks


@pytest.mark.parametrize(
    ("fields", "ask"),
    [
        (PROMISE, {"ask": "promise", **PROMISE}),
        ({**PROMISE, "step": " Ask. "}, {"ask": "promise", **PROMISE, "next_step": "Ask."}),
        ({"waiver": "The board."}, {"ask": "waive", "why": "The board."}),
    ],
)
async def test_it_is_kept_as_what_it_is(modules: Modules, fields: Any, ask: Any) -> None:
    await form(modules, fields, "one.keepNow();")
    assert await modules.asked() == [{**ask, **AT}]


async def test_half_of_one_is_not_kept(modules: Modules) -> None:
    wrong = await form(modules, {"owner": "Bob"}, "await one.keepNow(); return one.wrong;")
    assert wrong.startswith("A promise has an owner and a date")
    assert await modules.asked() == []


LEAVES = """
  const [inside, outside] = [document.createElement('form'), document.body];
  const field = inside.appendChild(document.createElement('input'));
  one.leave({ currentTarget: inside, relatedTarget: field });
  const before = asked.length;
  one.leave({ currentTarget: inside, relatedTarget: outside });
  return [before, asked.map((ask) => ask.ask)];
"""


@pytest.mark.parametrize(("fields", "asks"), [(PROMISE, ["promise"]), ({"owner": "Bob"}, [])])
async def test_a_promise_written_whole_is_kept_when_it_is_left(
    modules: Modules, fields: Any, asks: list[str]
) -> None:
    assert await form(modules, fields, LEAVES) == [0, asks]
