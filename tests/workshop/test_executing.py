"""Who does the daily work of a cell, when, and how they are reached; this can be erased."""

from typing import Any

import pytest

from app.log.kind import Present
from app.log.recorded import Fact
from app.matrix.hours import WRITTEN
from app.matrix.record import canonical, name_digest, parse
from app.workshop import screen, signing
from app.workshop.executing import CONTACT, CONTACTS, EXECUTORS
from app.workshop.kind import WORKSHOP
from tests.workshop import ask, ev
from tests.workshop.story import Story

INCIDENT = {"process": "incident", "scope": "application"}


def desk(**more: Any) -> ask.NameExecutor:
    told = {"name": "CloudDesk", "kind": "vendor", "hours": "always", "contact": "+358 9 123"}
    return ask.NameExecutor(**{**INCIDENT, **told, **more})


def test_a_cell_shows_who_executes_it_and_how_they_are_reached() -> None:
    story = Story()
    story.does("Ann", desk(escalation="Eve, +358 9 124", steps_in="Bob"))
    assert story.cell()["executors"] == [
        {
            "name": "CloudDesk",
            "kind": "vendor",
            "hours": "always",
            "contact": "+358 9 123",
            "escalation": "Eve, +358 9 124",
            "steps_in": "Bob",
        }
    ]
    assert story.cell(scope="interface")["executors"] == []


def test_a_name_that_is_there_is_told_anew_and_another_stands_beside_it() -> None:
    story = Story()
    story.does("Ann", desk())
    seen = story.workshop.seq
    assert story.does("Ann", desk()) == [], "nothing new"
    story.does("Ann", desk(name="CLOUDDESK", hours="Mon-Fri 08:00-16:00 UTC"))
    story.does("Ann", desk(name="Night desk", kind="internal", scope="both"))
    assert [one["name"] for one in story.cell()["executors"]] == ["CLOUDDESK", "Night desk"]
    assert [one["name"] for one in story.cell(scope="interface")["executors"]] == ["Night desk"]
    story.refused("Ann", desk(hours="Sat 08:00-16:00 UTC", seen=seen), "conflict")


def test_one_is_dropped_by_name() -> None:
    story = Story()
    story.does("Ann", desk(scope="both"))
    story.does("Ann", ask.DropExecutor(**INCIDENT, name="clouddesk"))  # type: ignore[arg-type]
    assert (story.cell()["executors"], len(story.cell(scope="interface")["executors"])) == ([], 1)
    again = ask.DropExecutor(**INCIDENT, name="CloudDesk")  # type: ignore[arg-type]
    story.refused("Ann", again, "not-found")


@pytest.mark.parametrize(
    ("hours", "piece"),
    [
        ("at night", "at"),
        ("Mon-Fri 08:00-16:00", "Mon-Fri 08:00-16:00"),
        ("Mon 08:00-16:00 Nowhere", "Nowhere"),
    ],
)
def test_hours_are_hours_and_the_piece_that_is_none_is_named(hours: str, piece: str) -> None:
    assert f"Hours: “{piece}” is not" in Story().refused("Ann", desk(hours=hours), "bad-field")


def test_a_cell_has_so_many_and_a_workshop_so_many_contacts() -> None:
    story = Story()
    for number in range(EXECUTORS):
        story.does("Ann", desk(name=f"Desk {number}"))
    story.refused("Ann", desk(name="One more"), "wrong-state")
    story.does("Ann", desk(name="Desk 0", contact="+1"))
    keys = story.workshop.catalogue.keys
    for number in range(CONTACTS - 2):
        process, scope = keys[number % len(keys)].split(":")
        on = {"process": process, "scope": scope}
        story.does("Ann", desk(**on, name="Desk 0", contact=f"number {number}"))
    story.refused("Ann", desk(name="Desk 0", contact="one more"), "wrong-state")
    story.does("Ann", desk(name="Desk 0", contact="number 7"))
    assert (WRITTEN, CONTACT) == (200, 120), "said in docs/protocol.md"


def test_the_log_has_no_word_of_how_they_are_reached() -> None:
    story = Story()
    happened = story.does("Ann", desk(escalation="Eve", steps_in="Eve"))
    assert [type(one) for one in happened] == [ev.ContactKept, ev.ContactKept, ev.ExecutorNamed]
    assert "CloudDesk" in story.text_of_the_log()
    named = happened[-1]
    assert (named.contact, named.escalation, named.steps_in) == ("k1", "k2", "k2")
    story.is_told_once_more()


def test_the_same_words_are_one_contact_so_they_are_erased_at_once() -> None:
    story = Story()
    story.does("Ann", desk(scope="both"))
    story.does("Ann", desk(process="problem", steps_in="Bob"))
    story.does("Ann", desk(process="change", contact="Bob"))
    story.workshop.changes.keys.clear()
    erased = Fact(story.workshop.seq + 1, story.now, "", ev.PersonErased("k1"))
    WORKSHOP.evolve(story.workshop, [erased])
    story.facts.append(erased)
    cells = [story.cell(), story.cell(scope="interface"), story.cell("problem")]
    assert [one["executors"][0]["contact"] for one in cells] == ["", "", ""]
    assert story.cell("problem")["executors"][0]["steps_in"] == "Bob"
    assert story.cell("change")["executors"][0]["contact"] == "Bob"
    assert {"cell:incident:application", "cell:problem:application"} <= story.workshop.changes.keys
    story.does("Ann", desk())
    assert story.cell()["executors"][0]["contact"] == "+358 9 123", "as a new one"


def test_a_snapshot_has_no_contact_and_is_given_them_back() -> None:
    story = Story()
    story.does("Ann", desk(steps_in="Bob"))
    bare = WORKSHOP.unnamed(story.workshop)
    assert set(bare.registers.contacts.values()) == {""}
    assert story.cell()["executors"][0]["steps_in"] == "Bob", "the room keeps its own"
    WORKSHOP.name_again(bare, {"ann": "Ann", "k1": "+358 9 123"})
    shown = screen.shared(bare, Present(), ["cell:incident:application"])
    (one,) = shown["cell:incident:application"]["executors"]
    assert (one["contact"], one["steps_in"]) == ("+358 9 123", "")


def test_who_executes_is_signed_and_contacts_only_by_their_digests() -> None:
    story = Story("A")
    assert '"executors"' not in canonical(signing.draft(story.workshop))
    story.does("Ann", desk(scope="both", steps_in="Bob"))
    story.does("Ann", desk(scope="both", steps_in="Carol"))
    text = canonical(signing.record(story.workshop, 1, story.now, "ann", "chance"))
    assert "+358" not in text
    assert "Bob" not in text
    told = parse(text)
    assert [(one.scope, one.contact) for one in told.executors] == [
        ("application", "k1"),
        ("interface", "k1"),
    ]
    kept = {one.person: one.named for one in told.contacts}
    assert kept.keys() == {"k1", "k3"}, "those that are in use"
    names = signing.names_signed(story.workshop, "chance")
    assert names["k3"][1] == "Carol"
    assert kept["k3"] == name_digest(*names["k3"])
