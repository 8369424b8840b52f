"""Promises: a cell left t.b.d. has an owner and a date, or an explicit waiver."""

from typing import Any

from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.cases import gaps as gaps_of
from app.matrix.record import Promise
from app.workshop import registers
from app.workshop.cell import CellState, SteeringAsk
from app.workshop.playing import model
from app.workshop.state import Workshop


class MakePromise(SteeringAsk, frozen=True, tag="promise"):
    """On what is left t.b.d.; with `case`, on a cell where playing that one shows a gap."""

    owner: str
    due: str
    next_step: str = ""
    case: str = ""


class Waive(SteeringAsk, frozen=True, tag="waive"):
    why: str


class Promised(Event, frozen=True, kw_only=True, tag="promised"):
    cells: list[str]
    owner: str
    due: str
    next_step: str


class Waived(Event, frozen=True, tag="waived"):
    cells: list[str]
    why: str


def promise(workshop: Workshop, ask: MakePromise, _: Turn) -> Happenings:
    registers.check_date("due", ask.due, needed=True)
    keys = _with_a_gap(workshop, ask) if ask.case else _left_open(workshop, ask)
    return [Promised(cells=keys, owner=ask.owner, due=ask.due, next_step=ask.next_step)]


def waive(workshop: Workshop, ask: Waive, _: Turn) -> Happenings:
    return [Waived(_left_open(workshop, ask), ask.why)]


def _left_open(workshop: Workshop, ask: SteeringAsk) -> list[str]:
    keys = workshop.as_seen(ask)
    left = [key for key in keys if workshop.cells[key].accountable == "tbd"]
    if not left:
        raise Refusal("wrong-state", "nothing-left-open")
    return left


def _with_a_gap(workshop: Workshop, ask: MakePromise) -> list[str]:
    case = registers.known(workshop.registers.cases, ask.case)
    gaps = {f"{one.process}:{one.scope}" for one in gaps_of(case, model(workshop))}
    left = [key for key in workshop.as_seen(ask) if key in gaps]
    if workshop.joined and left:
        left = workshop.keys(ask.process, "both")
    if not left:
        raise Refusal("wrong-state", "no-gap-here")
    return left


def was_promised(workshop: Workshop, event: Promised, fact: Fact) -> None:
    told = (event.owner, event.due, event.next_step)
    for cell in acted(workshop, event.cells, fact, "promise"):
        cell.promise = Promise(*told, id=f"p{fact.seq}", made=fact.at)
        cell.waiver = None


def was_waived(workshop: Workshop, event: Waived, fact: Fact) -> None:
    for cell in acted(workshop, event.cells, fact, "waiver"):
        cell.waiver = event.why
        cell.promise = None


def acted(workshop: Workshop, keys: list[str], fact: Fact, what: str) -> list[CellState]:
    """Something that can be taken back was done to these cells."""
    workshop.own_act(fact.by, what, keys)
    workshop.touch(keys)
    return [workshop.cells[key] for key in keys]


def shown(cell: CellState) -> dict[str, Any]:
    promise = cell.promise
    return {
        "promise": {"owner": promise.owner, "due": promise.due, "next_step": promise.next_step}
        if promise
        else None,
        "waiver": cell.waiver,
    }


PROMISES = Feature(
    asks={MakePromise: Rule(FACILITATORS, promise), Waive: Rule(FACILITATORS, waive)},
    events={Promised: was_promised, Waived: was_waived},
)
