"""Roles, as people write them."""

import pytest

from app.partnership.model import BRIDGING
from app.partnership.roles import PAIR, bridging, holders
from tests.partnership.agreements import empty, whole


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("relationship manager", {"relationship manager"}),
        ("Business Relationship-Manager", {"relationship manager"}),
        ("BRM", {"relationship manager"}),
        ("SERVICE_OWNER (payments)", {"service owner"}),
        ("Service owner and service manager", {"service owner", "service manager"}),
        ("Business manager / Service owner", {"business manager", "service owner"}),
        ("assistant to the business manager", set()),
        ("brand manager", set()),
        ("", set()),
    ],
)
def test_a_role_is_known_however_it_is_written(written: str, meant: set[str]) -> None:
    assert bridging(written) == meant


def test_who_holds_one_is_found() -> None:
    assert [one.id for one in holders(whole(), "relationship manager")] == ["m2"]
    assert holders(empty(), "relationship manager") == []


def test_the_pair_are_bridging_roles() -> None:
    assert set(PAIR) <= set(BRIDGING)
