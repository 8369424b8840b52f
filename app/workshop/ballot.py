"""A ballot: whatever is voted, a cell or another question, hidden and in rounds; asks about one."""

from dataclasses import dataclass, field
from typing import Annotated, Literal, NamedTuple, TypeAlias, cast, get_args

from msgspec import UNSET, Meta, Struct, UnsetType

from app.asks.ask import Ask, Seen
from app.asks.refusal import Refusal
from app.matrix.catalogue import OWN
from app.matrix.model import Process, Represents
from app.matrix.question import AnyChoice
from app.matrix.rounds import RoundRecord, Voice
from app.matrix.tally import Pattern, Tally

AskedScope: TypeAlias = Literal["application", "interface", "both"]
#: A process of the workshop's catalogue; which those are, only the workshop knows.
AskedProcess: TypeAlias = Annotated[
    str,
    Meta(
        extra_json_schema={
            "anyOf": [{"enum": [*get_args(Process)]}, {"pattern": f"^{OWN.pattern}$"}]
        }
    ),
]
#: How far a reveal goes: whether all agree, counts by party, who chose what.
Stage: TypeAlias = Literal["differ", "parties", "names"]


def name_one(says: str, process: object, scope: object, other: object) -> None:
    """Raises Refusal where an ask names no cell and nothing else, both, or half a cell."""
    cell = isinstance(process, str)
    if isinstance(scope, str) != cell or isinstance(other, str) == cell:
        raise Refusal("bad-field", says)


class BallotAsk(Ask, frozen=True, kw_only=True):
    """An ask about a cell, about both scopes of a process, or about another question."""

    process: AskedProcess | UnsetType = UNSET
    scope: AskedScope | UnsetType = UNSET
    question: str | UnsetType = UNSET
    #: The number of the screen it was made on; refused where what it touches has changed since.
    seen: Seen = UNSET

    def names_one(self) -> None:
        """Raises Refusal where it names no cell and no question, or both."""
        name_one("cell-or-question", self.process, self.scope, self.question)


class VoteAsk(BallotAsk, frozen=True, kw_only=True):
    """One about a vote: refused in another round, and where one's vote has changed since `seen`."""

    round: Annotated[int, Meta(ge=1)] | UnsetType = UNSET


class Said(Struct, frozen=True, omit_defaults=True):
    """A reason or a confidence, once it is out in the open: by party, never by person."""

    represents: Represents
    choice: str
    confidence: int | None
    reason: str
    advice: bool = False  # by an adviser, with no vote


class Revealed(NamedTuple):
    """A round whose votes are out."""

    round: int
    tally: Tally
    pattern: Pattern | None
    said: tuple[Said, ...]  # in no person's order
    able: dict[Represents, int]  # how many of each party could have voted
    #: The parties that were waited for; None in what earlier releases revealed: they did not say.
    present: tuple[Represents, ...] | None = None
    named: dict[str, str] | None = None  # person → choice, where names are out, too
    entered: dict[str, str] = {}  # noqa: RUF012 # person → who put their vote in
    advice: Tally = {}  # noqa: RUF012 # what advisers said, counted beside the votes
    older: int = 0  # of the votes, how many were cast on words that were mended since

    def signed(self) -> RoundRecord:
        """What of it is signed."""
        voices = [
            Voice(
                cast("AnyChoice", one.choice),
                one.represents,
                one.confidence,
                one.reason,
                one.advice,
            )
            for one in self.said
        ]
        able: dict[str, int] = dict(self.able.items())
        tally, advice = _plain(self.tally), _plain(self.advice)
        told = (self.pattern, tally, able, voices, self.entered)
        return RoundRecord(self.round, *told, advice=advice, older=self.older)


def _plain(tally: Tally) -> dict[str, dict[str, int]]:
    return {choice: dict(by.items()) for choice, by in tally.items()}


class Compared(NamedTuple):
    """A round of which no more is out than whether all chose the same."""

    round: int
    agree: bool


@dataclass(slots=True, kw_only=True)
class Ballot:
    """Hidden votes, in rounds. `voters` keeps who voted in this one, in their order."""

    state: Literal["closed", "open", "revealed", "decided"] = "open"
    round: int = 1
    voters: dict[str, None] = field(default_factory=dict)
    #: Who advised in this one; who does has no vote.
    advisers: dict[str, None] = field(default_factory=dict)
    #: Person → number of the fact that last cast or took back their vote in this round.
    votes_at: dict[str, int] = field(default_factory=dict)
    #: Person → who put their vote in for them, as they have no device.
    entered: dict[str, str] = field(default_factory=dict)
    #: Who said what they say in this one before the words were mended.
    older: dict[str, None] = field(default_factory=dict)
    rounds: tuple[Revealed, ...] = ()
    compared: tuple[Compared, ...] = ()

    @property
    def on_older_words(self) -> int:
        """How many of its votes were cast on words that have been mended since."""
        return len(self.older.keys() & self.voters.keys())

    @property
    def out(self) -> Revealed | None:
        """The current round, if its votes are out."""
        return self.rounds[-1] if self.rounds and self.rounds[-1].round == self.round else None

    @property
    def agree(self) -> bool | None:
        """Whether all of the current round chose the same, if that much is out."""
        last = self.compared[-1] if self.compared else None
        return last.agree if last and last.round == self.round else None

    @property
    def stage(self) -> Stage | None:
        """How far the current round is revealed."""
        if self.out:
            return "names" if self.out.named is not None else "parties"
        return None if self.agree is None else "differ"

    def signed(self, behind: int = 0) -> list[RoundRecord]:
        """What is signed of the rounds behind this one, each as far as the room saw it."""
        glimpsed = {
            one.round: RoundRecord(one.round, None, {}, agree=one.agree) for one in self.compared
        }
        known = glimpsed | {one.round: one.signed() for one in self.rounds}
        return [known[number] for number in sorted(known) if number > behind]

    def open_round(self) -> None:
        """Take votes: in a new round if anything of the last one has been seen."""
        if self.stage:
            self.round += 1
            self.voters, self.votes_at, self.entered = {}, {}, {}
            self.advisers, self.older = {}, {}
        self.state = "open"


@dataclass(slots=True)
class Question(Ballot):
    """Something voted on that is no cell; `text` is what a quick check asks.

    `told` is the last of its rounds that stands in a signed revision.
    """

    text: str = ""
    told: int = 0
