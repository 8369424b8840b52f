"""The path: who does it today, and what changes hands when and on what condition."""

from typing import Any

from msgspec.structs import asdict

from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix import transition
from app.matrix.model import Accountable
from app.matrix.sections import Today
from app.workshop import registers
from app.workshop.cell import SteeringAsk
from app.workshop.registers import MAY_BE_WRITTEN
from app.workshop.state import Workshop


class SetToday(SteeringAsk, frozen=True, kw_only=True, tag="set-today"):
    """Who answers for a cell today; what it becomes is its decision."""

    own_fields = registers.texts(condition=MAY_BE_WRITTEN)
    accountable: Accountable
    changes_on: str = ""
    condition: str = ""


class TodaySet(Event, frozen=True, kw_only=True, tag="today-set"):
    cells: list[str]
    accountable: Accountable
    changes_on: str
    condition: str


def set_today(workshop: Workshop, ask: SetToday, _: Turn) -> Happenings:
    keys = workshop.as_seen(ask)
    registers.check_date("changes_on", ask.changes_on)
    told = {"changes_on": ask.changes_on, "condition": ask.condition}
    return [TodaySet(cells=keys, accountable=ask.accountable, **told)]


def was_set(workshop: Workshop, event: TodaySet, _: Fact) -> None:
    for key in event.cells:
        process, scope = key.split(":")
        workshop.registers.held[key] = Today(
            process=process,
            scope=scope,
            accountable=event.accountable,
            changes_on=event.changes_on,
            condition=event.condition,
        )
    workshop.amended(*event.cells)
    workshop.drawn_anew(*(f"cell:{key}" for key in event.cells))


def shown(workshop: Workshop, _: frozenset[str]) -> list[dict[str, Any]]:
    """In the order of its dates, and of the catalogue."""
    kept = workshop.registers.held
    if not kept:
        return []
    today = [kept[key] for key in workshop.catalogue.keys if key in kept]
    decided = {cell.key: value for cell, value in workshop.decided().items()}
    return [asdict(one) for one in transition.path(today, decided)]


def held(workshop: Workshop, key: str) -> dict[str, Any]:
    """What a cell shows of it."""
    kept = workshop.registers.held.get(key)
    fields = ("accountable", "changes_on", "condition")
    return {"today": {name: getattr(kept, name) for name in fields} if kept else None}


PATH = Feature(
    asks={SetToday: Rule(FACILITATORS, set_today)},
    events={TodaySet: was_set},
    shows={"path": shown},
)
