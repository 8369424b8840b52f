"""Bringing in: a workshop that begins with revisions that were signed elsewhere, byte for byte.

All of it is checked before anything is asked for here, away from whoever writes. Who took part
there is told of and is not here; what they said was not said here, and is marked as that.
"""

from msgspec import Struct, to_builtins

from app.asks.ask import Ask
from app.log.kind import DOOR, Feature, Rule
from app.log.recorded import (
    Event,
    Fact,
    Happenings,
    KeepNames,
    KeepRevision,
    NoteErased,
    Turn,
)
from app.matrix.approval import Stood
from app.matrix.catalogue import Catalogue, arranged, last_own
from app.matrix.chain import Kept, processes
from app.matrix.model import Represents
from app.matrix.record import Record
from app.matrix.sections import Signature
from app.workshop import brought
from app.workshop.executing import ContactKept
from app.workshop.people import PersonJoined
from app.workshop.person import Person, Role
from app.workshop.state import SignedRevision, Workshop


class Guest(Struct, frozen=True):
    """Somebody a record tells of."""

    person: str
    represents: Represents
    role: Role
    name: str


class BringIn(Ask, frozen=True, kw_only=True, tag="bring-in"):
    """Checked already; `last` is the last record without what only its bytes need."""

    facilitator: str
    revisions: list[Kept]
    last: Record
    signed_by: list[str]
    signed_at: list[str]
    stood: list[dict[str, Stood]]
    in_force: list[bool]
    guests: list[Guest]
    contacts: dict[str, str]
    erased: list[str]


class WorkshopBroughtIn(Event, frozen=True, kw_only=True, tag="workshop-brought-in"):
    """What it goes on from; `record` is without people and without what is in its bytes alone."""

    code: str
    catalogue: Catalogue
    record: Record


class PersonBroughtIn(Event, frozen=True, kw_only=True, tag="person-brought-in"):
    """Somebody who took part elsewhere: told of, and not here."""

    person: str
    represents: Represents
    role: Role
    name: str


class RevisionBroughtIn(Event, frozen=True, kw_only=True, tag="revision-brought-in"):
    """`stood` is what was approved of each cell; `in_force` whether all had signed it there."""

    revision: int
    hash: str
    signed_at: str
    signed_by: str
    said: list[Signature]
    stood: dict[str, Stood]
    in_force: bool


def bring_in(workshop: Workshop, ask: BringIn, turn: Turn) -> Happenings:
    """The first facts of a workshop; `workshop.code` was drawn at the door."""
    who = {"person": turn.person, "represents": "other", "role": "facilitator"}
    return [
        WorkshopBroughtIn(
            code=workshop.code, catalogue=arranged(processes(ask.last)), record=ask.last
        ),
        *(PersonBroughtIn(**to_builtins(one)) for one in ask.guests),
        *(ContactKept(person=one, name=text) for one, text in ask.contacts.items()),
        *_revisions(ask),
        NoteErased(tuple(ask.erased)),
        PersonJoined(**who, name=ask.facilitator),  # type: ignore[arg-type] # as it is there
    ]


def _revisions(ask: BringIn) -> Happenings:
    happened: Happenings = []
    for number, kept in enumerate(ask.revisions):
        happened += [
            RevisionBroughtIn(
                revision=kept.revision,
                hash=kept.hash,
                signed_at=ask.signed_at[number],
                signed_by=ask.signed_by[number],
                said=[it for it in kept.said if it.state != "asked"],
                stood=ask.stood[number],
                in_force=ask.in_force[number],
            ),
            KeepRevision(kept.revision, kept.hash, kept.signed.decode()),
            KeepNames(kept.revision, kept.names),
        ]
    return happened


# What each event changes


def was_brought_in(workshop: Workshop, event: WorkshopBroughtIn, _: Fact) -> None:
    workshop.code, workshop.catalogue = event.code, event.catalogue
    brought.stand(workshop, event.record)
    workshop.amended(*workshop.cells)
    workshop.drawn_anew("workshop")


def person_was_brought_in(workshop: Workshop, event: PersonBroughtIn, fact: Fact) -> None:
    workshop.came += 1
    who = (event.person, event.name, event.represents, event.role)
    workshop.left[event.person] = Person(*who, workshop.came, fact.at, counted=True)
    workshop.rename(event.person, event.name)
    workshop.people_changed()


def revision_was_brought_in(workshop: Workshop, event: RevisionBroughtIn, _: Fact) -> None:
    workshop.state = "signed-off"
    signed = SignedRevision(event.revision, event.hash, event.signed_at, event.signed_by)
    workshop.revisions = (*workshop.revisions, signed)
    had = last_own(key.split(":")[0] for key in event.stood)
    workshop.own_processes = max(workshop.own_processes, had)
    approval = workshop.approval
    approval.close(event.revision, dict(event.stood), {}, before=False)
    approval.said[event.revision] = {one.office: one for one in event.said}
    approval.in_force = event.revision if event.in_force else approval.in_force
    workshop.amended()
    workshop.drawn_anew("workshop", "revisions", "signatures")


BRINGING = Feature(
    asks={BringIn: Rule(DOOR, bring_in)},
    events={
        WorkshopBroughtIn: was_brought_in,
        PersonBroughtIn: person_was_brought_in,
        RevisionBroughtIn: revision_was_brought_in,
    },
)
