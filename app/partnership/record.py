"""What a partnership agreement says at one moment: a draft, or a revision with a hash."""

import json
from typing import Any, Literal

import msgspec

from app.matrix.physical import Contact
from app.matrix.record import Signatory
from app.matrix.sections import Signature
from app.partnership.model import Level, Side


class Item(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An item of a section, under its id."""

    id: str


class Member(Item, frozen=True, kw_only=True):
    """Somebody of the staff. Name and contact are personal: they live apart, under these ids."""

    side: Side
    person: str
    contact: str = ""
    title: str = ""
    role: str = ""
    level: Literal[Level, ""] = ""
    deputy: str = ""


class Single(msgspec.Struct, frozen=True, omit_defaults=True):
    """One meeting of a series that is held at another time, or (no time) not at all."""

    on: str  # the day it would have been, 2026-12-24
    starts: str = ""  # 2026-12-24 09:00


class Meeting(Item, frozen=True, kw_only=True):
    """A formal meeting: `every` is month, quarter, year or an RRULE; `starts` is its first time."""

    title: str
    purpose: str
    level: Level
    every: str
    starts: str  # 2026-12-24 09:00, by the clocks of the zone
    zone: str
    minutes: int = 60
    attendees: list[str] = []
    singles: list[Single] = []
    changes: int = 0  # how often it was told anew: calendars go by it


class Objective(Item, frozen=True, kw_only=True):
    title: str
    measure: str = ""
    due: str = ""


class Moved(msgspec.Struct, frozen=True):
    """An action was moved: for when it had been, and why."""

    due: str
    why: str
    at: str


class Action(Item, frozen=True, kw_only=True):
    """`objective` is the id of the one it serves, where it serves one."""

    title: str
    owner: str
    due: str
    objective: str = ""
    state: Literal["", "kept", "broken"] = ""  # empty: it is open
    said: str = ""  # the evidence that it was kept, or why it was not
    moves: list[Moved] = []
    ended: str = ""  # when it was kept or broken


class Appendix(Item, frozen=True, kw_only=True):
    """A service level or operational level agreement, as a link or as a file that is kept here."""

    title: str
    link: str = ""
    file: str = ""  # its name
    hash: str = ""  # its SHA-256
    size: int = 0  # bytes


class Citation(Item, frozen=True, kw_only=True):
    """A signed support model, by the hash of its revision. `newer` is in force in its place."""

    workshop: str
    revision: int
    hash: str
    service: str
    newer: int | None = None


class Minute(msgspec.Struct, frozen=True):
    kind: Literal["note", "decision"]
    text: str
    at: str


class Held(Item, frozen=True, kw_only=True):
    """A meeting that was held, and what was noted and decided in it."""

    meeting: str  # the id of the series
    title: str
    on: str
    minutes: list[Minute] = []
    closed: str = ""  # when


class Said(msgspec.Struct, frozen=True, omit_defaults=True):
    """A reason or a confidence, once it is out: by side, never by person."""

    side: str
    choice: str
    confidence: int | None = None
    reason: str = ""


class Answers(msgspec.Struct, frozen=True, omit_defaults=True):
    """One revealed round of a question: choice → side (`0`, `1`; of a pulse `all`) → how many."""

    question: str
    round: int
    at: str
    tally: dict[str, dict[str, int]]
    said: list[Said] = []


class Proposed(Item, frozen=True, kw_only=True):
    """A change that one side has proposed and the other has not answered yet."""

    side: Side | None  # of who leads for neither: whichever side answers
    ask: str  # which ask it would be
    says: dict[str, Any]  # its fields, without anybody's name or contact


class Participant(msgspec.Struct, frozen=True, omit_defaults=True):
    """Somebody who took part; the name lives apart, `named` is its digest."""

    person: str
    side: Side | None
    role: str
    named: str = ""
    left: bool = False
    invited: bool = False


class Agreement(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The whole of it, section by section."""

    title: str
    sides: list[str]
    revision: int | None  # None for a draft
    previous: str | None  # the hash of the revision before this one
    signed_at: str | None
    signed_by: str | None  # a person's id
    philosophy: str
    staff: list[Member] = []
    meetings: list[Meeting] = []
    objectives: list[Objective] = []
    actions: list[Action] = []
    appendices: list[Appendix] = []
    citations: list[Citation] = []
    held: list[Held] = []
    questions: list[Answers] = []
    proposals: list[Proposed] = []
    signatories: list[Signatory] = []
    people: list[Participant] = []
    contacts: list[Contact] = []  # the digests of what stands apart of the staff
    signatures: list[Signature] = []  # of the revision before this one


#: Made here, once: threads that decode a type for the first time at once end the whole process.
AGREEMENT = msgspec.json.Decoder(Agreement)


def canonical(agreement: Agreement) -> str:
    """The one JSON text of it: sorted keys, no spaces; only text, whole numbers, null."""
    plain: dict[str, Any] = msgspec.to_builtins(agreement)
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def parse(text: str) -> Agreement:
    """An agreement from its canonical text. Raises msgspec.ValidationError if it is not one."""
    return AGREEMENT.decode(text)
