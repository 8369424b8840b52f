"""Deciding: what is recorded, taken because all agree, adopted from the model, and reopened."""

from collections.abc import Callable
from typing import Any

from msgspec import UNSET, UnsetType

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.model import Accountable
from app.matrix.nearness import nearness
from app.workshop.cell import CellState, Decision, SteeringAsk
from app.workshop.state import Workshop


class Decide(SteeringAsk, frozen=True, tag="decide"):
    accountable: Accountable
    executed_by: str = ""
    rationale: str = ""
    dissent: str = ""


class TakeAgreed(SeeingAsk, frozen=True, tag="take-agreed"):
    pass


class AdoptReference(SeeingAsk, frozen=True, tag="adopt-reference"):
    pass


class Reopen(SteeringAsk, frozen=True, tag="reopen"):
    pass


class Decided(Event, frozen=True, kw_only=True, tag="decided"):
    cells: dict[str, Accountable]
    executed_by: str | UnsetType = UNSET  # unset: as it was
    rationale: str = ""
    dissent: str = ""
    adopted: bool = False


class Reopened(Event, frozen=True, tag="reopened"):
    cells: list[str]


def decide(workshop: Workshop, ask: Decide, _: Turn) -> Happenings:
    keys = workshop.as_seen(ask)
    if any(workshop.cells[key].state == "decided" for key in keys):
        raise Refusal("wrong-state", "decided-already")
    return [
        Decided(
            cells=dict.fromkeys(keys, ask.accountable),
            executed_by=ask.executed_by,
            rationale=ask.rationale,
            dissent=ask.dissent,
        )
    ]


def take_agreed(workshop: Workshop, ask: TakeAgreed, _: Turn) -> Happenings:
    agreed: dict[str, Accountable] = {}
    for key, cell in _where(workshop, lambda cell: cell.state == "revealed"):
        if cell.out and cell.out.pattern == "agreed":
            choice = next(choice for choice in cell.out.tally if choice != "abstain")
            agreed[key] = choice
    if workshop.joined:  # one column: all of a process agrees, or none of it is taken
        agreed = {key: value for key, value in agreed.items() if _alike(workshop, agreed, key)}
    workshop.unchanged(ask.seen, *agreed)
    if not agreed:
        raise Refusal("wrong-state", "nothing-agreed")
    return [Decided(cells=agreed)]


def _alike(workshop: Workshop, agreed: dict[str, Accountable], key: str) -> bool:
    whole = workshop.keys(key.split(":")[0], "both")
    return all(agreed.get(other) == agreed[key] for other in whole)


def adopt_reference(workshop: Workshop, ask: AdoptReference, _: Turn) -> Happenings:
    undecided = _where(workshop, lambda cell: cell.state != "decided")
    cells = {key: cell.reference for key, cell in undecided}
    workshop.unchanged(ask.seen, *cells)
    return [Decided(cells=cells, adopted=True)] if cells else []


def _where(workshop: Workshop, holds: Callable[[CellState], bool]) -> list[tuple[str, CellState]]:
    return [(key, cell) for key, cell in workshop.cells.items() if holds(cell)]


def reopen(workshop: Workshop, ask: Reopen, _: Turn) -> Happenings:
    keys = workshop.as_seen(ask)
    decided = [key for key in keys if workshop.cells[key].state == "decided"]
    if not decided:
        raise Refusal("wrong-state", "not-decided")
    return [Reopened(decided)]


# What each event changes


def was_decided(workshop: Workshop, event: Decided, fact: Fact) -> None:
    workshop.act(fact.seq, "adoption" if event.adopted else "decision", event.cells)
    for key, accountable in event.cells.items():
        cell = workshop.cells[key]
        cell.state = "decided"
        cell.decision = Decision(
            accountable, event.rationale, event.dissent, event.adopted, fact.at
        )
        if isinstance(event.executed_by, str):
            cell.executed_by = event.executed_by
        if accountable != "tbd":
            cell.promise = cell.waiver = None


def was_reopened(workshop: Workshop, event: Reopened, fact: Fact) -> None:
    workshop.act(fact.seq, "reopening", event.cells)
    workshop.changes.all_votes = True
    for key in event.cells:
        workshop.cells[key].end_decision(fact.at, "reopened")
        workshop.cells[key].open_round()


# What is shown and signed of a cell


def shown(cell: CellState) -> dict[str, Any]:
    decision = cell.decision
    return {
        "reference": cell.reference,
        "accountable": decision.accountable if decision else None,
        "adopted": bool(decision and decision.adopted),
        "executed_by": cell.executed_by,
        "rationale": decision.rationale if decision else "",
        "dissent": decision.dissent if decision else "",
    }


def signed(cell: CellState) -> dict[str, Any]:
    """As it is shown, but that what nobody decided is t.b.d."""
    return shown(cell) | {"accountable": cell.accountable}


def nearest(workshop: Workshop, _: frozenset[str]) -> dict[str, Any]:
    """How near what is decided comes to each reference model."""
    return {
        model: {
            "matches": near.matches,
            "of": near.of,
            "differs": [cell.key for cell in near.differs],
        }
        for model, near in nearness(workshop.decided(), workshop.catalogue).items()
    }


DECIDING = Feature(
    asks={
        Decide: Rule(FACILITATORS, decide),
        TakeAgreed: Rule(FACILITATORS, take_agreed),
        AdoptReference: Rule(FACILITATORS, adopt_reference),
        Reopen: Rule(FACILITATORS, reopen),
    },
    events={Decided: was_decided, Reopened: was_reopened},
    shows={"nearest": nearest},
)
