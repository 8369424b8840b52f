"""How near a matrix is to Reference Models A and B: what matches, what differs."""

from collections.abc import Mapping
from typing import NamedTuple

from app.matrix.catalogue import Catalogue, Cell
from app.matrix.model import Accountable, Model

#: C says nothing of any cell, so nothing can be near to it.
COMPARED: tuple[Model, ...] = ("A", "B")


class Nearness(NamedTuple):
    """How many of the decided cells say what one reference model says."""

    matches: int
    of: int
    differs: tuple[Cell, ...]


def nearness(decided: Mapping[Cell, Accountable], catalogue: Catalogue) -> dict[Model, Nearness]:
    """For A and B; of a cell not decided yet, or that no model speaks of, neither is told."""
    return {model: _to(catalogue.published(model), decided) for model in COMPARED}


def nearest(near: Mapping[Model, Nearness]) -> list[Model]:
    """The models with the most matches: one, both when they tie, none when nothing is decided."""
    if not any(one.of for one in near.values()):
        return []
    most = max(one.matches for one in near.values())
    return [model for model, one in near.items() if one.matches == most]


def _to(reference: Mapping[Cell, Accountable], decided: Mapping[Cell, Accountable]) -> Nearness:
    differs = tuple(
        cell for cell, says in reference.items() if cell in decided and decided[cell] != says
    )
    count = sum(cell in reference for cell in decided)
    return Nearness(count - len(differs), count, differs)
