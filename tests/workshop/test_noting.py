"""What was said in the room by somebody without a device is kept as exactly that."""

from typing import Any

from app.matrix.record import canonical, parse
from app.workshop import signing
from tests.workshop import ask
from tests.workshop.story import Story


def room(**risk: Any) -> Story:
    story = Story("B").with_the_usual_people()
    told = {"title": "No rota", "category": "continuity", "consequence": "A day is lost."}
    story.does("Ann", ask.WriteRisk(**(told | risk)))
    return story


def note(act: str, name: str = "Hanna", **more: Any) -> ask.NoteInTheRoom:
    told: dict[str, Any] = {"name": name, "represents": "business", "act": act, "risk": "r1"}
    return ask.NoteInTheRoom(**(told | more))


def test_an_act_is_that_persons_and_says_who_noted_it() -> None:
    story = room(owner="Hanna")
    story.does("Ann", note("understand-risk"))
    story.does("Ann", note("accept-risk", until="2027-01-31"))
    hanna = story.sees("people")[-1]["person"]
    (told,) = story.sees("risks")
    assert told["noted"] == {hanna: "ann"}
    assert (told["accepted_by"], told["noted_by"]) == (hanna, "ann")
    assert (told["method"], told["by_link"]) == ("in the room", [])
    (kept,) = parse(canonical(signing.draft(story.workshop))).risks
    assert (kept.answered_by, kept.noted_by) == (hanna, "ann"), "both persons ever after"
    story.does("Ann", note("withdraw-acceptance"))
    assert story.sees("risks")[0]["state"] == "withdrawn"
    story.does("Ann", note("decline-risk", why="Too much."))
    assert story.sees("risks")[0]["state"] == "declined"


def test_who_has_a_device_is_not_spoken_for() -> None:
    story = room(owner="bob")
    story.refused("Ann", note("accept-risk", name="Bob"), "forbidden")
    story.refused("Bob", note("accept-risk"), "forbidden")
    assert story.sees("risks")[0]["state"] == "open"


def test_the_rules_of_the_act_hold_in_the_room_too() -> None:
    story = room(owner="bob")
    story.refused("Ann", note("accept-risk"), "forbidden")
    story.refused("Ann", note("withdraw-acceptance"), "wrong-state")
    assert len(story.sees("people")) == 6, "and nobody came in"
    story.does("Bob", ask.AcceptRisk(risk="r1"))
    assert story.sees("risks")[0]["noted_by"] == "", "the control: by own hand"
