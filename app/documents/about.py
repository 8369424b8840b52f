"""What stands around the matrix: what it is about, who took part, and who signs."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from app.documents import physical, sentences
from app.documents.printable import clean
from app.matrix import meeting
from app.matrix.record import Record, Signatory
from app.matrix.reference import MODELS

#: The four who sign, in the order in which they are printed.
OFFICES = {
    "relationship-manager": "Relationship manager",
    "business-manager": "Business manager",
    "it-manager": "IT manager",
    "business-line-manager": "Business line manager",
}


class Signed(Protocol):
    """Whatever has revisions that offices sign."""

    @property
    def revision(self) -> int | None: ...

    @property
    def signatories(self) -> Sequence[Signatory]: ...


class Person(msgspec.Struct, frozen=True, omit_defaults=True):
    """Somebody who took part, and may have left; or whose votes another one put in."""

    name: str
    party: str
    party_word: str
    role: str
    left: bool = False
    entered_by: str = ""
    invited: bool = False

    @property
    def told(self) -> str:
        """The role, who spoke for them, and that somebody never came, or was removed."""
        spoken = f", votes entered by {self.entered_by}" if self.entered_by else ""
        away = ", invited, did not come in" if self.invited else ""
        return f"{self.role}{spoken}{away}{', left' if self.left else ''}"


class Signature(msgspec.Struct, frozen=True):
    """A line to sign on in ink: the office, and the name once it is known."""

    office: str
    name: str


def people(record: Record, names: Mapping[str, str]) -> dict[str, Person]:
    """By id. A name may have been erased since; then the place in the list stands for it."""
    called = {
        one.person: clean(names.get(one.person, "")) or f"Participant {place}"
        for place, one in enumerate(record.people, 1)
    }
    return {
        one.person: Person(
            name=called[one.person],
            party=one.represents,
            party_word=sentences.PARTIES[one.represents],
            role=one.role,
            left=one.left,
            entered_by=called.get(one.entered_by, "the facilitator") if one.entered_by else "",
            invited=one.invited,
        )
        for one in record.people
    }


def signatures(record: Signed, called: Mapping[str, str]) -> list[Signature]:
    """Always four lines, whether or not the names are known; `called` by the ids of people."""
    known = {
        one.signatory: called.get(one.person, "") if one.person else clean(one.name)
        for one in record.signatories
    }
    return [Signature(word, known.get(office, "")) for office, word in titles(record).items()]


def titles(record: Signed) -> dict[str, str]:
    """What each office is called in this record."""
    named = {one.signatory: clean(one.title) for one in record.signatories}
    return {office: named.get(office) or word for office, word in OFFICES.items()}


def vendors(record: Record) -> list[str]:
    return [name for name in map(clean, record.vendors) if name]


def facts(record: Record, nearest: str, closer: str, zone: str = "") -> list[tuple[str, str]]:
    """What the document is about, as label and text; what is not known is left out."""
    model = MODELS[record.model]
    told = [
        ("Service", clean(record.service)),
        ("Description", clean(record.description)),
        ("Business function", clean(record.business_function)),
        ("Vendors", ", ".join(vendors(record))),
        ("Session", meeting.told(record.session) if record.session else ""),
        ("Reference model", f"{record.model}, {model.name}. {model.meaning}"),
        ("Nearest reference model", nearest),
        ("Cases", physical.summary(record)),
        ("Signed off", sentences.moment(record.signed_at or "", zone)),
        ("Signed off by", closer),
        ("Previous revision", record.previous or ""),
    ]
    return [(label, text) for label, text in told if text]
