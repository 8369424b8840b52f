"""Who polls for want of a socket is counted, among those who are here."""

from app.log.kind import Present
from app.workshop import screen
from tests.workshop.story import Story


def test_who_polls_is_here_and_counted() -> None:
    story = Story().with_people(Bob="business", Carol="it-ops")
    bob, carol = (one.person for one in story.workshop.people.values() if one.name != "Ann")
    here = Present({bob, carol}, polling={carol, "somebody-else"})
    shown = screen.shared(story.workshop, here, ("people", "crowd", "polling"))
    assert [one["here"] for one in shown["people"]] == [False, True, True]
    assert (shown["crowd"]["here"], shown["polling"]) == (2, 1)


def test_who_is_here_and_how_is_drawn_together() -> None:
    assert "polling" in screen.stale(Story().workshop, {"people"})
