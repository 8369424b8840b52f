"""The parking list: topics for later."""

from typing import Any

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.workshop.state import Workshop

PARKED = 100


class Park(Ask, frozen=True, tag="park"):
    text: str


class Unpark(Ask, frozen=True, tag="unpark"):
    topic: str


class TopicParked(Event, frozen=True, tag="topic-parked"):
    topic: str
    text: str


class TopicUnparked(Event, frozen=True, tag="topic-unparked"):
    topic: str


def park(workshop: Workshop, ask: Park, _: Turn) -> Happenings:
    if len(workshop.parked) >= PARKED:
        raise Refusal("wrong-state", "parking-full", count=PARKED)
    return [TopicParked(f"t{workshop.seq + 1}", ask.text)]


def unpark(workshop: Workshop, ask: Unpark, _: Turn) -> Happenings:
    if ask.topic not in workshop.parked:
        raise Refusal("not-found", "no-such-topic")
    return [TopicUnparked(ask.topic)]


def was_parked(workshop: Workshop, event: TopicParked, _: Fact) -> None:
    workshop.parked[event.topic] = event.text
    workshop.amended()
    workshop.drawn_anew("parked")


def was_unparked(workshop: Workshop, event: TopicUnparked, _: Fact) -> None:
    workshop.parked.pop(event.topic, None)
    workshop.amended()
    workshop.drawn_anew("parked")


def shown(workshop: Workshop, _: frozenset[str]) -> list[dict[str, Any]]:
    return [{"topic": topic, "text": text} for topic, text in workshop.parked.items()]


def signed(workshop: Workshop) -> list[str]:
    return list(workshop.parked.values())


PARKING = Feature(
    asks={Park: Rule(FACILITATORS, park), Unpark: Rule(FACILITATORS, unpark)},
    events={TopicParked: was_parked, TopicUnparked: was_unparked},
    shows={"parked": shown},
)
