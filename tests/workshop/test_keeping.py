"""A promise is kept, moved or broken, by its owner or the facilitator, and its age is seen."""

from typing import Any

import pytest

from app.matrix.record import canonical, parse
from app.workshop import signing
from app.workshop.keeping import MOVES
from app.workshop.kind import WORKSHOP
from tests.workshop import ask
from tests.workshop.story import Story

CELL: dict[str, Any] = {"process": "incident", "scope": "application"}


def room() -> Story:
    """Bob promised to close a cell that was left t.b.d."""
    story = Story("B").with_the_usual_people()
    story.decides("tbd")
    story.does("Ann", ask.MakePromise("Bob", "2026-12-24", "Ask the vendor.", **CELL))
    return story


def the_promise(story: Story) -> Any:
    (told,) = story.sees("promises")
    return told


def test_a_promise_is_listed_with_an_id_and_ages() -> None:
    story = room()
    told = the_promise(story)
    assert (told["process"], told["scope"], told["owner"]) == ("incident", "application", "Bob")
    assert (told["state"], told["due"], told["age"], told["moves"]) == ("open", "2026-12-24", 0, [])
    story.workshop.changes.keys.clear()
    story.a_day_later().a_day_later().does("Ann", ask.Park("Hours"))
    assert the_promise(story)["age"] == 2
    assert "promises" in story.workshop.changes.keys
    assert Story("B").sees("promises") == []


def test_its_owner_keeps_it_and_the_cell_is_owed_a_decision_again() -> None:
    story = room()
    assert not story.workshop.cells["incident:application"].owed
    story.does("Bob", ask.KeepPromise(**CELL, evidence="The vendor said yes."))
    told = the_promise(story)
    assert (told["state"], told["evidence"], told["at"]) == (
        "kept",
        "The vendor said yes.",
        story.now,
    )
    assert story.workshop.cells["incident:application"].owed
    story.a_day_later().does("Ann", ask.Park("Hours"))
    assert the_promise(story)["age"] == 0, "it ended"
    story.reopens()
    story.decides("it-ops")
    assert story.sees("promises") == []


def test_it_is_moved_with_a_reason_each_time() -> None:
    story = room()
    number = the_promise(story)["id"]
    story.does("Bob", ask.MovePromise(promise=number, due="2027-01-31", why="He is ill."))
    told = the_promise(story)
    assert (told["id"], told["state"], told["due"]) == (number, "open", "2027-01-31")
    assert told["moves"] == [{"due": "2026-12-24", "why": "He is ill.", "at": story.now}]
    for _ in range(MOVES):
        story.does("Ann", ask.MovePromise(promise=number, due="2027-02-28", why="Again."))
    assert len(the_promise(story)["moves"]) == MOVES


def test_it_is_broken_with_a_reason_and_stays_so() -> None:
    story = room()
    story.does("Ann", ask.BreakPromise(**CELL, why="Nobody asked them."))
    assert (the_promise(story)["state"], the_promise(story)["why"]) == (
        "broken",
        "Nobody asked them.",
    )
    story.refused("Ann", ask.KeepPromise(**CELL), "wrong-state")
    story.does("Ann", ask.MakePromise("Carol", "2027-03-01", **CELL))
    assert (the_promise(story)["state"], the_promise(story)["owner"]) == ("open", "Carol")


def test_nobody_else_says_what_became_of_it() -> None:
    story = room()
    for command in (
        ask.KeepPromise(**CELL),
        ask.MovePromise(**CELL, due="2027-01-31", why="Later."),
        ask.BreakPromise(**CELL, why="No."),
    ):
        story.refused("Carol", command, "forbidden")
        story.refused("Olga", command, "forbidden")


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ({}, "bad-field"),
        ({"process": "incident"}, "bad-field"),
        ({**CELL, "promise": "p1"}, "bad-field"),
        ({"process": "sales", "scope": "both"}, "bad-field"),
        ({"process": "change", "scope": "both"}, "not-found"),
        ({"promise": "p1"}, "not-found"),
    ],
)
def test_one_promise_is_named(named: dict[str, Any], code: str) -> None:
    room().refused("Ann", ask.KeepPromise(**named), code)


def test_it_is_what_was_seen_and_has_a_date() -> None:
    story = room()
    seen = story.workshop.seq
    story.refused("Bob", ask.MovePromise(**CELL, due="soon", why="x"), "bad-field")
    story.does("Bob", ask.MovePromise(**CELL, due="2027-01-31", why="Later."))
    story.refused("Ann", ask.KeepPromise(**CELL, seen=seen), "conflict")


def test_who_did_it_takes_it_back() -> None:
    story = room()
    story.does("Ann", ask.BreakPromise(**CELL, why="A slip."))
    assert story.could_take_back() == "breaking the promise on Incident Mgmt (Application)"
    story.undoes()
    assert the_promise(story)["state"] == "open"
    story.redoes()
    assert the_promise(story)["state"] == "broken"


def test_one_promise_on_both_scopes_is_one() -> None:
    story = Story("B")
    story.decides("tbd", scope="both")
    story.does("Ann", ask.MakePromise("Dana", "2026-12-24", process="incident", scope="both"))
    told = the_promise(story)
    assert told["scope"] == "both"
    story.does("Ann", ask.KeepPromise(promise=told["id"]))
    assert the_promise(story)["state"] == "kept"


def test_only_an_open_promise_falls_due() -> None:
    story = room()
    assert WORKSHOP.listing(story.workshop).dues == {"incident:application": "2026-12-24"}
    story.does("Ann", ask.KeepPromise(**CELL))
    assert WORKSHOP.listing(story.workshop).dues == {}


def test_it_goes_on_after_signing_and_stands_in_the_next_revision() -> None:
    story = Story("A").with_the_usual_people()
    story.decides("tbd", "incident")
    story.does("Ann", ask.MakePromise("Bob", "2026-12-24", process="incident", scope="both"))
    story.adopts()
    story.signs_off()
    story.does("Bob", ask.KeepPromise(process="incident", scope="both"))
    story.does("Ann", ask.StartRevision())
    record = parse(canonical(signing.draft(story.workshop)))
    kept = next(cell.promise for cell in record.cells if cell.promise)
    assert (kept.state, kept.made[:10]) == ("kept", "2026-11-21")
