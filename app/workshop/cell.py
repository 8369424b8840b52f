"""One cell of a workshop: its rounds, its decision, what it owes; and the asks about a cell."""

import copy
from dataclasses import dataclass, field
from typing import Annotated, Literal, NamedTuple, TypeAlias, get_args

from msgspec import UNSET, Meta, Struct, UnsetType

from app.asks.ask import Ask, Seen
from app.matrix import consent
from app.matrix.model import Accountable, Choice, Process, Represents
from app.matrix.record import EarlierDecision, Promise, RoundRecord
from app.matrix.tally import Pattern, Tally

AskedScope: TypeAlias = Literal["application", "interface", "both"]
#: A process of the workshop's catalogue; which those are, only the workshop knows.
AskedProcess: TypeAlias = Annotated[str, Meta(extra_json_schema={"enum": [*get_args(Process)]})]


class CellAsk(Ask, frozen=True, kw_only=True):
    """An ask about one cell, or about both scopes of a process."""

    process: AskedProcess
    scope: AskedScope


class SteeringAsk(CellAsk, frozen=True, kw_only=True):
    """One that is refused where the cell has changed since the screen it was made on."""

    seen: Seen = UNSET


class VoteAsk(CellAsk, frozen=True, kw_only=True):
    """One about a vote: refused in another round, and where one's vote has changed since `seen`."""

    round: Annotated[int, Meta(ge=1)] | UnsetType = UNSET
    seen: Seen = UNSET


class Said(Struct, frozen=True):
    """A reason or a confidence, once it is out in the open: by party, never by person."""

    represents: Represents
    choice: Choice
    confidence: int | None
    reason: str


class Revealed(NamedTuple):
    """A round whose votes are out."""

    round: int
    tally: Tally
    pattern: Pattern | None
    said: tuple[Said, ...]  # in no person's order
    able: dict[Represents, int]  # how many of each party could have voted
    #: The parties that were waited for; None in what earlier releases revealed: they did not say.
    present: tuple[Represents, ...] | None = None

    def signed(self) -> RoundRecord:
        """What of it is signed."""
        tally: dict[str, dict[str, int]] = {
            choice: dict(by.items()) for choice, by in self.tally.items()
        }
        return RoundRecord(self.round, self.pattern, tally)


class Decision(NamedTuple):
    accountable: Accountable
    rationale: str
    dissent: str
    adopted: bool
    at: str
    #: The parties of which somebody was there; None in what earlier releases recorded.
    there: tuple[Represents, ...] | None = None


@dataclass(slots=True)
class CellState:
    """One cell. `voters` keeps who voted in this round; the dict is used as an ordered set."""

    reference: Accountable
    state: Literal["open", "revealed", "decided"] = "open"
    round: int = 1
    voters: dict[str, None] = field(default_factory=dict)
    #: Person → number of the fact that last cast or took back their vote in this round.
    votes_at: dict[str, int] = field(default_factory=dict)
    rounds: tuple[Revealed, ...] = ()
    decision: Decision | None = None
    executed_by: str = ""
    promise: Promise | None = None
    waiver: str | None = None
    earlier: tuple[EarlierDecision, ...] = ()

    @property
    def out(self) -> Revealed | None:
        """The current round, if its votes are out."""
        return self.rounds[-1] if self.rounds and self.rounds[-1].round == self.round else None

    @property
    def accountable(self) -> Accountable:
        return self.decision.accountable if self.decision else "tbd"

    @property
    def owed(self) -> bool:
        """Left t.b.d. with neither owner and date nor a waiver."""
        return self.accountable == "tbd" and self.promise is None and self.waiver is None

    @property
    def agreed(self) -> Accountable | None:
        """What all votes that are out name, where nothing is decided yet."""
        choice = consent.agreed_on(self.out.tally) if self.out and not self.decision else None
        return None if choice == "abstain" else choice

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
        return kept

    def open_round(self) -> None:
        """Take votes: in a new round if those of the last one have been seen."""
        self.state = "open"
        if self.out:
            self.round += 1
            self.voters, self.votes_at = {}, {}

    def leave_behind(self) -> bool:
        """A signed revision tells of rounds and decisions before: what stands goes on alone.

        Answers whether there were any.
        """
        before = self.rounds, self.earlier
        self.rounds, self.earlier = self.rounds[-1:], ()
        return before != (self.rounds, self.earlier)

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
