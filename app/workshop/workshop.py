"""A workshop as it stands: its people, its 28 cells, and what can be taken back."""

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from app.asks.text import skeleton
from app.matrix.model import CELLS, SCOPES, Accountable, Choice, Model, Represents
from app.matrix.record import EarlierDecision, Promise
from app.matrix.reference import TABLE
from app.matrix.tally import Pattern, Tally
from app.workshop.commands import AskedScope, Office, Pace, Role
from app.workshop.events import AnyEvent, Ballot

Code: TypeAlias = Literal[
    "bad-json",
    "bad-field",
    "too-long",
    "bad-text",
    "unknown-ask",
    "forbidden",
    "not-found",
    "wrong-state",
    "conflict",
    "rate-limited",
    "signed-off",
    "unavailable",
]


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Nothing happened, and why; `why` is a sentence for a person."""

    def __init__(self, code: Code, why: str) -> None:
        super().__init__(why)
        self.code = code
        self.why = why


class Vote(NamedTuple):
    """What one person chose in one round: the content of the ballot box."""

    round: int
    choice: Choice
    confidence: int | None
    reason: str


class Turn(NamedTuple):
    """Who asks, when (RFC 3339), and the way to the ballot box, which only a reveal opens."""

    person: str
    at: str
    votes: Callable[[str, int], Mapping[str, Vote]]


class Fact(NamedTuple):
    """An event under its number, with its time and the person who brought it about."""

    seq: int
    at: str
    by: str
    event: AnyEvent


@dataclass(slots=True)
class Person:
    person: str
    name: str
    represents: Represents
    role: Role
    number: int  # in the order they came; what is left of a name that was erased


class Round(NamedTuple):
    """A round whose votes are out."""

    round: int
    tally: Tally
    pattern: Pattern | None
    said: tuple[Ballot, ...]  # those with a reason or a confidence, in no person's order


class Decision(NamedTuple):
    accountable: Accountable
    rationale: str
    dissent: str
    adopted: bool
    at: str


@dataclass(slots=True)
class CellState:
    """One cell. `voters` keeps who voted in this round; the dict is used as an ordered set."""

    reference: Accountable
    state: Literal["open", "revealed", "decided"] = "open"
    round: int = 1
    voters: dict[str, None] = field(default_factory=dict)
    rounds: tuple[Round, ...] = ()
    decision: Decision | None = None
    executed_by: str = ""
    promise: Promise | None = None
    waiver: str | None = None
    earlier: tuple[EarlierDecision, ...] = ()

    @property
    def out(self) -> Round | None:
        """The current round, if its votes are out."""
        return self.rounds[-1] if self.rounds and self.rounds[-1].round == self.round else None

    @property
    def accountable(self) -> Accountable:
        return self.decision.accountable if self.decision else "tbd"

    @property
    def owed(self) -> bool:
        """Left t.b.d. with neither owner and date nor a waiver."""
        return self.accountable == "tbd" and self.promise is None and self.waiver is None

    def snapshot(self) -> "CellState":
        kept = copy.copy(self)
        kept.voters = dict(self.voters)
        return kept

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


class Act(NamedTuple):
    """Something that can be taken back: the cells as they were before."""

    what: str
    before: dict[str, CellState]


class SignedRevision(NamedTuple):
    revision: int
    hash: str
    signed_at: str
    signed_by: str


@dataclass(slots=True)
class Workshop:
    """All of it may be shown to everyone in the workshop; hidden votes are not in it."""

    code: str = ""
    seq: int = 0
    service: str = ""
    description: str = ""
    business_function: str = ""
    vendors: list[str] = field(default_factory=list)
    model: Model = "C"
    joined: bool = False
    pace: Pace = "together"
    state: Literal["live", "signed-off"] = "live"
    locked: bool = False
    focus: tuple[str, AskedScope] | None = None
    people: dict[str, Person] = field(default_factory=dict)
    came: int = 0  # how many have come so far, also those who were removed
    looks: dict[str, str] = field(default_factory=dict)  # person → skeleton of the name
    cells: dict[str, CellState] = field(default_factory=dict)
    timer: tuple[int, str] | None = None  # seconds, when it ends
    parked: dict[str, str] = field(default_factory=dict)
    signatories: dict[Office, str] = field(default_factory=dict)
    revisions: tuple[SignedRevision, ...] = ()
    acts: list[Act] = field(default_factory=list)
    #: Keys of the screen that an event has touched since they were last drawn.
    touched: set[str] = field(default_factory=set)

    def start(self, model: Model) -> None:
        self.model = model
        self.joined = model == "A"
        self.cells = {cell.key: CellState(TABLE[model][cell]) for cell in CELLS}

    def keys(self, process: str, scope: AskedScope) -> list[str]:
        """The cells an ask is about: both scopes move as one while they are joined."""
        scopes = SCOPES if self.joined or scope == "both" else (scope,)
        return [f"{process}:{one}" for one in scopes]

    def in_focus(self) -> list[str]:
        return self.keys(*self.focus) if self.focus else []

    def is_facilitator(self, person: str) -> bool:
        return person in self.people and self.people[person].role == "facilitator"

    def rename(self, person: str, name: str) -> None:
        """Call somebody by this name; without one, by the order they came in."""
        name = name or f"Participant {self.people[person].number}"
        self.people[person].name = name
        self.looks[person] = skeleton(name)

    def touch(self, keys: Iterable[str]) -> None:
        """These cells changed, so an act that had them in another state cannot be taken back."""
        changed = set(keys)
        self.touched.update(f"cell:{key}" for key in changed)
        if self.acts:
            self._keep_acts_apart_from(changed)

    def _keep_acts_apart_from(self, changed: set[str]) -> None:
        """An act that stays for good holds in place the older ones on any of its cells, too."""
        kept: list[Act] = []
        for act in reversed(self.acts):
            if changed.isdisjoint(act.before):
                kept.insert(0, act)
            else:
                changed = changed | act.before.keys()
        self.acts = kept
        self.touched.add("undo")

    def act(self, what: str, keys: Iterable[str]) -> None:
        """Remember the cells as they are, before an act that can be taken back changes them."""
        before = {key: self.cells[key].snapshot() for key in keys}
        self.acts = [*self.acts[-19:], Act(what, before)]
        self.touched.update(f"cell:{key}" for key in before)
        self.touched.add("undo")
