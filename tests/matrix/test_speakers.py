"""First speakers, held against a count by hand over all small ballots."""

from itertools import combinations_with_replacement

from app.matrix.model import CHOICES, REPRESENTS, Represents
from app.matrix.question import ALL
from app.matrix.speakers import Speaker, first_speakers
from app.matrix.tally import count

Votes = list[tuple[Represents, str]]
VOTES: Votes = [(party, choice) for party in REPRESENTS for choice in CHOICES]


def by_hand(votes: Votes) -> list[Speaker]:
    """As somebody at the flip chart would: strike the view that leads alone, hear the others."""
    chosen = [choice for _, choice in votes if choice != "abstain"]
    most = max(map(chosen.count, chosen), default=0)
    leading = [one for one in dict.fromkeys(chosen) if chosen.count(one) == most]
    heard = [one for one in ALL if one in chosen and leading != [one]]
    speakers = []
    for choice in heard:
        holders = [party for party, voted in votes if voted == choice]
        most_of = max(map(holders.count, holders))
        first = next(party for party in REPRESENTS if holders.count(party) == most_of)
        speakers.append(Speaker(choice, first))
    return speakers


def test_they_are_those_counted_by_hand_over_all_ballots_of_up_to_four() -> None:
    for voters in range(5):
        for votes in combinations_with_replacement(VOTES, voters):
            assert first_speakers(count(votes)) == by_hand(list(votes)), votes


def test_they_are_those_counted_by_hand_of_a_question_with_five_levels() -> None:
    levels: Votes = [(party, level) for party in ("business", "it-ops") for level in "12345"]
    for voters in range(5):
        for votes in combinations_with_replacement(levels, voters):
            assert first_speakers(count(votes)) == by_hand(list(votes)), votes


def test_who_leads_alone_waits_and_where_two_lead_both_are_heard() -> None:
    alone: Votes = [("business", "it-ops"), ("vendor", "it-ops"), ("it-ops", "business")]
    assert first_speakers(count(alone)) == [Speaker("business", "it-ops")]
    both = first_speakers(count(alone[1:]))
    assert both == [Speaker("it-ops", "vendor"), Speaker("business", "it-ops")]


def test_where_all_say_the_same_or_nothing_nobody_speaks_first() -> None:
    assert first_speakers(count([("business", "it-ops"), ("it-ops", "it-ops")])) == []
    assert first_speakers(count([("business", "abstain")])) == []
    assert first_speakers({}) == []
    assert first_speakers({"it-ops": {"business": 1}, "tbd": {"business": 0}}) == []
