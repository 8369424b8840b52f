"""One cell of a workshop: its decision, what it owes; and the asks about a cell."""

import copy
from dataclasses import dataclass
from typing import Literal, NamedTuple

from msgspec import UNSET

from app.asks.ask import Ask, Seen
from app.matrix import consent
from app.matrix.model import Accountable, Represents
from app.matrix.record import EarlierDecision, Promise
from app.workshop.ballot import AskedProcess, AskedScope, Ballot


class CellAsk(Ask, frozen=True, kw_only=True):
    """An ask about one cell, or about both scopes of a process."""

    process: AskedProcess
    scope: AskedScope


class SteeringAsk(CellAsk, frozen=True, kw_only=True):
    """One that is refused where the cell has changed since the screen it was made on."""

    seen: Seen = UNSET


class Decision(NamedTuple):
    accountable: Accountable
    rationale: str
    dissent: str
    adopted: bool
    at: str
    #: The parties of which somebody was there; None in what earlier releases recorded.
    there: tuple[Represents, ...] | None = None


@dataclass(slots=True)
class CellState(Ballot):
    """One cell."""

    reference: Accountable
    decision: Decision | None = None
    executed_by: str = ""
    promise: Promise | None = None
    waiver: str | None = None
    earlier: tuple[EarlierDecision, ...] = ()

    @property
    def accountable(self) -> Accountable:
        return self.decision.accountable if self.decision else "tbd"

    @property
    def owed(self) -> bool:
        """Left t.b.d. with neither owner and date nor a waiver; a promise that ended is none."""
        promised = self.promise and not self.promise.state
        return self.accountable == "tbd" and not promised and self.waiver is None

    @property
    def agreed(self) -> Accountable | None:
        """What all votes that are out name, where nothing is decided yet."""
        choice = consent.agreed_on(self.out.tally) if self.out and not self.decision else None
        return None if choice == "abstain" else choice  # type: ignore[return-value] # of a cell

    @property
    def silent(self) -> list[Represents]:
        """The parties that were present and have not voted, and the one that gets it if it has not.

        Where there are any, the cell is thin.
        """
        if not self.out or self.out.present is None:
            return []
        getting = self.decision.accountable if self.decision else self.agreed
        return consent.silent(self.out.tally, self.out.present, getting)

    @property
    def override(self) -> bool:
        """Decided against the votes, or for a party that was neither there nor voted for it.

        What was taken from the reference model without a vote is marked as that.
        """
        made, out = self.decision, self.out
        if not made or made.there is None or (made.adopted and not out):
            return False
        there = {*made.there, *((out.present or ()) if out else ())}
        return consent.overrides(made.accountable, out.tally if out else {}, there)

    def snapshot(self) -> "CellState":
        kept = copy.copy(self)
        kept.voters, kept.votes_at = dict(self.voters), dict(self.votes_at)
        kept.entered, kept.advisers = dict(self.entered), dict(self.advisers)
        kept.older = dict(self.older)
        return kept

    def leave_behind(self) -> bool:
        """A signed revision tells of rounds and decisions before: what stands goes on alone.

        Answers whether there were any.
        """
        before = self.rounds, self.compared, self.earlier
        self.rounds, self.compared, self.earlier = self.rounds[-1:], (), ()
        return before != (self.rounds, self.compared, self.earlier)

    def end_decision(self, at: str, how: Literal["reopened", "undone"]) -> None:
        """The decision no longer stands, and stays readable."""
        if self.decision:
            ended = EarlierDecision(
                self.decision.accountable,
                self.executed_by,
                self.decision.rationale,
                self.decision.dissent,
                at,
                how,
            )
            self.earlier = (*self.earlier, ended)
            self.decision = None
