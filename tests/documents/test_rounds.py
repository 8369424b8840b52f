"""One round: who chose what, what was said, who moved."""

from itertools import combinations_with_replacement

from app.documents import rounds
from app.documents.sentences import PARTIES
from app.matrix.model import CHOICES, WORDS, Represents
from app.matrix.rounds import RoundRecord, Voice
from app.matrix.tally import count

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


# Every vote of two parties, for every choice
SMALL: list[tuple[Represents, str]] = [
    (party, choice) for party in ("business", "it-ops") for choice in CHOICES
]


def told_by_hand(before: list[tuple[Represents, str]], now: list[tuple[Represents, str]]) -> str:
    told = []
    for party in ("business", "it-ops"):
        shifts = [
            f"{WORDS[choice]} {before.count((party, choice))} → {now.count((party, choice))}"
            for choice in CHOICES
            if before.count((party, choice)) != now.count((party, choice))
        ]
        if shifts:
            told.append(f"{PARTIES[party]} for {', '.join(shifts)}")
    return f"Since round 1: {'; '.join(told) or 'nothing moved'}"


def test_movement_is_as_by_hand_between_all_small_rounds() -> None:
    small = [list(it) for n in range(3) for it in combinations_with_replacement(SMALL, n)]
    for before in small:
        for now in small:
            one, two = (RoundRecord(n, None, dict(count(it))) for n, it in ((1, before), (2, now)))  # type: ignore[arg-type]
            assert rounds.of([one, two])[1].moved == told_by_hand(before, now)


def test_advice_stands_beside_the_votes_and_in_no_count_of_theirs() -> None:
    advised = Voice("tbd", "vendor", 2, "Ask us.", True)
    cast = RoundRecord(1, "agreed", {"it-ops": {"it-ops": 1}}, said=[advised], advice=ADVICE)
    (told,) = rounds.of([cast])
    assert told.words == "Round 1: agreed – IT OPS for IT OPS 1; advised: Vendor for t.b.d. 2"
    assert (told.voted, told.advised) == (1, "Vendor for t.b.d. 2")
    assert told.reasons == ["Round 1: Vendor (adviser) for t.b.d., confidence 2 of 5: Ask us."]
    assert [one.speaker for one in told.said] == ["Vendor (adviser)"]


ADVICE = {"tbd": {"vendor": 2}}


def test_votes_on_an_older_wording_are_told() -> None:
    cast = RoundRecord(1, "agreed", {"it-ops": {"it-ops": 2}}, older=1)
    (told,) = rounds.of([cast])
    assert told.words.endswith("IT OPS for IT OPS 2; 1 of the votes on an older wording")
