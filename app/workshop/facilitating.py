"""Facilitating: one more person does, or another one instead."""

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import DOOR, FACILITATORS, Feature, Rule
from app.log.recorded import Happenings, Turn
from app.workshop.people import PersonCorrected, PersonJoined, distinct_from_all, somebody
from app.workshop.state import Person, Role, Workshop


class ShareFacilitation(Ask, frozen=True, tag="share-facilitation"):
    person: str


class HandOver(Ask, frozen=True, tag="hand-over"):
    person: str


class Appoint(Ask, frozen=True, tag="appoint"):
    """Put by an operator, from outside: somebody new, who facilitates."""

    name: str


def appoint(workshop: Workshop, ask: Appoint, turn: Turn) -> Happenings:
    name = distinct_from_all(workshop, ask.name)
    who = {"person": turn.person, "name": name}
    return [PersonJoined(**who, represents="other", role="facilitator")]


def share_facilitation(workshop: Workshop, ask: ShareFacilitation, _: Turn) -> Happenings:
    return [_with_role(_with_a_device(workshop, ask.person), "facilitator")]


def hand_over(workshop: Workshop, ask: HandOver, turn: Turn) -> Happenings:
    person = _with_a_device(workshop, ask.person)
    if person.person == turn.person:
        raise Refusal("wrong-state", "facilitating-already")
    return [
        _with_role(person, "facilitator"),
        _with_role(workshop.people[turn.person], "participant"),
    ]


def _with_a_device(workshop: Workshop, person: str) -> Person:
    found = somebody(workshop, person)
    if found.entered_by or not found.is_in:
        raise Refusal("wrong-state", "no-device" if found.entered_by else "not-in-yet")
    return found


def _with_role(person: Person, role: Role) -> PersonCorrected:
    return PersonCorrected(
        person=person.person, name=person.name, represents=person.represents, role=role
    )


FACILITATING = Feature(
    asks={
        Appoint: Rule(DOOR, appoint, lasting=True),
        ShareFacilitation: Rule(FACILITATORS, share_facilitation, lasting=True),
        HandOver: Rule(FACILITATORS, hand_over, lasting=True),
    },
)
