"""What minutes tell of votes and decisions: what the room was shown, and never who voted what."""

from typing import Any

import pytest

from app.documents import minuted
from tests.documents.telling import entries, read
from tests.workshop import ask
from tests.workshop.story import Story

INCIDENT = "Incident Mgmt (Application)"
AT: Any = {"process": "incident", "scope": "application"}


def room(model: Any = "B") -> Story:
    return Story(model).with_the_usual_people().at_own_pace()


def voted(**choices: Any) -> Story:
    story = room()
    story.all_vote(**choices)
    return story


def test_hidden_votes_are_not_in_it() -> None:
    """Whatever was chosen, minutes before the reveal are the same; after it they are not."""
    one, other = voted(Bob="it-ops"), voted(Bob="business")
    assert read(one) == read(other)
    for story in (one, other):
        story.reveals()
    assert read(one) != read(other)


def test_a_reveal_tells_counts_by_party_reasons_and_who_moved() -> None:
    story = room()
    story.votes("Bob", "it-ops", confidence=4, reason="They run it.")
    story.votes("Carol", "business")
    story.reveals()
    story.votes_again()
    story.all_vote(Bob="business", Carol="business").reveals()
    assert entries(story, INCIDENT) == [
        "Votes are out. Round 1: orphaned – Business for IT OPS 1; IT OPS for Business 1",
        "- Business for IT OPS, confidence 4 of 5: They run it.",
        "Voted on again.",
        "Votes are out. Round 2: agreed – Business for Business 1; IT OPS for Business 1",
        "- Since round 1: Business for IT OPS 1 → 0, Business 0 → 1",
    ]


def test_names_that_were_shown_are_in_no_file() -> None:
    story = room()
    story.does("Ann", ask.SetNames("people"))
    story.all_vote(Bob="it-ops", Carol="business")
    story.does("Ann", ask.Reveal(stage="names", **AT))
    assert "The room was shown who chose what; no file tells it." in entries(story, INCIDENT)
    assert not [line for line in entries(story, INCIDENT) if "Bob" in line or "Carol" in line]


def test_what_was_only_compared_has_no_count() -> None:
    story = voted(Bob="it-ops", Carol="business")
    story.does("Ann", ask.Reveal(stage="differ", **AT))
    assert entries(story, INCIDENT) == ["Compared: they differ."]


def test_of_many_reasons_some_are_told_and_the_others_counted() -> None:
    story = room()
    for number in range(minuted.REASONS + 3):
        name = f"guest{number}"
        story.does(name, ask.Join(name=name, represents="business"))
        story.votes(name, "it-ops", reason=f"Reason {number}")
    story.reveals()
    lines = entries(story, INCIDENT)
    assert len(lines) == 1 + minuted.REASONS + 1
    assert lines[-1] == "- and 3 more reasons"


def test_anonymous_answers_are_counted_of_the_last_round_alone() -> None:
    story = room("A")
    story.adopts()
    heard: Any = {"question": "leaving:heard"}
    story.does("Ann", ask.OpenQuestion(**heard))
    people = ("Bob", "Carol", "Dev", "Vera")
    for first in (True, False):
        for name in people:
            choice: Any = "5" if first or name == "Bob" else "2"
            story.does(name, ask.CastVote(choice, **heard))
        story.does("Ann", ask.Reveal(**heard))
        if first:
            story.does("Ann", ask.VoteAgain(**heard))
    assert entries(story, "Was I heard? 1 not at all, 5 fully.") == [
        "Put to the room.",
        "Answers were shown.",
        "Put to the room again.",
        "Answers were shown. Round 2: they differ – level 2 (Everybody 3); level 5 (Everybody 1)",
    ]


def test_a_decision_is_told_with_its_reasons_and_what_weighs_on_it() -> None:
    story = voted(Bob="it-ops", Carol="it-ops", Dev="it-ops")
    story.are_here("Bob", "Carol", "Dev").reveals()
    words: Any = {"executed_by": "Desk", "rationale": "They pay.", "dissent": "Carol: no."}
    story.decides("business", **words)
    assert entries(story, INCIDENT)[1:] == [
        "Decided: Business",
        "- Executed by: Desk",
        "- Rationale: They pay.",
        "- Dissent: Carol: no.",
        "- Override: decided against the votes, or without the party that gets it",
    ]


def test_scopes_that_are_joined_are_told_once() -> None:
    story = room("A")
    story.all_vote(scope="both", Bob="it-ops", Carol="it-ops")
    story.reveals()
    story.decides("it-ops")
    assert entries(story, "Incident Mgmt") == [
        "Votes are out. Round 1: agreed – Business for IT OPS 1; IT OPS for IT OPS 1",
        "Decided: IT OPS",
    ]


def test_adoption_tells_who_gets_what() -> None:
    story = room("A")
    story.adopts()
    lines = entries(story, "The whole matrix")
    assert lines[0] == "Taken from the reference model."
    assert lines[-1] == "- IT Delivery: Enhancement Mgmt, Release Mgmt"


@pytest.mark.parametrize(("minutes", "told"), [(1, []), (2, ["Decided: IT OPS"])])
def test_a_slip_of_the_hand_is_told_by_nobody(minutes: int, told: list[str]) -> None:
    story = room()
    story.decides("it-ops", rationale="Oh no.")
    story.a_while_later(minutes).undoes()
    lines = entries(story, INCIDENT)
    assert lines[:1] == told
    assert ("Taken back: the decision." in lines) == bool(told)


def test_a_slip_that_came_again_was_none() -> None:
    story = room()
    story.decides("it-ops")
    story.undoes()
    story.redoes()
    told = ["Decided: IT OPS", "Taken back: the decision.", "Counts again: the decision."]
    assert entries(story, INCIDENT) == told


def promised(story: Story, owner: str, due: str = "2026-12-24") -> None:
    more: Any = {"owner": owner, "due": due, "next_step": "Ask them."}
    story.does("Ann", ask.MakePromise(**more, **AT))


def test_a_promise_is_told_as_long_as_it_stands() -> None:
    story = room()
    story.decides("tbd")
    promised(story, "Dana")
    story.a_while_later()
    promised(story, "Berta")
    story.does("Ann", ask.MovePromise(due="2027-01-31", why="Ill.", **AT))
    story.does("Ann", ask.KeepPromise(evidence="Done.", **AT))
    assert entries(story, INCIDENT)[1:] == [
        "A promise was made, which another one has replaced.",
        "Promised by Berta, due 2026-12-24.",
        "- Next step: Ask them.",
        "The promise was moved to 2027-01-31: Ill.",
        "The promise was kept: Done.",
    ]
    assert "Dana" not in read(story)


def test_a_waiver_that_was_replaced_is_told_without_its_words() -> None:
    story = room()
    story.decides("tbd")
    for why in ("A secret.", "Next quarter."):
        story.does("Ann", ask.Waive(why, **AT))
    said = ["Left without owner and date.", "Left without owner and date: Next quarter."]
    assert entries(story, INCIDENT)[1:] == said


def test_a_quick_check_is_told_by_what_it_asked() -> None:
    story = room()
    story.does("Ann", ask.OpenQuestion(question="quick", text="Shall we go on?"))
    story.does("Bob", ask.CastVote("yes", question="quick:1"))
    assert entries(story, "Shall we go on?") == ["Put to the room."]
