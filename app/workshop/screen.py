"""What everybody sees: the shared screen, key by key, and the small part that is one's own."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from app.matrix.model import CELLS, Accountable, Cell
from app.matrix.nearness import nearness
from app.workshop.signing import OFFICES
from app.workshop.workshop import CellState, Person, Round, Vote, Workshop

#: key → value, ready for JSON. A value is never changed once it is in a screen.
Screen: TypeAlias = dict[str, Any]

#: Above this many people the shared screen counts them and names only facilitators.
CROWD = 60
#: A crowd is redrawn on a beat of its own: thousands come in, each a change for all.
CROWD_BEAT = 0.5  # seconds

PLAIN = ("workshop", "people", "crowd", "focus", "timer", "parked", "nearest", "signatories")
KEYS = (*PLAIN, "revisions", "undo", *(f"cell:{cell.key}" for cell in CELLS))


def is_crowd(workshop: Workshop) -> bool:
    """So many that nothing per person is shown to everybody."""
    return len(workshop.people) > CROWD


def shared(workshop: Workshop, here: frozenset[str], keys: Iterable[str] = KEYS) -> Screen:
    """These keys of the screen that everyone in the workshop sees; `here` has a socket open."""
    return {key: _value(workshop, here, key) for key in keys}


def stale(workshop: Workshop, touched: Iterable[str]) -> set[str]:
    """The keys to draw again after these were touched: some are made from others."""
    keys = set(touched)
    if any(key.startswith("cell:") for key in keys):
        keys.add("nearest")
    if "people" in keys:
        keys.add("crowd")
        if not is_crowd(workshop):  # cells name their voters
            keys.update(f"cell:{cell.key}" for cell in CELLS)
    return keys


def _value(workshop: Workshop, here: frozenset[str], key: str) -> Any:
    if key.startswith("cell:"):
        return _cell(workshop, workshop.cells[key.removeprefix("cell:")])
    match key:
        case "workshop":
            return _workshop(workshop)
        case "people":
            return people(workshop, here, everyone=not is_crowd(workshop))
        case "crowd":
            return _crowd(workshop, here)
        case "focus":
            return _named(("process", "scope"), workshop.focus)
        case "timer":
            return _named(("seconds", "ends_at"), workshop.timer)
        case "parked":
            return [{"topic": topic, "text": text} for topic, text in workshop.parked.items()]
        case "nearest":
            return _nearest(workshop)
        case "signatories":
            named = workshop.signatories
            return [{"signatory": one, "name": named.get(one, "")} for one in OFFICES]
        case "revisions":
            return [
                {"revision": one.revision, "hash": one.hash, "signed_at": one.signed_at}
                for one in workshop.revisions
            ]
        case "undo":
            return workshop.acts[-1].what if workshop.acts else None
    raise KeyError(key)


def _named(names: tuple[str, ...], values: tuple[Any, ...] | None) -> Screen | None:
    return dict(zip(names, values, strict=True)) if values else None


def _workshop(workshop: Workshop) -> Screen:
    return {
        "code": workshop.code,
        "service": workshop.service,
        "description": workshop.description,
        "business_function": workshop.business_function,
        "vendors": workshop.vendors,
        "model": workshop.model,
        "joined": workshop.joined,
        "pace": workshop.pace,
        "state": workshop.state,
        "revision": workshop.revisions[-1].revision if workshop.revisions else None,
        "locked": workshop.locked,
    }


def people(workshop: Workshop, here: frozenset[str], everyone: bool) -> list[Screen]:
    """The people, all of them or the facilitators, in the order they came."""
    return [
        _person(one) | {"here": one.person in here}
        for one in workshop.people.values()
        if everyone or one.role == "facilitator"
    ]


def _person(one: Person) -> Screen:
    return {
        "person": one.person,
        "name": one.name,
        "represents": one.represents,
        "role": one.role,
    }


def _crowd(workshop: Workshop, here: frozenset[str]) -> Screen:
    by: dict[str, dict[str, int]] = {}
    for one in workshop.people.values():
        if one.role == "participant":
            row = by.setdefault(one.represents, {"here": 0, "all": 0})
            row["all"] += 1
            row["here"] += one.person in here
    return {"here": len(here & workshop.people.keys()), "all": len(workshop.people), "by": by}


def _nearest(workshop: Workshop) -> Screen:
    decided: Mapping[Cell, Accountable] = {
        cell: state.accountable
        for cell in CELLS
        if (state := workshop.cells[cell.key]).state == "decided"
    }
    return {
        model: {
            "matches": near.matches,
            "of": near.of,
            "differs": [cell.key for cell in near.differs],
        }
        for model, near in nearness(decided).items()
    }


def _cell(workshop: Workshop, cell: CellState) -> Screen:
    out, decision, promise = cell.out, cell.decision, cell.promise
    crowd = is_crowd(workshop)
    return {
        "state": cell.state,
        "round": cell.round,
        "voted": len(cell.voters),
        "voters": None if crowd else [one for one in workshop.people if one in cell.voters],
        **_votes(out),
        "rounds": [{"round": r.round, **_votes(r)} for r in cell.rounds if r is not out],
        "reference": cell.reference,
        "accountable": decision.accountable if decision else None,
        "adopted": bool(decision and decision.adopted),
        "executed_by": cell.executed_by,
        "rationale": decision.rationale if decision else "",
        "dissent": decision.dissent if decision else "",
        "promise": {"owner": promise.owner, "due": promise.due, "next_step": promise.next_step}
        if promise
        else None,
        "waiver": cell.waiver,
        "earlier": [
            {
                "accountable": one.accountable,
                "executed_by": one.executed_by,
                "rationale": one.rationale,
                "dissent": one.dissent,
                "at": one.at,
                "ended": one.ended,
            }
            for one in cell.earlier
        ],
    }


def _votes(out: Round | None) -> Screen:
    """What a revealed round shows: counts by party, and reasons, with no name beside them."""
    if out is None:
        return {"tally": None, "pattern": None, "reasons": None}
    return {
        "tally": out.tally,
        "pattern": out.pattern,
        "reasons": [
            {
                "choice": one.choice,
                "represents": one.represents,
                "confidence": one.confidence,
                "reason": one.reason,
            }
            for one in out.said
        ],
    }


def own(workshop: Workshop, here: frozenset[str], person: str, mine: Mapping[str, Vote]) -> Screen:
    """The part only this person sees: who they are, and their own votes, hidden or not."""
    if person not in workshop.people:
        return {"you": None, "mine": {}, "mine_why": {}}
    who = workshop.people[person]
    screen: Screen = {"you": _person(who), **votes(workshop, person, mine)}
    if who.role == "facilitator" and is_crowd(workshop):
        screen["people"] = people(workshop, here, everyone=True)
    return screen


def votes(workshop: Workshop, person: str, mine: Mapping[str, Vote]) -> Screen:
    """One's own votes in the current rounds."""
    screen: Screen = {"mine": {}, "mine_why": {}}
    for key, vote in mine.items():
        cell = workshop.cells[key]
        if vote.round == cell.round and person in cell.voters:
            screen["mine"][key] = vote.choice
            if vote.reason or vote.confidence:
                why = {"confidence": vote.confidence, "reason": vote.reason}
                screen["mine_why"][key] = why
    return screen
