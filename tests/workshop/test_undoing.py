"""Everybody takes back the last thing they did, and it comes again."""

import pytest

from app.log.kind import replaced
from app.matrix.model import Model
from app.workshop import signing
from app.workshop.kind import WORKSHOP
from app.workshop.state import Workshop
from tests.workshop import ask, ev
from tests.workshop.story import Story, decision


def room(model: Model = "B") -> Story:
    return Story(model).with_the_usual_people().at_own_pace()


def promise(owner: str = "Dana", due: str = "2026-12-24", next_step: str = "") -> ask.MakePromise:
    return ask.MakePromise(
        owner, due, next_step, process="supportability-transition", scope="application"
    )


def test_an_undone_decision_is_as_before_and_stays_readable() -> None:
    story = room().all_vote(Bob="business")
    story.reveals()
    before = story.cell()
    story.decides("it-ops", executed_by="Desk", rationale="Wrong button.")
    assert story.could_take_back() == "the decision on Incident Mgmt (Application)"
    story.a_while_later(2)
    assert story.undoes() == [ev.Undone(act=story.workshop.seq - 1)], "it says which"
    after = story.cell()
    assert story.past()["decisions"] == [
        {
            "accountable": "it-ops",
            "executed_by": "Desk",
            "rationale": "Wrong button.",
            "dissent": "",
            "at": story.now,
            "ended": "undone",
        }
    ]
    assert after == before | {"past": {"rounds": 0, "decisions": 1}}


def test_an_undone_decision_on_hidden_votes_leaves_them_hidden_and_counting() -> None:
    story = room().all_vote(Bob="business")
    story.decides("it-ops")
    story.undoes()
    assert (story.cell()["voters"], story.cell()["tally"]) == (["bob"], None)
    story.votes("Carol", "it-ops")
    story.reveals()
    assert story.cell()["tally"] == {"it-ops": {"it-ops": 1}, "business": {"business": 1}}


def test_an_undone_adoption_opens_all_its_cells_again() -> None:
    story = room()
    story.decides("it-ops", "incident")
    story.adopts()
    assert story.could_take_back() == "the adoption of 27 cells"
    story.a_while_later(2).undoes()
    assert story.cell("incident")["accountable"] == "it-ops"
    assert story.cell("problem")["state"] == "open"
    assert story.past("problem")["decisions"][0]["ended"] == "undone"


def test_an_undone_reopening_brings_the_decision_back() -> None:
    story = room()
    story.decides("it-ops", rationale="They are awake.")
    before = story.cell()
    story.reopens()
    assert story.could_take_back() == "reopening Incident Mgmt (Application)"
    story.undoes()
    assert story.cell() == before


def test_an_undone_new_round_shows_the_last_one_again() -> None:
    story = room().all_vote(Bob="business")
    story.reveals()
    before = story.cell()
    story.votes_again()
    assert story.could_take_back() == "the new round on Incident Mgmt (Application)"
    story.undoes()
    assert story.cell() == before
    assert story.sees_alone("Bob")["mine"] == {"incident:application": "business"}


def test_undo_goes_back_step_by_step() -> None:
    story = room()
    story.decides("it-ops", "incident")
    story.reopens("incident")
    story.decides("business", "problem")
    for _ in range(3):
        story.undoes()
    assert story.cell("incident")["state"] == "open"
    assert story.cell("problem")["state"] == "open"
    assert story.could_take_back() is None
    story.refused("Ann", ask.Undo(), "wrong-state")


@pytest.mark.parametrize(
    ("act", "built_on_it"),
    [
        ("vote-again", "vote"),
        ("vote-again", "reveal"),
        ("reopen", "vote"),
        ("reopen", "reveal"),
    ],
)
def test_what_something_was_built_on_cannot_be_taken_back(act: str, built_on_it: str) -> None:
    story = room().all_vote(Bob="business")
    story.reveals()
    if act == "vote-again":
        story.votes_again()
    else:
        story.decides("tbd")
        if act == "reopen":
            story.reopens()
    match built_on_it:
        case "vote":
            story.votes("Carol", "it-ops")
        case "reveal":
            story.reveals()
    assert story.could_take_back() is None
    story.refused("Ann", ask.Undo(), "wrong-state")


def test_what_happens_elsewhere_does_not_stand_in_the_way() -> None:
    story = room()
    story.decides("it-ops", "incident")
    story.votes("Bob", "business", "problem")
    story.reveals("problem")
    assert story.could_take_back() == "the decision on Incident Mgmt (Application)"
    story.undoes()
    assert story.cell("problem")["state"] == "revealed"


def test_nothing_older_is_taken_back_from_under_an_act_that_cannot_be() -> None:
    story = room()
    story.decides("it-ops", "incident", rationale="They are awake.")
    story.reopens("incident")
    story.adopts()
    story.does("Ann", ask.ShareFacilitation("bob"))
    story.does("Bob", promise())  # on a cell that was adopted too: the adoption has to stay
    assert story.could_take_back() is None
    cell = story.cell("incident")
    assert (cell["accountable"], cell["adopted"]) == ("business", True)


# One's own


def two() -> Story:
    """Ann and Bob facilitate."""
    story = room()
    story.does("Ann", ask.ShareFacilitation("bob"))
    return story


def test_everybody_takes_back_what_they_did_themselves() -> None:
    story = two()
    story.decides("it-ops", "incident")
    story.does("Bob", decision("business", "change"))
    assert story.could_take_back("Ann") == "the decision on Incident Mgmt (Application)"
    assert story.could_take_back("Bob") == "the decision on Change Mgmt (Application)"
    assert story.sees_alone("Carol")["undo_of"] is None
    assert story.sees_alone("Ann")["undo_of"] == ["incident:application"]
    story.undoes("Ann")
    assert (story.cell("incident")["state"], story.cell("change")["state"]) == ("open", "decided")


def test_a_promise_is_what_was_done_last_and_not_the_decisions_of_another_minute() -> None:
    story = room()
    story.adopts()
    story.does("Ann", promise())
    assert (
        story.could_take_back() == "the promise on Supportability & Transition Mgmt (Application)"
    )
    story.undoes()
    assert story.cell("supportability-transition")["promise"] is None
    assert story.cell("incident")["state"] == "decided"
    assert story.could_take_back() == "the adoption of 28 cells"


def test_a_round_that_was_voted_on_does_not_turn_undo_to_the_cell_before() -> None:
    story = room().all_vote(Bob="business")
    story.reveals()
    story.decides("it-ops", "change")
    story.votes_again()
    story.votes("Carol", "it-ops")
    assert story.could_take_back() is None
    story.refused("Ann", ask.Undo(), "wrong-state")
    assert story.cell("change")["state"] == "decided"


def test_what_somebody_else_did_since_is_not_undone_from_under_them() -> None:
    story = two()
    story.decides("it-ops")
    story.does("Bob", ask.Reopen(process="incident", scope="application"))
    assert story.could_take_back("Ann") is None
    story.undoes("Bob")
    assert story.could_take_back("Ann") == "the decision on Incident Mgmt (Application)"


def test_acts_of_others_are_no_conflict() -> None:
    story = two()
    story.decides("it-ops")
    seen = story.workshop.seq
    story.does("Bob", decision("business", "change"))
    story.does("Ann", ask.Undo(seen=seen))
    assert story.cell()["state"] == "open"


# And back again


def test_what_was_taken_back_comes_again_with_its_words() -> None:
    story = two().all_vote(Bob="business")
    story.decides("it-ops", executed_by="Desk", rationale="They are awake.", dissent="Bob: no")
    before, drafted = story.cell(), signing.draft(story.workshop)
    story.a_while_later(2).undoes()
    assert story.could_take_back(what="redo") == "the decision on Incident Mgmt (Application)"
    assert story.sees_alone("Ann")["redo_of"] == ["incident:application"]
    assert story.could_take_back("Bob", "redo") is None
    (redone,) = story.redoes()
    assert isinstance(redone, ev.Redone)
    assert story.cell() == before
    assert signing.draft(story.workshop) == drafted, "and nothing tells of an undo"
    story.refused("Ann", ask.Redo(), "wrong-state")
    assert story.could_take_back() == "the decision on Incident Mgmt (Application)"


def test_several_acts_come_again_step_by_step() -> None:
    story = room()
    story.decides("it-ops")
    story.reopens()
    story.decides("business", rationale="The board.")
    everything = story.everything()
    for _ in range(3):
        story.undoes()
    assert story.cell()["state"] == "open"
    for _ in range(3):
        story.redoes()
    assert story.everything() == everything
    for _ in range(3):
        story.undoes()
    assert story.cell()["state"] == "open"


@pytest.mark.parametrize("since", ["a vote", "another act", "somebody else"])
def test_what_happened_since_is_not_overwritten_by_a_redo(since: str) -> None:
    story = two()
    story.decides("it-ops")
    story.undoes()
    match since:
        case "a vote":
            story.votes("Carol", "business")
        case "another act":
            story.decides("it-ops", "change")
        case "somebody else":
            story.does("Bob", decision("business"))
    assert story.could_take_back(what="redo") is None
    story.refused("Ann", ask.Redo(), "wrong-state")


# A slip of the hand


@pytest.mark.parametrize(("minutes", "haunts"), [(0, False), (1, False), (2, True)])
def test_what_was_undone_within_a_minute_is_in_no_record(minutes: int, haunts: bool) -> None:
    story = room()
    story.decides("it-ops", rationale="Wrong button.")
    story.a_while_later(minutes).undoes()
    cells = signing.draft(story.workshop).cells
    assert any(one.earlier for one in cells) is haunts
    assert bool(story.past()["decisions"]) is haunts


def test_what_earlier_releases_undid_stays_in_the_record() -> None:
    story = room()
    story.decides("it-ops", rationale="Wrong button.")
    story.undoes()
    old = Workshop(code=story.workshop.code)
    for fact in story.facts:
        event = fact.event
        if isinstance(event, ev.Decided):
            event = replaced(event, there=None)
        WORKSHOP.evolve(old, [fact._replace(event=event)])
    assert [one.rationale for one in old.cells["incident:application"].earlier] == ["Wrong button."]


def test_an_undone_decision_stays_readable_when_more_is_undone() -> None:
    story = room()
    story.decides("it-ops")
    story.reopens()
    story.decides("business")
    story.a_while_later(2).undoes()
    story.undoes()
    cell = story.cell()
    assert cell["accountable"] == "it-ops"
    assert [(one["accountable"], one["ended"]) for one in story.past()["decisions"]] == [
        ("business", "undone")
    ]


def test_only_the_last_twenty_acts_can_be_taken_back() -> None:
    story = room()
    for _ in range(11):
        story.decides("it-ops")
        story.reopens()
    story.a_while_later(2)
    for _ in range(20):
        story.undoes()
    story.refused("Ann", ask.Undo(), "wrong-state")
    assert story.cell()["state"] == "open"
    assert len(story.past()["decisions"]) == 11


def test_cells_are_called_by_name_and_scope_by_row_or_by_number() -> None:
    apart, joined = room("B"), room("A")
    apart.decides("it-ops", "continuity", "interface")
    joined.decides("it-ops", "continuity", "interface")
    name = "Business Continuity/ Disaster Recovery"
    assert apart.could_take_back() == f"the decision on {name} (Interface)"
    assert joined.could_take_back() == f"the decision on {name}"
    apart.reopens("continuity", "both")
    apart.decides("it-ops", "continuity", "both")
    assert apart.could_take_back() == f"the decision on {name}"


def test_bob_decides_nothing() -> None:
    story = room()
    for command in (decision("it-ops"), ask.AdoptReference(), ask.TakeAgreed(), ask.Undo()):
        story.refused("Bob", command, "forbidden")


def test_what_is_taken_back_is_what_was_seen_to_be_the_last() -> None:
    """Ann and Ben both press *Undo*: the second press must not take back one decision more."""
    story = Story().with_the_usual_people().at_own_pace()
    story.decides("it-ops", "change")
    story.decides("business")
    seen = story.workshop.seq
    story.does("Ann", ask.Undo(seen=seen))
    story.refused("Ann", ask.Undo(seen=seen), "conflict")
    assert story.cell("change")["accountable"] == "it-ops"


def test_a_vote_on_what_was_reopened_does_not_turn_undo_to_the_act_before() -> None:
    story = Story().with_the_usual_people().at_own_pace()
    story.decides("it-ops", "change")
    story.decides("business")
    story.reopens()
    seen = story.workshop.seq
    story.votes("Bob", "business")
    story.refused("Ann", ask.Undo(seen=seen), "conflict")
