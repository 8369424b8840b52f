"""The ambition: the model a workshop works towards, adopted with its consequences acknowledged."""

from typing import Any

import msgspec

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.model import Model
from app.matrix.sections import Ambition
from app.workshop.cell import CellState
from app.workshop.state import Workshop

#: The question whose votes it may follow, and the key of the screen.
AMBITION = "ambition"


class AdoptAmbition(SeeingAsk, frozen=True, kw_only=True, tag="adopt-ambition"):
    model: Model
    acknowledged: bool
    rationale: str = ""


class AmbitionAdopted(Event, frozen=True, tag="ambition-adopted"):
    model: Model
    rationale: str


def adopt(workshop: Workshop, ask: AdoptAmbition, _: Turn) -> Happenings:
    workshop.unchanged(ask.seen, AMBITION)
    if not ask.acknowledged:
        raise Refusal("bad-field", "not-acknowledged")
    return [AmbitionAdopted(ask.model, ask.rationale)]


def was_adopted(workshop: Workshop, event: AmbitionAdopted, fact: Fact) -> None:
    """From now on each cell is told what this model says of it; what is decided stays."""
    kept = Ambition(model=event.model, rationale=event.rationale, at=fact.at, by=fact.by)
    workshop.registers.ambition = kept
    workshop.model = event.model
    for cell, says in workshop.catalogue.references[event.model].items():
        workshop.cells[cell.key].reference = says
    _join(workshop)
    if AMBITION in workshop.questions:
        workshop.questions[AMBITION].state = "decided"
    workshop.touch(workshop.cells)  # what was done before was done by another model
    workshop.amended(AMBITION, *workshop.cells)
    workshop.drawn_anew("workshop", "focus", AMBITION, f"question:{AMBITION}")


def _join(workshop: Workshop) -> None:
    """One column where the model has one, as long as nothing was said in two; else two."""
    joins = workshop.model in workshop.catalogue.joined
    untouched = not any(map(_touched, workshop.cells.values()))
    workshop.joined = joins and (workshop.joined or untouched)
    if workshop.joined and workshop.focus:
        workshop.focus = (workshop.focus[0], "both")


def _touched(cell: CellState) -> bool:
    said = cell.round > 1 or cell.voters or cell.rounds or cell.compared
    return bool(
        said or cell.decision or cell.earlier or cell.executed_by or cell.promise or cell.waiver
    )


def shown(workshop: Workshop, _: frozenset[str]) -> dict[str, Any] | None:
    kept = workshop.registers.ambition
    return msgspec.structs.asdict(kept) if kept else None


ADOPTING = Feature(
    asks={AdoptAmbition: Rule(FACILITATORS, adopt)},
    events={AmbitionAdopted: was_adopted},
    shows={AMBITION: shown},
)
