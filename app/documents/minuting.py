"""What whoever writes minutes has to know: who is who, what stands now, and what came before.

A text that was replaced, and a name that nobody is to be known by any more, stand on no screen; so
minutes take texts that can be replaced from the record, and say without words what has gone.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from app.documents import asked
from app.documents.grid import Grid
from app.documents.happened import Happened, Story
from app.documents.naming import HEADINGS
from app.documents.printable import clean
from app.documents.signatures import NOBODY
from app.matrix.catalogue import Cell
from app.matrix.record import CellRecord
from app.matrix.rounds import RoundRecord

REMOVED = "somebody who was removed"
#: What was decided and taken back so soon was a slip of the hand: no record tells of it.
A_SLIP = 60.0  # seconds


class Minuting:
    """The room as its minutes know it; `rounds` is what was revealed last of each question."""

    def __init__(self, grid: Grid) -> None:
        self.grid, story = grid, grid.story
        self.rounds: dict[str, RoundRecord] = {}
        self.cells: dict[str, CellRecord] = {
            f"{one.process}:{one.scope}": one for one in grid.record.cells
        }
        self.facts = {one.seq: one for one in story.facts}
        self._people = {one.person: one for one in grid.record.people}
        self._removed = {one.event["person"] for one in _of(story, "person-removed")}
        self.invited = {one.event["person"] for one in _of(story, "invited")}
        self.taken_back = _taken_back(story)
        self._last = _last(story.facts)
        self._quick = {
            it.event["question"]: it.event["text"] for it in _of(story, "question-opened")
        }

    def who(self, person: str) -> str:
        """Somebody as they are called in every file."""
        if person not in self._people and person in self._removed:
            return REMOVED
        return self.grid.called.get(person) or NOBODY

    def is_told_of(self, person: str) -> bool:
        """Whoever was removed, and had no part in what was decided, is on no screen any more."""
        return person in self._people or person not in self._removed

    def still(self, fact: Happened) -> Happened | None:
        """What it says of cells that are there; None where it speaks only of what was dropped."""
        about = _about(fact.event)
        gone = {key for key in about if is_cell(key) and key not in self.cells}
        if not gone:
            return fact
        cells = fact.event.get("cells", {})
        kept = [key for key in cells if key not in gone]
        left = {key: cells[key] for key in kept} if isinstance(cells, Mapping) else kept
        return fact._replace(event={**fact.event, "cells": left}) if kept else None

    def is_last(self, fact: Happened, key: str) -> bool:
        """Whether nothing of this kind happened to it since."""
        return self._last.get((fact.tag, key)) == fact.seq

    def item(self, section: str, number: str) -> Mapping[str, Any] | None:
        """An item of a register as it stands."""
        found = (one for one in self.grid.beside[section] if one["id"] == number)
        return next(found, None)

    def title(self, question: str) -> str:
        """What was asked, where it is no cell."""
        if question in asked.TITLES:
            return asked.TITLES[question]
        known = {one.id: one.title for one in self.grid.asked}
        return known.get(question) or clean(self._quick.get(question, "")) or "A quick check"


def is_cell(key: str) -> bool:
    """Whether this is a cell of some workshop, and no question."""
    return key.rpartition(":")[2] in HEADINGS


def cells_of(keys: Sequence[str]) -> list[Cell]:
    return [Cell(*key.split(":")) for key in keys]


def _of(story: Story, tag: str) -> list[Happened]:
    return [one for one in story.facts if one.tag == tag]


def _taken_back(story: Story) -> dict[int, str]:
    """When each act was taken back that did not come again, by its number."""
    found: dict[int, str] = {}
    for one in story.facts:
        if one.tag == "undone" and one.event["act"]:
            found[one.event["act"]] = one.at
        elif one.tag == "redone":
            found.pop(one.event["act"], None)
    return found


def _last(facts: Sequence[Happened]) -> dict[tuple[str, str], int]:
    """The number of the last fact of each kind about each cell, question or item."""
    found = {}
    for fact in facts:
        for key in _about(fact.event):
            found[fact.tag, key] = fact.seq
    return found


def _about(event: Mapping[str, Any]) -> Sequence[str]:
    if "cells" in event:
        return list(event["cells"])
    return [event[name] for name in ("cell", "question") if isinstance(event.get(name), str)]
