"""Who points at whom: of how many cells a party names which party, by the votes that are out."""

from collections.abc import Iterable
from typing import TypeAlias

from app.matrix.model import REPRESENTS, Represents
from app.matrix.tally import SIDES, Tally

#: The party that voted → the party it named → how many cells.
Points: TypeAlias = dict[Represents, dict[str, int]]


def points(tallies: Iterable[Tally]) -> Points:
    """Over the cells whose votes are out: a party names what more than half of its voters name.

    No view names nobody, and is not counted; t.b.d. names nobody, and is. Only what occurs, in the
    published order.
    """
    counted: Points = {}
    for tally in tallies:
        for party in REPRESENTS:
            named = _named(tally, party)
            if named:
                row = counted.setdefault(party, dict.fromkeys(SIDES, 0))
                row[named] += 1
    return {
        party: {named: count for named, count in counted[party].items() if count}
        for party in REPRESENTS
        if party in counted
    }


def _named(tally: Tally, party: Represents) -> str | None:
    votes = {choice: row.get(party, 0) for choice, row in tally.items() if choice != "abstain"}
    most = max(votes, key=lambda choice: votes[choice], default="")
    return most if most in SIDES and votes[most] * 2 > sum(votes.values()) else None
