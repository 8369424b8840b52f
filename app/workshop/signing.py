"""Signing: the record of the matrix, its revisions, and what must be closed first."""

from typing import Any

from app.asks.ask import Ask, SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, KeepNames, KeepRevision, Turn
from app.matrix.approval import Stood
from app.matrix.record import CellRecord, Record, canonical, digest
from app.signing import offices, signatures
from app.signing.signed import SignedRevision
from app.workshop import (
    about,
    asking,
    attendance,
    deciding,
    executing,
    intake,
    marking,
    parking,
    registering,
    wording,
)
from app.workshop.cell import CellState
from app.workshop.state import RECORD, Workshop


class SignOff(SeeingAsk, frozen=True, tag="sign-off"):
    pass


class StartRevision(Ask, frozen=True, tag="start-revision"):
    pass


class SignedOff(Event, frozen=True, kw_only=True, tag="signed-off"):
    revision: int
    hash: str


class RevisionStarted(Event, frozen=True, tag="revision-started"):
    """`afresh`: what led to the signed revision stands in it, and need not be signed again.

    The first releases wrote none, and carried all of it on.
    """

    afresh: bool = False


def sign_off(workshop: Workshop, ask: SignOff, turn: Turn) -> Happenings:
    workshop.unchanged(ask.seen, RECORD)
    owed = sum(cell.owed for cell in workshop.cells.values())
    if owed:
        raise Refusal("wrong-state", "cells-owed", count=owed)
    revision = len(workshop.revisions) + 1
    moment, chance = _moment(workshop, turn.at), turn.chance()
    content = canonical(record(workshop, revision, moment, turn.person, chance))
    hashed = digest(content)
    return [
        SignedOff(revision=revision, hash=hashed),
        KeepRevision(revision, hashed, content),
        KeepNames(revision, names_signed(workshop, chance)),
    ]


def names_signed(workshop: Workshop, chance: str) -> dict[str, tuple[str, str]]:
    """What the digests in a record stand for: names of people, and how executors are reached."""
    people = attendance.signed_names(workshop, chance)
    return people | executing.signed_contacts(workshop, chance)


def start_revision(workshop: Workshop, _: StartRevision, __: Turn) -> Happenings:
    if workshop.state != "signed-off":
        raise Refusal("wrong-state", "revision-begun")
    return [*asking.going_on(workshop), RevisionStarted(afresh=True)]


def _moment(workshop: Workshop, at: str) -> str:
    """When a revision is signed: a clock that goes wrong sets none before the last one."""
    return max(at, workshop.revisions[-1].signed_at) if workshop.revisions else at


# What each event changes


def was_signed_off(workshop: Workshop, event: SignedOff, fact: Fact) -> None:
    _close(workshop, event.revision)
    signed = SignedRevision(event.revision, event.hash, _moment(workshop, fact.at), fact.by)
    workshop.revisions = (*workshop.revisions, signed)
    workshop.state = "signed-off"
    asking.were_signed(workshop)
    workshop.forget_acts()
    workshop.timer = None
    workshop.amended()
    workshop.drawn_anew("workshop", "revisions", "signatures", "timer")


def _close(workshop: Workshop, revision: int) -> None:
    """It is held against what each office signed last."""
    cells = {
        key: Stood(cell.accountable, digest(who) if (who := executing.who(workshop, key)) else "")
        for key, cell in workshop.cells.items()
    }
    before = signatures.all_signed(workshop)
    workshop.approval.close(revision, cells, workshop.holders, before)


def revision_was_started(workshop: Workshop, event: RevisionStarted, fact: Fact) -> None:
    workshop.state, workshop.since = "live", fact.at
    left = [key for key, cell in workshop.cells.items() if event.afresh and cell.leave_behind()]
    workshop.amended(*left)
    workshop.drawn_anew("workshop", *(f"cell:{key}" for key in left))


# What is signed


def draft(workshop: Workshop) -> Record:
    """The matrix as it stands now, unsigned."""
    return record(workshop, None, None, None)


def record(
    workshop: Workshop,
    revision: int | None,
    signed_at: str | None,
    signed_by: str | None,
    chance: str = "",
) -> Record:
    """The matrix with what explains it, each section as its feature tells it.

    Votes still hidden are not in it, nor are names.
    """
    return Record(
        **about.signed(workshop),
        revision=revision,
        previous=workshop.revisions[-1].hash if workshop.revisions else None,
        signed_at=signed_at,
        signed_by=signed_by,
        cells=[_cell(*one, workshop.cells[one.key]) for one in workshop.catalogue.cells],
        parked=parking.signed(workshop),
        signatories=offices.named(workshop),
        people=attendance.signed(workshop, chance),
        **registering.signed(workshop, signed_at),
        **executing.signed(workshop, chance),
        signatures=signatures.so_far(workshop),
        questions=asking.signed(workshop),
        wording=wording.signed(workshop),
        value=marking.signed(workshop),
        intake=intake.signed(workshop),
        session=workshop.registers.session,
    )


def _cell(process: str, scope: str, cell: CellState) -> CellRecord:
    return CellRecord(
        process=process,
        scope=scope,
        state=cell.state,  # type: ignore[arg-type] # a cell is never closed
        **deciding.signed(cell),
        promise=cell.promise,
        waiver=cell.waiver,
        rounds=cell.signed(),
        earlier=list(cell.earlier),
    )


# What is shown


def revisions(workshop: Workshop, _: frozenset[str]) -> list[dict[str, Any]]:
    in_force = signatures.in_force(workshop)
    return [
        {"revision": one.revision, "hash": one.hash, "signed_at": one.signed_at}
        | ({"in_force": True} if one.revision == in_force else {})
        for one in workshop.revisions
    ]


SIGNING = Feature(
    asks={
        SignOff: Rule(FACILITATORS, sign_off),
        StartRevision: Rule(FACILITATORS, start_revision, lasting=True),
    },
    events={
        SignedOff: was_signed_off,
        RevisionStarted: revision_was_started,
    },
    shows={"revisions": revisions},
)
