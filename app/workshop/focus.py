"""What the room looks at, and whether it goes together or each at their own pace."""

from typing import Any

from app.asks.ask import Ask
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.workshop.ballot import AskedScope
from app.workshop.cell import CellAsk
from app.workshop.state import Pace, Workshop


class Focus(CellAsk, frozen=True, tag="focus"):
    pass


class SetPace(Ask, frozen=True, tag="set-pace"):
    pace: Pace


class Focused(Event, frozen=True, tag="focused"):
    process: str
    scope: AskedScope


class PaceSet(Event, frozen=True, tag="pace-set"):
    pace: Pace


def focus(workshop: Workshop, ask: Focus, _: Turn) -> Happenings:
    scope: AskedScope = "both" if workshop.joined else ask.scope
    if workshop.focus == (ask.process, scope):
        return []
    return [Focused(ask.process, scope)]


def set_pace(workshop: Workshop, ask: SetPace, _: Turn) -> Happenings:
    return [] if workshop.pace == ask.pace else [PaceSet(ask.pace)]


def was_focused(workshop: Workshop, event: Focused, _: Fact) -> None:
    workshop.focus = (event.process, event.scope)
    workshop.drawn_anew("focus")


def pace_was_set(workshop: Workshop, event: PaceSet, _: Fact) -> None:
    workshop.pace = event.pace
    workshop.drawn_anew("workshop")


def shown(workshop: Workshop, _: frozenset[str]) -> dict[str, Any] | None:
    if workshop.focus is None:
        return None
    process, scope = workshop.focus
    return {"process": process, "scope": scope}


FOCUS = Feature(
    asks={Focus: Rule(FACILITATORS, focus), SetPace: Rule(FACILITATORS, set_pace)},
    events={Focused: was_focused, PaceSet: pace_was_set},
    shows={"focus": shown},
)
