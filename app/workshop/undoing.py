"""Undoing: everybody takes back the last thing they did, and it can come again."""

from datetime import datetime
from typing import Any

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Phrase, Rule, Screen
from app.log.recorded import Event, Fact, Happenings, Turn
from app.workshop.acts import Act, TakenBack
from app.workshop.cell import CellState
from app.workshop.state import ACTS, UNDO, Workshop
from app.workshop.wording import named

#: A decision that was taken back so soon was a slip of the hand, and no record tells of it.
A_SLIP = 60  # seconds
NOBODY: frozenset[str] = frozenset()


class Undo(SeeingAsk, frozen=True, tag="undo"):
    pass


class Redo(SeeingAsk, frozen=True, tag="redo"):
    pass


class Undone(Event, frozen=True, tag="undone:2"):
    """`act` is the number of the fact that is taken back.

    None in what the first form said, which named none: then it is the newest act that stood, by
    the rules of `Workshop.act` and `Workshop.touch`, which therefore stay as they are.
    """

    act: int | None


class Redone(Event, frozen=True, tag="redone"):
    """`act` is the number of the fact that was taken back, and counts again as if done now."""

    act: int


def undo(workshop: Workshop, ask: Undo, turn: Turn) -> Happenings:
    workshop.unchanged(ask.seen, f"{UNDO}:{turn.person}")
    act = workshop.own_acts.last(turn.person)
    if not act:
        raise Refusal("wrong-state", "nothing-to-undo")
    return [Undone(act.seq)]


def redo(workshop: Workshop, ask: Redo, turn: Turn) -> Happenings:
    workshop.unchanged(ask.seen, f"{UNDO}:{turn.person}")
    back = workshop.own_acts.next(turn.person)
    if not back:
        raise Refusal("wrong-state", "nothing-to-redo")
    return [Redone(back.act.seq)]


# What each event changes


def was_undone(workshop: Workshop, event: Undone, fact: Fact) -> None:
    by, act = _taken_out(workshop, event.act)
    after = {key: workshop.cells[key] for key in act.before}
    for key, kept in act.before.items():
        cell, before = workshop.cells[key].snapshot(), kept.snapshot()
        if before.decision and not cell.decision:  # it stands again, so it is no earlier one
            place = len(before.earlier)
            before.earlier = cell.earlier[:place] + cell.earlier[place + 1 :]
        elif cell.decision and not before.decision:
            if not _was_a_slip(cell, fact.at):
                cell.end_decision(fact.at, "undone")
            before.earlier = cell.earlier
        else:
            before.earlier = cell.earlier
        workshop.cells[key] = before
    told = {key: len(workshop.cells[key].earlier) for key in act.before}
    workshop.own_acts.keep(by, TakenBack(act, after, told))
    _changed(workshop, act)


def was_redone(workshop: Workshop, event: Redone, fact: Fact) -> None:
    back = workshop.own_acts.come_again(fact.by, event.act)
    for key, after in back.after.items():
        since = workshop.cells[key].earlier[back.told[key] :]
        workshop.cells[key] = after.snapshot()
        workshop.cells[key].earlier = after.earlier + since
    workshop.keep_acts([*workshop.acts[1 - ACTS :], back.act])
    _changed(workshop, back.act)


def _taken_out(workshop: Workshop, seq: int | None) -> tuple[str, Act]:
    """The act of this number, and whose it is, if that is known; without one, the newest act."""
    act = workshop.acts[-1] if seq is None else None
    number = act.seq if act else seq
    owned = workshop.own_acts.take(number or 0)
    act = act or next((one for one in workshop.acts if one.seq == number), None)
    workshop.keep_acts([one for one in workshop.acts if one.seq != number])
    if owned:
        return owned
    if not act:
        raise LookupError(f"act {number} cannot be taken back")
    return "", act


def _was_a_slip(cell: CellState, at: str) -> bool:
    """Earlier releases kept these, and what their logs tell is what it was."""
    made = cell.decision
    if not made or made.there is None:
        return False
    lasted = datetime.fromisoformat(at) - datetime.fromisoformat(made.at)
    return lasted.total_seconds() <= A_SLIP


def _changed(workshop: Workshop, act: Act) -> None:
    workshop.offer_anew()
    workshop.amended(*act.before)
    workshop.changes.all_votes = True
    workshop.drawn_anew("nearest", *(f"cell:{key}" for key in act.before))


def _naming_none(_: dict[str, Any]) -> dict[str, Any]:
    """The first form told in words what was undone."""
    return {"is": "undone:2", "act": None}


# What is shown


def shown(workshop: Workshop, _: frozenset[str]) -> Phrase | None:
    """What was done last and nothing was built on, for who can take back nothing themselves."""
    return _phrase(workshop, workshop.acts[-1] if workshop.acts else None)


def offered(workshop: Workshop, person: str) -> Screen:
    """What this person would take back, or bring back, in words, and on which cells."""
    last, back = workshop.own_acts.last(person), workshop.own_acts.next(person)
    if not workshop.is_facilitator(person):
        return {"undo": shown(workshop, NOBODY), "undo_of": None, "redo": None, "redo_of": None}
    return {
        "undo": _phrase(workshop, last),
        "undo_of": list(last.before) if last else None,
        "redo": _phrase(workshop, back.act if back else None),
        "redo_of": list(back.act.before) if back else None,
    }


def _phrase(workshop: Workshop, act: Act | None) -> Phrase | None:
    if not act:
        return None
    told = {"act": act.what, "cells": list(act.before), "joined": act.joined}
    return Phrase("undo", **told, named=named(workshop, *act.before))


UNDOING = Feature(
    asks={Undo: Rule(FACILITATORS, undo), Redo: Rule(FACILITATORS, redo)},
    events={Undone: was_undone, Redone: was_redone},
    shows={"undo": shown},
    upcasts={"undone": _naming_none},
)
