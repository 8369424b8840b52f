"""The picture of who names whom: only what is out, and the last that was."""

from tests.workshop import ask
from tests.workshop.story import Story


def room() -> Story:
    return Story("B").with_the_usual_people().at_own_pace()


def test_hidden_votes_point_at_nobody() -> None:
    story = room().all_vote("incident", Bob="it-ops", Carol="business")
    assert story.sees("points") == {}
    story.reveals()
    assert story.sees("points") == {"business": {"it-ops": 1}, "it-ops": {"business": 1}}


def test_another_round_does_not_wipe_the_last() -> None:
    story = room().all_vote("incident", Bob="it-ops")
    story.reveals()
    story.votes_again()
    story.votes("Bob", "business")
    assert story.sees("points") == {"business": {"it-ops": 1}}
    story.reveals()
    assert story.sees("points") == {"business": {"business": 1}}


def test_whether_all_agree_says_nothing_of_whom_they_name() -> None:
    story = room().all_vote("incident", Bob="it-ops")
    story.does("Ann", ask.Reveal(stage="differ", process="incident", scope="application"))
    assert story.sees("points") == {}
