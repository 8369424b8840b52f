"""What happened in a workshop: one class per fact, in the past tense, all of it public."""

from msgspec import UNSET, Struct, UnsetType

from app.matrix.model import Accountable, Choice, Model, Represents
from app.workshop.commands import Office, Pace, Role

# A cell is written as its key, "incident:application": the log is read by people too.


class Event(Struct, frozen=True, tag_field="is", forbid_unknown_fields=True):
    """Anything that happened."""


class WorkshopOpened(Event, frozen=True, kw_only=True, tag="workshop-opened"):
    code: str
    service: str
    model: Model
    description: str
    business_function: str
    vendors: list[str]


class Described(Event, frozen=True, tag="described"):
    service: str
    description: str
    business_function: str
    vendors: list[str]


class TakenApart(Event, frozen=True, tag="taken-apart"):
    pass


# People. `name` is kept apart from the log, in a table of its own, and put back when read.
class PersonJoined(Event, frozen=True, kw_only=True, tag="person-joined"):
    person: str
    represents: Represents
    role: Role
    name: str


class PersonCorrected(Event, frozen=True, kw_only=True, tag="person-corrected"):
    person: str
    represents: Represents
    role: Role
    name: str


class PersonRemoved(Event, frozen=True, tag="person-removed"):
    person: str


class PersonErased(Event, frozen=True, tag="person-erased"):
    """The name is gone for good; what the person did stays, under the id."""

    person: str


class DoorLocked(Event, frozen=True, tag="door-locked"):
    locked: bool


# Voting. That somebody voted is public; what they chose stays in the ballot box.
class VoteCast(Event, frozen=True, tag="vote-cast"):
    person: str
    cell: str
    round: int


class VoteWithdrawn(Event, frozen=True, tag="vote-withdrawn"):
    person: str
    cell: str
    round: int


class Ballot(Struct, frozen=True):
    """A vote once it is out in the open."""

    person: str
    represents: Represents
    choice: Choice
    confidence: int | None
    reason: str


class VotesRevealed(Event, frozen=True, tag="votes-revealed"):
    cell: str
    round: int
    ballots: list[Ballot]  # in the order of participants, never of voting


class RoundOpened(Event, frozen=True, tag="round-opened"):
    cells: list[str]


class Focused(Event, frozen=True, tag="focused"):
    process: str
    scope: str


class PaceSet(Event, frozen=True, tag="pace-set"):
    pace: Pace


# Deciding
class Decided(Event, frozen=True, kw_only=True, tag="decided"):
    cells: dict[str, Accountable]
    executed_by: str | UnsetType = UNSET  # unset: as it was
    rationale: str = ""
    dissent: str = ""
    adopted: bool = False


class Reopened(Event, frozen=True, tag="reopened"):
    cells: list[str]


class Promised(Event, frozen=True, kw_only=True, tag="promised"):
    cells: list[str]
    owner: str
    due: str
    next_step: str


class Waived(Event, frozen=True, tag="waived"):
    cells: list[str]
    why: str


class Undone(Event, frozen=True, tag="undone"):
    what: str


# Signing
class SignedOff(Event, frozen=True, kw_only=True, tag="signed-off"):
    revision: int
    hash: str


class RevisionStarted(Event, frozen=True, tag="revision-started"):
    pass


class SignatoryNamed(Event, frozen=True, tag="signatory-named"):
    signatory: Office
    name: str


# Time and topics
class TimerSet(Event, frozen=True, tag="timer-set"):
    seconds: int
    ends_at: str


class TimerStopped(Event, frozen=True, tag="timer-stopped"):
    pass


class TopicParked(Event, frozen=True, tag="topic-parked"):
    topic: str
    text: str


class TopicUnparked(Event, frozen=True, tag="topic-unparked"):
    topic: str


AnyEvent = (
    WorkshopOpened
    | Described
    | TakenApart
    | PersonJoined
    | PersonCorrected
    | PersonRemoved
    | PersonErased
    | DoorLocked
    | VoteCast
    | VoteWithdrawn
    | VotesRevealed
    | RoundOpened
    | Focused
    | PaceSet
    | Decided
    | Reopened
    | Promised
    | Waived
    | Undone
    | SignedOff
    | RevisionStarted
    | SignatoryNamed
    | TimerSet
    | TimerStopped
    | TopicParked
    | TopicUnparked
)
