"""Arrivals: a town hall comes in within a minute, a flood from one address does not."""

import pytest

from app.sessions import arrivals
from app.sessions.arrivals import PACE, Arrivals


def test_a_town_hall_behind_one_address_is_in_at_once(clock: list[float]) -> None:
    door = Arrivals()
    assert all(door.may_come("office") for _ in range(1000))


def test_a_flood_from_one_address_is_held_up_and_nobody_else(clock: list[float]) -> None:
    door = Arrivals()
    came = sum(door.may_come("cellar") for _ in range(5000))
    assert came == PACE[1]
    assert door.may_come("office")


def test_who_is_turned_away_is_told_of_with_who_came_in_the_last_minute(
    clock: list[float],
) -> None:
    door = Arrivals()
    door.came("PAYR0LL2")
    clock[0] += 61
    for _ in range(40):
        door.came("PAYR0LL2")
    assert door.turned_away("PAYR0LL2") == {"came": 40, "turned_away": 1}
    assert door.turned_away("PAYR0LL2") is None, "told a moment ago"
    clock[0] += arrivals.TOLD
    assert door.turned_away("PAYR0LL2") == {"came": 40, "turned_away": 3}
    assert door.turned_away("CRMCRMCR") == {"came": 0, "turned_away": 1}


def test_however_many_come_what_is_remembered_has_a_bound(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "STREAMS", 2)
    door = Arrivals()
    for code in ("A", "B", "C"):
        door.came(code)
    assert len(door._rushes) == 2
    for _ in range(arrivals.COUNTED + 1):
        door.came("C")
    assert len(door._of("C").came) == arrivals.COUNTED
