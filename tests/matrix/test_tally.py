"""What a round of votes says: the first pattern that fits, in the contract's order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.matrix.model import CHOICES, REPRESENTS, Choice, Represents
from app.matrix.tally import SIDES, Pattern, count, pattern, stance_of_each

Votes = list[tuple[Represents, Choice]]
always_the_same = settings(derandomize=True, deadline=None, database=None, max_examples=300)
rounds = st.lists(st.tuples(st.sampled_from(REPRESENTS), st.sampled_from(CHOICES)), max_size=14)
#: As people speak: who voted for what, "business" for the business by default.
SHORT: dict[str, Represents] = {
    "B": "business",
    "O": "it-ops",
    "D": "it-delivery",
    "V": "vendor",
    "X": "other",
}
FOR: dict[str, Choice] = {
    "b": "business",
    "o": "it-ops",
    "d": "it-delivery",
    "t": "tbd",
    "-": "abstain",
}


def votes(words: str) -> Votes:
    """'Bo Od' is one of the business for IT OPS, one of IT OPS for IT Delivery."""
    return [(SHORT[word[0]], FOR[word[1]]) for word in words.split()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # nobody has a view
        ("", None),
        ("B-", None),
        ("B- O- D- V- X-", None),
        # agreed: all the same, whoever they are
        ("Bb", "agreed"),
        ("Bo Oo Do Vo Xo", "agreed"),
        ("Bb B- O- D-", "agreed"),
        ("Bt Ot Dt", "agreed"),
        ("Xd Vd", "agreed"),
        # unclear: t.b.d. has at least as many as any other
        ("Bt Ob", "unclear"),
        ("Bt Bt Oo", "unclear"),
        ("Bt Ot Oo Do", "unclear"),
        ("Bt Ob Do", "unclear"),
        ("Bb Oo Vt", "unclear"),
        ("Bt Ot Bb Oo", "unclear"),
        ("Vt Xt Bb Oo", "unclear"),
        ("Bt B- B- O- Oo", "unclear"),
        # contested: two or more sides claim it for themselves
        ("Bb Oo", "contested"),
        ("Bb Oo Dd", "contested"),
        ("Bb Oo Dt", "unclear"),
        ("Bb Bb Oo Dt", "contested"),
        ("Bb Bb Bo Oo Oo Od", "contested"),
        ("Bb Oo Do Do", "contested"),
        ("Bb Oo Db Db", "contested"),
        ("Bb Dd Ob", "contested"),
        # orphaned: two or more sides have a stance, none itself, not all the same
        ("Bo Ob", "orphaned"),
        ("Bo Od Db", "orphaned"),
        ("Bo Ob Do", "orphaned"),
        ("Bo Bo Od", "orphaned"),
        ("Bo Od", "orphaned"),
        ("Bo Bo Bd Ob", "orphaned"),
        ("Bo Ob Vb Xo", "orphaned"),
        ("Bt Od Bt Od Od", "orphaned"),
        # a claim by one side alone: neither contested nor orphaned
        ("Bb Ob Do", "split"),
        ("Bb Od", "split"),
        ("Bo Oo Db", "split"),
        # all stances the same, none of them itself
        ("Bd Od Vb", "split"),
        ("Bd Od Xo", "split"),
        ("Bd Od Bd Bo", "split"),
        # within a side no choice has more than half
        ("Bb Bo", "split"),
        ("Bb Bo Oo", "split"),
        ("Bb Bo Oo Ob", "split"),
        ("Bb Bo Bd Oo", "split"),
        ("Bb Bb Bo Bo Oo", "split"),
        # abstentions are no part of a side's half
        ("Bb B- B- B- Oo O-", "contested"),
        ("Bo B- B- Ob O- O-", "orphaned"),
        # vendors and others vote, and have no stance
        ("Vb Xo", "split"),
        ("Vb Vb Xo Xo", "split"),
        ("Bo Vb", "split"),
        ("Bb Vo", "split"),
        ("Vo Xb Bd", "split"),
        # contested comes before orphaned: two claim it, the third points away
        ("Bb Oo Db Db Do Db", "contested"),
    ],
)
def test_the_first_pattern_that_fits(words: str, expected: Pattern | None) -> None:
    assert pattern(count(votes(words))) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Bb Bb Bo", {"business": "business"}),
        ("Bb Bo", {}),
        ("Bb B- Bo B-", {}),
        ("Bt", {"business": "tbd"}),
        ("Vo Xb", {}),
        ("Bo Od Db", {"business": "it-ops", "it-ops": "it-delivery", "it-delivery": "business"}),
        ("B-", {}),
    ],
)
def test_a_stance_is_what_more_than_half_of_a_side_choose(
    words: str, expected: dict[Represents, Choice]
) -> None:
    assert stance_of_each(count(votes(words))) == expected


def test_a_tally_counts_by_choice_and_party_only_what_occurs() -> None:
    tally = count(votes("Xt Bo Bo Vb B- Oo"))
    assert tally == {
        "it-ops": {"business": 2, "it-ops": 1},
        "business": {"vendor": 1},
        "tbd": {"other": 1},
        "abstain": {"business": 1},
    }
    assert list(tally) == ["it-ops", "business", "tbd", "abstain"], "in the published order"


# Whatever the votes


@always_the_same
@given(rounds, st.randoms(use_true_random=False))
def test_the_order_of_voting_changes_nothing(votes: Votes, shuffler: object) -> None:
    mixed = list(votes)
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    assert count(mixed) == count(votes)
    assert list(count(mixed)) == list(count(votes))
    assert pattern(count(mixed)) == pattern(count(votes))


@always_the_same
@given(rounds)
def test_agreed_if_and_only_if_there_is_one_choice(votes: Votes) -> None:
    choices = {choice for _, choice in votes if choice != "abstain"}
    assert (pattern(count(votes)) == "agreed") == (len(choices) == 1)
    assert (pattern(count(votes)) is None) == (not choices)


@always_the_same
@given(rounds)
def test_an_abstention_more_changes_no_pattern(votes: Votes) -> None:
    for who in REPRESENTS:
        assert pattern(count([*votes, (who, "abstain")])) == pattern(count(votes))


@always_the_same
@given(rounds)
def test_a_tally_loses_no_vote(votes: Votes) -> None:
    assert sum(sum(row.values()) for row in count(votes).values()) == len(votes)


def told_literally(votes: Votes) -> Pattern | None:
    """The contract's sentence, word by word, for comparison."""
    views = [(who, choice) for who, choice in votes if choice != "abstain"]
    chosen = [choice for _, choice in views]
    if not views:
        return None
    if len(set(chosen)) == 1:
        return "agreed"
    if all(chosen.count("tbd") >= chosen.count(one) for one in chosen):
        return "unclear"
    stance: dict[str, str] = {}
    for side in SIDES:
        mine = [choice for who, choice in views if who == side]
        for one in set(mine):
            if mine.count(one) > len(mine) / 2:
                stance[side] = one
    if sum(side == one for side, one in stance.items()) >= 2:
        return "contested"
    itself = [side for side, one in stance.items() if side == one]
    if len(stance) >= 2 and not itself and len(set(stance.values())) > 1:
        return "orphaned"
    return "split"


@settings(always_the_same, max_examples=1000)
@given(rounds)
def test_the_pattern_is_what_the_contract_says_literally(votes: Votes) -> None:
    assert pattern(count(votes)) == told_literally(votes)
