"""Cited: what a workshop tells those that cite its matrix: what holds, and what falls due."""

from collections.abc import Iterator

import msgspec

from app.log.recorded import Elsewhere
from app.signing import signatures
from app.workshop.state import Workshop

#: So many of what falls due are told on, those that come first.
DUES, TITLE = 60, 120


def standing(workshop: Workshop) -> str:
    """As JSON; nothing before the first revision, nor of a dry run: there is nothing to cite."""
    if workshop.simulated or not workshop.revisions:
        return ""
    dues = sorted(_dues(workshop), key=lambda one: (one[2], one))[:DUES]
    told = Elsewhere(workshop.service, holds(workshop), tuple(dues))
    return msgspec.json.encode(told).decode()


def holds(workshop: Workshop) -> int:
    """The revision in force; where nobody is asked to sign, the last that was signed off."""
    in_force = signatures.in_force(workshop)
    if not in_force and not [*signatures.asked_for(workshop)]:
        return len(workshop.revisions)
    return in_force


def _dues(workshop: Workshop) -> Iterator[tuple[str, str, str]]:
    """Open promises, risks to be looked at or about to lapse, benefits to be validated."""
    promises = {
        one.id or key: one
        for key, cell in workshop.cells.items()
        if (one := cell.promise) and not one.state
    }
    for promise in promises.values():
        yield "promise", promise.next_step[:TITLE], promise.due
    for risk in workshop.registers.risks.values():
        if risk.state == "accepted" and risk.until:
            yield "lapse", risk.title, risk.until
        elif risk.review and risk.state != "declined":
            yield "risk", risk.title, risk.review
    for benefit in workshop.registers.benefits.values():
        if benefit.state == "expected":
            yield "benefit", benefit.benefit[:TITLE], benefit.by
