"""One round: who chose what, what was said, who moved."""

from app.documents import rounds
from app.matrix.record import RoundRecord, Voice

FIRST = RoundRecord(
    1,
    "contested",
    {"it-ops": {"it-ops": 2}, "business": {"business": 3}},
    {"business": 4, "it-ops": 2},
    [Voice("it-ops", "it-ops", 4, "They run\x00 it."), Voice("business", "business", 2)],
)
SECOND = RoundRecord(2, "agreed", {"it-ops": {"it-ops": 2, "business": 3}})


def test_what_was_said_stands_by_party_and_choice() -> None:
    first = rounds.of([FIRST])[0]
    assert first.reasons == [
        "Round 1: IT OPS for IT OPS, confidence 4 of 5: They run it.",
        "Round 1: Business for Business, confidence 2 of 5",
    ]
    assert (first.voted, sum(first.able.values()), first.moved) == (5, 6, "")


def test_who_moved_is_told_by_party() -> None:
    first, second = rounds.of([FIRST, SECOND])
    assert second.moved == "Since round 1: Business for IT OPS 0 → 3, Business 3 → 0"
    again = rounds.of([FIRST, FIRST])[1]
    assert again.moved == "Since round 1: nothing moved"
    assert first.words.startswith("Round 1: contested")
