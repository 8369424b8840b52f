"""Arranging the workshop: what it is about, its columns, its timer and its parked topics."""

from datetime import datetime, timedelta

from msgspec import UnsetType

from app.workshop import commands as ask
from app.workshop import events as ev
from app.workshop.workshop import Fact, Refusal, Turn, Workshop

PARKED = 100


def describe(workshop: Workshop, command: ask.Describe, _: Turn) -> list[ev.AnyEvent]:
    return [
        ev.Described(
            service=_or(command.service, workshop.service),
            description=_or(command.description, workshop.description),
            business_function=_or(command.business_function, workshop.business_function),
            vendors=workshop.vendors if isinstance(command.vendors, UnsetType) else command.vendors,
        )
    ]


def _or(new: str | UnsetType, old: str) -> str:
    return old if isinstance(new, UnsetType) else new


def take_apart(workshop: Workshop, _: ask.TakeApart, __: Turn) -> list[ev.AnyEvent]:
    if not workshop.joined:
        raise Refusal("wrong-state", "Application and interface are apart already.")
    return [ev.TakenApart()]


def set_timer(_: Workshop, command: ask.SetTimer, turn: Turn) -> list[ev.AnyEvent]:
    return [ev.TimerSet(command.seconds, _after(turn.at, command.seconds))]


def extend_timer(workshop: Workshop, command: ask.ExtendTimer, turn: Turn) -> list[ev.AnyEvent]:
    """More time from the end, or from now where the end has passed."""
    if not workshop.timer:
        raise Refusal("wrong-state", "No timer is running.")
    seconds, ends_at = workshop.timer
    start = max(ends_at, turn.at)  # RFC 3339 in UTC with one precision sorts as text
    return [ev.TimerSet(seconds + command.seconds, _after(start, command.seconds))]


def stop_timer(workshop: Workshop, _: ask.StopTimer, __: Turn) -> list[ev.AnyEvent]:
    return [ev.TimerStopped()] if workshop.timer else []


def _after(at: str, seconds: int) -> str:
    later = datetime.fromisoformat(at) + timedelta(seconds=seconds)
    return later.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def park(workshop: Workshop, command: ask.Park, _: Turn) -> list[ev.AnyEvent]:
    if len(workshop.parked) >= PARKED:
        raise Refusal("wrong-state", f"The parking list is full at {PARKED} topics.")
    return [ev.TopicParked(f"t{workshop.seq + 1}", command.text)]


def unpark(workshop: Workshop, command: ask.Unpark, _: Turn) -> list[ev.AnyEvent]:
    if command.topic not in workshop.parked:
        raise Refusal("not-found", "This topic is not on the parking list.")
    return [ev.TopicUnparked(command.topic)]


# What each event changes


def workshop_was_opened(workshop: Workshop, event: ev.WorkshopOpened, _: Fact) -> None:
    workshop.code = event.code
    workshop.start(event.model)
    _describe(workshop, event)


def was_described(workshop: Workshop, event: ev.Described, _: Fact) -> None:
    _describe(workshop, event)


def _describe(workshop: Workshop, event: ev.WorkshopOpened | ev.Described) -> None:
    workshop.service = event.service
    workshop.description = event.description
    workshop.business_function = event.business_function
    workshop.vendors = event.vendors
    workshop.touched.add("workshop")


def was_taken_apart(workshop: Workshop, _: ev.TakenApart, __: Fact) -> None:
    workshop.joined = False
    workshop.touched.add("workshop")


def timer_was_set(workshop: Workshop, event: ev.TimerSet, _: Fact) -> None:
    workshop.timer = (event.seconds, event.ends_at)
    workshop.touched.add("timer")


def timer_was_stopped(workshop: Workshop, _: ev.TimerStopped, __: Fact) -> None:
    workshop.timer = None
    workshop.touched.add("timer")


def topic_was_parked(workshop: Workshop, event: ev.TopicParked, _: Fact) -> None:
    workshop.parked[event.topic] = event.text
    workshop.touched.add("parked")


def topic_was_unparked(workshop: Workshop, event: ev.TopicUnparked, _: Fact) -> None:
    workshop.parked.pop(event.topic, None)
    workshop.touched.add("parked")
