"""The catalogue of a workshop: its processes and scopes, and what each reference model says.

A value: a workshop carries its own from the day it was opened. In codes only; how a process is put
into words stands in `reference`.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple, get_args

import msgspec

from app.matrix.model import Accountable, Model, Process, Scope

#: Processes of one workshop.
PROCESSES = 40
#: The ids of those that workshops add themselves, and the highest number in one.
LAST = 999
OWN = re.compile(r"own-[1-9][0-9]{0,2}")


def is_own(process: str) -> bool:
    """Whether a workshop added it itself: no model speaks of it."""
    return bool(OWN.fullmatch(process))


def last_own(processes: Iterable[str]) -> int:
    """The highest number among those that a workshop added itself; 0 where there is none."""
    return max((int(one.removeprefix("own-")) for one in processes if is_own(one)), default=0)


class Cell(NamedTuple):
    """A process in a scope: the thing one party is accountable for."""

    process: str
    scope: str

    @property
    def key(self) -> str:
        return f"{self.process}:{self.scope}"


class Catalogue(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """What a matrix is made of; a model's values stand in the order of the cells."""

    processes: tuple[str, ...]
    scopes: tuple[str, ...]
    models: dict[str, tuple[Accountable, ...]]
    joined: tuple[str, ...]  # models that begin with their scopes in one column

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, process by process."""
        return tuple(Cell(process, scope) for process in self.processes for scope in self.scopes)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of all cells, in their order."""
        return tuple(cell.key for cell in self.cells)

    @cached_property
    def references(self) -> dict[str, dict[Cell, Accountable]]:
        """What each model says of each cell."""
        return {
            model: dict(zip(self.cells, values, strict=True))
            for model, values in self.models.items()
        }

    def published(self, model: str) -> dict[Cell, Accountable]:
        """What a model says of those cells that it speaks of."""
        said = self.references[model].items()
        return {cell: says for cell, says in said if not is_own(cell.process)}

    def decided(self, values: Mapping[str, Accountable]) -> dict[Cell, Accountable]:
        """Values by cell, in the order of the catalogue, from values by key."""
        cells = zip(self.keys, self.cells, strict=True)
        return {cell: values[key] for key, cell in cells if key in values}


DELIVERED = frozenset({"enhancement", "release"})


def _reference(model: Model, process: Process, scope: Scope) -> Accountable:
    """What a published model says of a cell; A says the same of both scopes, C nothing."""
    if model == "C":
        return "tbd"
    if process in DELIVERED:
        return "it-delivery"
    if model == "A" or scope == "interface":
        return "it-ops"
    return "tbd" if process == "supportability-transition" else "business"


#: The published one: fourteen processes, two scopes, Reference Models A, B and C.
FOURTEEN = Catalogue(
    processes=get_args(Process),
    scopes=get_args(Scope),
    models={
        model: tuple(
            _reference(model, process, scope)
            for process in get_args(Process)
            for scope in get_args(Scope)
        )
        for model in get_args(Model)
    },
    joined=("A",),
)


def arranged(processes: Iterable[str]) -> Catalogue:
    """These processes in this order: of those that were published, what the models say."""
    order = tuple(processes)
    return Catalogue(
        processes=order,
        scopes=FOURTEEN.scopes,
        models={
            model: tuple(
                values.get(Cell(process, scope), "tbd")
                for process in order
                for scope in FOURTEEN.scopes
            )
            for model, values in FOURTEEN.references.items()
        },
        joined=FOURTEEN.joined,
    )
