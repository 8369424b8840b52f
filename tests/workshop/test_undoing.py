"""Taking back the newest act that nothing was built on."""

import pytest

from app.matrix.model import Model
from tests.workshop import ask, ev
from tests.workshop.story import Story, decision

AT = "2026-11-21T14:00:00.000Z"


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
    assert story.sees("undo") == "the decision on Incident Mgmt (Application)"
    assert story.undoes() == [ev.Undone(act=story.workshop.seq - 1)], "it says which"
    after = story.cell()
    assert story.past()["decisions"] == [
        {
            "accountable": "it-ops",
            "executed_by": "Desk",
            "rationale": "Wrong button.",
            "dissent": "",
            "at": AT,
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
    assert story.sees("undo") == "the adoption of 27 cells"
    story.undoes()
    assert story.cell("incident")["accountable"] == "it-ops"
    assert story.cell("problem")["state"] == "open"
    assert story.past("problem")["decisions"][0]["ended"] == "undone"


def test_an_undone_reopening_brings_the_decision_back() -> None:
    story = room()
    story.decides("it-ops", rationale="They are awake.")
    before = story.cell()
    story.reopens()
    assert story.sees("undo") == "reopening Incident Mgmt (Application)"
    story.undoes()
    assert story.cell() == before


def test_an_undone_new_round_shows_the_last_one_again() -> None:
    story = room().all_vote(Bob="business")
    story.reveals()
    before = story.cell()
    story.votes_again()
    assert story.sees("undo") == "the new round on Incident Mgmt (Application)"
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
    assert story.sees("undo") is None
    story.refused("Ann", ask.Undo(), "wrong-state")


@pytest.mark.parametrize(
    ("act", "built_on_it"),
    [
        ("decide", "promise"),
        ("decide", "waive"),
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
        case "promise":
            promised = ask.MakePromise(
                "Dana", "2026-12-24", process="incident", scope="application"
            )
            story.does("Ann", promised)
        case "waive":
            story.waives("incident", "application")
        case "vote":
            story.votes("Carol", "it-ops")
        case "reveal":
            story.reveals()
    assert story.sees("undo") is None
    story.refused("Ann", ask.Undo(), "wrong-state")


def test_what_happens_elsewhere_does_not_stand_in_the_way() -> None:
    story = room()
    story.decides("it-ops", "incident")
    story.votes("Bob", "business", "problem")
    story.reveals("problem")
    assert story.sees("undo") == "the decision on Incident Mgmt (Application)"
    story.undoes()
    assert story.cell("problem")["state"] == "revealed"


def test_nothing_older_is_taken_back_from_under_an_act_that_cannot_be() -> None:
    story = room()
    story.decides("it-ops", "incident", rationale="They are awake.")
    story.reopens("incident")
    story.adopts()
    story.does("Ann", promise())  # on a cell that was adopted too: the adoption has to stay
    while story.sees("undo"):
        story.undoes()
    cell = story.cell("incident")
    assert (cell["accountable"], cell["adopted"]) == ("business", True)


def test_an_undone_decision_stays_readable_when_more_is_undone() -> None:
    story = room()
    story.decides("it-ops")
    story.reopens()
    story.decides("business")
    story.undoes()
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
    assert apart.sees("undo") == f"the decision on {name} (Interface)"
    assert joined.sees("undo") == f"the decision on {name}"
    apart.reopens("continuity", "both")
    apart.decides("it-ops", "continuity", "both")
    assert apart.sees("undo") == f"the decision on {name}"


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
