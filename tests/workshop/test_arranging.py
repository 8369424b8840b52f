"""Arranging: what the workshop is about, its timer, its parked topics, its opening."""

import pytest

from app.matrix.catalogue import FOURTEEN
from app.matrix.model import Model
from app.workshop.parking import PARKED
from tests.workshop import ask, ev
from tests.workshop.story import Story

# Opening


@pytest.mark.parametrize(("model", "joined"), [("A", True), ("B", False), ("C", False)])
def test_a_new_workshop_has_28_open_cells_and_one_facilitator(model: Model, joined: bool) -> None:
    story = Story(model)
    assert story.sees("workshop") == {
        "code": "PAYR0LL2",
        "service": "Payroll",
        "description": "",
        "business_function": "",
        "vendors": [],
        "model": model,
        "joined": joined,
        "pace": "together",
        "state": "live",
        "revision": None,
        "locked": False,
    }
    assert {story.cell(cell.process, cell.scope)["state"] for cell in FOURTEEN.cells} == {"open"}
    assert [(one["name"], one["role"]) for one in story.sees("people")] == [("Ann", "facilitator")]
    assert story.sees("focus") is None


# Describing


def test_what_is_described_anew_leaves_the_rest() -> None:
    story = Story()
    everything = ask.Describe("Payroll", "Monthly pay.", "People & Culture", ["Nordic Pay AB"])
    story.does("Ann", everything)
    story.does("Ann", ask.Describe(service="Payroll worldwide"))
    workshop = story.sees("workshop")
    assert workshop["service"] == "Payroll worldwide"
    assert workshop["description"] == "Monthly pay."
    assert workshop["business_function"] == "People & Culture"
    assert workshop["vendors"] == ["Nordic Pay AB"]
    story.does("Ann", ask.Describe(description="", vendors=[]))
    assert (story.sees("workshop")["description"], story.sees("workshop")["vendors"]) == ("", [])


# Time


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


# Topics for later


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
