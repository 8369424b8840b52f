"""Deciding: what is recorded, taken because all agree, adopted from the model, and reopened."""

from collections.abc import Callable
from typing import Any

from msgspec import UNSET, UnsetType

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.catalogue import is_own
from app.matrix.model import Accountable, Represents
from app.matrix.nearness import nearness
from app.workshop import attendance, running
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
    """With `keep_disputes`, what the room has voted otherwise than the model is not taken."""

    keep_disputes: bool = False


class Reopen(SteeringAsk, frozen=True, tag="reopen"):
    pass


class Decided(Event, frozen=True, kw_only=True, tag="decided"):
    """`there` are the parties of which somebody was there: a fold could not know."""

    cells: dict[str, Accountable]
    executed_by: str | UnsetType = UNSET  # unset: as it was
    rationale: str = ""
    dissent: str = ""
    adopted: bool = False
    there: tuple[Represents, ...] | None = None


class Reopened(Event, frozen=True, tag="reopened"):
    cells: list[str]


def decide(workshop: Workshop, ask: Decide, turn: Turn) -> Happenings:
    keys = workshop.as_seen(ask)
    if any(workshop.cells[key].state == "decided" for key in keys):
        raise Refusal("wrong-state", "decided-already")
    return [
        Decided(
            cells=dict.fromkeys(keys, ask.accountable),
            executed_by=ask.executed_by,
            rationale=ask.rationale,
            dissent=ask.dissent,
            there=_there(workshop, turn),
        )
    ]


def _there(workshop: Workshop, turn: Turn) -> tuple[Represents, ...]:
    return tuple(attendance.there(workshop, turn.present))


def take_agreed(workshop: Workshop, ask: TakeAgreed, turn: Turn) -> Happenings:
    """What all agree on; where a party has yet to speak it is decided by itself, or not at all."""
    revealed = _where(workshop, lambda cell: cell.state == "revealed")
    agreed = {key: cell.agreed for key, cell in revealed if cell.agreed}
    taken = {key: value for key, value in agreed.items() if not workshop.cells[key].silent}
    if workshop.joined:  # one column: all of a process agrees, or none of it is taken
        taken = {key: value for key, value in taken.items() if _alike(workshop, taken, key)}
    workshop.unchanged(ask.seen, *taken)
    if not taken and agreed:
        raise Refusal("wrong-state", "agreed-thinly", count=len(agreed))
    if not taken:
        raise Refusal("wrong-state", "nothing-agreed")
    return [Decided(cells=taken, there=_there(workshop, turn))]


def _alike(workshop: Workshop, agreed: dict[str, Accountable], key: str) -> bool:
    whole = workshop.keys(key.split(":")[0], "both")
    return all(agreed.get(other) == agreed[key] for other in whole)


def adopt_reference(workshop: Workshop, ask: AdoptReference, turn: Turn) -> Happenings:
    """What the model says of whatever is undecided; of what the workshop added it says nothing."""
    undecided = _where(workshop, lambda cell: cell.state != "decided")
    cells = {
        key: cell.reference
        for key, cell in undecided
        if not is_own(key.split(":")[0]) and not (ask.keep_disputes and _disputed(cell))
    }
    workshop.unchanged(ask.seen, *cells)
    there = _there(workshop, turn)
    return [Decided(cells=cells, adopted=True, there=there)] if cells else []


def _disputed(cell: CellState) -> bool:
    """Voted on, and not agreed on what the model says."""
    return cell.state == "revealed" and cell.agreed != cell.reference


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
    running.passed(workshop, fact.at, event.cells)
    workshop.act(fact.by, "adoption" if event.adopted else "decision", event.cells)
    for key, accountable in event.cells.items():
        cell = workshop.cells[key]
        cell.state = "decided"
        cell.decision = Decision(
            accountable, event.rationale, event.dissent, event.adopted, fact.at, event.there
        )
        if isinstance(event.executed_by, str):
            cell.executed_by = event.executed_by
        if accountable != "tbd":
            cell.promise = cell.waiver = None


def was_reopened(workshop: Workshop, event: Reopened, fact: Fact) -> None:
    workshop.act(fact.by, "reopening", event.cells)
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
        "override": cell.override,
        "executed_by": cell.executed_by,
        "rationale": decision.rationale if decision else "",
        "dissent": decision.dissent if decision else "",
    }


def signed(cell: CellState) -> dict[str, Any]:
    """As it is shown, but that what nobody decided is t.b.d."""
    return shown(cell) | {"accountable": cell.accountable, "thin": bool(cell.silent)}


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
