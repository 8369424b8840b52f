"""Keeping: what becomes of a promise, by its owner or the facilitator: kept, moved, broken."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from msgspec import UNSET, UnsetType
from msgspec.structs import asdict, replace

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.asks.text import skeleton
from app.log.kind import OWNERS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.record import Move, Promise
from app.workshop import registers
from app.workshop.ballot import AskedProcess, AskedScope, name_one
from app.workshop.promises import acted
from app.workshop.registers import MAY_BE_WRITTEN
from app.workshop.state import Workshop

#: How often a promise was moved before stands with it: the last ones.
MOVES = 20


class PromiseAsk(SeeingAsk, frozen=True, kw_only=True):
    """An ask about the promise on a cell, or the one of this id."""

    process: AskedProcess | UnsetType = UNSET
    scope: AskedScope | UnsetType = UNSET
    promise: str | UnsetType = UNSET


class KeepPromise(PromiseAsk, frozen=True, kw_only=True, tag="keep-promise"):
    own_fields = registers.texts(evidence=MAY_BE_WRITTEN)
    evidence: str = ""


class MovePromise(PromiseAsk, frozen=True, kw_only=True, tag="move-promise"):
    due: str
    why: str


class BreakPromise(PromiseAsk, frozen=True, kw_only=True, tag="break-promise"):
    why: str


class PromiseKept(Event, frozen=True, tag="promise-kept"):
    cells: list[str]
    evidence: str


class PromiseMoved(Event, frozen=True, tag="promise-moved"):
    cells: list[str]
    due: str
    why: str


class PromiseBroken(Event, frozen=True, tag="promise-broken"):
    cells: list[str]
    why: str


def keep(workshop: Workshop, ask: KeepPromise, turn: Turn) -> Happenings:
    return [PromiseKept(_promised(workshop, ask, turn), ask.evidence)]


def move(workshop: Workshop, ask: MovePromise, turn: Turn) -> Happenings:
    registers.check_date("due", ask.due, needed=True)
    return [PromiseMoved(_promised(workshop, ask, turn), ask.due, ask.why)]


def break_it(workshop: Workshop, ask: BreakPromise, turn: Turn) -> Happenings:
    return [PromiseBroken(_promised(workshop, ask, turn), ask.why)]


def _promised(workshop: Workshop, ask: PromiseAsk, turn: Turn) -> list[str]:
    """The cells of an open promise; raises Refusal for who may not say what becomes of it."""
    told = {key: one for key in _asked(workshop, ask) if (one := workshop.cells[key].promise)}
    if not told:
        raise Refusal("not-found", "no-such-promise")
    if not workshop.is_facilitator(turn.person):
        looks = workshop.looks_like(turn.person)
        if any(skeleton(one.owner) != looks for one in told.values()):
            raise Refusal("forbidden", "owner-or-facilitator")
    workshop.unchanged(ask.seen, *told)
    still = [key for key, one in told.items() if not one.state]
    if not still:
        raise Refusal("wrong-state", "promise-ended")
    return still


def _asked(workshop: Workshop, ask: PromiseAsk) -> list[str]:
    name_one("cell-or-promise", ask.process, ask.scope, ask.promise)
    if isinstance(ask.promise, str):
        cells = workshop.cells.items()
        return [key for key, cell in cells if cell.promise and cell.promise.id == ask.promise]
    if ask.process not in workshop.catalogue.processes:
        raise Refusal("bad-field", "no-such-process")
    return workshop.keys(ask.process, ask.scope)  # type: ignore[arg-type] # both are named


# What each event changes


def was_kept(workshop: Workshop, event: PromiseKept, fact: Fact) -> None:
    ended = partial(replace, state="kept", evidence=event.evidence, at=fact.at)
    _became(workshop, event.cells, fact, "keeping", ended)


def was_broken(workshop: Workshop, event: PromiseBroken, fact: Fact) -> None:
    ended = partial(replace, state="broken", why=event.why, at=fact.at)
    _became(workshop, event.cells, fact, "breaking", ended)


def was_moved(workshop: Workshop, event: PromiseMoved, fact: Fact) -> None:
    def moved(promise: Promise) -> Promise:
        moves = [*promise.moves, Move(promise.due, event.why, fact.at)][-MOVES:]
        return replace(promise, due=event.due, moves=moves)

    _became(workshop, event.cells, fact, "moving", moved)


def _became(
    workshop: Workshop,
    cells: list[str],
    fact: Fact,
    what: str,
    change: Callable[[Promise], Promise],
) -> None:
    for cell in acted(workshop, cells, fact, what):
        cell.promise = change(cell.promise) if cell.promise else None


# What is shown


def shown(workshop: Workshop, _: frozenset[str]) -> list[dict[str, Any]]:
    """Every promise that stands on a cell, and its age: in days, until today or until it ended."""
    told: dict[str, dict[str, Any]] = {}
    for key, cell in workshop.cells.items():
        if not cell.promise:
            continue
        process, scope = key.split(":")
        if cell.promise.id in told:
            told[cell.promise.id]["scope"] = "both"
        else:
            told[cell.promise.id] = {
                **asdict(cell.promise),
                "state": cell.promise.state or "open",
                "moves": [asdict(one) for one in cell.promise.moves],
                "process": process,
                "scope": scope,
                "age": _age(cell.promise, workshop.registers.day),
            }
    return list(told.values())


def _age(promise: Promise, day: str) -> int:
    made, until = promise.made[:10], promise.at[:10] or day
    return max(0, (date.fromisoformat(until) - date.fromisoformat(made)).days)


KEEPING = Feature(
    asks={
        KeepPromise: Rule(OWNERS, keep, lasting=True),
        MovePromise: Rule(OWNERS, move, lasting=True),
        BreakPromise: Rule(OWNERS, break_it, lasting=True),
    },
    events={PromiseKept: was_kept, PromiseMoved: was_moved, PromiseBroken: was_broken},
    shows={"promises": shown},
)
