"""Topics for later."""

from app.workshop.parking import PARKED
from tests.workshop import ask, ev
from tests.workshop.story import Story


def test_topics_are_parked_in_order_and_taken_off_by_id() -> None:
    story = Story()
    for text in ("Working hours", "Test system", "Working hours"):
        story.does("Ann", ask.Park(text))
    first, second, third = story.sees("parked")
    assert [first["text"], second["text"], third["text"]] == [
        "Working hours",
        "Test system",
        "Working hours",
    ]
    assert len({first["topic"], second["topic"], third["topic"]}) == 3
    story.does("Ann", ask.Unpark(second["topic"]))
    assert story.sees("parked") == [first, third]
    story.does("Ann", ask.Park("Another"))
    assert story.sees("parked")[-1]["topic"] not in {first["topic"], third["topic"]}


def test_a_topic_that_is_not_parked_is_not_found() -> None:
    story = Story()
    story.refused("Ann", ask.Unpark("t99"), "not-found")
    (parked,) = story.does("Ann", ask.Park("Hours"))
    assert isinstance(parked, ev.TopicParked)
    story.does("Ann", ask.Unpark(parked.topic))
    story.refused("Ann", ask.Unpark(parked.topic), "not-found")


def test_the_parking_list_is_full_one_day() -> None:
    story = Story()
    for number in range(PARKED):
        story.does("Ann", ask.Park(f"Topic {number}"))
    story.refused("Ann", ask.Park("One more"), "wrong-state")
