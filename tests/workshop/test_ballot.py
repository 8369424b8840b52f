"""Hidden votes in rounds, whatever they are about."""

from app.workshop.ballot import Ballot, Compared, Revealed


def test_nothing_of_a_fresh_ballot_is_out() -> None:
    ballot = Ballot()
    assert (ballot.out, ballot.agree, ballot.stage) == (None, None, None)


def test_each_stage_is_told_by_its_name() -> None:
    compared = (Compared(1, False),)
    counted = Revealed(1, {}, None, (), {})
    named = counted._replace(named={"bob": "A"})
    assert Ballot(compared=compared).stage == "differ"
    assert Ballot(compared=compared).agree is False
    assert Ballot(compared=compared, rounds=(counted,)).stage == "parties"
    assert Ballot(rounds=(named,)).stage == "names"


def test_a_round_of_which_nothing_was_seen_goes_on() -> None:
    ballot = Ballot(state="closed", voters={"bob": None})
    ballot.open_round()
    assert (ballot.state, ballot.round, list(ballot.voters)) == ("open", 1, ["bob"])


def test_once_anything_was_seen_the_next_one_is_another() -> None:
    ballot = Ballot(voters={"bob": None}, votes_at={"bob": 3}, compared=(Compared(1, True),))
    ballot.open_round()
    assert (ballot.round, ballot.voters, ballot.votes_at, ballot.stage) == (2, {}, {}, None)
