"""A workshop as it stands: its people, its cells, and what can be taken back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias

from msgspec import UNSET

from app.asks.refusal import Refusal
from app.log.recorded import Changes
from app.matrix.approving import Approval
from app.matrix.catalogue import FOURTEEN, Catalogue, Cell
from app.matrix.forecast import Running
from app.matrix.model import Accountable, Model
from app.matrix.model import Office as Office
from app.matrix.question import is_anonymous
from app.matrix.sections import Wording
from app.signing.signed import Signed
from app.signing.signed import SignedRevision as SignedRevision
from app.workshop.acts import Act, Acts
from app.workshop.ballot import AskedScope, Ballot, BallotAsk, Question
from app.workshop.cell import CellState, SteeringAsk
from app.workshop.person import Person as Person
from app.workshop.person import Role as Role
from app.workshop.registers import FOLLOWING, Registers

Pace: TypeAlias = Literal["together", "own"]
#: Whose choice may be told at the last stage of a reveal: by party, or by name too.
NameRule: TypeAlias = Literal["parties", "people"]
Chapter: TypeAlias = Literal["prepare", "ambition", "matrix", "cases", "risks", "sign-off"]
#: How many acts an undo that names none reaches back over.
ACTS = 20
#: What `Workshop.changed` tells of beside the cells.
RECORD, UNDO = "record", "undo"


@dataclass(slots=True)
class Workshop(Signed):
    """All of it may be shown to everyone in the workshop; hidden votes are not in it."""

    closed_as: ClassVar[str] = "signed"
    code: str = ""
    seq: int = 0
    service: str = ""
    description: str = ""
    business_function: str = ""
    vendors: list[str] = field(default_factory=list)
    model: Model = "C"
    catalogue: Catalogue = FOURTEEN
    own_processes: int = 0  # the last number that one of its own got, here or where it was signed
    joined: bool = False
    pace: Pace = "together"
    state: Literal["live", "signed-off"] = "live"
    since: str = ""  # when it was opened for the revision that is worked on, or was last
    locked: bool = False
    focus: tuple[str, AskedScope] | None = None
    out_since: set[str] = field(default_factory=set)  # cells revealed since one was brought up
    people: dict[str, Person] = field(default_factory=dict)
    left: dict[str, Person] = field(default_factory=dict)  # who is told of, and removed since
    simulated: tuple[str, ...] = ()  # who is, in a dry run
    came: int = 0  # how many have come so far, also those who were removed
    looks: dict[str, str] = field(default_factory=dict, compare=False)  # skeletons, as asked for
    cells: dict[str, CellState] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)  # those that were opened
    last_asked: str = ""  # the question that took votes last
    names: NameRule = "parties"
    voted: bool = False  # whether any vote was ever cast
    chapter: Chapter = "matrix"
    marks: dict[str, dict[str, None]] = field(default_factory=dict)  # by whom, see `marking`
    wording: dict[str, Wording] = field(default_factory=dict)  # mended, by process
    path_at: str = ""  # where on the path the room looks; empty: it does not
    registers: Registers = field(default_factory=Registers)
    running: Running = field(default_factory=Running)
    timer: tuple[int, str] | None = None  # seconds, when it ends
    parked: dict[str, str] = field(default_factory=dict)
    signatories: dict[Office, str] = field(default_factory=dict)  # by a mere name
    holders: dict[Office, str] = field(default_factory=dict)  # the person who holds an office
    titles: dict[Office, str] = field(default_factory=dict)  # what offices are called here
    approval: Approval = field(default_factory=Approval)
    revisions: tuple[SignedRevision, ...] = ()
    #: What an undo that names no act took back in the first releases: the newest of these.
    acts: list[Act] = field(default_factory=list)
    own_acts: Acts = field(default_factory=Acts)
    offers: dict[str, tuple[int, int]] = field(default_factory=dict)  # by person, of `own_acts`
    #: Number of the fact that last changed a cell, the record, or what somebody can take back.
    changed: dict[str, int] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)

    def keys(self, process: str, scope: AskedScope) -> list[str]:
        """The cells an ask is about: both scopes move as one while they are joined."""
        scopes = self.catalogue.scopes if self.joined or scope == "both" else (scope,)
        return [f"{process}:{one}" for one in scopes]

    def asked(self, ask: BallotAsk | SteeringAsk) -> list[str]:
        """What an ask is about: cells, or a question that was opened."""
        question = ask.question if isinstance(ask, BallotAsk) else UNSET
        if isinstance(ask, BallotAsk):
            ask.names_one()
        if self.state == "signed-off" and not (question and is_anonymous(question)):
            raise Refusal("signed-off", "signed")
        if isinstance(question, str):
            if question not in self.questions:
                raise Refusal("wrong-state", "question-not-open")
            return [question]
        return self.keys(ask.process, ask.scope)  # type: ignore[arg-type] # `permit` has looked

    def as_seen(self, ask: BallotAsk | SteeringAsk) -> list[str]:
        """What an ask is about; raises Refusal where it has changed since it was seen."""
        keys = self.asked(ask)
        self.unchanged(ask.seen, *keys)
        return keys

    def ballots(self) -> dict[str, Ballot]:
        """Whatever is voted on: the cells, and the questions that were opened."""
        return {**self.cells, **self.questions}

    def ballot(self, key: str) -> Ballot:
        """A cell, or a question that was opened."""
        return self.cells[key] if key in self.cells else self.questions[key]

    def in_focus(self) -> list[str]:
        return self.keys(*self.focus) if self.focus else []

    def decided(self) -> dict[Cell, Accountable]:
        """What is decided, in the order of the catalogue."""
        return self.catalogue.decided(
            {key: cell.accountable for key, cell in self.cells.items() if cell.state == "decided"}
        )

    def amended(self, *keys: str) -> None:
        """From this fact on another record would be signed: these cells of it changed, if any.

        A hidden vote is no part of it: nobody who decides could have seen it.
        """
        self.changed |= dict.fromkeys((RECORD, *keys), self.seq)
        self.drawn_anew(*FOLLOWING)

    def shown_as(self, key: str) -> str:
        """The key of the screen that tells of a cell or a question."""
        return f"cell:{key}" if key in self.cells else f"question:{key}"

    def touch(self, keys: Iterable[str]) -> None:
        """These cells changed, so an act that had them in another state cannot be taken back."""
        changed = set(keys)
        self.changes.keys.update(self.shown_as(key) for key in changed)
        self.own_acts.build(changed, self.seq)
        self.offer_anew()
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
        if len(kept) < len(self.acts):
            self.keep_acts(kept)

    def act(self, by: str, what: str, keys: Iterable[str]) -> None:
        """Remember the cells as they are, before an act that can be taken back changes them."""
        act = self.own_act(by, what, keys)
        self.keep_acts([*self.acts[1 - ACTS :], act])
        self.drawn_anew("nearest")

    def own_act(self, by: str, what: str, keys: Iterable[str]) -> Act:
        """The same for one that no undo without a name has ever taken back."""
        before = {key: self.cells[key].snapshot() for key in keys}
        act = self.own_acts.do(by, self.seq, what, before, self.joined)
        self.offer_anew()
        self.amended(*before)
        self.drawn_anew(*(f"cell:{key}" for key in before))
        return act

    def forget_acts(self) -> None:
        """What was done until now stays."""
        self.keep_acts([])
        self.own_acts = Acts()
        self.offer_anew()

    def keep_acts(self, acts: list[Act]) -> None:
        """These an undo without a name would take back; who facilitates is shown their own."""
        self.acts = acts
        self.drawn_anew("undo")
        self.changes.own.update(filter(self.is_facilitator, self.people))

    def offer_anew(self) -> None:
        """Whoever can take back something else now, or nothing any more, is shown it."""
        for person in self.own_acts.done.keys() | self.offers.keys():
            offered = self.own_acts.offers(person)
            if self.offers.get(person, (0, 0)) != offered:
                self.offers[person] = offered
                self.changed[f"{UNDO}:{person}"] = self.seq
                self.changes.own.add(person)
