"""What everybody sees: the shared screen, key by key, and the small part that is one's own."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.log.kind import Present, Screen
from app.log.recorded import Vote
from app.matrix.question import STANDING
from app.workshop import (
    asking,
    confirming,
    deciding,
    executing,
    history,
    marking,
    path,
    people,
    promises,
    questions,
    revealing,
    undoing,
    waiting,
)
from app.workshop.features import FEATURES
from app.workshop.people import is_crowd as is_crowd  # a screen says it of itself, too
from app.workshop.state import Workshop

SHOWS = {key: draw for feature in FEATURES for key, draw in feature.shows.items()}


def keys(workshop: Workshop) -> list[str]:
    """All keys of the shared screen: those of the features, then the cells and the questions."""
    asked = dict.fromkeys([*STANDING, *workshop.questions])
    cells = (f"cell:{key}" for key in workshop.catalogue.keys)
    return [*SHOWS, *cells, *(f"question:{key}" for key in asked)]


def shared(workshop: Workshop, here: Present, keys: Iterable[str]) -> Screen:
    """These keys of the screen that everyone in the workshop sees; `here` has a socket open.

    In their own order: what is sent tells nothing of what happened first, nor of this process.
    """
    return {key: _value(workshop, here, key) for key in sorted(keys)}


def stale(workshop: Workshop, touched: Iterable[str]) -> set[str]:
    """The keys to draw again after these were touched: some are made from others."""
    again = set(touched)
    if "people" in again:
        again.update(("crowd", "polling", "signatories", "signatures"))
        if workshop.registers.stakeholders:  # they are here, or missing
            again.add("stakeholders")
        if workshop.registers.risks:  # they name their owners
            again.add("risks")
        if not is_crowd(workshop):  # cells name their voters
            again.update(f"cell:{key}" for key in workshop.cells)
            again.update(f"question:{key}" for key in workshop.questions)
    if workshop.running.begun and (again & {"workshop", "session"} or _of_cells(again)):
        again.add("forecast")
    if again & waiting.DEPENDS or _of_cells(again):
        again.update(("waiting", "progress", "prework", "overview"))
    return again


def _of_cells(keys: Iterable[str]) -> bool:
    """Whether any of these is whatever is voted on."""
    return any(key.startswith(("cell:", "question:")) for key in keys)


def _value(workshop: Workshop, here: Present, key: str) -> Any:
    if key.startswith("cell:"):
        cell = key.removeprefix("cell:")
        return _cell(workshop, cell) if cell in workshop.cells else None  # it was dropped
    if key.startswith("question:"):
        return asking.shown(workshop, key.removeprefix("question:"), is_crowd(workshop))
    return SHOWS[key](workshop, here)


def _cell(workshop: Workshop, key: str) -> Screen:
    cell = workshop.cells[key]
    return {
        **questions.shown(workshop, key, is_crowd(workshop)),
        **revealing.said_of(cell),
        **deciding.shown(cell),
        **promises.shown(cell),
        **path.held(workshop, key),
        **executing.shown(workshop, key),
        **confirming.shown(workshop, key),
        **history.said(cell, len(workshop.cells)),
        **history.past(cell),
        **marking.counted(workshop, key),
    }


def own(workshop: Workshop, here: Present, person: str, mine: Mapping[str, Vote]) -> Screen:
    """The part only this person sees: who they are, and their own votes, hidden or not."""
    if person not in workshop.people:
        return {"you": None, "mine": {}, "mine_why": {}, "mine_older": [], "marks": []}
    who = workshop.people[person]
    screen: Screen = {
        "you": people.described(who),
        **votes(workshop, person, mine),
        **marking.own(workshop, person),
        **undoing.offered(workshop, person),
    }
    if who.role == "facilitator" and is_crowd(workshop):
        screen["people"] = people.listed(workshop, here, everyone=True)
    return screen


def votes(workshop: Workshop, person: str, mine: Mapping[str, Vote]) -> Screen:
    """One's own votes in the current rounds."""
    screen: Screen = {"mine": {}, "mine_why": {}, "mine_older": []}
    for key, vote in mine.items():
        if key not in workshop.cells and key not in workshop.questions:
            continue  # its process was dropped
        ballot = workshop.ballot(key)
        if vote.round == ballot.round and (person in ballot.voters or person in ballot.advisers):
            screen["mine"][key] = vote.choice
            if person in ballot.older:
                screen["mine_older"].append(key)
            if vote.reason or vote.confidence:
                why = {"confidence": vote.confidence, "reason": vote.reason}
                screen["mine_why"][key] = why
    return screen


def watchers(workshop: Workshop, here: frozenset[str]) -> list[str]:
    """Of a crowd, only who facilitates is told who is here."""
    return [person for person in here if workshop.is_facilitator(person)]
