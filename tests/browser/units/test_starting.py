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
    does = "(m) => { const one = m.byCode(); one.code = ' '; one.go(); return one.wrong; }"
    assert await modules.run("starting", does) == "Type the code that the stage shows."
