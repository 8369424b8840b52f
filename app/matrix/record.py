"""What a matrix says at one moment: the draft, or a signed revision whose hash can be checked."""

import hashlib
import json
from typing import Any, Literal

import msgspec

from app.matrix.model import Accountable, Model, Represents
from app.matrix.physical import Case, Contact, Executor
from app.matrix.rounds import QuestionRecord, RoundRecord
from app.matrix.sections import (
    Ambition,
    Answer,
    Benefit,
    CheckRecord,
    Contract,
    Risk,
    Session,
    Signature,
    Today,
    Value,
    Wording,
)


class Move(msgspec.Struct, frozen=True):
    """A promise was moved: for when it had been, and why."""

    due: str
    why: str
    at: str


class Promise(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who closes a cell left t.b.d., and by when; and what became of that.

    Revisions of the first three releases tell neither when it was made nor what became of it.
    """

    owner: str
    due: str  # a date, 2026-12-24
    next_step: str
    id: str = ""  # of the promise: it may stand on both scopes of a process
    made: str = ""
    state: Literal["", "kept", "broken"] = ""  # empty: it is open
    moves: list[Move] = []
    evidence: str = ""
    why: str = ""
    at: str = ""  # when it ended


class EarlierDecision(msgspec.Struct, frozen=True):
    """A decision that no longer stands; it stays readable."""

    accountable: Accountable
    executed_by: str
    rationale: str
    dissent: str
    at: str
    ended: Literal["reopened", "undone"]


class CellRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """One cell as it stands; `accountable` is tbd as long as nothing is decided.

    `thin`: a party that was present has not voted, or the one that gets it has not. `override`: it
    was decided against the votes, or for a party that neither voted for it nor was there. Revisions
    of the first two releases do not say.
    """

    process: str
    scope: str
    state: Literal["open", "revealed", "decided"]
    accountable: Accountable
    reference: Accountable
    adopted: bool
    executed_by: str
    rationale: str
    dissent: str
    promise: Promise | None
    waiver: str | None
    rounds: list[RoundRecord]
    earlier: list[EarlierDecision]
    thin: bool = False
    override: bool = False


class Signatory(msgspec.Struct, frozen=True, omit_defaults=True):
    """One of the four who sign: by office and, once known, as a person or by a mere name.

    `title` is what the office was called, where that is not its published name.
    """

    signatory: str
    name: str
    person: str = ""
    title: str = ""


class Attendee(msgspec.Struct, frozen=True, omit_defaults=True):
    """Somebody who took part; the name lives apart, so that it can be erased.

    `named` is the digest of the name at the time of signing: it belongs to what was signed, and
    tells nobody what it was. Revisions of the first release have none. Who `left` was removed
    after a vote of theirs had been counted. Who had no device was spoken for by `entered_by`. Who
    was `invited` by a personal link had not claimed it, and so was not there.
    """

    person: str
    represents: Represents
    role: str
    named: str = ""
    left: bool = False
    entered_by: str = ""
    invited: bool = False


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """The matrix with everything that explains it. Cells in their order.

    Revisions of the first three releases have none of the sections behind the people.
    """

    service: str
    description: str
    business_function: str
    vendors: list[str]
    model: Model
    joined: bool
    revision: int | None  # None for a draft
    previous: str | None  # the hash of the revision before this one
    signed_at: str | None
    signed_by: str | None  # a person's id
    cells: list[CellRecord]
    parked: list[str]
    signatories: list[Signatory]
    people: list[Attendee]
    ambition: Ambition | None = None
    contracts: list[Contract] = []
    benefits: list[Benefit] = []
    today: list[Today] = []
    risks: list[Risk] = []
    checks: list[CheckRecord] = []
    signatures: list[Signature] = []  # of the revision before this one
    questions: list[QuestionRecord] = []
    wording: list[Wording] = []
    value: list[Value] = []
    intake: list[Answer] = []
    executors: list[Executor] = []
    contacts: list[Contact] = []
    cases: list[Case] = []
    session: Session | None = None


#: Made here, once: threads that decode a type for the first time at once end the whole process.
RECORD = msgspec.json.Decoder(Record)


def canonical(record: Record) -> str:
    """The one JSON text of a record: sorted keys, no spaces; only text, whole numbers, null."""
    plain: dict[str, Any] = msgspec.to_builtins(record)
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def salt_of(chance: str, person: str) -> str:
    """This person's own salt, of the one that was drawn for a whole revision."""
    return digest(f"{chance}:{person}")[:32]


def name_digest(salt: str, name: str) -> str:
    """What stands in a record for a name; without the salt, as much as nothing."""
    return digest(f"{salt}:{name}")


def digest(text: str) -> str:
    """SHA-256 of a canonical text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def parse(text: str) -> Record:
    """A record from its canonical text. Raises msgspec.ValidationError if it is not one."""
    return RECORD.decode(text)
