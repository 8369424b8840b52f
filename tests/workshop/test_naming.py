"""Whether names may be told is fixed before the first vote, and can only be tightened."""

from tests.workshop import ask
from tests.workshop.story import Story


def test_by_party_unless_something_else_was_said() -> None:
    story = Story("B").with_the_usual_people()
    assert story.sees("names") == "parties"
    story.does("Ann", ask.SetNames("people"))
    assert story.sees("names") == "people"


def test_after_the_first_vote_it_is_only_tightened() -> None:
    story = Story("B").with_the_usual_people().at_own_pace()
    story.does("Ann", ask.SetNames("people"))
    story.votes("Bob", "business")
    story.does("Ann", ask.SetNames("parties"))
    story.refused("Ann", ask.SetNames("people"), "wrong-state")
    assert story.sees("names") == "parties"


def test_a_vote_that_was_taken_back_was_cast_by_the_rule_all_the_same() -> None:
    story = Story("B").with_the_usual_people().at_own_pace()
    story.votes("Bob", "business")
    story.does("Bob", ask.WithdrawVote(process="incident", scope="application"))
    story.refused("Ann", ask.SetNames("people"), "wrong-state")
