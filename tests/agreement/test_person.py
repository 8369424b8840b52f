"""A person at an agreement."""

from app.agreement.person import Person


def test_who_claimed_a_link_acts_by_it() -> None:
    invited = Person("i4", "Rita", 1, "participant", 4, "", invited="hash")
    assert (invited.is_in, invited.method) == (False, "own device")
    invited.claimed = "2026-11-21T14:00:00.000Z"
    assert (invited.is_in, invited.method) == (True, "own link")
