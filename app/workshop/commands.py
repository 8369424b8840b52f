"""What people ask of a workshop: one class per ask, in the imperative, nothing else."""

from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from app.matrix.model import Accountable, Choice, Model, Process, Represents

AskedScope: TypeAlias = Literal["application", "interface", "both"]
Role: TypeAlias = Literal["facilitator", "participant", "observer"]
Pace: TypeAlias = Literal["together", "own"]
Office: TypeAlias = Literal[
    "relationship-manager", "business-manager", "it-manager", "business-line-manager"
]
Seconds: TypeAlias = Annotated[int, Meta(ge=10, le=7200)]
Confidence: TypeAlias = Annotated[int, Meta(ge=1, le=5)]


class Ask(Struct, frozen=True, forbid_unknown_fields=True, tag_field="ask"):
    """Anything a person can ask."""


class CellAsk(Ask, frozen=True, kw_only=True):
    """An ask about one cell, or about both scopes of a process."""

    process: Process
    scope: AskedScope


# The two that found a workshop and fill it; their `person` is made at the door.
class OpenWorkshop(Ask, frozen=True, kw_only=True, tag="open-workshop"):
    service: str
    model: Model
    facilitator: str
    description: str = ""
    business_function: str = ""
    vendors: list[str] = []


class Join(Ask, frozen=True, kw_only=True, tag="join"):
    name: str
    represents: Represents
    role: Literal["participant", "observer"] = "participant"


# Voting
class CastVote(CellAsk, frozen=True, tag="cast-vote"):
    choice: Choice
    confidence: Confidence | None = None
    reason: str = ""


class WithdrawVote(CellAsk, frozen=True, tag="withdraw-vote"):
    pass


class Focus(CellAsk, frozen=True, tag="focus"):
    pass


class SetPace(Ask, frozen=True, tag="set-pace"):
    pace: Pace


class Reveal(CellAsk, frozen=True, tag="reveal"):
    pass


class RevealAll(Ask, frozen=True, tag="reveal-all"):
    pass


class VoteAgain(CellAsk, frozen=True, tag="vote-again"):
    pass


# Deciding
class Decide(CellAsk, frozen=True, tag="decide"):
    accountable: Accountable
    executed_by: str = ""
    rationale: str = ""
    dissent: str = ""


class TakeAgreed(Ask, frozen=True, tag="take-agreed"):
    pass


class AdoptReference(Ask, frozen=True, tag="adopt-reference"):
    pass


class Reopen(CellAsk, frozen=True, tag="reopen"):
    pass


class MakePromise(CellAsk, frozen=True, tag="promise"):
    owner: str
    due: str
    next_step: str = ""


class Waive(CellAsk, frozen=True, tag="waive"):
    why: str


class Undo(Ask, frozen=True, tag="undo"):
    pass


# Signing
class SignOff(Ask, frozen=True, tag="sign-off"):
    pass


class StartRevision(Ask, frozen=True, tag="start-revision"):
    pass


class NameSignatory(Ask, frozen=True, kw_only=True, tag="name-signatory"):
    signatory: Office
    name: str


# The workshop itself
class Describe(Ask, frozen=True, tag="describe"):
    service: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    business_function: str | UnsetType = UNSET
    vendors: list[str] | UnsetType = UNSET


class TakeApart(Ask, frozen=True, tag="take-apart"):
    pass


class SetTimer(Ask, frozen=True, tag="set-timer"):
    seconds: Seconds


class ExtendTimer(Ask, frozen=True, tag="extend-timer"):
    seconds: Seconds


class StopTimer(Ask, frozen=True, tag="stop-timer"):
    pass


class Park(Ask, frozen=True, tag="park"):
    text: str


class Unpark(Ask, frozen=True, tag="unpark"):
    topic: str


# People
class CorrectPerson(Ask, frozen=True, kw_only=True, tag="correct-person"):
    person: str
    name: str | UnsetType = UNSET
    represents: Represents | UnsetType = UNSET
    role: Literal["participant", "observer"] | UnsetType = UNSET


class RemovePerson(Ask, frozen=True, tag="remove-person"):
    person: str


class ShareFacilitation(Ask, frozen=True, tag="share-facilitation"):
    person: str


class HandOver(Ask, frozen=True, tag="hand-over"):
    person: str


class LockDoor(Ask, frozen=True, tag="lock-door"):
    locked: bool


Voting = CastVote | WithdrawVote | Focus | SetPace | Reveal | RevealAll | VoteAgain
Deciding = Decide | TakeAgreed | AdoptReference | Reopen | MakePromise | Waive | Undo
Signing = SignOff | StartRevision | NameSignatory
Arranging = Describe | TakeApart | SetTimer | ExtendTimer | StopTimer | Park | Unpark
Attending = CorrectPerson | RemovePerson | ShareFacilitation | HandOver | LockDoor
#: What may be asked inside a workshop, on the socket or by the API.
Command = Voting | Deciding | Signing | Arranging | Attending
