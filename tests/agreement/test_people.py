"""Who comes in, for which side they speak, and who has to leave."""

import pytest

from app.agreement.people import PEOPLE
from app.asks.refusal import Refusal
from tests.agreement.story import Story


def test_people_come_in_for_a_side() -> None:
    story = Story().with_both_sides()
    assert [(one["name"], one["side"], one["role"]) for one in story.sees("people")] == [
        ("Ann", None, "facilitator"),
        ("Bob", 0, "participant"),
        ("Hanna", 0, "participant"),
        ("Carol", 1, "participant"),
        ("Dev", 1, "participant"),
        ("Olga", 1, "observer"),
    ]


def test_two_of_one_name_are_told_apart() -> None:
    story = Story().with_both_sides()
    story.does("bob2", "join", name="BOB", side=1)
    assert story.sees("people")[-1]["name"] == "BOB 2"


def test_no_more_come_in_than_can_be_named_to_each_other() -> None:
    story = Story()
    for number in range(PEOPLE - 1):
        story.does(f"p{number}", "join", name=f"P{number}", side=0)
    why = story.refused("late", "join", "unavailable", name="Late", side=0)
    assert why == "This agreement is full at 200 people."


def test_oneself_corrects_a_name_and_only_who_leads_a_side() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "correct-person", person="bob", name="Robert")
    assert story.sees("people")[1]["name"] == "Robert"
    story.refused("Bob", "correct-person", "forbidden", person="bob", side=1)
    story.refused("Bob", "correct-person", "forbidden", person="carol", name="Eve")
    story.does("Ann", "correct-person", person="bob", side=1)
    assert story.sees("people")[1]["side"] == 1
    assert story.does("Ann", "correct-person", person="bob", side=1) == []


def test_an_answer_goes_with_the_side_it_was_given_for() -> None:
    story = Story().with_both_sides()
    story.answers("Bob", "guardian")
    story.does("Ann", "correct-person", person="bob", side=1)
    assert story.sees("question:standing:now")["voted"] == 0
    assert story.sees_alone("Bob")["mine"] == {}


def test_who_is_removed_is_gone_with_what_they_held_and_answered() -> None:
    story = Story().with_both_sides()
    story.does("Ann", "name-signatory", signatory="it-manager", name="Carol")
    story.answers("Carol", "provider")
    story.does("Ann", "remove-person", person="carol")
    assert "Carol" not in [one["name"] for one in story.sees("people")]
    assert {one["name"] for one in story.sees("signatories")} == {""}
    assert story.sees("question:standing:now")["voted"] == 0
    story.refused("Carol", "share-objective", "forbidden", title="Back")


def test_somebody_leads_always() -> None:
    story = Story().with_both_sides()
    story.refused("Ann", "remove-person", "wrong-state", person="ann")
    story.refused("Ann", "correct-person", "wrong-state", person="ann", role="participant")
    story.refused("Ann", "remove-person", "not-found", person="nobody")


@pytest.mark.parametrize("side", [2, -1, "0", None])
def test_there_are_two_sides_and_no_third(side: object) -> None:
    with pytest.raises(Refusal) as refusal:
        Story().does("Eve", "join", name="Eve", side=side)
    assert refusal.value.code == "bad-field"
