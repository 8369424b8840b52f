"""The timer states how much time is left, and nags nobody."""

from tests.workshop import ask, ev
from tests.workshop.story import Story


def test_a_timer_says_how_long_it_is_and_when_it_ends() -> None:
    story = Story()
    timer = ev.TimerSet(180, "2026-11-21T14:03:00.000Z")
    assert story.does("Ann", ask.SetTimer(180)) == [timer]
    assert story.sees("timer") == {"seconds": 180, "ends_at": "2026-11-21T14:03:00.000Z"}


def test_two_more_minutes_count_from_its_end() -> None:
    story = Story()
    story.does("Ann", ask.SetTimer(180))
    story.a_while_later(1)
    story.does("Ann", ask.ExtendTimer(120))
    assert story.sees("timer") == {"seconds": 300, "ends_at": "2026-11-21T14:05:00.000Z"}


def test_two_more_minutes_after_the_end_count_from_now() -> None:
    story = Story()
    story.does("Ann", ask.SetTimer(60))
    story.a_while_later(10)
    story.does("Ann", ask.ExtendTimer(120))
    assert story.sees("timer")["ends_at"] == "2026-11-21T14:12:00.000Z"


def test_a_timer_may_run_past_midnight() -> None:
    story = Story().a_while_later(9 * 60 + 59)
    story.does("Ann", ask.SetTimer(7200))
    assert story.sees("timer")["ends_at"] == "2026-11-22T01:59:00.000Z"


def test_a_timer_that_does_not_run_cannot_be_extended_but_may_be_stopped() -> None:
    story = Story()
    story.refused("Ann", ask.ExtendTimer(60), "wrong-state")
    assert story.does("Ann", ask.StopTimer()) == []
    story.does("Ann", ask.SetTimer(60))
    assert story.does("Ann", ask.StopTimer()) == [ev.TimerStopped()]
    assert story.sees("timer") is None


def test_at_zero_the_tool_does_not_close_the_vote() -> None:
    story = Story().with_people(Bob="business").at_own_pace()
    story.does("Ann", ask.SetTimer(60))
    story.a_while_later(30)
    story.votes("Bob", "business")
    assert story.cell()["voted"] == 1
