"""A name that was taken already got a number, and who has it is told why."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio

NAMED = """(m, typed) => {
  m.rememberTyped('ABCDEFGH', typed);
  return m.naming().numbered;
}"""


@pytest.mark.parametrize(
    ("typed", "name", "told"),
    [
        (
            "Dev",
            "Dev 2",
            "Somebody here is called Dev already, so that the room knows you as Dev 2.",
        ),
        ("Dev", "Dev", ""),
        ("Dev 2", "Dev 2", ""),
        ("Dev", "David", ""),  # corrected by the facilitator
        ("Dev", "Team 2", ""),
        ("", "Dev 2", ""),
    ],
)
async def test_a_number_behind_a_name_is_explained(
    modules: Modules, typed: str, name: str, told: str
) -> None:
    await modules.room(screen(you={"name": name}))
    assert await modules.run("workshop/people_naming", NAMED, typed) == told
