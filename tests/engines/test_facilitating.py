"""A session led by hand and by keys, from the first page to the signature, on every engine."""

import pytest

from tests.engines.visitors import Visitor
from tests.live.people import Guests, Person
from tests.live.server import Server

pytestmark = pytest.mark.anyio
CELL = "incident:application"
ENTER = "\ue007"  # as both protocols write this key
BECAUSE = "They are on call anyway."


async def room_of_three(ann: Visitor, server: Server, guests: Guests) -> tuple[Person, Person]:
    """Ann opens it by the form, Bob and Carol join."""
    await ann.goes("/")
    await ann.can_use_everything()
    await ann.writes("Application service", "Tickets")
    await ann.presses("B ·…")
    await ann.writes("Your name, as facilitator", "Ann")
    await ann.presses("Start the workshop")
    await ann.is_live()
    code = (await ann.path()).split("/")[2]
    room = guests.stranger(server, code)
    bob = await guests.join(room, "Bob", "business")
    carol = await guests.join(room, "Carol", "it-ops")
    await ann.sees("3 of 3 here", "28 cells to decide")
    await ann.can_use_everything()
    return bob, carol


async def test_ann_leads_a_session_and_signs_it(
    ann: Visitor, server: Server, guests: Guests
) -> None:
    bob, carol = await room_of_three(ann, server, guests)
    await ann.presses("Incident Mgmt, application…")
    await ann.sees("Who answers for getting it back, whoever does the repair?")
    for one, choice in ((bob, "it-ops"), (carol, "business")):
        await one.do("cast-vote", CELL, choice=choice, reason="It is so.")
    await ann.sees("2 votes saved. Everybody here has voted.")

    # Reveal by its key; the decision by keys, one sentence, Enter.
    await ann.types("r")
    await ann.sees("Orphaned:", "Nobody claims it.", "It is so.")
    await ann.can_use_everything()
    await ann.types("1")
    await ann.writes("Because", BECAUSE)
    await ann.types(ENTER)
    await ann.sees("27 cells to decide", BECAUSE)
    await bob.sees(lambda show: show[f"cell:{CELL}"]["state"] == "decided")
    await ann.can_use_everything()

    # Taken back, and brought back.
    await ann.types("u")
    await ann.sees("28 cells to decide", "Can be brought back")
    await ann.types("z")
    await ann.sees("27 cells to decide", BECAUSE)

    # What the model leaves open is decided without a vote, the rest adopted in two presses.
    await ann.presses("Supportability & Transition Mgmt, application…")
    await ann.sees("Decide without a vote")
    await ann.types("d3")
    await ann.writes("Because", BECAUSE)
    await ann.types(ENTER)
    await ann.sees("26 cells to decide")
    await ann.presses("Adopt model B…")
    await ann.presses("Press again: adopt 26 from B…")
    await ann.sees("All decided")
    await ann.can_use_everything()

    # Signed; the stage says so.
    await ann.types("s")
    await ann.sees("Nothing is missing.")
    await ann.can_use_everything()
    await ann.presses("Sign off revision 1…")
    await ann.sees("Signed off: revision 1")
    await ann.can_use_everything()
    await ann.goes((await ann.path()).replace("facilitate", "stage"))
    await ann.sees("Revision 1")
