"""The first page: what is missing, and the way to a workshop by its code."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
WHOLE = {"service": "Invoices", "model": "B", "facilitator": "Ann"}


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (WHOLE, ""),
        ({**WHOLE, "service": " "}, "service"),
        ({**WHOLE, "model": ""}, "model"),
        ({**WHOLE, "facilitator": ""}, "facilitator"),
        ({}, "service"),  # the first of them, from the top
    ],
)
async def test_what_is_missing_is_named(modules: Modules, form: Any, field: str) -> None:
    does = """(m, form) => {
      const one = m.starting();
      Object.assign(one.form, form);
      return one.check();
    }"""
    told = await modules.run("starting", does, form)
    assert told[0] == field
    assert bool(told[1]) is bool(field)


async def test_without_a_code_one_is_asked_for(modules: Modules) -> None:
    assert await modules.run("starting", TRIES, " ", 0) == "Type the code that the stage shows."


@pytest.mark.parametrize(
    ("status", "says"), [(404, "There is no workshop"), (429, "wait a minute")]
)
async def test_what_speaks_against_a_code_is_said_where_it_was_typed(
    modules: Modules, status: int, says: str
) -> None:
    assert says in await modules.run("starting", TRIES, "ABCD2345", status)


TRIES = """async (m, code, status) => {
  const fetched = globalThis.fetch;
  globalThis.fetch = async () => ({ status });
  const field = document.createElement('input');
  field.id = 'code';
  document.body.append(field);
  const one = Object.assign(m.byCode(), { code });
  await one.go();
  globalThis.fetch = fetched;
  field.remove();
  return one.wrong;
}"""
