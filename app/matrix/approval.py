"""Approval: whom a change of the matrix concerns; nobody is asked again about what stands."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.matrix.model import Accountable, Office

#: An office is concerned where one of these is accountable, or was: what is left open concerns all.
CONCERNED: dict[Office, frozenset[Accountable]] = {
    "relationship-manager": frozenset({"it-ops", "it-delivery", "business", "tbd"}),
    "business-manager": frozenset({"business", "tbd"}),
    "it-manager": frozenset({"it-ops", "it-delivery", "tbd"}),
    "business-line-manager": frozenset({"business", "tbd"}),
}


class Stood(NamedTuple):
    """What is approved of a cell: who is accountable, and, as its digest, who executes it."""

    accountable: Accountable
    executed_by: str = ""


def changed(before: Mapping[str, Stood], after: Mapping[str, Stood]) -> list[str]:
    """The cells that are not as they were, in the order of the matrix; last those that are gone."""
    other = [key for key, stood in after.items() if before.get(key) != stood]
    return other + [key for key in before if key not in after]


def concerns(office: Office, cells: Iterable[str], *times: Mapping[str, Stood]) -> bool:
    """Whether one of these cells is this office's concern, at one of these times."""
    return any(
        stood[key].accountable in CONCERNED[office]
        for key in cells
        for stood in times
        if key in stood
    )
