"""The portfolio as CSV: a line for each service, nothing in it that a spreadsheet calculates."""

from collections.abc import Iterable
from typing import Any

from app.documents.csv import table
from app.matrix.intake import INTAKE, printed
from app.matrix.model import WORDS
from app.portfolio.totals import PARTIES

STATES = {"live": "live", "signed-off": "signed off"}
#: What each column says of a service, in the order they stand.
PLAIN = {
    "Code": "code",
    "Service": "service",
    "Business function": "business_function",
    "Model": "model",
    "Distance": "distance",
}
LATER = {
    "Decided": "decided",
    "Cells": "cells",
    "Open promises": "promises",
    "Overdue": "overdue",
    "Oldest promise, days": "oldest_promise",
    "Risks": "risks",
    "Contracts": "contracts",
    "Contracts ended": "ended",
    "Next contract end": "next_contract",
    "Changes of hands": "changes",
    "Next change": "next_change",
    "Drift": "drift",
}
TOLD = ("origin", "buyer", "engager", "runner", "adviser", "criticality", "next-review")
CALLED: dict[str, str] = {**dict(WORDS.items()), "open": "open"}
LOAD = [f"Cells {CALLED[party]}" for party in PARTIES.values()]
RISKS = ("open", "accepted", "lapsed", "declined", "withdrawn")


def write(services: Iterable[dict[str, Any]]) -> bytes:
    """A line for each of these."""
    heading = [
        *PLAIN,
        *("Distance to A", "Distance to B", "State", "Revision", "In force", "Since"),
        *LATER,
        *LOAD,
        *(f"Risks {state}" for state in RISKS),
        *("Business-led", "Nothing for IT", "Vendors", "Vendor engaged by", "Contract holders"),
        *(INTAKE[one].label for one in TOLD),
    ]
    return table(heading, map(_line, services))


def _line(one: dict[str, Any]) -> list[str]:
    load = [str(one["marks"].count(sign)) for sign in PARTIES]
    risks = [str(one["risk_states"].get(state, 0)) for state in RISKS]
    state = [STATES[one["state"]], _text(one["revision"]), _text(one["in_force"]), one["since"]]
    near = [_text(one["distances"].get(model)) for model in ("A", "B")]
    lists = ["; ".join(one[name]) for name in ("vendors", "engaged_by", "holders")]
    led = ["yes" if one[name] else "no" for name in ("business_led", "nothing_for_it")]
    intake = [printed(name, one["intake"].get(name, "")) for name in TOLD]
    plain, later = ([_text(one[name]) for name in part.values()] for part in (PLAIN, LATER))
    return [*plain, *near, *state, *later, *load, *risks, *led, *lists, *intake]


def _text(value: Any) -> str:
    return "" if value is None else str(value)
