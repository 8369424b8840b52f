"""Opening an agreement from the first page: what is missing, and what is sent."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
WHOLE = {"title": "Finance and IT", "one": "Finance", "other": "IT", "facilitator": "Ann"}


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({**WHOLE, "title": " "}, "agree-name"),
        ({**WHOLE, "one": ""}, "agree-side-0"),
        ({**WHOLE, "other": ""}, "agree-side-1"),
        ({**WHOLE, "facilitator": ""}, "agree-you"),
    ],
)
async def test_what_is_missing_is_named(modules: Modules, form: Any, field: str) -> None:
    does = """async (m, form) => {
      const one = m.agreeing();
      Object.assign(one.form, form);
      await one.agree();
      return [one.field, one.wrong];
    }"""
    told, wrong = await modules.run("agreeing", does, form)
    assert told == field
    assert wrong


@pytest.mark.parametrize(("side", "more"), [("", {}), ("1", {"side": 1})])
async def test_who_opens_it_speaks_for_a_side_or_for_neither(
    modules: Modules, side: str, more: Any
) -> None:
    does = """(m, form) => {
      const one = m.agreeing();
      Object.assign(one.form, form);
      return one.told;
    }"""
    told = await modules.run("agreeing", does, {**WHOLE, "title": " Finance and IT ", "side": side})
    sides = {"title": "Finance and IT", "sides": ["Finance", "IT"], "facilitator": "Ann"}
    assert told == {**sides, **more}
