"""How the portfolio has a workshop: what it is found and sorted by, and what comes to a day."""

import re
from collections.abc import Iterable

import msgspec

from app.log.listing import Dated, Overview
from app.matrix.catalogue import FOURTEEN
from app.matrix.model import Accountable
from app.matrix.nearness import nearest, nearness
from app.workshop import path, signatures
from app.workshop.state import Workshop

#: One sign for each cell; of what nobody decided another than of what was left t.b.d.
SIGNS: dict[Accountable | None, str] = {
    "it-ops": "o",
    "it-delivery": "d",
    "business": "b",
    "tbd": "t",
    None: "-",
}
#: Of the intake, what the portfolio shows.
TOLD = ("origin", "buyer", "runner", "engager", "adviser", "criticality", "next-review")
#: The business got it for itself; somebody decided, and nothing for IT.
BUSINESS_LED, NOTHING_FOR_IT = "business-led", "nothing-for-it"
ANY = 5  # of those who engaged a vendor, as many as are shown


def overview(workshop: Workshop) -> Overview | None:
    """None for a dry run: it counts nowhere."""
    if workshop.simulated:
        return None
    marks, kept = _marks(workshop), workshop.registers
    distances = _distances(workshop)
    return Overview(
        title=workshop.service,
        sorted_as=workshop.service.casefold(),
        searched=" ".join(_searched(workshop)).casefold(),
        model=workshop.model,
        state=workshop.state,
        revision=workshop.revisions[-1].revision if workshop.revisions else 0,
        in_force=signatures.in_force(workshop),
        since=_since(workshop),
        distance=_distance(workshop, distances),
        drift=_drift(workshop),
        promises=sum(one.what == "promise" for one in _promises(workshop).values()),
        risks=len(kept.risks),
        contracts=len(kept.contracts),
        changes=len(path.shown(workshop, frozenset())),
        traits=" ".join(("", *_traits(workshop, marks), "")),
        processes=_processes(workshop),
        marks=marks,
        body=_body(workshop, distances),
    )


def dated(workshop: Workshop) -> dict[str, Dated]:
    """What comes to a day, by an id of its own."""
    if workshop.simulated:
        return {}
    kept = workshop.registers
    told = _promises(workshop)
    for risk in kept.risks.values():
        until = risk.until if risk.state == "accepted" else ""
        told[f"risk:{risk.id}"] = Dated("risk", risk.category, risk.state, risk.at[:10], until)
    for one in kept.contracts.values():
        told[f"contract:{one.id}"] = Dated("contract", one.holder, "", one.starts, one.ends)
    for change in path.shown(workshop, frozenset()):
        becomes = change["becomes"] or "tbd"
        told[f"change:{change['id']}"] = Dated("change", becomes, "", "", change["changes_on"])
    return told


def _promises(workshop: Workshop) -> dict[str, Dated]:
    """Those that are open; one may stand on both scopes of a process."""
    return {
        f"promise:{it.id or key}": Dated("promise", "", "open", it.made[:10], it.due)
        for key, cell in workshop.cells.items()
        if (it := cell.promise) and not it.state
    }


def _marks(workshop: Workshop) -> str:
    cells = (workshop.cells[key] for key in workshop.catalogue.keys)
    return "".join(SIGNS[one.accountable if one.state == "decided" else None] for one in cells)


def _processes(workshop: Workshop) -> str:
    order = workshop.catalogue.processes
    return "" if order == FOURTEEN.processes else " ".join(order)


def _searched(workshop: Workshop) -> Iterable[str]:
    yield from (workshop.service, workshop.code, workshop.business_function, *workshop.vendors)
    yield from filter(None, map(workshop.registers.intake.get, ("buyer", "engager", "service-id")))


def _distances(workshop: Workshop) -> dict[str, int]:
    """How many decided cells say otherwise than A and B; none where nothing can be compared."""
    near = nearness(workshop.decided(), workshop.catalogue)
    order = [*nearest(near), *near]
    return {model: len(near[model].differs) for model in order if near[model].of}


def _distance(workshop: Workshop, distances: dict[str, int]) -> int | None:
    """To the model it follows; where that is C, which says nothing, to the nearest."""
    return distances.get(workshop.model, min(distances.values(), default=None))


def _drift(workshop: Workshop) -> int:
    """How many cells are decided otherwise than they were signed last."""
    last = workshop.revisions[-1].revision if workshop.revisions else 0
    stood = workshop.approval.stood.get(last, {})
    both = [(cell, stood[key]) for key, cell in workshop.cells.items() if key in stood]
    return sum(cell.state == "decided" and cell.accountable != was[0] for cell, was in both)


def _since(workshop: Workshop) -> str:
    """When it was opened for the revision that is worked on; was signed off; came into force."""
    if workshop.state == "live" or not workshop.revisions:
        return workshop.since
    last = workshop.revisions[-1]
    if signatures.in_force(workshop) != last.revision:
        return last.signed_at
    return max((last.signed_at, *(one.at for one in signatures.standing(workshop))))


def _traits(workshop: Workshop, marks: str) -> Iterable[str]:
    if _is_business_led(workshop):
        yield BUSINESS_LED
    if set(marks) & {"b", "t"} and not set(marks) & {"o", "d"}:
        yield NOTHING_FOR_IT


def _is_business_led(workshop: Workshop) -> bool:
    """The business holds a contract, or is told to have bought it or to have engaged the vendor."""
    kept = workshop.registers
    got = [kept.intake.get("buyer", ""), kept.intake.get("engager", "")]
    got += [one.engaged_by for one in kept.contracts.values()]
    own = workshop.business_function.casefold()
    if any(one.holder == "business" for one in kept.contracts.values()):
        return True
    return any(
        re.search(r"\bbusiness\b", one) or (own and own in one) for one in map(str.casefold, got)
    )


def _body(workshop: Workshop, distances: dict[str, int]) -> str:
    """What is shown of it and nothing is found by."""
    kept = workshop.registers
    engaged = [one.engaged_by for one in kept.contracts.values() if one.engaged_by]
    told = {
        "business_function": workshop.business_function,
        "vendors": workshop.vendors,
        "decided": sum(one.state == "decided" for one in workshop.cells.values()),
        "cells": len(workshop.cells),
        "distances": distances,
        "signed_at": workshop.revisions[-1].signed_at if workshop.revisions else None,
        "intake": {one: kept.intake[one] for one in TOLD if one in kept.intake},
        "engaged_by": [*dict.fromkeys(engaged)][:ANY],
        "holders": sorted({one.holder for one in kept.contracts.values()}),
    }
    return msgspec.json.encode(told).decode()
