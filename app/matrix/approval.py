"""Approval: whom a change of the matrix concerns; nobody is asked again about what stands."""

from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from app.matrix.model import Office

#: An office is concerned where one of these is accountable, or was: what is left open concerns all.
CONCERNED: dict[Office, frozenset[str]] = {
    "relationship-manager": frozenset({"it-ops", "it-delivery", "business", "tbd"}),
    "business-manager": frozenset({"business", "tbd"}),
    "it-manager": frozenset({"it-ops", "it-delivery", "tbd"}),
    "business-line-manager": frozenset({"business", "tbd"}),
}


class Stood(NamedTuple):
    """What is approved of an item: what makes it somebody's concern, and the rest as its digest.

    Of a cell these are who is accountable, and who executes it.
    """

    concern: str
    rest: str = ""


def changed(before: Mapping[str, Stood], after: Mapping[str, Stood]) -> list[str]:
    """The items that are not as they were, in their order; last those that are gone."""
    other = [key for key, stood in after.items() if before.get(key) != stood]
    return other + [key for key in before if key not in after]


def concerns(mine: Container[str], items: Iterable[str], *times: Mapping[str, Stood]) -> bool:
    """Whether one of these items is of an office's concerns, at one of these times."""
    return any(stood[key].concern in mine for key in items for stood in times if key in stood)
