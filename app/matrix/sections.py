"""Sections of a record beside the matrix: what was agreed on around it, each item under its id.

A workshop keeps its registers in these forms, too. A field that says nothing is not written, so
that what was signed without it keeps its bytes. Nothing is an empty text or list, never a word:
whether a word is left out would hang on how the record came here.
"""

from typing import Literal, TypeAlias

import msgspec

from app.matrix.model import Accountable, Model, Office, Represents

#: Who holds a contract.
Holder: TypeAlias = Literal[Accountable, Represents]

#: By whose hand something was said: of who had claimed a personal link, of who had come in by the
#: form, or of who has no device, noted by another.
Method: TypeAlias = Literal["own link", "own device", "in the room"]

Category: TypeAlias = Literal[
    "security", "reliability", "continuity", "compliance", "cost", "people"
]


class Section(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One item of a section."""


class Answer(Section, frozen=True, kw_only=True):
    """What was answered about the service before anybody voted."""

    id: str
    answer: str


class Session(Section, frozen=True, kw_only=True):
    """When the room meets, by the clock of a zone; `moved` is how often it was told anew."""

    day: str  # a date
    at: str  # a time of day, 09:00
    minutes: int
    zone: str
    pre_work: str = ""
    moved: int = 0


class Ambition(Section, frozen=True, kw_only=True):
    """The model that was adopted, its consequences acknowledged, and by whom."""

    model: Model
    rationale: str = ""
    at: str
    by: str  # a person's id


class Contract(Section, frozen=True, kw_only=True):
    """A contract, and who holds it: without it nobody can make the vendor act."""

    id: str
    reference: str
    vendor: str
    covers: str
    holder: Holder
    engaged_by: str = ""
    starts: str = ""
    ends: str = ""
    notice: str = ""
    exit_plan: str = ""


class Benefit(Section, frozen=True, kw_only=True):
    """What the business expects, how and by when it will be validated, and what came of it."""

    id: str
    benefit: str
    validation: str
    by: str  # a date
    state: Literal["expected", "validated", "refuted"]
    evidence: str = ""
    at: str = ""  # when it was judged


class Today(Section, frozen=True, kw_only=True):
    """Who answers for a cell today, and when and on what condition that changes."""

    process: str
    scope: str
    accountable: Accountable
    changes_on: str = ""
    condition: str = ""


class Handover(Section, frozen=True, kw_only=True):
    """A cell that changes hands; null: to whom is not decided."""

    id: str
    process: str
    scope: str
    accountable: Accountable
    becomes: Accountable | None
    changes_on: str
    condition: str


class Risk(Section, frozen=True, kw_only=True):
    """What may happen, and what was said about it: understood, accepted until a day, declined.

    `owner` is a name, or, where that is somebody who takes part, `owner_person` an id. `noted` is
    whose understanding was said in the room, and by whom that was noted; `noted_by` the same of
    the answer. `by_link` had claimed a personal link when they understood; `method` tells it of
    the answer.
    """

    id: str
    title: str
    category: Category
    consequence: str
    doing_nothing: str = ""
    mitigation: str = ""
    owner: str = ""
    owner_person: str = ""
    review: str = ""
    process: str = ""
    scope: str = ""
    question: str = ""
    check: str = ""
    case: str = ""
    written_by: str
    state: Literal["open", "accepted", "declined", "lapsed", "withdrawn"]
    understood: list[str] = []
    noted: dict[str, str] = {}
    by_link: list[str] = []
    answered_by: str = ""
    noted_by: str = ""
    until: str = ""
    why: str = ""
    method: Literal[Method, ""] = ""
    at: str = ""

    @property
    def documented(self) -> bool:
        """All of it is written: what follows, what is done, whose it is, and when again."""
        owned = self.owner or self.owner_person
        return bool(self.consequence and self.mitigation and owned and self.review)

    def standing(self, day: str) -> str:
        """Its state on this day: an acceptance holds through its last one."""
        lapsed = self.state == "accepted" and self.until and self.until < day
        return "lapsed" if lapsed else self.state


class Wording(Section, frozen=True, kw_only=True):
    """How a process was put to the room, where that is not as it was published.

    Of one that the workshop added itself, all of it; `name` is what it is called here.
    """

    process: str
    name: str = ""
    means: str = ""
    question: str = ""
    case: str = ""


class Value(Section, frozen=True, kw_only=True):
    """Where IT could add value: how many people of each party said so."""

    process: str
    scope: str
    by: dict[str, int]


class Waved(Section, frozen=True, kw_only=True):
    """A check that was waved through with a word, and what it was about then."""

    basis: str
    why: str


class CheckRecord(Section, frozen=True, kw_only=True):
    """What the room may have missed, and what became of it; `told` is what its sentence is about.

    Its rule stands before the first colon of its id.
    """

    id: str
    cell: str = ""
    state: Literal["open", "settled", "risk", "waived"]
    why: str = ""
    told: dict[str, str] = {}


class Signature(Section, frozen=True, kw_only=True):
    """What an office said of a revision: signed, by its hash, or refused with a sentence.

    `revision` and `hash` are those that were signed: of an earlier one, where nothing has changed
    since that concerns the office. `noted_by` is who noted what was said in the room. While it is
    asked there is no more than who is: a person, or a mere `name`. What was `brought_in` was not
    said here: a file tells it.
    """

    office: Office
    state: Literal["asked", "signed", "refused"]
    revision: int
    hash: str = ""
    person: str = ""
    name: str = ""
    method: Literal[Method, ""] = ""
    noted_by: str = ""
    why: str = ""
    at: str = ""
    changed: list[str] = []  # cells, since the revision that this person signed
    brought_in: bool = False
