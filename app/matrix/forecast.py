"""Forecast: when a session will end, reckoned from its plan and the pace it has gone at so far.

No clock is asked: seconds come in, and seconds are answered. What was planned counts like a little
that was seen, so that the first minutes settle nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

#: How a cell stands before it is decided: its votes differ, agree, or are not out.
Kind: TypeAlias = Literal["differs", "agrees", "open"]

#: The chapters of a session in their order, with the minutes that are usual.
USUAL: dict[str, int] = {
    "prepare": 10,
    "ambition": 20,
    "matrix": 90,
    "cases": 30,
    "risks": 20,
    "sign-off": 10,
}
MATRIX = "matrix"
#: How much talk a cell takes beside another: what all agree on is nodded through.
WEIGHT: dict[str, int] = {"differs": 5, "agrees": 1, "open": 3}
#: Seconds in which a chapter is only passed through: they tell nothing of the pace.
PASSED = 60
#: What was planned counts as so many cells, and as so many seconds of other chapters.
CELLS, SECONDS = 2, 1500


@dataclass(slots=True)
class Gone:
    """What has gone by: seconds by chapter, and of the cells that were decided, by kind."""

    chapters: dict[str, float] = field(default_factory=dict)
    cells: dict[str, int] = field(default_factory=dict)
    talk: dict[str, float] = field(default_factory=dict)

    def spend(self, chapter: str, seconds: float) -> None:
        self.chapters[chapter] = self.chapters.get(chapter, 0) + seconds

    def decide(self, kind: Kind, seconds: float) -> None:
        """A cell was decided, after so many seconds of its own."""
        self.cells[kind] = self.cells.get(kind, 0) + 1
        self.talk[kind] = self.talk.get(kind, 0) + seconds


@dataclass(slots=True)
class Running:
    """A session as it is run: the minutes that were changed, when and where it began, what went by.

    `since` is when what happened last counts from.
    """

    minutes: dict[str, int] = field(default_factory=dict)
    begun: str = ""
    first: str = ""
    since: str = ""
    gone: Gone = field(default_factory=Gone)


def left(
    plan: Mapping[str, int], gone: Gone, chapter: str, cells: Mapping[str, int]
) -> dict[str, float]:
    """Seconds that each chapter still takes: `cells` are those left, by kind.

    A chapter before the one the room is in is done with; but cells that are left are to be decided.
    """
    usual = _usual(plan[MATRIX] * 60, gone, cells)
    pace = _pace(plan, gone, chapter, usual)
    order = list(plan)
    told: dict[str, float] = {}
    for place, name in enumerate(order):
        if name == MATRIX:
            told[name] = sum(many * _cell(kind, gone, usual) for kind, many in cells.items())
        elif place < order.index(chapter):
            told[name] = 0.0
        else:
            told[name] = max(0.0, plan[name] * 60 * pace - gone.chapters.get(name, 0))
    return told


def _usual(planned: float, gone: Gone, cells: Mapping[str, int]) -> dict[str, float]:
    """Seconds that a cell of each kind would take by the plan."""
    many = {kind: gone.cells.get(kind, 0) + cells.get(kind, 0) for kind in WEIGHT}
    whole = sum(many[kind] * weight for kind, weight in WEIGHT.items())
    return {kind: planned * weight / whole if whole else 0.0 for kind, weight in WEIGHT.items()}


def _cell(kind: str, gone: Gone, usual: Mapping[str, float]) -> float:
    """Seconds for one more cell; of what nobody has seen yet, as long as any took so far."""
    kinds = list(WEIGHT) if kind == "open" else [kind]
    seen = sum(gone.cells.get(one, 0) for one in kinds)
    talked = sum(gone.talk.get(one, 0) for one in kinds)
    return (talked + CELLS * usual[kind]) / (seen + CELLS)


def _pace(plan: Mapping[str, int], gone: Gone, chapter: str, usual: Mapping[str, float]) -> float:
    """How long everything took, beside its plan: 1 is as planned."""
    order = list(plan)
    done = [
        name
        for name in order[: order.index(chapter)]
        if name != MATRIX and gone.chapters.get(name, 0) >= PASSED
    ]
    took = sum(gone.chapters[name] for name in done) + sum(gone.talk.values())
    planned = sum(plan[name] * 60 for name in done)
    wanted = planned + sum(many * usual[kind] for kind, many in gone.cells.items())
    return (took + SECONDS) / (wanted + SECONDS)
