"""Thin and override, held against what the words say over all small ballots."""

from collections.abc import Iterator
from itertools import combinations, combinations_with_replacement, product

import pytest

from app.matrix.consent import agreed_on, overrides, silent
from app.matrix.model import Accountable, Choice, Represents
from app.matrix.tally import count, pattern

Votes = tuple[tuple[Represents, Choice], ...]

PEOPLE: tuple[Represents, ...] = ("business", "it-ops", "vendor")
CHOICES: tuple[Choice, ...] = ("business", "it-ops", "tbd", "abstain")
DECISIONS: tuple[Accountable, ...] = ("business", "it-ops", "it-delivery", "tbd")


def rooms() -> Iterator[tuple[Votes, frozenset[Represents]]]:
    """Every ballot of at most three votes, whoever of them is there or is not."""
    ballots = list(product(PEOPLE, CHOICES))
    for size in range(4):
        for votes in combinations_with_replacement(ballots, size):
            for many in range(len(PEOPLE) + 1):
                for there in combinations(PEOPLE, many):
                    yield votes, frozenset(there)


ROOMS = list(rooms())


def test_there_are_many_rooms() -> None:
    assert len(ROOMS) == (1 + 12 + 78 + 364) * 8


def test_agreed_is_what_the_pattern_calls_so() -> None:
    for votes, _ in ROOMS:
        tally = count(votes)
        chosen = {choice for _, choice in votes if choice != "abstain"}
        assert (agreed_on(tally) is not None) == (pattern(tally) == "agreed") == (len(chosen) == 1)
        assert agreed_on(tally) in (chosen if len(chosen) == 1 else {None})


@pytest.mark.parametrize("getting", [*DECISIONS, None])
def test_thin_is_where_a_party_that_is_there_or_gets_it_has_not_voted(
    getting: Accountable | None,
) -> None:
    for votes, there in ROOMS:
        voted = {party for party, _ in votes}
        owing = {party for party in there if party not in voted}
        if getting in ("business", "it-ops", "it-delivery") and getting not in voted:
            owing.add(getting)
        told = silent(count(votes), there, getting)
        assert set(told) == owing, (votes, there)
        assert len(told) == len(owing)


@pytest.mark.parametrize("decided", DECISIONS)
def test_an_override_is_against_the_votes_or_without_the_party_that_gets_it(
    decided: Accountable,
) -> None:
    for votes, there in ROOMS:
        named = [(party, choice) for party, choice in votes if choice != "abstain"]
        own = [choice for party, choice in named if party == decided]
        if decided == "tbd":
            expected = len({choice for _, choice in named}) == 1 and named[0][1] != "tbd"
        elif decided in own:
            expected = False  # one of its own wants it
        else:
            nobody_wants_it = bool(named) and decided not in {choice for _, choice in named}
            expected = nobody_wants_it or bool(own) or decided not in there
        assert overrides(decided, count(votes), there) == expected, (votes, there)


@pytest.mark.parametrize(
    ("votes", "there", "decided", "expected"),
    [
        # everybody voted otherwise
        ([("business", "it-ops"), ("it-ops", "it-ops")], {"business", "it-ops"}, "business", True),
        # all of the party that gets it voted otherwise, somebody else would give it to them
        ([("business", "it-ops"), ("it-ops", "business")], {"business"}, "business", True),
        # one of theirs is willing
        ([("business", "it-ops"), ("business", "business")], {"business"}, "business", False),
        # willing before the day, and not there on it
        ([("business", "business")], set(), "business", False),
        # they are there and silent: that is thin, and no override
        ([("it-ops", "business")], {"business"}, "business", False),
        ([("it-ops", "business")], set(), "business", True),
        # without a vote it hangs on who is there
        ([], {"business"}, "business", False),
        ([], {"it-ops"}, "business", True),
        # left open on purpose, after a dispute or against what all agreed
        ([("business", "it-ops"), ("it-ops", "business")], {"business"}, "tbd", False),
        ([("business", "it-ops"), ("it-ops", "it-ops")], {"business"}, "tbd", True),
    ],
)
def test_as_people_would_put_it(
    votes: list[tuple[Represents, Choice]],
    there: set[Represents],
    decided: Accountable,
    expected: bool,
) -> None:
    assert overrides(decided, count(votes), there) is expected
