"""The words of a partnership, as programs outside rely on them."""

from app.partnership import model
from app.partnership.record import Agreement, Member


def test_sides_levels_standings_and_parts_are_those_that_are_published() -> None:
    assert model.SIDES == (0, 1)
    assert model.LEVELS == ("strategic", "tactical", "operational")
    assert model.STANDINGS == ("guardian", "provider", "partnership")
    assert model.PARTS == (
        "it-partner", "service-support", "change-control", "operations", "risk",
    )  # fmt: skip


def test_each_section_is_a_part_of_the_record() -> None:
    assert set(model.SECTIONS) <= set(Agreement.__struct_fields__)


def test_bridging_roles_are_written_as_people_would() -> None:
    assert all(one == one.casefold() and "-" not in one for one in model.BRIDGING)
    assert Member(id="m1", side=0, person="s1", role=model.BRIDGING[0]).role == model.BRIDGING[0]
