"""Matrices to tell stories about: Ann facilitates, Bob and Carol vote."""

from typing import Any

import msgspec

from app.documents import grid
from app.documents.grid import Grid
from app.matrix import record
from app.matrix.catalogue import FOURTEEN, Cell, arranged
from app.matrix.model import Model
from app.matrix.record import Attendee, CellRecord, EarlierDecision, Promise, Record, Signatory
from app.matrix.rounds import QuestionRecord, RoundRecord, Voice
from app.matrix.sections import Ambition, CheckRecord, Wording

NAMES = {"p1": "Ann Lindqvist", "p2": "Bob Okafor", "p3": "Carol Μαρία", "p4": "李明"}
PEOPLE = [
    Attendee("p1", "business", "facilitator"),
    Attendee("p2", "it-ops", "participant"),
    Attendee("p3", "it-delivery", "participant"),
    Attendee("p4", "vendor", "observer"),
]
SIGNATORIES = [
    Signatory("relationship-manager", "Ann Lindqvist"),
    Signatory("business-manager", "Dana Whitfield"),
    Signatory("it-manager", "Bob Okafor"),
    Signatory("business-line-manager", ""),
]


def fresh(model: Model = "C", **about: Any) -> Record:
    """A workshop that has just begun: nothing is decided."""
    cells = [
        CellRecord(
            process=cell.process,
            scope=cell.scope,
            state="open",
            accountable="tbd",
            reference=FOURTEEN.references[model][cell],
            adopted=False,
            executed_by="",
            rationale="",
            dissent="",
            promise=None,
            waiver=None,
            rounds=[],
            earlier=[],
        )
        for cell in FOURTEEN.cells
    ]
    facts: dict[str, Any] = {
        "service": "Payroll",
        "description": "",
        "business_function": "",
        "vendors": [],
        "model": model,
        "joined": model == "A",
        "revision": None,
        "previous": None,
        "signed_at": None,
        "signed_by": None,
        "cells": cells,
        "parked": [],
        "signatories": SIGNATORIES,
        "people": PEOPLE,
    }
    return Record(**(facts | about))


def adopted(model: Model, **about: Any) -> Record:
    """The same, with every cell taken from the reference model."""
    begun = fresh(model, **about)
    cells = [
        msgspec.structs.replace(
            cell,
            state="decided",
            accountable=cell.reference,
            adopted=True,
            waiver="Left to the next meeting" if cell.reference == "tbd" else None,
        )
        for cell in begun.cells
    ]
    return msgspec.structs.replace(begun, cells=cells)


def where(told: Record, process: str, scope: str, **said: Any) -> Record:
    """The record with one cell changed."""
    cells = [
        msgspec.structs.replace(cell, **said)
        if Cell(cell.process, cell.scope) == (process, scope)
        else cell
        for cell in told.cells
    ]
    return msgspec.structs.replace(told, cells=cells)


def signed(told: Record, revision: int = 1) -> Record:
    return msgspec.structs.replace(
        told, revision=revision, signed_at="2026-11-21T14:03:22Z", signed_by="p1"
    )


def disputed() -> Record:
    """Payroll from model B: incident was an orphan, change is dissented, continuity is open."""
    told = adopted(
        "B",
        description="Monthly pay of 4,000 people in nine countries, run on a vendor's platform.",
        business_function="People & Culture",
        vendors=["Nordic Pay AB", "Hallgrímsson ehf."],
        parked=["Who pays for the second test system?", "Working hours of the desk in Manila"],
    )
    told = where(
        told,
        "incident",
        "application",
        adopted=False,
        executed_by="Nordic Pay AB, service desk",
        rationale="The business holds the contract, so it can make the vendor act at 3 a.m.",
        rounds=[
            RoundRecord(
                1, "orphaned", {"it-ops": {"business": 3}, "business": {"it-ops": 2, "vendor": 1}}
            ),
            RoundRecord(2, "agreed", {"business": {"business": 3, "it-ops": 2, "vendor": 1}}),
        ],
    )
    told = where(
        told,
        "change",
        "application",
        adopted=False,
        accountable="it-ops",
        executed_by="Change desk",
        rationale="Whoever is woken by a change gone wrong should be the one who may say no.",
        dissent="Carol: the business will wait longer for every change, and it pays for it.",
        rounds=[
            RoundRecord(
                1,
                "contested",
                {
                    "it-ops": {"it-ops": 2},
                    "business": {"business": 3, "it-delivery": 1},
                    "abstain": {"vendor": 1},
                },
            )
        ],
        earlier=[
            EarlierDecision(
                "business", "", "They pay for it.", "", "2026-11-21T13:10:00Z", "reopened"
            )
        ],
    )
    return where(
        told,
        "continuity",
        "application",
        adopted=False,
        accountable="tbd",
        waiver=None,
        rationale="Nobody in the room knows when the last recovery test was.",
        promise=Promise("Dana Whitfield", "2026-12-24", "Ask Nordic Pay for its last test report"),
        rounds=[RoundRecord(1, "unclear", {"tbd": {"business": 2, "it-ops": 2}})],
    )


FROM_THE_RIGHT = "إدارة جودة البيانات"
#: What somebody may call a process: as long as it gets, from the right, and what is no markup.
CALLED = [
    "Continuous Reconciliation of Ledgers, Sub-ledgers & Postings",
    FROM_THE_RIGHT,
    "<b>Bold</b> *x* #set",
    "=1+1",
    "| a | `b` |",
]


def sized(count: int, **said: Any) -> Record:
    """Payroll with so many processes: its own behind the published, decided as incident was."""
    told, names = disputed(), [*CALLED, *(f"Own process {number}" for number in range(40))]
    own = [f"own-{number}" for number in range(1, 41)]
    order = [*FOURTEEN.processes, *own][:count]
    have = {Cell(one.process, one.scope): one for one in told.cells}
    woken = msgspec.structs.replace(have[Cell("incident", "application")], **said)
    cells = [
        have.get(cell) or msgspec.structs.replace(woken, process=cell.process, scope=cell.scope)
        for cell in arranged(order).cells
    ]
    wording = [
        Wording(process=process, name=name)
        for process, name in zip(own, names, strict=False)
        if process in order
    ]
    return msgspec.structs.replace(told, cells=cells, wording=wording)


def questioned() -> Record:
    """The same; the room chose B in its second round, and looked at what operating asks for."""
    both = {"business": 3, "it-ops": 2}
    ready = {"knows-and-can": {"it-ops": 2}, "did-not-know": {"business": 3}}
    clear = {"4": {"all": 3}, "5": {"all": 2}}
    doubt = Voice("2", "it-ops", 4, "Nobody knows who tests the recovery.")
    questions = [
        QuestionRecord(
            "ambition",
            [
                RoundRecord(1, None, {}, agree=False),
                RoundRecord(
                    2,
                    None,
                    {"A": {"it-ops": 2}, "B": {"business": 3}},
                    both,
                    [Voice("A", "it-ops", 5, "We are called at night anyway.")],
                ),
                RoundRecord(3, None, {"A": {"it-ops": 1}, "B": {"business": 3, "it-ops": 1}}, both),
            ],
        ),
        QuestionRecord(
            "readiness:security",
            [RoundRecord(1, None, ready, both, advice={"knows-not-yet": {"vendor": 1}})],
        ),
        QuestionRecord(
            "readiness:cutover",
            [RoundRecord(1, None, {"knows-and-can": {"business": 3}, "abstain": {"it-ops": 2}})],
        ),
        QuestionRecord(
            "agreement",
            [
                RoundRecord(
                    1, None, {"4": {"business": 3, "it-ops": 1}, "2": {"it-ops": 1}}, both, [doubt]
                )
            ],
        ),
        QuestionRecord("leaving:clear", [RoundRecord(1, None, clear)]),
        QuestionRecord("quick:1", [RoundRecord(1, None, {"yes": both}, both)], "Shall we go on?"),
    ]
    checks = [
        CheckRecord(
            id="uncontracted:incident:application:Nordic Pay AB",
            cell="incident:application",
            state="open",
            told={"vendor": "Nordic Pay AB"},
        ),
        CheckRecord(id="unvalidated", state="waived", why="They are judged in March."),
        CheckRecord(
            id="change-configuration:change:application",
            cell="change:application",
            state="risk",
            told={"first": "it-ops", "second": "business"},
        ),
        CheckRecord(
            id="continuity-open:continuity:interface", cell="continuity:interface", state="settled"
        ),
    ]
    return msgspec.structs.replace(
        disputed(),
        ambition=Ambition(model="B", at="2026-11-21T13:00:00.000Z", by="p1", rationale="Bought."),
        questions=questions,
        checks=checks,
    )


def printed(told: Record) -> Grid:
    """The table of a record, with its hash where it is signed."""
    whole = record.digest(record.canonical(told)) if told.revision is not None else None
    return grid.of(told, whole, NAMES)
