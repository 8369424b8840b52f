"""Recording a decision, reopening it, adopting the model, taking what all agree on."""

from typing import Any

import pytest

from app.log.kind import replaced
from app.matrix.catalogue import FOURTEEN
from app.matrix.model import Accountable, Choice, Model
from app.matrix.record import canonical
from app.workshop.ballot import AskedScope
from app.workshop.kind import WORKSHOP
from app.workshop.signing import draft
from app.workshop.state import Workshop
from tests.workshop import ask, ev
from tests.workshop.story import Story, decision


def room(model: Model = "B") -> Story:
    return Story(model).with_the_usual_people().at_own_pace()


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
    assert story.past()["decisions"] == [
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
    assert [one["round"] for one in story.past()["rounds"]] == [1]


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
    assert [one["accountable"] for one in story.past()["decisions"]] == [
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
    (taken,) = story.does("Ann", ask.TakeAgreed())
    assert isinstance(taken, ev.Decided)
    assert taken.cells == {"request:application": "it-ops", "problem:application": "tbd"}
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
    story.all_vote(Carol="it-ops")
    story.reveals()
    story.does("Ann", ask.TakeAgreed())
    assert story.cell()["executed_by"] == "Nordic Pay AB"


def test_in_one_column_both_halves_are_taken() -> None:
    story = room("A").all_vote(Bob="business", Carol="business")
    story.reveals()
    (taken,) = story.does("Ann", ask.TakeAgreed())
    assert isinstance(taken, ev.Decided)
    assert taken.cells == {"incident:application": "business", "incident:interface": "business"}


# Thin


def test_agreed_is_told_with_how_many_could_have_voted() -> None:
    story = room().are_here("Bob", "Carol").all_vote(Bob="it-ops", Carol="it-ops")
    assert (story.cell()["able"], story.cell()["thin"]) == (None, False)
    story.reveals()
    cell = story.cell()
    assert (cell["pattern"], cell["able"], cell["thin"]) == ("agreed", 4, False)
    story.with_people(Eve="it-delivery").are_here("Bob", "Carol", "Eve")
    assert (story.cell()["able"], story.cell()["thin"]) == (4, False), "then, not now"


def test_a_party_that_is_there_and_silent_makes_it_thin() -> None:
    story = room().are_here("Ann", "Bob", "Carol", "Dev", "Olga")
    story.all_vote(Bob="it-ops", Carol="it-ops")
    story.reveals()
    assert (story.cell()["thin"], story.cell()["silent"]) == (True, ["it-delivery"])
    story.votes_again()
    assert story.cell()["thin"] is False, "there is nothing to be thin yet"
    story.all_vote(Bob="it-ops", Carol="it-ops", Dev="abstain")
    story.reveals()
    assert story.cell()["thin"] is False, "no view is a vote; Olga only looks on"


def test_what_a_party_would_get_without_having_voted_is_thin_wherever_they_are() -> None:
    story = room().all_vote(Bob="it-delivery", Carol="it-delivery")
    story.reveals()
    assert story.cell()["thin"] is True


def test_thin_cells_are_never_taken_in_one_go() -> None:
    story = room().are_here("Bob", "Carol")
    story.all_vote("incident", Bob="it-ops", Carol="it-ops")
    story.all_vote("change", Bob="it-delivery", Carol="it-delivery")
    story.all_vote("release", Bob="business")
    story.does("Ann", ask.RevealAll())
    (taken,) = story.does("Ann", ask.TakeAgreed())
    assert set(taken.cells) == {"incident:application"}
    why = story.refused("Ann", ask.TakeAgreed(), "wrong-state")
    assert why == "What is agreed is thin (2): decide each of these by itself."
    story.decides("it-delivery", "change")
    cell = story.cell("change")
    assert (cell["accountable"], cell["thin"], cell["override"]) == ("it-delivery", True, True)


# Override


def test_a_decision_against_every_vote_is_marked_on_the_screen_and_in_the_record() -> None:
    story = room().are_here("Bob", "Carol").all_vote(Bob="it-ops", Carol="it-ops")
    story.reveals()
    story.decides("business")
    assert (story.cell()["override"], story.cell()["thin"]) == (True, False)
    cells = {(one.process, one.scope): one for one in draft(story.workshop).cells}
    assert (cells["incident", "application"].override, cells["change", "interface"].override) == (
        True,
        False,
    )
    story.reopens()
    assert story.cell()["override"] is False
    story.decides("it-ops")
    assert story.cell()["override"] is False


def test_a_decision_for_a_party_of_which_nobody_is_there_is_an_override() -> None:
    story = room().are_here("Bob", "Carol")
    story.decides("it-delivery")
    story.decides("it-ops", "change")
    story.decides("tbd", "release")
    assert [story.cell(one)["override"] for one in ("incident", "change", "release")] == [
        True,
        False,
        False,
    ]


def test_who_was_there_when_it_was_revealed_was_there() -> None:
    story = room().are_here("Bob", "Carol", "Dev")
    story.all_vote(Bob="it-delivery", Carol="it-delivery")
    story.reveals()
    story.are_here("Bob", "Carol")
    story.decides("it-delivery")
    assert (story.cell()["override"], story.cell()["thin"]) == (False, True)


def test_what_is_adopted_without_a_vote_is_marked_as_that_and_against_votes_as_override() -> None:
    story = room().are_here("Bob", "Carol")
    story.all_vote("incident", Bob="it-ops", Carol="it-ops")
    story.reveals("incident")
    story.adopts()
    incident, release = story.cell("incident"), story.cell("release")
    assert (incident["accountable"], incident["override"]) == ("business", True)
    assert (release["accountable"], release["override"]) == ("it-delivery", False)


def test_what_an_earlier_release_wrote_is_neither_thin_nor_an_override() -> None:
    """It did not say who was there; its records are what they were."""
    story = room().are_here("Bob", "Carol", "Dev").all_vote(Bob="it-ops")
    story.reveals()
    story.decides("business")
    assert (story.cell()["thin"], story.cell()["override"]) == (True, True)
    old = Workshop(code=story.workshop.code)
    unsaid: dict[Any, dict[str, Any]] = {
        ev.VotesRevealed: {"present": None},
        ev.Decided: {"there": None},
    }
    for fact in story.facts:
        event = replaced(fact.event, **unsaid.get(type(fact.event), {}))
        WORKSHOP.evolve(old, [fact._replace(event=event)])
    cell = old.cells["incident:application"]
    assert (cell.accountable, cell.silent, cell.override) == ("business", [], False)
    assert '"thin"' not in canonical(draft(old))
    assert '"override"' not in canonical(draft(old))


def test_adopting_takes_a_revealed_dispute_only_if_it_is_asked_for() -> None:
    story = room().are_here("Bob", "Carol")
    votes: tuple[tuple[str, Choice, Choice], ...] = (
        ("incident", "it-ops", "business"),  # a dispute
        ("change", "it-ops", "it-ops"),  # agreed, and not what the model says
        ("request", "business", "business"),  # agreed with the model
        ("release", "abstain", "abstain"),  # nobody had a view
    )
    for process, bob, carol in votes:
        story.all_vote(process, Bob=bob, Carol=carol)
        story.reveals(process)
    (kept,) = story.does("Ann", ask.AdoptReference(keep_disputes=True))
    stays = {f"{one}:application" for one in ("incident", "change", "release")}
    assert set(story.workshop.cells) - set(kept.cells) == stays
    story.undoes()
    (taken,) = story.adopts()
    assert set(taken.cells) == set(story.workshop.cells), "who asks plainly gets every cell"


def test_where_only_disputes_are_left_adopting_takes_nothing() -> None:
    story = room()
    for cell in FOURTEEN.cells:
        if cell.key != "incident:application":
            story.decides("it-ops", cell.process, cell.scope)  # type: ignore[arg-type]
    story.all_vote(Bob="it-ops", Carol="business")
    story.reveals()
    assert story.does("Ann", ask.AdoptReference(keep_disputes=True)) == []


# Made on the screen of a number


def test_a_decision_on_a_cell_that_has_changed_since_is_refused() -> None:
    """Ann and Ben facilitate; both have the revealed cell before them, and Ben is first."""
    story = room()
    story.reveals()
    seen = story.workshop.seq
    story.decides("it-ops", seen=seen)
    story.reopens()
    why = story.refused("Ann", decision("business", seen=seen), "conflict")
    assert why == "This changed meanwhile: look again, and press again if it still holds."
    story.decides("business", seen=story.workshop.seq)


def test_a_decision_already_made_is_a_conflict_for_who_did_not_see_it() -> None:
    story = room()
    seen = story.workshop.seq
    story.decides("it-ops")
    story.refused("Ann", decision("business", seen=seen), "conflict")
    story.refused("Ann", decision("business", seen=story.workshop.seq), "wrong-state")


def test_what_happens_on_other_cells_hinders_no_decision() -> None:
    story = room()
    seen = story.workshop.seq
    story.decides("it-ops", "change")
    story.does("Ann", ask.Park("Hours"))
    story.decides("business", seen=seen)


def test_a_hidden_vote_hinders_no_decision() -> None:
    """Nobody who decides could have seen it, and in a full room somebody always taps."""
    story = room()
    seen = story.workshop.seq
    story.votes("Bob", "tbd")
    story.decides("business", seen=seen)


def test_a_joined_cell_has_changed_where_either_half_has() -> None:
    story = room()
    seen = story.workshop.seq
    story.reveals("incident", "interface")
    story.refused("Ann", decision("it-ops", scope="both", seen=seen), "conflict")
    story.decides("it-ops", "incident", "application", seen=seen)


def test_taken_apart_since_a_decision_on_both_is_none_on_one() -> None:
    story = Story("A").with_the_usual_people()
    seen = story.workshop.seq
    story.does("Ann", ask.TakeApart())
    story.refused("Ann", decision("it-ops", seen=seen), "conflict")


def test_a_promise_meanwhile_is_not_overwritten_unseen() -> None:
    story = room()
    story.decides("tbd")
    seen = story.workshop.seq
    promise = ask.MakePromise("Dana", "2026-12-24", process="incident", scope="application")
    story.does("Ann", promise)
    waiver = ask.Waive("Later.", process="incident", scope="application", seen=seen)
    story.refused("Ann", waiver, "conflict")


@pytest.mark.parametrize("scope", ["application", "both"])
def test_reopening_is_for_the_decision_that_was_seen(scope: AskedScope) -> None:
    story = room()
    story.decides("it-ops")
    seen = story.workshop.seq
    story.reopens()
    story.decides("business")
    again = ask.Reopen(process="incident", scope=scope, seen=seen)
    story.refused("Ann", again, "conflict")


def test_adopting_takes_what_was_seen_undecided_and_nothing_new() -> None:
    story = room()
    seen = story.workshop.seq
    story.decides("it-ops", "change")
    (adopted,) = story.does("Ann", ask.AdoptReference(seen=seen))  # that one is not touched
    assert "change:application" not in adopted.cells
    seen = story.workshop.seq
    story.reopens()
    story.refused("Ann", ask.AdoptReference(seen=seen), "conflict")


def test_taking_what_agrees_takes_only_what_was_seen_to_agree() -> None:
    story = room()
    story.votes("Carol", "it-ops")
    seen = story.workshop.seq
    story.reveals()
    story.refused("Ann", ask.TakeAgreed(seen=seen), "conflict")
    story.does("Ann", ask.TakeAgreed(seen=story.workshop.seq))
