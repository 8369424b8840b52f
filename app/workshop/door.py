"""The door: while it is locked nobody new comes in."""

from app.asks.ask import Ask
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.workshop.state import Workshop


class LockDoor(Ask, frozen=True, tag="lock-door"):
    locked: bool


class DoorLocked(Event, frozen=True, tag="door-locked"):
    locked: bool


def lock_door(workshop: Workshop, ask: LockDoor, _: Turn) -> Happenings:
    return [] if workshop.locked == ask.locked else [DoorLocked(ask.locked)]


def was_locked(workshop: Workshop, event: DoorLocked, _: Fact) -> None:
    workshop.locked = event.locked
    workshop.drawn_anew("workshop")


DOOR_OF_IT = Feature(
    asks={LockDoor: Rule(FACILITATORS, lock_door, lasting=True)},
    events={DoorLocked: was_locked},
)
