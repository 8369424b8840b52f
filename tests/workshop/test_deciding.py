"""Deciding: recorded by a named person, reopened without loss, promised, waived, adopted."""

import pytest

from app.matrix.catalogue import FOURTEEN
from app.matrix.model import Accountable, Model
from app.workshop.cell import AskedScope
from tests.workshop import ask, ev
from tests.workshop.story import Story, decision

AT = "2026-11-21T14:00:00.000Z"


def room(model: Model = "B") -> Story:
    return Story(model).with_the_usual_people().at_own_pace()


def promise(owner: str = "Dana", due: str = "2026-12-24", next_step: str = "") -> ask.MakePromise:
    return ask.MakePromise(
        owner, due, next_step, process="supportability-transition", scope="application"
    )


# Recording


def test_ann_records_the_decision_with_its_reason_and_the_dissent() -> None:
    story = room()
    (decided,) = story.decides(
        "business",
        executed_by="Nordic Pay AB",
        rationale="They hold the contract.",
        dissent="Carol: we are called anyway.",
    )
    assert isinstance(decided, ev.Decided)
    assert decided.cells == {"incident:application": "business"}
    cell = story.cell()
    assert (cell["state"], cell["accountable"], cell["adopted"]) == ("decided", "business", False)
    assert cell["executed_by"] == "Nordic Pay AB"
    assert cell["rationale"] == "They hold the contract."
    assert cell["dissent"] == "Carol: we are called anyway."


@pytest.mark.parametrize("accountable", ["it-ops", "it-delivery", "business", "tbd"])
def test_any_of_the_four_values_can_be_recorded(accountable: Accountable) -> None:
    story = room()
    story.decides(accountable)
    assert story.cell()["accountable"] == accountable


def test_no_majority_decides_and_the_decision_may_go_against_every_vote() -> None:
    story = room().all_vote(Bob="business", Carol="business", Dev="business")
    story.reveals()
    assert (story.cell()["state"], story.cell()["accountable"]) == ("revealed", None)
    story.decides("it-ops")
    assert story.cell()["accountable"] == "it-ops"
    assert story.cell()["tally"] == {"business": {"business": 1, "it-ops": 1, "it-delivery": 1}}


def test_a_decision_without_a_reveal_leaves_the_votes_hidden() -> None:
    story = room()
    story.votes("Bob", "it-ops", reason="canary")
    story.decides("business")
    assert (story.cell()["tally"], story.cell()["reasons"]) == (None, None)
    assert "canary" not in story.text_of_the_log()
    assert story.sees_alone("Bob")["mine"] == {"incident:application": "it-ops"}


def test_both_scopes_are_decided_at_once() -> None:
    story = room()
    story.decides("it-ops", scope="both")
    assert story.cell(scope="application")["accountable"] == "it-ops"
    assert story.cell(scope="interface")["accountable"] == "it-ops"


@pytest.mark.parametrize("scope", ["application", "both"])
def test_what_is_decided_must_be_reopened_first(scope: AskedScope) -> None:
    story = room()
    story.decides("it-ops")
    story.refused("Ann", decision("business", scope=scope), "wrong-state")
    assert story.cell(scope="interface")["accountable"] is None


# Reopening


def test_a_reopened_decision_stays_readable() -> None:
    story = room()
    story.decides("it-ops", executed_by="Desk", rationale="Habit.", dissent="Bob: no.")
    story.a_while_later(7)
    assert story.reopens() == [ev.Reopened(["incident:application"])]
    cell = story.cell()
    assert (cell["state"], cell["accountable"], cell["rationale"]) == ("open", None, "")
    assert cell["earlier"] == [
        {
            "accountable": "it-ops",
            "executed_by": "Desk",
            "rationale": "Habit.",
            "dissent": "Bob: no.",
            "at": "2026-11-21T14:07:00.000Z",
            "ended": "reopened",
        }
    ]
    assert cell["executed_by"] == "Desk", "who does the work is no part of who is accountable"


def test_reopened_after_a_reveal_the_cell_votes_in_a_new_round() -> None:
    story = room().all_vote(Bob="business")
    story.reveals()
    story.decides("business")
    story.reopens()
    cell = story.cell()
    assert (cell["state"], cell["round"], cell["voted"]) == ("open", 2, 0)
    assert [one["round"] for one in cell["rounds"]] == [1]


def test_reopened_before_any_reveal_the_hidden_votes_still_count() -> None:
    story = room().all_vote(Bob="business")
    story.decides("it-ops")
    story.reopens()
    assert (story.cell()["round"], story.cell()["voters"]) == (1, ["bob"])
    story.reveals()
    assert story.cell()["tally"] == {"business": {"business": 1}}


def test_every_earlier_decision_is_kept_in_order() -> None:
    story = room()
    for accountable in ("it-ops", "business", "it-delivery"):
        story.decides(accountable)
        story.reopens()
    assert [one["accountable"] for one in story.cell()["earlier"]] == [
        "it-ops",
        "business",
        "it-delivery",
    ]


@pytest.mark.parametrize("state", ["open", "revealed"])
def test_only_a_decided_cell_can_be_reopened(state: str) -> None:
    story = room().all_vote(Bob="business")
    if state == "revealed":
        story.reveals()
    reopen = ask.Reopen(process="incident", scope="application")
    story.refused("Ann", reopen, "wrong-state")


def test_reopening_both_scopes_reopens_the_one_that_is_decided() -> None:
    story = room()
    story.decides("it-ops", scope="interface")
    assert story.reopens(scope="both") == [ev.Reopened(["incident:interface"])]


# Adopting the reference model


@pytest.mark.parametrize("model", ["A", "B", "C"])
def test_adopting_takes_every_cell_from_the_reference(model: Model) -> None:
    story = room(model)
    story.adopts()
    for cell in FOURTEEN.cells:
        shown = story.cell(cell.process, cell.scope)
        assert shown["state"] == "decided"
        assert shown["adopted"] is True
        assert shown["accountable"] == shown["reference"] == FOURTEEN.references[model][cell]


def test_adopting_leaves_what_was_decided_and_the_hidden_votes_alone() -> None:
    story = room().all_vote("problem", Bob="it-ops")
    story.decides("it-delivery", "incident", executed_by="Desk")
    story.adopts()
    assert story.cell("incident")["accountable"] == "it-delivery"
    assert story.cell("incident")["adopted"] is False
    assert story.cell("incident")["executed_by"] == "Desk"
    assert story.cell("problem")["tally"] is None


def test_adopting_when_all_is_decided_changes_nothing() -> None:
    story = room()
    story.adopts()
    assert story.adopts() == []


def test_adopting_keeps_who_executes() -> None:
    story = room()
    story.decides("it-ops", executed_by="Desk")
    story.reopens()
    story.adopts()
    assert story.cell()["executed_by"] == "Desk"


# Taking what all agree on


def test_take_agreed_decides_every_revealed_cell_whose_votes_agree() -> None:
    story = room()
    story.all_vote("request", Bob="it-ops", Carol="it-ops", Vera="abstain")
    story.all_vote("incident", Bob="it-ops", Carol="business")
    story.all_vote("problem", Bob="tbd", Carol="tbd")
    story.all_vote("change", Vera="abstain")
    story.does("Ann", ask.RevealAll())
    story.all_vote("release", Bob="business")  # still hidden
    assert story.does("Ann", ask.TakeAgreed()) == [
        ev.Decided(cells={"request:application": "it-ops", "problem:application": "tbd"})
    ]
    assert story.cell("request")["accountable"] == "it-ops"
    assert story.cell("incident")["state"] == "revealed"


def test_take_agreed_counts_only_the_current_round() -> None:
    story = room().all_vote(Bob="it-ops")
    story.reveals()
    story.votes_again()
    story.refused("Ann", ask.TakeAgreed(), "wrong-state")


def test_without_agreement_there_is_nothing_to_take() -> None:
    story = room().all_vote(Bob="it-ops", Carol="business")
    story.reveals()
    story.refused("Ann", ask.TakeAgreed(), "wrong-state")


def test_take_agreed_keeps_who_executes() -> None:
    story = room()
    story.decides("business", executed_by="Nordic Pay AB")
    story.reopens()
    story.all_vote(Bob="it-ops")
    story.reveals()
    story.does("Ann", ask.TakeAgreed())
    assert story.cell()["executed_by"] == "Nordic Pay AB"


def test_in_one_column_both_halves_are_taken() -> None:
    story = room("A").all_vote(Bob="business", Carol="business")
    story.reveals()
    (taken,) = story.does("Ann", ask.TakeAgreed())
    assert isinstance(taken, ev.Decided)
    assert taken.cells == {"incident:application": "business", "incident:interface": "business"}


# What is left open: promised or waived


def test_a_promise_has_an_owner_a_date_and_a_next_step() -> None:
    story = room()
    story.does("Ann", promise("Dana", "2026-12-24", "Ask the vendor."))
    assert story.cell("supportability-transition")["promise"] == {
        "owner": "Dana",
        "due": "2026-12-24",
        "next_step": "Ask the vendor.",
    }


@pytest.mark.parametrize(
    "due",
    ["", "tomorrow", "24.12.2026", "2026-02-30", "20261224", "2026-W52-4", "2026-12-24T10:00"],
)
def test_a_promise_needs_a_date_that_exists(due: str) -> None:
    room().refused("Ann", promise(due=due), "bad-field")


def test_the_last_word_counts_between_promise_and_waiver() -> None:
    story = room()
    story.does("Ann", promise())
    story.waives("supportability-transition", "application")
    cell = story.cell("supportability-transition")
    assert (cell["promise"], cell["waiver"]) == (None, "Next quarter.")
    story.does("Ann", promise("Erik"))
    cell = story.cell("supportability-transition")
    assert (cell["promise"]["owner"], cell["waiver"]) == ("Erik", None)


def test_a_cell_with_an_accountable_party_has_nothing_left_open() -> None:
    story = room()
    story.decides("it-ops", "supportability-transition")
    story.refused("Ann", promise(), "wrong-state")
    waive = ask.Waive("Later.", process="supportability-transition", scope="application")
    story.refused("Ann", waive, "wrong-state")


def test_a_promise_on_both_scopes_covers_those_that_are_open() -> None:
    story = room()
    story.decides("it-ops", scope="interface")
    both = ask.MakePromise("Dana", "2026-12-24", process="incident", scope="both")
    (promised,) = story.does("Ann", both)
    assert isinstance(promised, ev.Promised)
    assert promised.cells == ["incident:application"]


def test_deciding_for_a_party_closes_the_promise_and_deciding_tbd_keeps_it() -> None:
    story = room()
    story.does("Ann", promise())
    story.decides("tbd", "supportability-transition")
    assert story.cell("supportability-transition")["promise"]["owner"] == "Dana"
    story.reopens("supportability-transition")
    story.decides("business", "supportability-transition")
    assert story.cell("supportability-transition")["promise"] is None


def test_deciding_for_a_party_closes_the_waiver() -> None:
    story = room()
    story.waives("incident", "application")
    story.decides("business")
    assert story.cell()["waiver"] is None


# Taking back


def test_an_undone_decision_is_as_before_and_stays_readable() -> None:
    story = room().all_vote(Bob="business")
    story.reveals()
    before = story.cell()
    story.decides("it-ops", executed_by="Desk", rationale="Wrong button.")
    assert story.sees("undo") == "the decision on Incident Mgmt (Application)"
    assert story.undoes() == [ev.Undone(act=story.workshop.seq - 1)], "it says which"
    after = story.cell()
    assert after.pop("earlier") == [
        {
            "accountable": "it-ops",
            "executed_by": "Desk",
            "rationale": "Wrong button.",
            "dissent": "",
            "at": AT,
            "ended": "undone",
        }
    ]
    before.pop("earlier")
    assert after == before


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
    assert story.cell("problem")["earlier"][0]["ended"] == "undone"


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
    assert [(one["accountable"], one["ended"]) for one in cell["earlier"]] == [
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
    assert len(story.cell()["earlier"]) == 11


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
