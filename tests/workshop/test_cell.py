"""One cell by itself: its rounds, what it owes, and decisions that no longer stand."""

from app.matrix.record import Promise
from app.workshop.ballot import Revealed
from app.workshop.cell import CellState, Decision


def revealed() -> CellState:
    """Bob's vote is out."""
    cell = CellState("it-ops", state="revealed", voters={"bob": None})
    cell.rounds = (Revealed(1, {"business": {"business": 1}}, "agreed", (), {}),)
    return cell


def decided(accountable: str) -> CellState:
    cell = CellState("it-ops", state="decided")
    cell.decision = Decision(accountable, "They run it", "", False, "2026-11-21T14:00:00.000Z")  # type: ignore[arg-type]
    return cell


def test_votes_that_were_seen_end_their_round() -> None:
    cell = revealed()
    cell.open_round()
    assert (cell.state, cell.round) == ("open", 2)
    assert not cell.voters
    assert cell.out is None
    assert len(cell.rounds) == 1, "the first one stays readable"


def test_a_round_nobody_has_seen_goes_on() -> None:
    cell = CellState("it-ops", state="decided", voters={"bob": None})
    cell.open_round()
    assert (cell.state, cell.round, cell.voters) == ("open", 1, {"bob": None})


def test_what_is_left_open_is_owed_until_somebody_answers_for_it() -> None:
    assert CellState("it-ops").owed
    assert decided("tbd").owed
    assert not decided("business").owed
    promised, waived = decided("tbd"), decided("tbd")
    promised.promise = Promise("Bob", "2026-12-24", "")
    waived.waiver = "Nobody knows yet."
    assert not promised.owed
    assert not waived.owed


def test_a_decision_that_no_longer_stands_stays_readable() -> None:
    cell = decided("business")
    cell.end_decision("2026-11-22T09:00:00.000Z", "reopened")
    (ended,) = cell.earlier
    assert (ended.accountable, ended.rationale, ended.ended) == (
        "business",
        "They run it",
        "reopened",
    )
    assert cell.accountable == "tbd"
    cell.end_decision("2026-11-23T09:00:00.000Z", "undone")
    assert len(cell.earlier) == 1, "there was none left to end"


def test_what_is_kept_for_an_undo_does_not_move_with_the_cell() -> None:
    cell = revealed()
    kept = cell.snapshot()
    cell.voters["carol"] = None
    cell.open_round()
    assert (kept.state, kept.round, list(kept.voters)) == ("revealed", 1, ["bob"])
