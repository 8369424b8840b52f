"""Consent: whether those who were there have spoken, and whether a decision follows them.

**Thin** is what a party that is present has not voted on, or the party that would get it has not.
An **override** is a decision that nobody voted for though somebody voted, or for a party whose own
people all voted otherwise, or of which nobody voted for it or was there. What is left t.b.d. goes
to nobody: then it is one only where all had agreed on a party.
"""

from collections.abc import Collection

from app.matrix.model import REPRESENTS, Accountable, Represents
from app.matrix.tally import SIDES, Tally


def agreed_on(tally: Tally) -> str | None:
    """What everybody who named something named; None where they differ, or nobody did."""
    named = _named(tally)
    return next(iter(named)) if len(named) == 1 else None


def silent(tally: Tally, present: Collection[Represents], getting: str | None) -> list[Represents]:
    """The parties that have yet to speak: of those that are present, and the one that would get it.

    No view is a vote, too: who has none has spoken.
    """
    spoken = {party for row in tally.values() for party, votes in row.items() if votes}
    owing = {*present, *(side for side in SIDES if side == getting)} - spoken
    return [party for party in REPRESENTS if party in owing]


def overrides(accountable: Accountable, tally: Tally, there: Collection[Represents]) -> bool:
    """Whether this is decided against these votes; `there` are the parties with somebody there."""
    named = _named(tally)
    if accountable == "tbd":
        return agreed_on(tally) in SIDES
    if named.get(accountable, {}).get(accountable):
        return False
    if named and accountable not in named:
        return True
    own = any(row.get(accountable) for row in named.values())
    return own or accountable not in there


def _named(tally: Tally) -> Tally:
    """The votes that name somebody, or t.b.d."""
    return {
        choice: row for choice, row in tally.items() if choice != "abstain" and any(row.values())
    }
