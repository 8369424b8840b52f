"""Who is bound to whom is a picture of points and lines, where it can be seen at all."""

import pytest

from tests.browser.units.modules import Modules
from tests.live.people import Json

pytestmark = pytest.mark.anyio
DRAWN = """(m, [agreements, chosen]) => {
  const made = m.triangle(agreements, chosen);
  return made && [...made.children].map((one) => one.getAttribute('class') || one.textContent);
}"""


WAYS = """(m, agreements) => [...m.triangle(agreements, '').querySelectorAll('path')]
  .map((one) => one.getAttribute('d'))"""


def between(*sides: str, in_force: int | None = None, on: tuple[str, ...] = ()) -> Json:
    cites = [{"service": name} for name in on]
    return {"sides": [*sides], "in_force": in_force, "cites": cites}


async def test_three_parties_are_three_points_and_each_agreement_a_line(modules: Modules) -> None:
    three = [between("Business", "IT", in_force=1), between("IT", "CloudDesk")]
    drawn = await modules.run("portfolio/triangle", DRAWN, [three, ""])
    assert drawn == ["holds", "open", "", "Business", "", "CloudDesk", "", "IT"]
    drawn = await modules.run("portfolio/triangle", DRAWN, [three, "Business"])
    assert drawn[:2] == ["holds", "open out"]


async def test_a_line_says_by_what_they_are_bound_while_there_is_room(modules: Modules) -> None:
    two = [between("IT", "Sales", on=("Payroll",)), between("IT", "Desk", on=("A" * 30, "B", "C"))]
    drawn = await modules.run("portfolio/triangle", DRAWN, [two, "Sales"])
    assert drawn[-2:] == ["what", "what out"]
    said = """(m, agreements) => [...m.triangle(agreements, '').querySelectorAll('.what')]
      .map((one) => one.textContent)"""
    assert await modules.run("portfolio/triangle", said, two) == [
        "Payroll",
        f"{'A' * 23}… and 2 more",
    ]
    many = [between("IT", f"Party {one}", on=("Payroll",)) for one in range(4)]
    assert await modules.run("portfolio/triangle", said, many) == []


async def test_several_between_the_same_two_are_told_apart(modules: Modules) -> None:
    """Whichever of the two is named first."""
    three = [between("IT", "Sales"), between("Sales", "IT"), between("IT", "Sales")]
    assert len(set(await modules.run("portfolio/triangle", WAYS, three))) == 3


async def test_of_none_and_of_too_many_there_is_no_picture(modules: Modules) -> None:
    assert await modules.run("portfolio/triangle", DRAWN, [[], ""]) is None
    many = [between(f"Party {one}", f"Party {one + 1}") for one in range(12)]
    assert await modules.run("portfolio/triangle", DRAWN, [many, ""]) is None
    assert await modules.run("portfolio/triangle", DRAWN, [many[:11], ""])
