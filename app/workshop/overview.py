"""How the portfolio has a workshop: what it is found and sorted by, and what comes to a day."""

import re
from collections.abc import Iterable

import msgspec

from app.log.listing import Dated, Overview
from app.matrix import transition
from app.matrix.catalogue import FOURTEEN, is_own
from app.matrix.model import Accountable
from app.matrix.nearness import COMPARED
from app.signing import signatures
from app.workshop.state import Workshop

#: One sign for each cell; of what nobody decided another than of what was left t.b.d.
SIGNS: dict[Accountable, str] = {"it-ops": "o", "it-delivery": "d", "business": "b", "tbd": "t"}
OPEN = "-"
#: Of the intake, what the portfolio shows.
TOLD = ("origin", "buyer", "runner", "engager", "adviser", "criticality", "next-review")
#: The business got it for itself; somebody decided, and nothing for IT.
BUSINESS_LED, NOTHING_FOR_IT = "business-led", "nothing-for-it"
ANY = 5  # of those who engaged a vendor, as many as are shown


def seen(workshop: Workshop) -> tuple[Overview | None, dict[str, Dated]]:
    """The row it has, and by an id of its own what comes to a day; a dry run counts nowhere."""
    if workshop.simulated:
        return None, {}
    promises, changes = _promises(workshop), _changes(workshop)
    dated = {**promises, **_registered(workshop), **changes}
    return _overview(workshop, len(promises), len(changes)), dated


def _overview(workshop: Workshop, promises: int, changes: int) -> Overview:
    marks, kept = _marks(workshop), workshop.registers
    distances = _distances(workshop, marks)
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
        promises=promises,
        risks=len(kept.risks),
        contracts=len(kept.contracts),
        changes=changes,
        traits=" ".join(("", *_traits(workshop, marks), "")),
        processes=_processes(workshop),
        marks=marks,
        body=_body(workshop, distances),
    )


def _registered(workshop: Workshop) -> dict[str, Dated]:
    """Risks, with the last day of an acceptance; contracts, with the end."""
    kept = workshop.registers
    risks = {
        f"risk:{it.id}": Dated(
            "risk", it.category, it.state, it.at[:10], it.until if it.state == "accepted" else ""
        )
        for it in kept.risks.values()
    }
    return risks | {
        f"contract:{it.id}": Dated("contract", it.holder, "", it.starts, it.ends)
        for it in kept.contracts.values()
    }


def _changes(workshop: Workshop) -> dict[str, Dated]:
    """Cells that change hands, whether or not it is known when."""
    held = workshop.registers.held
    if not held:
        return {}
    decided = {key: it.accountable for key, it in workshop.cells.items() if it.state == "decided"}
    return {
        f"change:{it.id}": Dated("change", it.becomes or "tbd", "", "", it.changes_on)
        for it in transition.path(held.values(), decided)
    }


def _promises(workshop: Workshop) -> dict[str, Dated]:
    """Those that are open; one may stand on both scopes of a process."""
    return {
        f"promise:{it.id or key}": Dated("promise", "", "open", it.made[:10], it.due)
        for key, cell in workshop.cells.items()
        if (it := cell.promise) and not it.state
    }


def _marks(workshop: Workshop) -> str:
    cells = (workshop.cells[key] for key in workshop.catalogue.keys)
    return "".join(SIGNS[it.accountable] if it.state == "decided" else OPEN for it in cells)


def _processes(workshop: Workshop) -> str:
    order = workshop.catalogue.processes
    return "" if order == FOURTEEN.processes else " ".join(order)


def _searched(workshop: Workshop) -> Iterable[str]:
    yield from (workshop.service, workshop.code, workshop.business_function, *workshop.vendors)
    yield from filter(None, map(workshop.registers.intake.get, ("buyer", "engager", "service-id")))


def _distances(workshop: Workshop, marks: str) -> dict[str, int]:
    """How many decided cells say otherwise than A and B, the nearest first.

    What `nearness` tells cell by cell; this is asked at every step of a room.
    """
    catalogue = workshop.catalogue
    published = [not is_own(cell.process) for cell in catalogue.cells]
    if not any(known and sign != OPEN for known, sign in zip(published, marks, strict=True)):
        return {}
    far = {
        model: sum(
            known and sign not in (OPEN, SIGNS[says])
            for known, sign, says in zip(published, marks, catalogue.models[model], strict=True)
        )
        for model in COMPARED
    }
    return dict(sorted(far.items(), key=lambda one: one[1]))


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
