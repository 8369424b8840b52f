"""Who points at whom, held against a count by hand over all small ballots."""

from collections import Counter
from itertools import combinations_with_replacement

from app.matrix.model import CHOICES, REPRESENTS, Represents
from app.matrix.points import points
from app.matrix.tally import SIDES, count

#: Every vote there can be.
VOTES = [(party, choice) for party in REPRESENTS for choice in CHOICES]


def by_hand(votes: list[tuple[Represents, str]]) -> dict[str, dict[str, int]]:
    """One cell, as somebody would do it on paper."""
    found: dict[str, dict[str, int]] = {}
    for party in REPRESENTS:
        named = [choice for who, choice in votes if who == party and choice != "abstain"]
        for side in SIDES:
            if named.count(side) > len(named) - named.count(side):
                found[party] = {side: 1}
    return found


def test_one_cell_is_counted_as_by_hand_over_all_ballots_of_up_to_three() -> None:
    for voters in range(4):
        for votes in combinations_with_replacement(VOTES, voters):
            assert points([count(votes)]) == by_hand(list(votes)), votes


def test_a_party_of_up_to_five_as_by_hand() -> None:
    for voters in range(6):
        for choices in combinations_with_replacement(CHOICES, voters):
            votes: list[tuple[Represents, str]] = [("business", choice) for choice in choices]
            assert points([count(votes)]) == by_hand(votes), votes


def test_cells_add_up() -> None:
    ballots: list[list[tuple[Represents, str]]] = [
        [("business", "it-ops"), ("it-ops", "business")],
        [("business", "it-ops"), ("it-ops", "it-ops")],
        [("business", "it-delivery"), ("vendor", "business")],
        [("business", "tbd"), ("it-ops", "abstain")],
    ]
    counted: Counter[tuple[str, str]] = Counter()
    for votes in ballots:
        counted.update((who, side) for who, row in by_hand(votes).items() for side in row)
    told = points(map(count, ballots))
    assert {(who, side): n for who, row in told.items() for side, n in row.items()} == counted
    assert told == {
        "business": {"it-ops": 2, "it-delivery": 1},
        "it-ops": {"it-ops": 1, "business": 1},
        "vendor": {"business": 1},
    }


def test_where_nothing_is_out_nobody_points() -> None:
    assert points([]) == {}
    assert points([{}]) == {}
