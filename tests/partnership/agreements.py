"""Agreements to tell stories about: Payroll's business and IT, with Ann, Bob and Carol."""

from typing import Any

import msgspec

from app.matrix.record import Signatory
from app.partnership.record import (
    Action,
    Agreement,
    Answers,
    Appendix,
    Citation,
    Held,
    Meeting,
    Member,
    Minute,
    Moved,
    Objective,
    Participant,
    Proposed,
    Single,
)

NAMES = {
    "p1": "Ann Lindqvist",
    "p2": "Bob Okafor",
    "p3": "Carol Μαρία",
    "s1": "Ann Lindqvist",
    "s2": "Bob Okafor",
    "s3": "Dana Whitfield",
    "s4": "李明",
    "c1": "ann.lindqvist@example.org, +358 40 123 4567",
    "c2": "bob.okafor@example.org",
}
PHILOSOPHY = (
    "Payday is the one day on which nobody may notice us.\n\n"
    "The business says early what is coming; IT says early what it costs. Neither side buys, "
    "promises or switches anything off without the other."
)
STAFF = [
    Member(id="m1", side=0, person="s1", contact="c1", title="Head of payroll",
           role="Business manager", level="strategic", deputy="Carol Μαρία"),
    Member(id="m2", side=1, person="s2", contact="c2", title="IT partner, finance",
           role="business relationship-manager", level="tactical"),
    Member(id="m3", side=1, person="s3", title="Application owner", role="Service owner",
           level="operational", deputy="李明"),
    Member(id="m4", side=1, person="s4", title="Operations", level="operational"),
]  # fmt: skip
MONTHLY = Meeting(
    id="t1", title="Service review", purpose="What happened, what is coming.", level="operational",
    every="month", starts="2026-12-03 09:00", zone="Europe/Helsinki",
    attendees=["Ann Lindqvist", "Bob Okafor"],
    singles=[Single("2027-01-03", "2027-01-05 10:00"), Single("2027-04-03")], changes=2,
)  # fmt: skip
QUARTERLY = Meeting(
    id="t2", title="Initiatives", purpose="Which of them go on, and what they need.",
    level="tactical", every="FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU", starts="2026-12-01 13:00",
    zone="Europe/Helsinki", minutes=120, attendees=["Ann Lindqvist", "Bob Okafor", "m3"],
)  # fmt: skip
OBJECTIVES = [
    Objective(id="o1", title="Payslips are right the first time", due="2027-06-30",
              measure="Corrections after payday: fewer than 5 of 1,000"),
    Objective(id="o2", title="Two countries more on the one system"),
]  # fmt: skip
ACTIONS = [
    Action(id="a1", title="Reconcile before the run, not after it", owner="Bob Okafor",
           due="2027-02-28", objective="o1",
           moves=[Moved("2027-01-31", "The vendor's release came late.",
                        "2027-01-20T08:00:00.000Z")]),
    Action(id="a2", title="Name a test owner in payroll", owner="m1", due="2026-12-18",
           objective="o1", state="kept", said="Carol, from January on.",
           ended="2026-12-17T12:00:00.000Z"),
    Action(id="a3", title="Ask the vendor for an exit plan", owner="Dana Whitfield",
           due="2026-12-24", state="broken", said="They answer only at renewal.",
           ended="2026-12-27T12:00:00.000Z"),
]  # fmt: skip
APPENDICES = [
    Appendix(id="x1", title="Payroll SLA 2027", file="payroll-sla-2027.pdf", hash="5e" * 32,
             size=183_412),
    Appendix(id="x2", title="OLA with the data centre", link="https://intranet.example.org/ola"),
]  # fmt: skip
CITATIONS = [
    Citation(id="k1", workshop="ABCDEFGH", revision=2, hash="c1" * 32, service="Payroll", newer=3),
    Citation(id="k2", workshop="JKLMNPQR", revision=1, hash="d2" * 32, service="Time tracking"),
]
HELD = [
    Held(id="h1", meeting="t1", title="Service review", on="2026-12-03",
         closed="2026-12-03T08:02:00.000Z",
         minutes=[Minute("note", "One late file; nobody was paid late.",
                         "2026-12-03T07:12:00.000Z"),
                  Minute("decision", "The cut-off moves to 14:00.", "2026-12-03T07:40:00.000Z")]),
]  # fmt: skip
QUESTIONS = [
    Answers("standing:now", 1, "2026-11-20T09:05:00.000Z",
            {"guardian": {"0": 3}, "provider": {"0": 1, "1": 3}, "abstain": {"1": 1}}),
    Answers("standing:wanted", 1, "2026-11-20T09:11:00.000Z",
            {"partnership": {"0": 3, "1": 4}, "provider": {"0": 1}}),
    Answers("component:change-control:own", 1, "2026-11-20T09:20:00.000Z",
            {"2": {"0": 3}, "4": {"1": 3}, "5": {"1": 1}}),
    Answers("component:change-control:other", 1, "2026-11-20T09:24:00.000Z",
            {"2": {"0": 2, "1": 3}, "3": {"0": 2, "1": 1}}),
    Answers("component:risk:own", 1, "2026-11-20T09:30:00.000Z", {"1": {"0": 2}, "3": {"1": 4}}),
    Answers("pulse", 1, "2026-11-20T10:00:00.000Z", {"3": {"all": 5}, "4": {"all": 3}}),
    Answers("pulse", 2, "2027-02-20T10:00:00.000Z", {"4": {"all": 6}, "5": {"all": 2}}),
]  # fmt: skip
PROPOSALS = [
    Proposed(id="r1", side=0, ask="plan-action",
             says={"title": "A second approver for manual payments", "owner": "Ann Lindqvist",
                   "due": "2027-03-31", "objective": "o1"}),
    Proposed(id="r2", side=1, ask="write-philosophy",
             says={"text": "Payday is nobody's surprise.", "base": 4}),
]  # fmt: skip
SIGNATORIES = [
    Signatory("relationship-manager", "Bob Okafor", "p2"),
    Signatory("business-manager", "Ann Lindqvist", "p1"),
    Signatory("it-manager", "Dana Whitfield"),
    Signatory("business-line-manager", ""),
]
PEOPLE = [
    Participant("p1", 0, "facilitator"),
    Participant("p2", 1, "participant"),
    Participant("p3", 0, "participant", left=True),
]


def empty(**about: Any) -> Agreement:
    """An agreement that was just opened."""
    facts: dict[str, Any] = {
        "title": "Payroll partnership",
        "sides": ["Payroll business", "IT"],
        "revision": None,
        "previous": None,
        "signed_at": None,
        "signed_by": None,
        "philosophy": "",
        "signatories": [Signatory(one.signatory, "") for one in SIGNATORIES],
        "people": PEOPLE[:1],
    }
    return Agreement(**(facts | about))


def whole(**about: Any) -> Agreement:
    """One with something in every section."""
    facts: dict[str, Any] = {
        "philosophy": PHILOSOPHY,
        "staff": STAFF,
        "meetings": [MONTHLY, QUARTERLY],
        "objectives": OBJECTIVES,
        "actions": ACTIONS,
        "appendices": APPENDICES,
        "citations": CITATIONS,
        "held": HELD,
        "questions": QUESTIONS,
        "proposals": PROPOSALS,
        "signatories": SIGNATORIES,
        "people": PEOPLE,
    }
    return empty(**(facts | about))


def signed(agreement: Agreement, revision: int = 1) -> Agreement:
    """The same as a revision."""
    return msgspec.structs.replace(
        agreement,
        revision=revision,
        previous="ab" * 32 if revision > 1 else None,
        signed_at="2026-11-21T14:03:22.000Z",
        signed_by="p1",
    )
