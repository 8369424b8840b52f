"""Signing: the record of the matrix, its revisions, and what must be closed first."""

from app.matrix.model import CELLS, Process, Scope
from app.matrix.record import (
    Attendee,
    CellRecord,
    Record,
    RoundRecord,
    Signatory,
    canonical,
    digest,
)
from app.workshop import commands as ask
from app.workshop import events as ev
from app.workshop.workshop import CellState, Fact, Refusal, SignedRevision, Turn, Workshop

OFFICES: tuple[ask.Office, ...] = (
    "relationship-manager",
    "business-manager",
    "it-manager",
    "business-line-manager",
)


def sign_off(workshop: Workshop, _: ask.SignOff, turn: Turn) -> list[ev.AnyEvent]:
    owed = sum(cell.owed for cell in workshop.cells.values())
    if owed:
        cells = "1 cell is" if owed == 1 else f"{owed} cells are"
        raise Refusal(
            "wrong-state",
            f"{cells} left t.b.d. with neither an owner and a date nor a waiver.",
        )
    revision = len(workshop.revisions) + 1
    text = canonical(record(workshop, revision, turn.at, turn.person))
    return [ev.SignedOff(revision=revision, hash=digest(text))]


def start_revision(workshop: Workshop, _: ask.StartRevision, __: Turn) -> list[ev.AnyEvent]:
    if workshop.state != "signed-off":
        raise Refusal("wrong-state", "The next revision is being worked on already.")
    return [ev.RevisionStarted()]


def name_signatory(_: Workshop, command: ask.NameSignatory, __: Turn) -> list[ev.AnyEvent]:
    return [ev.SignatoryNamed(command.signatory, command.name)]


# What each event changes


def was_signed_off(workshop: Workshop, event: ev.SignedOff, fact: Fact) -> None:
    signed = SignedRevision(event.revision, event.hash, fact.at, fact.by)
    workshop.revisions = (*workshop.revisions, signed)
    workshop.state = "signed-off"
    workshop.acts = []
    workshop.timer = None
    workshop.touched.update(("workshop", "revisions", "undo", "timer"))


def revision_was_started(workshop: Workshop, _: ev.RevisionStarted, __: Fact) -> None:
    workshop.state = "live"
    workshop.touched.add("workshop")


def signatory_was_named(workshop: Workshop, event: ev.SignatoryNamed, _: Fact) -> None:
    workshop.signatories[event.signatory] = event.name
    workshop.touched.add("signatories")


# What is signed


def draft(workshop: Workshop) -> Record:
    """The matrix as it stands now, unsigned."""
    return record(workshop, None, None, None)


def record(
    workshop: Workshop, revision: int | None, signed_at: str | None, signed_by: str | None
) -> Record:
    """The matrix with what explains it; votes still hidden are not in it, nor are names."""
    return Record(
        service=workshop.service,
        description=workshop.description,
        business_function=workshop.business_function,
        vendors=workshop.vendors,
        model=workshop.model,
        joined=workshop.joined,
        revision=revision,
        previous=workshop.revisions[-1].hash if workshop.revisions else None,
        signed_at=signed_at,
        signed_by=signed_by,
        cells=[_cell(process, scope, workshop) for process, scope in CELLS],
        parked=list(workshop.parked.values()),
        signatories=[Signatory(office, workshop.signatories.get(office, "")) for office in OFFICES],
        people=[Attendee(one.person, one.represents, one.role) for one in workshop.people.values()],
    )


def _cell(process: Process, scope: Scope, workshop: Workshop) -> CellRecord:
    cell: CellState = workshop.cells[f"{process}:{scope}"]
    return CellRecord(
        process=process,
        scope=scope,
        state=cell.state,
        accountable=cell.accountable,
        reference=cell.reference,
        adopted=bool(cell.decision and cell.decision.adopted),
        executed_by=cell.executed_by,
        rationale=cell.decision.rationale if cell.decision else "",
        dissent=cell.decision.dissent if cell.decision else "",
        promise=cell.promise,
        waiver=cell.waiver,
        rounds=[
            RoundRecord(
                one.round,
                one.pattern,
                {choice: dict(by.items()) for choice, by in one.tally.items()},
            )
            for one in cell.rounds
        ],
        earlier=list(cell.earlier),
    )
