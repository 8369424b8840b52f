"""Undoing: the newest act that nothing was built on is taken back, and the log says which."""

from typing import Any

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Phrase, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.workshop.state import UNDO, Act, Workshop


class Undo(SeeingAsk, frozen=True, tag="undo"):
    pass


class Undone(Event, frozen=True, tag="undone:2"):
    """`act` is the number of the fact that is taken back.

    None in what the first form said, which named none: then it is the newest act that stood, by
    the rules of `Workshop.act` and `Workshop.touch`, which therefore stay as they are.
    """

    act: int | None


def undo(workshop: Workshop, ask: Undo, _: Turn) -> Happenings:
    workshop.unchanged(ask.seen, UNDO)
    if not workshop.acts:
        raise Refusal("wrong-state", "nothing-to-undo")
    return [Undone(workshop.acts[-1].seq)]


def was_undone(workshop: Workshop, event: Undone, fact: Fact) -> None:
    act = _taken_out(workshop, event.act)
    for key, before in act.before.items():
        cell = workshop.cells[key]
        if before.decision:  # it stands again, so it is not an earlier one; what came since is
            place = len(before.earlier)
            before.earlier = cell.earlier[:place] + cell.earlier[place + 1 :]
        else:
            cell.end_decision(fact.at, "undone")
            before.earlier = cell.earlier
        workshop.cells[key] = before
        workshop.drawn_anew(f"cell:{key}")
    workshop.amended(*act.before)
    workshop.changes.all_votes = True
    workshop.drawn_anew("nearest")


def _taken_out(workshop: Workshop, seq: int | None) -> Act:
    place = next((n for n, act in enumerate(workshop.acts) if act.seq == seq), -1)
    acts = list(workshop.acts)
    taken = acts.pop(place)
    workshop.keep_acts(acts)
    return taken


def _naming_none(_: dict[str, Any]) -> dict[str, Any]:
    """The first form told in words what was undone."""
    return {"is": "undone:2", "act": None}


def shown(workshop: Workshop, _: frozenset[str]) -> Phrase | None:
    """What would be taken back."""
    if not workshop.acts:
        return None
    act = workshop.acts[-1]
    return Phrase("undo", act=act.what, cells=list(act.before), joined=act.joined)


UNDOING = Feature(
    asks={Undo: Rule(FACILITATORS, undo)},
    events={Undone: was_undone},
    shows={"undo": shown},
    upcasts={"undone": _naming_none},
)
