"""Registering: how much there is in each register, all of it on request, and what a day ends."""

from functools import partial
from typing import Any

from msgspec.structs import asdict, replace

from app.asks.refusal import Refusal
from app.log.kind import Feature
from app.log.recorded import Fact
from app.workshop import checking, playing, risks
from app.workshop.registers import BY_ID, page
from app.workshop.state import Workshop


def shown(workshop: Workshop, _: frozenset[str]) -> dict[str, int]:
    return workshop.registers.counts()


def told(workshop: Workshop, of: str, after: int) -> dict[str, Any]:
    """The items of one register, whole, a page at a time."""
    if of == "checks":
        return page(checking.all_of_them(workshop), after, dict)
    if of not in BY_ID:
        raise Refusal("not-found", "nothing-to-tell")
    if of == "cases":
        return page(playing.all_of_them(workshop), after, dict)
    described = partial(risks.described, workshop) if of == "risks" else asdict
    return page(getattr(workshop.registers, of).values(), after, described)


def day_passes(workshop: Workshop, fact: Fact) -> None:
    """What something that happens on another day finds lapsed."""
    kept, day = workshop.registers, fact.at[:10]
    if day == kept.day:
        return
    before, kept.day = kept.day, day
    if any(one.standing(before) != one.standing(day) for one in kept.risks.values()):
        workshop.amended()
        workshop.drawn_anew("risks")
    if kept.cases and any(before <= one.ends < day for one in kept.contracts.values()):
        workshop.amended()  # a vendor without a contract is a gap
    if any(cell.promise for cell in workshop.cells.values()):
        workshop.drawn_anew("promises")  # their age


def signed(workshop: Workshop, at: str | None) -> dict[str, Any]:
    """The sections of the record that registers make, as they stand when it is signed, or now."""
    kept, day = workshop.registers, (at or workshop.registers.day)[:10]
    return {
        "ambition": kept.ambition,
        "contracts": list(kept.contracts.values()),
        "benefits": list(kept.benefits.values()),
        "today": list(kept.held.values()),
        "checks": checking.signed(workshop),
        "cases": playing.signed(workshop),
        "risks": [replace(one, state=one.standing(day)) for one in kept.risks.values()],
    }


REGISTERING = Feature(shows={"registers": shown}, tells={"register": told})
