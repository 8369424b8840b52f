"""The timer: it states how much time is left, and nothing happens when it ends."""

from datetime import datetime, timedelta
from typing import Annotated, Any, TypeAlias

from msgspec import Meta

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.workshop.state import Workshop

Seconds: TypeAlias = Annotated[int, Meta(ge=10, le=7200)]


class SetTimer(Ask, frozen=True, tag="set-timer"):
    seconds: Seconds


class ExtendTimer(Ask, frozen=True, tag="extend-timer"):
    seconds: Seconds


class StopTimer(Ask, frozen=True, tag="stop-timer"):
    pass


class TimerSet(Event, frozen=True, tag="timer-set"):
    seconds: int
    ends_at: str


class TimerStopped(Event, frozen=True, tag="timer-stopped"):
    pass


def set_timer(_: Workshop, ask: SetTimer, turn: Turn) -> Happenings:
    return [TimerSet(ask.seconds, _after(turn.at, ask.seconds))]


def extend_timer(workshop: Workshop, ask: ExtendTimer, turn: Turn) -> Happenings:
    """More time from the end, or from now where the end has passed."""
    if not workshop.timer:
        raise Refusal("wrong-state", "no-timer")
    seconds, ends_at = workshop.timer
    start = max(ends_at, turn.at)  # RFC 3339 in UTC with one precision sorts as text
    return [TimerSet(seconds + ask.seconds, _after(start, ask.seconds))]


def stop_timer(workshop: Workshop, _: StopTimer, __: Turn) -> Happenings:
    return [TimerStopped()] if workshop.timer else []


def _after(at: str, seconds: int) -> str:
    later = datetime.fromisoformat(at) + timedelta(seconds=seconds)
    return later.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def was_set(workshop: Workshop, event: TimerSet, _: Fact) -> None:
    workshop.timer = (event.seconds, event.ends_at)
    workshop.drawn_anew("timer")


def was_stopped(workshop: Workshop, _: TimerStopped, __: Fact) -> None:
    workshop.timer = None
    workshop.drawn_anew("timer")


def shown(workshop: Workshop, _: frozenset[str]) -> dict[str, Any] | None:
    if workshop.timer is None:
        return None
    seconds, ends_at = workshop.timer
    return {"seconds": seconds, "ends_at": ends_at}


TIMER = Feature(
    asks={
        SetTimer: Rule(FACILITATORS, set_timer),
        ExtendTimer: Rule(FACILITATORS, extend_timer),
        StopTimer: Rule(FACILITATORS, stop_timer),
    },
    events={TimerSet: was_set, TimerStopped: was_stopped},
    shows={"timer": shown},
)
