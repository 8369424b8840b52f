"""How many sockets there may be, in all, in a workshop, from an address; who goes makes room."""

import pytest

from app.config import Settings
from app.sessions.socket import Sockets

SETTINGS = Settings(max_sockets=3, max_sockets_per_workshop=2, max_sockets_per_address=2)


def test_a_workshop_takes_so_many() -> None:
    sockets = Sockets(SETTINGS)
    with sockets.counted("PAYR0LL2", "phone"), sockets.counted("PAYR0LL2", "laptop"):
        assert not sockets.room_for("PAYR0LL2", "another")
        assert sockets.room_for("CRMCRMCR", "another")


def test_an_address_has_so_many() -> None:
    sockets = Sockets(SETTINGS)
    with sockets.counted("PAYR0LL2", "office"), sockets.counted("CRMCRMCR", "office"):
        assert not sockets.room_for("BILLINGS", "office")
        assert sockets.room_for("BILLINGS", "home")


def test_the_house_has_so_many() -> None:
    sockets = Sockets(SETTINGS)
    with (
        sockets.counted("PAYR0LL2", "a"),
        sockets.counted("CRMCRMCR", "b"),
        sockets.counted("BILLINGS", "c"),
    ):
        assert not sockets.room_for("ANOTHER2", "d")


def test_whoever_goes_leaves_a_place() -> None:
    sockets = Sockets(SETTINGS)
    for _ in range(10):
        with pytest.raises(ConnectionError), sockets.counted("PAYR0LL2", "phone"):
            raise ConnectionError
    assert sockets.room_for("PAYR0LL2", "phone")
    assert sockets.ended == 10
