"""Registering: how much there is in each register, and all of it on request."""

from typing import Any

from app.asks.refusal import Refusal
from app.log.kind import Feature
from app.workshop.registers import BY_ID, page
from app.workshop.state import Workshop


def shown(workshop: Workshop, _: frozenset[str]) -> dict[str, int]:
    return workshop.registers.counts()


def told(workshop: Workshop, of: str, after: int) -> dict[str, Any]:
    """The items of one register, whole, a page at a time."""
    if of not in BY_ID:
        raise Refusal("not-found", "nothing-to-tell")
    return page(getattr(workshop.registers, of).values(), after)


def signed(workshop: Workshop) -> dict[str, Any]:
    """The sections of the record that registers make."""
    kept = workshop.registers
    sections = {name: list(getattr(kept, name).values()) for name in BY_ID}
    return {"ambition": kept.ambition, **sections, "today": list(kept.held.values())}


REGISTERING = Feature(shows={"registers": shown}, tells={"register": told})
