"""What the room looks at, a cell or the whole; and whether it goes together or at own pace."""

from typing import Any

from app.asks.ask import Ask
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.workshop.asking import going_on
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
    if workshop.focus == (ask.process, scope) and not overview(workshop):
        return going_on(workshop)
    return [*going_on(workshop), Focused(ask.process, scope)]


def set_pace(workshop: Workshop, ask: SetPace, _: Turn) -> Happenings:
    return [] if workshop.pace == ask.pace else [PaceSet(ask.pace)]


def was_focused(workshop: Workshop, event: Focused, _: Fact) -> None:
    workshop.focus = (event.process, event.scope)
    workshop.out_since = set()
    workshop.drawn_anew("focus", "overview")


def pace_was_set(workshop: Workshop, event: PaceSet, _: Fact) -> None:
    workshop.pace = event.pace
    workshop.drawn_anew("workshop")


def shown(workshop: Workshop, _: frozenset[str]) -> dict[str, Any] | None:
    if workshop.focus is None:
        return None
    process, scope = workshop.focus
    return {"process": process, "scope": scope}


def overview(workshop: Workshop, _: frozenset[str] = frozenset()) -> bool:
    """Whether the room looks at the whole matrix: at what was revealed at once.

    That is so while some of it waits for its decision and no cell was brought up since. One cell
    beside that in focus takes nobody's eyes off it.
    """
    if workshop.state != "live":
        return False
    beside = workshop.out_since.difference(workshop.in_focus())
    waiting = {key for key in beside if workshop.cells[key].state == "revealed"}
    several = len({workshop.keys(*key.split(":"))[0] for key in beside}) > 1  # type: ignore[arg-type]
    return bool(waiting) and (several or workshop.focus is None)


FOCUS = Feature(
    asks={Focus: Rule(FACILITATORS, focus), SetPace: Rule(FACILITATORS, set_pace)},
    events={Focused: was_focused, PaceSet: pace_was_set},
    shows={"focus": shown, "overview": overview},
)
