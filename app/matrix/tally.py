"""What a round of votes says: counts by choice and party, and the pattern they make."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal, TypeAlias

from app.matrix.model import REPRESENTS, Represents
from app.matrix.question import ALL, ALL_PARTIES, Everybody

Pattern: TypeAlias = Literal["agreed", "orphaned", "contested", "split", "unclear"]
#: Whom votes are counted by: what their voters represent, or all of them at once.
Counted: TypeAlias = Literal[Represents, Everybody]
#: choice → whom it is counted by → count; only what occurs, both in the published order.
Tally: TypeAlias = dict[str, dict[Counted, int]]
#: The parties that can claim a cell for themselves.
SIDES: tuple[Literal["business", "it-ops", "it-delivery"], ...] = (
    "business",
    "it-ops",
    "it-delivery",
)


def count(votes: Iterable[tuple[Counted, str]]) -> Tally:
    """Votes counted by choice and by the party the voter represents."""
    seen = Counter(votes)
    tally: Tally = {}
    for choice in ALL:
        row = {who: seen[who, choice] for who in (*REPRESENTS, ALL_PARTIES) if seen[who, choice]}
        if row:
            tally[choice] = row
    return tally


def pattern(tally: Tally) -> Pattern | None:
    """The first pattern that fits the votes that are not abstentions; None without any."""
    totals = {choice: sum(row.values()) for choice, row in tally.items() if choice != "abstain"}
    if not totals:
        return None
    if len(totals) == 1:
        return "agreed"
    if totals.get("tbd", 0) == max(totals.values()):
        return "unclear"
    stances = stance_of_each(tally)
    if sum(side == choice for side, choice in stances.items()) >= 2:
        return "contested"
    nobody_claims = all(side != choice for side, choice in stances.items())
    if len(set(stances.values())) >= 2 and nobody_claims:
        return "orphaned"
    return "split"


def stance_of_each(tally: Tally) -> dict[Represents, str]:
    """Per side, the choice of more than half of its voters, where there is one."""
    stances: dict[Represents, str] = {}
    for side in SIDES:
        votes = {choice: row.get(side, 0) for choice, row in tally.items() if choice != "abstain"}
        for choice, number in votes.items():
            if number * 2 > sum(votes.values()):
                stances[side] = choice
    return stances
