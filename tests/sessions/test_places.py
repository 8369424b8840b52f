"""How many sockets there may be, in all, in a workshop, from an address; and who yields a place."""

import pytest

from app.config import Settings
from app.sessions.places import SHARE, Place, Places

SETTINGS = Settings(max_sockets=30, max_sockets_per_workshop=20, max_sockets_per_address=20)


class House:
    """Places, and who had to give theirs up."""

    def __init__(self, **settings: int) -> None:
        self.places = Places(SETTINGS.model_copy(update=settings))
        self.gone: list[str] = []

    def comes(self, name: str, code: str = "PAYR0LL2", address: str = "office") -> Place | None:
        return self.places.come(code, address, lambda: self.gone.append(name))

    def bob_comes(self, code: str = "PAYR0LL2", address: str = "office") -> Place | None:
        """With a key, so that the place is his."""
        place = self.comes("Bob", code, address)
        if place:
            self.places.keep(place)
        return place

    def stage_comes(self, name: str, code: str = "PAYR0LL2", address: str = "office") -> bool:
        place = self.comes(name, code, address)
        return place is not None and self.places.watch(place)


@pytest.mark.parametrize(
    ("most", "elsewhere"),
    [
        ({"max_sockets": 3}, None),
        ({"max_sockets_per_workshop": 3}, ("CRMCRMCR", "office")),
        ({"max_sockets_per_address": 3}, ("PAYR0LL2", "home")),
    ],
)
def test_whose_places_are_taken_by_those_with_a_key_is_full(
    most: dict[str, int], elsewhere: tuple[str, str] | None
) -> None:
    house = House(**most)
    assert all(house.bob_comes() for _ in range(3))
    assert house.bob_comes() is None
    assert (house.gone, elsewhere is None or house.bob_comes(*elsewhere) is not None) == ([], True)


def test_strangers_stages_have_a_share() -> None:
    house = House()
    stages = [house.stage_comes(f"stage {number}") for number in range(20 // SHARE + 1)]
    assert stages == [True] * (20 // SHARE) + [False]


def test_strangers_are_the_first_to_go() -> None:
    house = House()
    house.stage_comes("a stage")
    house.comes("nobody yet")
    house.comes("nobody either")
    for _ in range(17):
        assert house.bob_comes()
    assert house.gone == []
    for _ in range(3):
        assert house.bob_comes()
    assert house.gone == ["a stage", "nobody yet", "nobody either"]
    assert house.bob_comes() is None


def test_six_thousand_stages_leave_every_place_to_those_with_a_key() -> None:
    house = House(max_sockets=20_000, max_sockets_per_workshop=6_000)
    house.places = Places(Settings())
    for number in range(6_000):
        house.stage_comes(f"stage {number}")
    assert all(house.bob_comes() for _ in range(6_000))


def test_whoever_goes_leaves_a_place_and_nothing_else() -> None:
    house = House(max_sockets=1)
    for _ in range(10):
        place = house.bob_comes()
        assert place
        house.places.go(place)
        house.places.go(place)
    assert house.places.ended == 10
    assert (house.places._streams, house.places._addresses) == ({}, {})


@pytest.mark.parametrize("late", ["keep", "watch"])
def test_a_place_given_up_is_nobodys_however_late_they_say_who_they_are(late: str) -> None:
    """Or it would be the first to yield for ever, and never go."""
    house = House(max_sockets=1)
    gone = house.comes("somebody")
    assert gone
    there = house.bob_comes("CRMCRMCR", "home")
    assert there
    getattr(house.places, late)(gone)
    house.places.go(gone)
    house.places.go(there)
    assert (house.places._streams, house.places._addresses) == ({}, {})
    assert not house.places._all.stages
    assert house.bob_comes()
