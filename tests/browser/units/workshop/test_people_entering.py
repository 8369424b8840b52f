"""The way in: what is missing is said before anything is sent."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({}, "name", "Write the name the others know you by."),
        (
            {"name": "  ", "represents": "business"},
            "name",
            "Write the name the others know you by.",
        ),
        ({"name": "Bob"}, "represents", "Choose whom you represent."),
    ],
)
async def test_a_name_and_a_party_are_asked_for(
    modules: Modules, given: dict[str, Any], field: str, says: str
) -> None:
    does = """async (m, given) => {
      const one = Object.assign(m.entering(), given);
      await one.enter();
      return [one.wrongField, one.wrong, one.busy];
    }"""
    assert await modules.run("workshop/people_entering", does, given) == [field, says, False]


async def test_on_this_computer_the_line_is_not_warned_of(modules: Modules) -> None:
    assert await modules.run("workshop/people_entering", "(m) => m.entering().plain") is False
