"""No phone zooms into a field when it is touched: iPhones do where the text is below 16 px."""

import pytest

from tests.engines.visitors import Visitor
from tests.live.people import Guests
from tests.live.server import Server

pytestmark = pytest.mark.anyio
LEAST = 16


async def test_no_field_is_zoomed_into(bob: Visitor, server: Server, guests: Guests) -> None:
    ann = await guests.open(server)

    async def looks(at_least: int) -> None:
        await bob.zooms_into_none_of(at_least, LEAST)

    await bob.goes("/")
    await looks(3)
    await bob.joins(ann.code)
    await ann.do("focus", "incident:application")
    await bob.votes("IT OPS")
    await looks(1)

    # He facilitates another one, on the same phone.
    await bob.goes("/")
    await bob.writes("Application service", "Payroll")
    await bob.presses("B ·…")
    await bob.writes("Your name, as facilitator", "Bob")
    await bob.presses("Start the workshop")
    await bob.is_live()
    await bob.presses("Incident Mgmt, application…")
    await bob.sees("Who answers for getting it back")
    await looks(8)
