"""Who is bound to whom is a picture of points and lines, where it can be seen at all."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
DRAWN = """(m, [agreements, chosen]) => {
  const made = m.triangle(agreements, chosen);
  return made && [...made.children].map((one) => one.getAttribute('class') || one.textContent);
}"""


def between(*sides: str, in_force: int | None = None) -> dict[str, object]:
    return {"sides": [*sides], "in_force": in_force}


async def test_three_parties_are_three_points_and_each_agreement_a_line(modules: Modules) -> None:
    three = [between("Business", "IT", in_force=1), between("IT", "CloudDesk")]
    drawn = await modules.run("portfolio/triangle", DRAWN, [three, ""])
    assert drawn == ["holds", "open", "", "Business", "", "CloudDesk", "", "IT"]
    drawn = await modules.run("portfolio/triangle", DRAWN, [three, "Business"])
    assert drawn[:2] == ["holds", "open out"]


async def test_of_none_and_of_too_many_there_is_no_picture(modules: Modules) -> None:
    assert await modules.run("portfolio/triangle", DRAWN, [[], ""]) is None
    many = [between(f"Party {one}", f"Party {one + 1}") for one in range(12)]
    assert await modules.run("portfolio/triangle", DRAWN, [many, ""]) is None
    assert await modules.run("portfolio/triangle", DRAWN, [many[:11], ""])
