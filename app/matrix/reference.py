"""The published wording: how each process is put to the room, and what each model means."""

from collections.abc import Iterable
from typing import NamedTuple

from app.matrix.model import Model
from app.matrix.sections import Wording


class Meaning(NamedTuple):
    """How a process is put to the room."""

    name: str
    means: str
    question: str
    case: str


MEANINGS: dict[str, Meaning] = {
    "request": Meaning(
        "Request Mgmt",
        "fulfilling users' standard requests: access, how-to, data",
        "Who makes sure a user's request is fulfilled on time?",
        "A new colleague needs access by Monday.",
    ),
    "incident": Meaning(
        "Incident Mgmt",
        "restoring service after a disruption",
        "Who answers for getting it back, whoever does the repair?",
        "3 a.m.: nobody can log in. Who picks up?",
    ),
    "situation": Meaning(
        "Situation Mgmt",
        "commanding a major, multi-party event and its communication",
        "Who leads when several parties must act at once?",
        "The interface and the SaaS are both down; the press calls.",
    ),
    "problem": Meaning(
        "Problem Mgmt",
        "finding and removing causes behind incidents",
        "Who answers for it not happening again?",
        "The same job has failed three Mondays in a row.",
    ),
    "change": Meaning(
        "Change Mgmt",
        "assessing, approving and scheduling changes",
        "Who may say yes or no to a change?",
        "The vendor upgrades on Friday of the quarter close.",
    ),
    "enhancement": Meaning(
        "Enhancement Mgmt",
        "taking in and delivering functional improvements",
        "Who answers for turning wishes into working function?",
        "Sales wants two new fields and a report.",
    ),
    "release": Meaning(
        "Release Mgmt",
        "planning and deploying versions",
        "Who answers for a release landing safely?",
        "Two releases of both ends of an interface in a week.",
    ),
    "service-level": Meaning(
        "Service Level Mgmt",
        "agreeing, measuring and reviewing service levels",
        "Who owns the service level result?",
        "Availability was 98 % against 99.5 %. Who explains?",
    ),
    "configuration": Meaning(
        "Configuration Mgmt",
        "knowing what there is and how it hangs together",
        "Who keeps the record true?",
        "An audit asks what runs on which server.",
    ),
    "supportability-transition": Meaning(
        "Supportability & Transition Mgmt",
        "making a service ready to be supported, and handing it over",
        "Who says it is ready to support?",
        "Go-live is in two weeks; no one has written a runbook.",
    ),
    "continuity": Meaning(
        "Business Continuity/ Disaster Recovery",
        "keeping the business going and recovering the service",
        "Who answers for recovery being possible, and tested?",
        "The data centre floods. When did we last test?",
    ),
    "licence": Meaning(
        "Software License Mgmt",
        "holding the right licences, and no more",
        "Who answers to the licence auditor?",
        "400 users on 250 licences.",
    ),
    "contract": Meaning(
        "(Vendor) Contract Management",
        "contracts, renewals, vendor performance",
        "Who holds the contract and can make the vendor act?",
        "The vendor misses its response time again.",
    ),
    "control": Meaning(
        "IT Control Ownership & Execution",
        "owning and performing IT controls (access review, backup, change evidence)",
        "Who signs that the control was performed?",
        "The quarterly access review was not done.",
    ),
}


NOTHING = Meaning("", "", "", "")


def meaning_of(process: str) -> Meaning:
    """As it was published; of one that a workshop added itself nothing was."""
    return MEANINGS.get(process, NOTHING)


def names(wording: Iterable[Wording]) -> dict[str, str]:
    """What each process is called where it is worded like this."""
    published = {process: meaning.name for process, meaning in MEANINGS.items()}
    return published | {one.process: one.name for one in wording if one.name}


class Ambition(NamedTuple):
    """A reference model: a target state to work towards, never a policy."""

    name: str
    meaning: str


MODELS: dict[Model, Ambition] = {
    "A": Ambition(
        "IT Operated",
        "The IT function operates application and infrastructure end to end. It takes end-to-end "
        "accountability for secure and reliable operation, and must hold the contracts for the IT "
        "elements.",
    ),
    "B": Ambition(
        "Business Operated",
        "The business operates the application, with IT support for the technical interfaces. "
        "The service provider's contract is owned by the business, and the benefits expected "
        "from it should be written down and validated.",
    ),
    "C": Ambition(
        "IT and Business Operated",
        "A customised operating model, mix and match: every cell is decided one by one.",
    ),
}
